using Cqo.Templating.Opc;
using Cqo.Templating.Xlsx.Following;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>The cells of a template sheet that ask to be merged with equal ones, and what forbids it.</summary>
internal sealed class MergeWishes(TemplateSheet sheet, List<Diagnostic> sink)
{
    readonly List<(CellReference Cell, CellTag Tag)> wishes = [];

    public bool Any => wishes.Count > 0;

    /// <summary>The merging cells of a row, by column.</summary>
    /// <param name="row">Cells of the row with tags.</param>
    /// <param name="loop">The loop that repeats it; null when none does.</param>
    public Dictionary<int, SameCells> Of(IEnumerable<TaggedCell> row, LoopLayout? loop)
    {
        var (same, left) = (new Dictionary<int, SameCells>(), default(SameCells));
        foreach (var cell in row)
        {
            var wished = cell.Tags.Where(SameCells.IsWished).ToList();
            if (wished.Count == 0) continue;
            if (loop is null || wished.Count > 1 || SameCells.ValueOf(wished[0]) is not { } value || value.Contains("merge.same", StringComparison.Ordinal) || MayHaveNote(cell)) sink.Add(FillingMistake.SameOutsideRow(wished[^1]));
            else same[cell.Column] = left = new SameCells(cell.Column, loop, left);
            wishes.Add((cell.Text.Cell!.Value, wished[0]));
        }
        return same;
    }

    // A note at a cell that is covered would never be seen.
    static bool MayHaveNote(TaggedCell cell) => cell.Tags.Exists(t => t.Code.Contains("| note", StringComparison.Ordinal) || t.Code.Contains("|note", StringComparison.Ordinal) || t.Code.Contains("excel.note", StringComparison.Ordinal) || t.Code.TrimStart().StartsWith("note ", StringComparison.Ordinal));

    /// <summary>Tells of cells that are merged in the template already, and of those in tables, where Excel allows no merged cells: it would repair the file.</summary>
    public void DemandFree(OpcPackage package)
    {
        if (!Any) return;
        var (merged, tables) = (Ranges("mergeCells", "mergeCell"), TablesOf(package));
        foreach (var (cell, tag) in wishes)
        {
            if (merged.Exists(r => r.Contains(cell))) sink.Add(FillingMistake.SameInMerged(tag, "这个单元格在模板里已经合并", "the cell is merged in the template"));
            if (tables.Exists(r => r.Contains(cell))) sink.Add(FillingMistake.SameInMerged(tag, "这个单元格在表格（ListObject）里，Excel 不允许", "the cell stands in a table, where Excel allows no merged cells"));
        }
    }

    List<CellRange> Ranges(string element, string item)
    {
        var ranges = new List<CellRange>();
        foreach (var (_, range) in sheet.Elements.Where(e => e.Name == element)) Add(OpcPackage.Guarded(sheet.Sheet.Part, () => new MarkupTree(sheet.Xml[range])), item, ranges);
        return ranges;
    }

    List<CellRange> TablesOf(OpcPackage package)
    {
        var ranges = new List<CellRange>();
        foreach (var table in package.RelationshipsOf(sheet.Sheet.Part).All.Where(r => !r.External && r.Type.EndsWith("/table", StringComparison.Ordinal)))
            if (PartName.Resolve(sheet.Sheet.Part, table.Target) is { } part && package.Has(part)) Add(OpcPackage.Guarded(part, () => new MarkupTree(package.Read(part)!)), "table", ranges);
        return ranges;
    }

    static void Add(MarkupTree tree, string element, List<CellRange> ranges)
    {
        foreach (var node in tree.Named(element))
            if (SheetLines.TryRange(tree.Value(node, "ref"), out var range)) ranges.Add(range);
    }
}
