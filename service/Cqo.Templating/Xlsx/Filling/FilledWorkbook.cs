using System.Text;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>The workbook part of documents, its list of types and its relationships: formulas are computed when the document is opened, and the saved order of computing is gone.</summary>
internal sealed class FilledWorkbook
{
    static readonly string[] BeforeCalculation = ["fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames"];

    readonly Dictionary<string, byte[]> parts = new(StringComparer.OrdinalIgnoreCase);

    public FilledWorkbook(OpcPackage package, string main, bool recalculates)
    {
        if (!recalculates) return;
        parts[main] = OpcPackage.Guarded(main, () => Recalculating(package.Read(main)!));
        var relationships = package.RelationshipsOf(main);
        var chain = relationships.All.Where(r => r.Type.EndsWith("/calcChain", StringComparison.Ordinal)).ToList();
        if (chain.Count == 0) return;
        parts[PartName.Relationships(main)] = relationships.Without([.. chain.Select(r => r.Id)]).With([]);
        Dropped = [.. chain.Where(r => !r.External).Select(r => PartName.Resolve(main, r.Target)).OfType<string>().Where(package.Has).Select(package.Spelled)];
        parts[ContentTypes.Part] = WithoutTypes(package.Read(ContentTypes.Part)!, Dropped);
    }

    /// <summary>The parts that differ from the template.</summary>
    public IReadOnlyDictionary<string, byte[]> Parts => parts;

    /// <summary>Parts that documents do not have.</summary>
    public IReadOnlyList<string> Dropped { get; } = [];

    static byte[] Recalculating(byte[] xml)
    {
        var (at, prefix) = (0, "");
        for (var scanner = new XmlScanner(xml); scanner.Read();)
        {
            if (!(scanner.Token is XmlToken.Start or XmlToken.Empty or XmlToken.End)) continue;
            var depth = scanner.Depth + (scanner.Token == XmlToken.Start ? 0 : 1);
            var name = AttributeReader.LocalName(xml, scanner.Name);
            if (depth == 1 && scanner.Token == XmlToken.Start) (at, prefix) = (scanner.End, TemplateStrings.PrefixOf(xml.AsSpan(scanner.Name)));
            if (depth != 2) continue;
            if (name == "calcPr" && scanner.Token != XmlToken.End) return WithAttribute(xml, ref scanner);
            if (BeforeCalculation.Contains(name)) at = scanner.End;
        }
        return [.. xml.AsSpan(0, at), .. Encoding.UTF8.GetBytes($"<{prefix}calcPr fullCalcOnLoad=\"1\"/>"), .. xml.AsSpan(at)];
    }

    static byte[] WithAttribute(byte[] xml, ref XmlScanner scanner)
    {
        foreach (var attribute in scanner.Attributes)
            if (AttributeReader.LocalName(xml, attribute.Name) == "fullCalcOnLoad") return [.. xml.AsSpan(0, attribute.Value.Start.Value), .. "1"u8, .. xml.AsSpan(attribute.Value.End.Value)];
        return [.. xml.AsSpan(0, scanner.Name.End.Value), .. " fullCalcOnLoad=\"1\""u8, .. xml.AsSpan(scanner.Name.End.Value)];
    }

    static byte[] WithoutTypes(byte[] xml, IReadOnlyList<string> dropped)
    {
        var (kept, at) = (new MemoryStream(), 0);
        for (var scanner = new XmlScanner(xml); scanner.Read();)
        {
            if (scanner.Token != XmlToken.Empty || new AttributeReader(xml, scanner.Attributes)["PartName"] is not { } name || !dropped.Contains(name.TrimStart('/'), StringComparer.OrdinalIgnoreCase)) continue;
            kept.Write(xml, at, scanner.Start - at);
            at = scanner.End;
        }
        kept.Write(xml, at, xml.Length - at);
        return kept.ToArray();
    }
}
