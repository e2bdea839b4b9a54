using Cqo.Templating.Evaluation;
using Cqo.Templating.Opc;
using Cqo.Templating.Xlsx.Following;
using Cqo.Templating.Xlsx.Formulas;
using Cqo.Templating.Xlsx.Notes;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Renders the sheets of a workbook straight into its zip, and lets the parts follow that speak of their cells. Shared by all threads.</summary>
/// <param name="package">The template.</param>
/// <param name="main">Its workbook part.</param>
/// <param name="parts">What that part tells.</param>
/// <param name="sheets">The sheets that are rendered.</param>
/// <param name="following">Parts that follow moved rows; null when none move.</param>
internal sealed class WorkbookRenderer(OpcPackage package, string main, WorkbookParts parts, IReadOnlyList<SheetPlan> sheets, FollowingParts? following)
{
    readonly Dictionary<string, byte[]> changed = new(StringComparer.OrdinalIgnoreCase);
    List<RawEntry> untouched = [];
    RawEntry? plainStyles;
    Lazy<byte[]> quotedStyles = new([]);
    RenderedNotes? notes;

    public required TemplateStrings Strings { get; init; }
    public required WorkbookStyles Styles { get; init; }
    public required SheetNames Names { get; init; }
    public required FilledWorkbook Workbook { get; init; }

    /// <summary>Sets apart what is the same in every document.</summary>
    public WorkbookRenderer Prepared()
    {
        foreach (var (name, content) in Workbook.Parts) changed[name] = content;
        if (Strings.HoldsTags) changed[Strings.Part] = Strings.WithoutTags();
        if (following is not null) changed.Remove(main);
        quotedStyles = new(Styles.WithQuoted);
        var rendered = sheets.Select(s => s.Sheet.Part).Concat(changed.Keys).Concat(Workbook.Dropped).Concat(following is null ? [] : [.. following.Names, main]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        notes = new RenderedNotes(package, sheets, changed.GetValueOrDefault(ContentTypes.Part));
        if (notes.IsNeeded) changed.Remove(ContentTypes.Part);
        rendered.UnionWith(notes.Held);
        if (Styles.HasQuoted) plainStyles = package.Entries.First(e => e.Name == Styles.Part);
        untouched = [.. package.Entries.Where(e => !rendered.Contains(e.Name) && e != plainStyles)];
        return this;
    }

    /// <summary>Writes a workbook. It flows on while it is made; what was written before a failure may not be used.</summary>
    public void Render(ModelObject model, Stream output, RenderBudget budget)
    {
        budget = budget.ForSheets();
        var moves = sheets.ToDictionary(s => s.Sheet.Part, s => Count(s, model, budget.ForSheets()));
        var named = Names.Of(model, budget, s => moves.GetValueOrDefault(s.Part));
        var maps = new SheetMaps(named);
        var lines = parts.Sheets.Where(s => s.Part.Length > 0).DistinctBy(s => s.Part).ToDictionary(s => s.Part, s => moves.GetValueOrDefault(s.Part) is { } own ? new SheetLines(s.Name, s.Part, own, maps, range => own.Places(range, budget)) : new SheetLines(s.Name, s.Part, StillMap.Instance, maps));
        var zip = new ForwardZip(output);
        foreach (var entry in untouched) zip.AddRaw(entry);
        foreach (var (name, content) in changed) zip.AddDeflated(name, content);
        var followed = following is null ? [] : Follow(zip, lines, maps, named, budget);
        var (hasQuoted, writing) = (false, notes!.Start(zip, followed, budget));
        foreach (var sheet in sheets) hasQuoted |= RenderSheet(sheet, lines[sheet.Sheet.Part], moves[sheet.Sheet.Part], model, zip, budget, writing);
        writing.Finish();
        if (hasQuoted) zip.AddDeflated(plainStyles!.Name, quotedStyles.Value);
        else if (plainStyles is not null) zip.AddRaw(plainStyles);
        zip.Finish();
    }

    static RowMoves? Count(SheetPlan sheet, ModelObject model, RenderBudget budget)
    {
        if (sheet.Counting is not { } counting) return null;
        var counter = new RowCounter(sheet);
        Interpreter.Count(sheet.Plan, counting, model, counter, budget);
        return counter.Finish();
    }

    Dictionary<string, byte[]> Follow(ForwardZip zip, Dictionary<string, SheetLines> lines, SheetMaps maps, IReadOnlyList<MovedSheet> named, RenderBudget budget)
    {
        var sink = new List<Diagnostic>();
        var followed = following!.Follow(part => lines[part], maps, sink).ToDictionary(f => f.Part, f => f.Content, StringComparer.OrdinalIgnoreCase);
        followed[main] = OpcPackage.Guarded(main, () => Names.Rename(WorkbookPart.Follow(main, package.Read(main)!, maps, sink), named));
        if (sink.Find(d => d.Severity == Severity.Error) is { } error) throw new RenderException(error);
        sink.ForEach(budget.Warn);
        foreach (var name in following.Names.Append(main).Where(n => !notes!.Held.Contains(n)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (followed.TryGetValue(name, out var content)) zip.AddDeflated(name, content);
            else zip.AddRaw(package.Entries.First(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
        }
        return followed;
    }

    bool RenderSheet(SheetPlan sheet, SheetLines lines, RowMoves? moves, ModelObject model, ForwardZip zip, RenderBudget budget, RenderedNotes.Writing writing)
    {
        var collected = sheet.Notes is null ? null : writing.Collect();
        var hasQuoted = false;
        using (var deflated = zip.Start(sheet.Sheet.Part))
        {
            var rows = new SheetWriter(lines, sheet.Sheet, moves, parts.Is1904, budget, deflated) { Notes = collected };
            using var content = rows.Output;
            Interpreter.Run(sheet.Plan, model, content, budget);
            rows.Finish();
            budget.Finish(content);
            hasQuoted = rows.HasQuoted;
        }
        if (collected is not null) writing.Write(sheet.Notes!, collected);
        return hasQuoted;
    }

    /// <summary>Refuses to make one workbook of many records.</summary>
    public static void RefuseMerge(IReadOnlyList<ModelObject> records, Stream output, RenderBudget budget) => throw new RenderException(new Diagnostic(FillingMistake.NotMerged, Severity.Error,
        "多条记录不能合并成一个工作簿：请把它们放进一个列表，用 {{ for }} 重复行，或为每条记录生成一个文件（.zip） | records are not merged into one workbook: put them into a list and repeat rows with {{ for }}, or make a file for each (.zip)", default));
}
