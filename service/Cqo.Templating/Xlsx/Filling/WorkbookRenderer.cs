using Cqo.Templating.Evaluation;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Renders the sheets of a workbook straight into its zip. Shared by all threads.</summary>
internal sealed class WorkbookRenderer
{
    readonly List<RawEntry> untouched;
    readonly IReadOnlyList<SheetPlan> sheets;
    readonly Dictionary<string, byte[]> changed = new(StringComparer.OrdinalIgnoreCase);
    readonly RawEntry? plainStyles;
    readonly Lazy<byte[]> quotedStyles;

    public WorkbookRenderer(OpcPackage package, IReadOnlyList<SheetPlan> sheets, TemplateStrings strings, WorkbookStyles styles, FilledWorkbook workbook)
    {
        this.sheets = sheets;
        foreach (var (name, content) in workbook.Parts) changed[name] = content;
        if (strings.HoldsTags) changed[strings.Part] = strings.WithoutTags();
        quotedStyles = new(styles.WithQuoted);
        var rendered = sheets.Select(s => s.Sheet.Part).Concat(changed.Keys).Concat(workbook.Dropped).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (styles.HasQuoted) plainStyles = package.Entries.First(e => e.Name == styles.Part);
        untouched = [.. package.Entries.Where(e => !rendered.Contains(e.Name) && e != plainStyles)];
    }

    public bool Is1904 { get; init; }

    /// <summary>Writes a workbook. It flows on while it is made; what was written before a failure may not be used.</summary>
    public void Render(ModelObject model, Stream output, RenderBudget budget)
    {
        budget = budget.ForSheets();
        var moves = sheets.Select(s => Count(s, model, budget.ForSheets())).ToList();
        var zip = new ForwardZip(output);
        foreach (var entry in untouched) zip.AddRaw(entry);
        foreach (var (name, content) in changed) zip.AddDeflated(name, content);
        var hasQuoted = false;
        for (var i = 0; i < sheets.Count; i++) hasQuoted |= RenderSheet(sheets[i], moves[i], model, zip, budget);
        if (hasQuoted) zip.AddDeflated(plainStyles!.Name, quotedStyles.Value);
        else if (plainStyles is not null) zip.AddRaw(plainStyles);
        zip.Finish();
    }

    static RowMoves? Count(SheetPlan sheet, ModelObject model, RenderBudget budget)
    {
        if (sheet.Counting is not { } counting) return null;
        var counter = new RowCounter(sheet.Layout, sheet.Sheet.Part);
        Interpreter.Count(sheet.Plan, counting, model, counter, budget);
        return counter.Finish();
    }

    bool RenderSheet(SheetPlan sheet, RowMoves? moves, ModelObject model, ForwardZip zip, RenderBudget budget)
    {
        using var deflated = zip.Start(sheet.Sheet.Part);
        var rows = new SheetWriter(sheet.Sheet, moves, Is1904);
        using var content = new PartWriter(budget, flow: deflated) { Marks = rows };
        rows.Output = content;
        Interpreter.Run(sheet.Plan, model, content, budget);
        rows.Finish();
        budget.Finish(content);
        return rows.HasQuoted;
    }

    /// <summary>Refuses to make one workbook of many records.</summary>
    public static void RefuseMerge(IReadOnlyList<ModelObject> records, Stream output, RenderBudget budget) => throw new RenderException(new Diagnostic(FillingMistake.NotMerged, Severity.Error,
        "多条记录不能合并成一个工作簿：请把它们放进一个列表，用 {{ for }} 重复行，或为每条记录生成一个文件（.zip） | records are not merged into one workbook: put them into a list and repeat rows with {{ for }}, or make a file for each (.zip)", default));
}
