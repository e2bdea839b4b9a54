using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>
/// Compiles a Word document: front door, then each part that may carry tags is cut into pieces and compiled; all other parts are kept as they are.
/// </summary>
internal static class DocxTemplate
{
    static readonly string[] TaggedKinds = ["header", "footer", "footnotes", "endnotes", "comments"];
    static readonly string[] UnreadFolders = ["word/charts/", "word/diagrams/"];
    const int DrawingsPerPart = 10_000_000;

    public static CompileResult Compile(ReadOnlyMemory<byte> content)
    {
        var sink = new List<Diagnostic>();
        try
        {
            var package = PackageGate.OpenDocument(content, out var main);
            var styles = new Lazy<IReadOnlyDictionary<string, string>>(() => StyleNames.Read(package, main));
            var parts = Parts(package, main).Select((part, i) => CompilePart(package, part, styles, (i + 1) * DrawingsPerPart, sink)).OfType<DocxPartPlan>().ToList();
            parts.AddRange(DocumentProperties.Parts(package).Select(p => CompileProperties(package, p, sink)).OfType<DocxPartPlan>());
            ReportUnread(package, sink);
            if (sink.Exists(d => d.Severity == Severity.Error)) return new CompileResult(null, sink);
            var renderer = new DocxRenderer(package, parts);
            return new CompileResult(new CompiledTemplate([.. parts.Select(p => p.Plan)], renderer.Render), sink);
        }
        catch (PackageFault fault)
        {
            sink.Add(fault.ToDiagnostic());
            return new CompileResult(null, sink);
        }
    }

    static List<string> Parts(OpcPackage package, string main)
    {
        var parts = new List<string> { main };
        foreach (var relationship in package.RelationshipsOf(main).All.Where(r => !r.External && TaggedKinds.Any(k => r.Type.EndsWith("/" + k, StringComparison.Ordinal))))
            if (PartName.Resolve(main, relationship.Target) is { } part && package.Has(part) && !parts.Contains(package.Spelled(part))) parts.Add(package.Spelled(part));
        return parts;
    }

    static DocxPartPlan? CompileProperties(OpcPackage package, string name, List<Diagnostic> sink)
    {
        var found = new List<Diagnostic>();
        var pieces = DocumentProperties.Cut(name, package.Read(name)!, found);
        var plan = pieces is null ? null : PlanCompiler.Compile(pieces, found);
        sink.AddRange(found);
        return plan is null ? null : new DocxPartPlan(name, plan, null);
    }

    static DocxPartPlan? CompilePart(OpcPackage package, string name, Lazy<IReadOnlyDictionary<string, string>> styles, int firstDrawing, List<Diagnostic> sink)
    {
        try
        {
            var found = new List<Diagnostic>();
            var part = new DocxPart(name, package.Read(name)!, styles, found);
            var relationships = package.RelationshipsOf(name);
            var pieces = part.Cut(firstDrawing, relationships);
            var plan = pieces is null ? null : PlanCompiler.Compile(pieces, found);
            sink.AddRange(found.OrderBy(d => d.Place.Paragraph).ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column));
            return plan is null ? null : new DocxPartPlan(name, plan, part.MakesRelationships ? relationships.Without(part.Replaced) : null);
        }
        catch (XmlFault fault)
        {
            throw PackageFault.In(name, fault);
        }
    }

    // Charts and diagrams are not filled; a tag there must not pass unseen.
    static void ReportUnread(OpcPackage package, List<Diagnostic> sink)
    {
        foreach (var entry in package.Entries.Where(e => Array.Exists(UnreadFolders, f => e.Name.StartsWith(f, StringComparison.OrdinalIgnoreCase)) && e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            if (RawZip.Inflate(entry).AsSpan().IndexOf("{{"u8) >= 0) sink.Add(Mistake.Unsupported(new Place(entry.Name, 0, null, 0, 0, 0), "图表或 SmartArt / a chart or diagram"));
    }
}

/// <summary>A part that is rendered.</summary>
/// <param name="Name">Its name in the package.</param>
/// <param name="Plan">How it is made.</param>
/// <param name="Relationships">Those it starts with, when rendering adds pictures or links; null when they stay as they are.</param>
internal sealed record DocxPartPlan(string Name, RenderPlan Plan, Relationships? Relationships)
{
    public byte[] NameBytes { get; } = Encoding.UTF8.GetBytes(Name);
}
