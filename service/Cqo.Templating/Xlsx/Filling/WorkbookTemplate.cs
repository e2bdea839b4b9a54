using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Opc;
using Cqo.Templating.Xlsx.Following;
using Cqo.Templating.Xlsx.Notes;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>
/// Compiles a workbook: front door, then each sheet is taken apart into rows and cells, its tags become a plan; parts that no tag touches are kept as they are.
/// </summary>
internal sealed class WorkbookTemplate
{
    static readonly WorkbookSizes Sizes = new(OpcLimits.PackageBytes, OpcLimits.PartBytes, OpcLimits.TotalBytes);
    static readonly WorkbookLimits Limits = new();

    readonly OpcPackage package;
    readonly string main;
    readonly IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials;
    readonly WorkbookParts parts;
    readonly TemplateStrings strings;
    readonly WorkbookStyles styles;
    readonly List<Diagnostic> sink = [];
    readonly HashSet<string> newParts = new(StringComparer.OrdinalIgnoreCase);

    WorkbookTemplate(OpcPackage package, string main, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials)
    {
        (this.package, this.main, this.partials) = (package, main, partials);
        parts = new WorkbookParts(package, main, Limits);
        strings = new TemplateStrings(package, parts.Strings);
        styles = new WorkbookStyles(package, parts.Styles, new CellFormats(package, parts.Styles, Limits));
    }

    public static CompileResult Compile(ReadOnlyMemory<byte> content, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials)
    {
        try
        {
            var package = WorkbookGate.Open(new ZipInMemory(content), Sizes, out var main);
            DemandSizes(package);
            foreach (var entry in package.Entries) RawZip.Prove(entry);
            return new WorkbookTemplate(package, main, partials).Compile();
        }
        catch (PackageFault fault)
        {
            return new CompileResult(null, [fault.ToDiagnostic()]);
        }
        catch (WorkbookException end)
        {
            return new CompileResult(null, [end.Diagnostic]);
        }
    }

    static void DemandSizes(OpcPackage package)
    {
        if (package.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || package.Types.Of(e.Name).EndsWith("xml", StringComparison.OrdinalIgnoreCase)).Sum(e => (long)e.Size) > TemplateSheet.MostBytes)
            throw new PackageFault(WorkbookGate.TooLarge, $"模板的 XML 部件合计超过 {TemplateSheet.MostBytes >> 20} MiB：请删去数据，只保留样式和标签 | the XML parts of the template are larger than {TemplateSheet.MostBytes >> 20} MiB together: delete the data and keep styles and tags");
    }

    CompileResult Compile()
    {
        var sheets = parts.Sheets.Where(s => s.Kind == SheetKind.Worksheet && s.Part.Length > 0 && package.Has(s.Part)).Select(s => new TemplateSheet(s, package.Read(s.Part)!)).ToList();
        if (parts.Sheets.Where(s => s.Part.Length > 0).GroupBy(s => s.Part, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } shared) return new CompileResult(null, [FillingMistake.SharedPart(shared.Key)]);
        var tagged = parts.Sheets.Select(s => s.Name).Where(CellTag.MayStandIn).ToList();
        var drafts = sheets.Select(s => (Sheet: s, Cells: new SheetCells(s, strings, styles, tagged, sink))).ToList();
        var tags = drafts.Sum(d => d.Cells.Texts.Sum(t => t.Tags.Count));
        if (tags > PlanCompiler.MaxTags) sink.Add(FillingMistake.TooManyTags(new Place(main, 0, null, 0, 0, 0), PlanCompiler.MaxTags));
        SilentPlaces.Report(package, main, tagged, sink);
        var names = new SheetNames(main, parts.Sheets, partials, sink);
        if (sink.Exists(d => d.Severity == Severity.Error)) return new CompileResult(null, sink);
        foreach (var (_, cells) in drafts) cells.FollowsFormulas = tags > 0 || names.HasTags;
        var pieces = drafts.ConvertAll(d => new SheetPieces(d.Sheet, d.Cells, sink));
        var moves = names.HasTags || pieces.Exists(p => p.Moves);
        var following = moves ? new FollowingParts(package, sheets.Select(s => s.Sheet.Part)) : null;
        var mentions = moves ? Mentions(drafts, following!) : new RowMentions();
        var plans = drafts.Select((d, i) => CompileSheet(d.Sheet, d.Cells, pieces[i], mentions, moves)).OfType<SheetPlan>().ToList();
        if (sink.Exists(d => d.Severity == Severity.Error)) return new CompileResult(null, sink);
        var renderer = new WorkbookRenderer(package, main, parts, plans, following)
        {
            Strings = strings,
            Styles = styles,
            Names = names,
            Workbook = new FilledWorkbook(package, main, recalculates: moves || (tags > 0 && drafts.Exists(d => d.Cells.HasFormulas)), sink),
        }.Prepared();
        return new CompileResult(new CompiledTemplate([.. plans.Select(p => p.Plan), .. names.Plans], renderer.Render, WorkbookRenderer.RefuseMerge), sink);
    }

    RowMentions Mentions(List<(TemplateSheet Sheet, SheetCells Cells)> drafts, FollowingParts following)
    {
        var mentions = new RowMentions();
        foreach (var (sheet, cells) in drafts)
        {
            foreach (var (reference, row) in cells.References()) mentions.Add(reference, sheet.Sheet.Name, row);
            foreach (var reference in sheet.Elements.Where(e => SheetEnds.Follows(e.Name)).SelectMany(e => SheetElement.References(sheet.Xml.AsSpan(e.Range)))) mentions.Add(reference, sheet.Sheet.Name, 0);
        }
        foreach (var reference in following.References(part => parts.Sheets.First(s => s.Part == part).Name)) mentions.Add(reference, null, 0);
        foreach (var reference in OpcPackage.Guarded(main, () => WorkbookPart.References(package.Read(main)!))) mentions.Add(reference, null, 0);
        return mentions;
    }

    SheetPlan? CompileSheet(TemplateSheet sheet, SheetCells cells, SheetPieces pieces, RowMentions mentions, bool moves)
    {
        var rows = pieces.Cut(mentions);
        new GroupTotals(cells, pieces.Layout).Report(sheet.Sheet.Part, sink);
        var ends = new SheetEnds(sheet, moves, sink);
        var notes = SheetNotes.Of(sheet, cells.Texts.SelectMany(t => t.Tags).Select(t => t.Code).Concat(partials?.Values.Select(p => Encoding.UTF8.GetString(p.Span)) ?? []), package, main, newParts);
        if (notes is not null) ends.Add("legacyDrawing", notes.Mark);
        if (cells.Merging.Any) ends.Add("mergeCells", new MergesMark(Encoding.UTF8.GetBytes($"<{sheet.Prefix}mergeCells count=\"0\"></{sheet.Prefix}mergeCells>")));
        cells.Merging.DemandFree(package);
        var (head, tail) = (ends.Head(), ends.Tail());
        if (sink.Exists(d => d.Severity == Severity.Error)) return null;
        if (!moves && !cells.HasTags && !tail.Exists(p => p is TagPiece) && !(cells.FollowsFormulas && cells.HasFormulas)) return null;
        var found = new List<Diagnostic>();
        var plan = PlanCompiler.Compile([.. head, .. rows, .. tail], found, partials);
        sink.AddRange(found.Except(sink));
        return plan is null ? null : new SheetPlan(sheet.Sheet, plan, pieces.Layout, pieces.Moves) { Notes = notes };
    }
}

/// <summary>A sheet that is rendered.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Plan">How it is made.</param>
/// <param name="Layout">What its rows are.</param>
/// <param name="Moves">Whether rows may repeat, vanish or move.</param>
internal sealed record SheetPlan(Sheet Sheet, RenderPlan Plan, SheetLayout Layout, bool Moves)
{
    /// <summary>Notes that data may give its cells; null when no tag can.</summary>
    public SheetNotes? Notes { get; init; }

    /// <summary>What counts its rows; null when they stay where they are.</summary>
    public LayoutPlan? Counting { get; } = Moves ? LayoutPlan.Of(Plan) : null;

    /// <summary>Loops whose items all look the same.</summary>
    public IReadOnlySet<LoopLayout> PlainLoops => plain ??= [.. (Counting?.Plain ?? []).Select(m => ((LoopMark)m[0]).Loop)];

    HashSet<LoopLayout>? plain;
}
