using System.Text;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>The shared strings of a template: those that hold tags are known by their number, and are emptied in documents, where no cell refers to them any more.</summary>
internal sealed class TemplateStrings
{
    readonly Dictionary<int, List<CellRun>> tagged = [];
    readonly List<(int Start, int End)> emptied = [];
    readonly byte[] xml;
    string prefix = "";

    public TemplateStrings(OpcPackage package, string part)
    {
        Part = part;
        xml = part.Length > 0 ? package.Read(part)! : [];
        if (part.Length > 0 && CellRun.MayHoldTag(xml)) OpcPackage.Guarded(part, () => Read());
    }

    /// <summary>Name of the part, or empty.</summary>
    public string Part { get; }

    /// <summary>Prefix of SpreadsheetML in formats of runs.</summary>
    public string Prefix => prefix;

    /// <summary>Text of a string that holds a tag; null for one that holds none.</summary>
    public List<CellRun>? Tagged(int index) => tagged.GetValueOrDefault(index);

    public bool HoldsTags => tagged.Count > 0;

    /// <summary>The part without its tags: other strings keep their numbers.</summary>
    public byte[] WithoutTags()
    {
        var kept = new MemoryStream(xml.Length);
        var at = 0;
        foreach (var (start, end) in emptied)
        {
            kept.Write(xml, at, start - at);
            kept.Write(Encoding.UTF8.GetBytes($"<{prefix}si><{prefix}t></{prefix}t></{prefix}si>"));
            at = end;
        }
        kept.Write(xml, at, xml.Length - at);
        return kept.ToArray();
    }

    bool Read()
    {
        var (count, start) = (0, 0);
        for (var scanner = new XmlScanner(xml); scanner.Read();)
        {
            var depth = scanner.Depth + (scanner.Token is XmlToken.Empty or XmlToken.End ? 1 : 0);
            if (depth == 1 && scanner.Token == XmlToken.Start) prefix = PrefixOf(xml.AsSpan(scanner.Name));
            if (depth != 2) continue;
            if (scanner.Token == XmlToken.Empty) count++;
            else if (scanner.Token == XmlToken.Start) start = scanner.Start;
            else if (scanner.Token == XmlToken.End) Take(count++, start, scanner.End);
        }
        return true;
    }

    void Take(int index, int start, int end)
    {
        var item = xml.AsSpan(start..end);
        if (!CellRun.MayHoldTag(item)) return;
        var runs = CellRun.Read(item);
        if (!CellTag.MayStandIn(string.Concat(runs.Select(r => r.Text)))) return;
        tagged[index] = runs;
        emptied.Add((start, end));
    }

    public static string PrefixOf(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name[..(name.IndexOf((byte)':') + 1)]);
}
