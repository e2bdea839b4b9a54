using Cqo.Templating.Opc;
using Cqo.Templating.Xlsx.Following;
using Cqo.Templating.Xlsx.Formulas;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>The workbook part of documents, its list of types and its relationships: formulas are computed when the document is opened, and the saved order of computing is gone.</summary>
internal sealed class FilledWorkbook
{
    readonly Dictionary<string, byte[]> parts = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="package">The template.</param>
    /// <param name="main">Its workbook part.</param>
    /// <param name="recalculates">Whether it has formulas that are filled.</param>
    /// <param name="sink">Told of what cannot follow.</param>
    public FilledWorkbook(OpcPackage package, string main, bool recalculates, List<Diagnostic> sink)
    {
        if (!recalculates) return;
        parts[main] = OpcPackage.Guarded(main, () => WorkbookPart.Follow(main, package.Read(main)!, SheetMaps.None, sink));
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
