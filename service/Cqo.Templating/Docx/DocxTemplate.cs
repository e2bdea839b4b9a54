using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Evaluation;
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
            var numbering = Numbering.Of(package, main);
            var withHtmlLists = new Lazy<Numbering>(() => Numbering.WithHtmlLists(package, main));
            var parts = Parts(package, main).Select((part, i) => CompilePart(package, part, part == main ? numbering : null, part == main ? withHtmlLists : null, styles, sink, (i + 1) * DrawingsPerPart)).OfType<DocxPartPlan>().ToList();
            parts.AddRange(DocumentProperties.Parts(package).Select(p => CompileProperties(package, p, sink)).OfType<DocxPartPlan>());
            ReportUnread(package, sink);
            if (sink.Exists(d => d.Severity == Severity.Error)) return new CompileResult(null, sink);
            if (withHtmlLists.IsValueCreated) numbering = withHtmlLists.Value;
            var renderer = new DocxRenderer(package, parts, numbering);
            var merged = new Lazy<DocxRenderer>(() => CompileMerged(package, main, parts, numbering, styles));
            return new CompileResult(new CompiledTemplate([.. parts.Select(p => p.Plan)], renderer.Render, (models, output, budget) => merged.Value.Render(models, output, budget)), sink);
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
        return plan is null ? null : new DocxPartPlan(name, plan, null, 0);
    }

    static DocxPartPlan? CompilePart(OpcPackage package, string name, Numbering? numbering, Lazy<Numbering>? withHtmlLists, Lazy<IReadOnlyDictionary<string, string>> styles, List<Diagnostic> sink, int lastDrawing)
    {
        try
        {
            var found = new List<Diagnostic>();
            var part = new DocxPart(name, package.Read(name)!, numbering, withHtmlLists, styles, found);
            var relationships = package.RelationshipsOf(name);
            var pieces = part.Cut(relationships);
            var plan = pieces is null ? null : PlanCompiler.Compile(pieces, found);
            sink.AddRange(found.OrderBy(d => d.Place.Paragraph).ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column));
            return plan is null ? null : new DocxPartPlan(name, plan, part.Grown(relationships), lastDrawing) { RestartsLists = part.MakesLists || pieces!.Exists(p => p is TagPiece { Context: OutputContext.ListRestart }) };
        }
        catch (XmlFault fault)
        {
            throw PackageFault.In(name, fault);
        }
    }

    static DocxRenderer CompileMerged(OpcPackage package, string main, List<DocxPartPlan> parts, Numbering? numbering, Lazy<IReadOnlyDictionary<string, string>> styles)
    {
        var sink = new List<Diagnostic>();
        sink.AddRange(parts.Where(p => p.Name != main).Select(p => Mistake.TagsInMerged(p.Name)));
        var part = new DocxPart(main, package.Read(main)!, numbering, null, styles, sink);
        var relationships = package.RelationshipsOf(main);
        var pieces = part.CutRecords(relationships);
        if (sink.Find(d => d.Severity == Severity.Error) is { } obstacle) throw new RenderException(obstacle);
        var records = new RecordPlans(pieces!.Head, PlanCompiler.Compile(pieces.Record, sink)!, PlanCompiler.Compile(pieces.LastRecord, sink)!, pieces.Tail);
        return new DocxRenderer(package, [new DocxPartPlan(main, records.Last, part.Grown(relationships), DrawingsPerPart) { RestartsLists = numbering is not null, Records = records }], numbering);
    }

    // Charts and diagrams are not filled; a tag there must not pass unseen.
    static void ReportUnread(OpcPackage package, List<Diagnostic> sink)
    {
        foreach (var entry in package.Entries.Where(e => Array.Exists(UnreadFolders, f => e.Name.StartsWith(f, StringComparison.OrdinalIgnoreCase)) && e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            if (RawZip.Inflate(entry).AsSpan().IndexOf("{{"u8) >= 0) sink.Add(Mistake.Unsupported(new Place(entry.Name, 0, null, 0, 0, 0), "图表或 SmartArt / a chart or diagram"));
    }
}

/// <summary>A part that is rendered.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Plan">What is rendered.</param>
/// <param name="Relationships">Those it starts with, when rendering adds pictures or links; null when they stay as they are.</param>
/// <param name="LastDrawing">Number after which drawings that repeat are counted.</param>
internal sealed record DocxPartPlan(string Name, RenderPlan Plan, Relationships? Relationships, int LastDrawing)
{
    public bool RestartsLists { get; init; }
    /// <summary>How a merged document is made; null for a document of one record.</summary>
    public RecordPlans? Records { get; init; }

    /// <summary>Writes the part.</summary>
    public void Write(IReadOnlyList<ModelObject> models, PartWriter content, RenderBudget budget)
    {
        if (Records is null) Interpreter.Run(Plan, models[0], content, budget);
        else Records.Write(models, content, budget);
    }

    public byte[] NameBytes { get; } = Encoding.UTF8.GetBytes(Name);
}

/// <summary>The plans of a merged document.</summary>
internal sealed record RecordPlans(byte[] Head, RenderPlan Between, RenderPlan Last, byte[] Tail)
{
    public void Write(IReadOnlyList<ModelObject> models, PartWriter content, RenderBudget budget)
    {
        content.Write(Head);
        for (var i = 0; i < models.Count; i++)
        {
            content.RestartLists();
            Interpreter.Run(i + 1 < models.Count ? Between : Last, models[i], content, budget);
        }
        content.Write(Tail);
    }
}
