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
    static readonly string[] TaggedKinds = ["header", "footer", "footnotes", "endnotes"];
    static readonly string[] UnreadFolders = ["word/charts/", "word/diagrams/"];
    const int DrawingsPerPart = 10_000_000;

    public static CompileResult Compile(ReadOnlyMemory<byte> content)
    {
        var sink = new List<Diagnostic>();
        try
        {
            var package = PackageGate.OpenDocument(content, out var main);
            var parts = Parts(package, main).Select((part, i) => CompilePart(package, part, (i + 1) * DrawingsPerPart, sink)).OfType<DocxPartPlan>().ToList();
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

    static DocxPartPlan? CompilePart(OpcPackage package, string name, int firstDrawing, List<Diagnostic> sink)
    {
        try
        {
            var found = new List<Diagnostic>();
            if (package.SizeOf(name) > OpcLimits.TaggedPartBytes) throw new PackageFault(PackageFault.TooLarge, $"模板的这一部分超过 {OpcLimits.TaggedPartBytes >> 20} MiB：请缩短 | this part of the template is larger than {OpcLimits.TaggedPartBytes >> 20} MiB: shorten it", name);
            var part = new DocxPart(name, package.Read(name)!, found);
            var pieces = part.Cut(firstDrawing);
            var plan = pieces is null ? null : PlanCompiler.Compile(pieces, found);
            sink.AddRange(found.OrderBy(d => d.Place.Paragraph).ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column));
            return plan is null ? null : new DocxPartPlan(name, plan, part.HasPictures);
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
internal sealed record DocxPartPlan(string Name, RenderPlan Plan, bool HasPictures)
{
    public byte[] NameBytes { get; } = Encoding.UTF8.GetBytes(Name);
}
