using Cqo.Templating.Compilation;
using Cqo.Templating.Docx.Charts;
using Cqo.Templating.Docx.SubDocuments;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>
/// Compiles a Word document: front door, then each part that may carry tags is cut into pieces and compiled; all other parts are kept as they are.
/// </summary>
internal sealed class DocxTemplate
{
    static readonly string[] TaggedKinds = ["header", "footer", "footnotes", "endnotes", "comments"];
    static readonly string[] UnreadFolders = ["word/charts/", "word/diagrams/"];
    /// <summary>Numbers that the drawings of a part may have.</summary>
    public const int DrawingsPerPart = 10_000_000;

    readonly OpcPackage package;
    readonly string main;
    readonly IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials;
    readonly Lazy<Numbering> withHtmlLists;
    readonly Lazy<IReadOnlyDictionary<string, string>> styles;
    readonly DataStores stores;
    readonly List<Diagnostic> sink = [];
    Numbering? numbering;
    IReadOnlyDictionary<string, List<Origin>> origins = new Dictionary<string, List<Origin>>();

    DocxTemplate(OpcPackage package, string main, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials)
    {
        (this.package, this.main, this.partials) = (package, main, partials);
        numbering = Numbering.Of(package, main);
        stores = new DataStores(package, main);
        styles = new(() => StyleNames.Read(package, main));
        withHtmlLists = new(() => Numbering.WithHtmlLists(package, main));
    }

    public static CompileResult Compile(ReadOnlyMemory<byte> content, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials)
    {
        try
        {
            var package = PackageGate.OpenDocument(content, out var main);
            var template = new DocxTemplate(package, main, partials?.Where(p => !Includes.IsDocument(p.Key)).ToDictionary());
            return (Includes.AnyIn(partials) ? template.With(partials!) : template).Compile();
        }
        catch (PackageFault fault)
        {
            return new CompileResult(null, [fault.ToDiagnostic()]);
        }
    }

    /// <summary>The template with the documents among its partials set in.</summary>
    DocxTemplate With(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> documents)
    {
        var found = new List<Diagnostic>();
        var assembled = new Includes(documents, found).Assemble(package, main, Parts());
        var template = new DocxTemplate(assembled.Package, main, partials) { origins = assembled.Origins };
        template.sink.AddRange(found.Distinct());
        return template;
    }

    CompileResult Compile()
    {
        var parts = Parts().Select((part, i) => CompilePart(part, (i + 1) * DrawingsPerPart)).OfType<DocxPartPlan>().ToList();
        var properties = DocumentProperties.Parts(package).Select(CompileProperties).OfType<DocxPartPlan>().ToList();
        var bound = stores.Bound.Where(p => !stores.HoldsProperties(p)).Select(CompileBound).ToList();
        ReportUnread();
        if (sink.Exists(d => d.Severity == Severity.Error)) return new CompileResult(null, sink);
        if (withHtmlLists.IsValueCreated) numbering = withHtmlLists.Value;
        var renderer = new DocxRenderer(package, main, [.. parts, .. properties, .. bound], numbering, []);
        var merged = new Lazy<DocxRenderer>(() => CompileMerged(parts, properties));
        return new CompileResult(new CompiledTemplate([.. parts.Concat(properties).Select(p => p.Plan)], renderer.Render, (models, output, budget) => merged.Value.Render(models, output, budget))
        {
            ReadableParts = [.. parts.Select(p => new ReadablePart(KindOf(p.Name), p.Name, p.Plan))],
        }, sink);
    }

    string KindOf(string part) => part == main ? "officeDocument"
        : package.RelationshipsOf(main).All.First(r => !r.External && PartName.Resolve(main, r.Target) is { } target && package.Has(target) && package.Spelled(target) == part).Type.Split('/')[^1];

    List<string> Parts()
    {
        var parts = new List<string> { main };
        foreach (var relationship in package.RelationshipsOf(main).All.Where(r => !r.External && TaggedKinds.Any(k => r.Type.EndsWith("/" + k, StringComparison.Ordinal))))
            if (PartName.Resolve(main, relationship.Target) is { } part && package.Has(part) && !parts.Contains(package.Spelled(part))) parts.Add(package.Spelled(part));
        return parts;
    }

    DocxPartPlan? CompileProperties(string name)
    {
        var found = new List<Diagnostic>();
        var pieces = OpcPackage.Guarded(name, () => DocumentProperties.Cut(name, package.Read(name)!, stores, found));
        var plan = pieces is null ? null : PlanCompiler.Compile(pieces, found, partials);
        sink.AddRange(found);
        return plan is null ? null : new DocxPartPlan(name, plan);
    }

    // Its values are strings of ours, so nothing can be wrong with them.
    DocxPartPlan CompileBound(string name) => new(name, PlanCompiler.Compile(stores.Pieces(name, sink), sink)!);

    DocxPartPlan? CompilePart(string name, int lastDrawing)
    {
        try
        {
            var found = new List<Diagnostic>();
            if (package.SizeOf(name) > OpcLimits.TaggedPartBytes) throw new PackageFault(PackageFault.TooLarge, $"模板的这一部分超过 {OpcLimits.TaggedPartBytes >> 20} MiB：请缩短 | this part of the template is larger than {OpcLimits.TaggedPartBytes >> 20} MiB: shorten it", name);
            var part = Read(name, withHtmlLists, stores, found);
            var relationships = package.RelationshipsOf(name);
            var pieces = part.Cut(relationships);
            var plan = pieces is null ? null : PlanCompiler.Compile(pieces, found, partials);
            found.RemoveAll(IsToldAlready);
            // Two parts may include the same partial with a mistake.
            sink.AddRange(found.Except(sink).OrderBy(d => d.Place.Paragraph).ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column));
            return plan is null ? null : new DocxPartPlan(name, plan)
            {
                LastDrawing = lastDrawing,
                Relationships = part.MakesRelationships ? relationships.Without(part.Replaced) : null,
                Charts = part.Charts,
                RestartsLists = part.MakesLists || pieces!.Exists(p => p is TagPiece { Context: OutputContext.ListRestart }),
            };
        }
        catch (XmlFault fault)
        {
            throw PackageFault.In(name, fault);
        }
    }

    // A document that could not be set in leaves its tag, which then looks like one for a text that is not there.
    bool IsToldAlready(Diagnostic d) =>
        d.Code == "CQO2005" && sink.Exists(s => s.Code is "CQO5150" or "CQO5151" or "CQO5152" or "CQO5153" && s.Place.Part == d.Place.Part && s.Place.Paragraph == d.Place.Paragraph);

    DocxRenderer CompileMerged(List<DocxPartPlan> parts, List<DocxPartPlan> properties)
    {
        var template = new MergedTemplate(package, main, parts, (name, found) => Read(name, null, null, found), (pieces, found) => PlanCompiler.Compile(pieces, found, partials)!);
        var plans = template.Compile(numbering is not null);
        return new DocxRenderer(package, main, [.. plans, .. properties], numbering, template.Stories);
    }

    DocxPart Read(string name, Lazy<Numbering>? htmlLists, DataStores? bound, List<Diagnostic> found) =>
        new(name, package.Read(name)!, name == main ? numbering : null, name == main ? htmlLists : null, styles, bound, found) { Origins = origins.GetValueOrDefault(name), ChartOf = id => ChartTemplate.Of(package, name, id) };

    // Charts and diagrams are not filled; a tag there must not pass unseen.
    void ReportUnread()
    {
        foreach (var entry in package.Entries.Where(e => Array.Exists(UnreadFolders, f => e.Name.StartsWith(f, StringComparison.OrdinalIgnoreCase)) && e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            if (RawZip.Inflate(entry).AsSpan().IndexOf("{{"u8) >= 0) sink.Add(Mistake.Unsupported(new Place(entry.Name, 0, null, 0, 0, 0), "图表或 SmartArt / a chart or diagram"));
    }
}
