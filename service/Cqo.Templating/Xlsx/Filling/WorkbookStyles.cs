using System.Globalization;
using System.Text;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>The styles of a template's cells. For each that is filled there is another with the mark <c>quotePrefix</c> (ECMA-376 part 1 §18.8.45), for texts that begin as formulas do.</summary>
internal sealed class WorkbookStyles
{
    readonly CellFormats formats;
    readonly byte[] xml = [];
    readonly List<(int Start, int End, bool Quotes)> elements = [];
    readonly Dictionary<int, int> quoted = [];
    readonly List<int> added = [];
    Range count;
    int end;

    public WorkbookStyles(OpcPackage package, string part, CellFormats formats)
    {
        (this.formats, Part) = (formats, part);
        if (part.Length == 0) return;
        xml = package.Read(part)!;
        OpcPackage.Guarded(part, () => Read());
    }

    /// <summary>Name of the part, or empty.</summary>
    public string Part { get; }

    public bool HasQuoted => added.Count > 0;

    public CellStyle Of(int style) => new(style, QuotedOf(style), style < formats.Count && formats.IsDate(style));

    int QuotedOf(int style)
    {
        if (style >= elements.Count || elements[style].Quotes) return style;
        if (quoted.TryGetValue(style, out var number)) return number;
        added.Add(style);
        return quoted[style] = elements.Count + added.Count - 1;
    }

    bool Read()
    {
        var isInside = false;
        for (var scanner = new XmlScanner(xml); scanner.Read();)
        {
            var isEmpty = scanner.Token == XmlToken.Empty;
            if (!(isEmpty || scanner.Token is XmlToken.Start or XmlToken.End)) continue;
            var depth = scanner.Depth + (scanner.Token == XmlToken.Start ? 0 : 1);
            var name = AttributeReader.LocalName(xml, scanner.Name);
            if (depth == 2 && name == "cellXfs") isInside = Enter(ref scanner);
            else if (isInside && depth == 3 && name == "xf" && scanner.Token == XmlToken.End) elements[^1] = elements[^1] with { End = scanner.End };
            else if (isInside && depth == 3 && name == "xf") elements.Add((scanner.Start, scanner.End, new AttributeReader(xml, scanner.Attributes)["quotePrefix"] is "1" or "true"));
        }
        return true;
    }

    bool Enter(ref XmlScanner scanner)
    {
        if (scanner.Token == XmlToken.End) end = scanner.Start;
        foreach (var attribute in scanner.Attributes)
            if (AttributeReader.LocalName(xml, attribute.Name) == "count") count = attribute.Value;
        return scanner.Token == XmlToken.Start;
    }

    /// <summary>The part with the styles that are needed.</summary>
    public byte[] WithQuoted()
    {
        var to = new MemoryStream(xml.Length + 4096);
        var at = 0;
        if (!count.Start.Equals(count.End))
        {
            to.Write(xml, 0, count.Start.Value);
            to.Write(Encoding.ASCII.GetBytes((elements.Count + added.Count).ToString(CultureInfo.InvariantCulture)));
            at = count.End.Value;
        }
        to.Write(xml, at, end - at);
        foreach (var style in added) WriteQuoted(elements[style].Start, elements[style].End, to);
        to.Write(xml, end, xml.Length - end);
        return to.ToArray();
    }

    void WriteQuoted(int start, int stop, MemoryStream to)
    {
        var element = Encoding.UTF8.GetString(xml.AsSpan(start..stop));
        var name = element.AsSpan(1).IndexOfAny(" \t\r\n/>") + 1;
        var others = element[name..].Replace(" quotePrefix=\"0\"", "", StringComparison.Ordinal).Replace(" quotePrefix=\"false\"", "", StringComparison.Ordinal);
        to.Write(Encoding.UTF8.GetBytes(element[..name] + " quotePrefix=\"1\"" + others));
    }
}
