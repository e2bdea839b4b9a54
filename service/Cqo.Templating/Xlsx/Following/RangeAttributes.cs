using System.Globalization;
using Cqo.Templating.Xlsx.Filling;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>Attributes that name cells and need nothing but to be moved.</summary>
internal static class RangeAttributes
{
    public static void Follow(MarkupTree tree, int node, MarkupEdits edits, SheetLines sheet)
    {
        switch (tree[node].Name)
        {
            case "dimension" or "autoFilter" or "sortState" or "sortCondition" or "table": SetRange(tree, node, "ref", edits, sheet); break;
            case "cellWatch" or "inputCells" or "singleXmlCell": SetCell(tree, node, "r", edits, sheet); break;
            case "sheetView" or "customSheetView": SetCell(tree, node, "topLeftCell", edits, sheet); break;
            case "pane": SetPane(tree, node, edits, sheet); break;
            case "selection": SetSelection(tree, node, edits, sheet); break;
            case "protectedRange" or "ignoredError": SetRanges(tree, node, edits, sheet); break;
            case "sqref" when tree[node].Parent >= 0 && tree[tree[node].Parent].Name is "ignoredError" or "protectedRange": SetText(tree, node, edits, sheet); break;
            case "filterColumn": SetFilterColumn(tree, node, edits, sheet); break;
            case "dataRef": SetSource(tree, node, edits, sheet.Sheets); break;
        }
    }

    static void SetRange(MarkupTree tree, int node, string name, MarkupEdits edits, SheetLines sheet)
    {
        if (tree.Attribute(node, name) is { } attribute && SheetLines.TryRange(tree.Value(node, name), out var range) && sheet.Kept(range) is var kept && kept != range) edits.SetAttribute(attribute, kept.ToString());
    }

    static void SetCell(MarkupTree tree, int node, string name, MarkupEdits edits, SheetLines sheet)
    {
        if (tree.Attribute(node, name) is { } attribute && SheetLines.TryRange(tree.Value(node, name), out var range) && sheet.Kept(range).First is var cell && cell != range.First) edits.SetAttribute(attribute, cell.ToString());
    }

    static void SetRanges(MarkupTree tree, int node, MarkupEdits edits, SheetLines sheet)
    {
        if (tree.Attribute(node, "sqref") is { } attribute && Moved(tree.Value(node, "sqref"), sheet) is { } moved) edits.SetAttribute(attribute, moved);
    }

    static void SetText(MarkupTree tree, int node, MarkupEdits edits, SheetLines sheet)
    {
        if (Moved(tree.Text(node), sheet) is { } moved) edits.SetText(node, moved);
    }

    static string? Moved(string? text, SheetLines sheet) =>
        SheetLines.TryRanges(text, out var ranges) && ranges.Select(r => Areas(r, sheet)).ToList() is var moved && !moved.SelectMany(m => m).SequenceEqual(ranges) ? string.Join(' ', moved.SelectMany(m => m)) : null;

    static List<CellRange> Areas(CellRange range, SheetLines sheet) => sheet.Areas(range, out _) is { Count: > 0 } areas ? areas : [sheet.Kept(range)];

    // One range stays one range, because activeCellId counts them; a repeated cell that was selected is the first of them.
    static void SetSelection(MarkupTree tree, int node, MarkupEdits edits, SheetLines sheet)
    {
        SetCell(tree, node, "activeCell", edits, sheet);
        if (tree.Attribute(node, "sqref") is not { } attribute || !SheetLines.TryRanges(tree.Value(node, "sqref"), out var ranges)) return;
        var moved = ranges.Select(r => r.First == r.Last ? new CellRange(sheet.Kept(r).First, sheet.Kept(r).First) : sheet.Kept(r)).ToList();
        if (!moved.SequenceEqual(ranges)) edits.SetAttribute(attribute, string.Join(' ', moved));
    }

    // Frozen lines are counted from the first one that is shown; what is split without freezing is measured in points.
    static void SetPane(MarkupTree tree, int node, MarkupEdits edits, SheetLines sheet)
    {
        SetCell(tree, node, "topLeftCell", edits, sheet);
        if (tree.Value(node, "state")?.Trim() is not ("frozen" or "frozenSplit")) return;
        var view = tree[node].Parent;
        if (view < 0 || !SheetLines.TryRange(tree.Value(view, "topLeftCell") ?? "A1", out var top)) return;
        SetSplit(tree, node, "xSplit", top.First.Column, sheet.Whole.Columns, edits);
        SetSplit(tree, node, "ySplit", top.First.Row, sheet.Whole.Rows, edits);
    }

    static void SetSplit(MarkupTree tree, int node, string name, int first, Func<int, LineSpan> lines, MarkupEdits edits)
    {
        if (tree.Attribute(node, name) is not { } attribute || !int.TryParse(tree.Value(node, name), CultureInfo.InvariantCulture, out var count) || count is < 1 or > CellReference.MostRows) return;
        var moved = Math.Max(1, lines(first + count - 1).Last - lines(first).First + 1);
        if (moved != count) edits.SetAttribute(attribute, moved.ToString(CultureInfo.InvariantCulture));
    }

    // Columns of a filter are counted from its first, from 0.
    static void SetFilterColumn(MarkupTree tree, int node, MarkupEdits edits, SheetLines sheet)
    {
        var filter = tree[node].Parent;
        if (filter < 0 || tree.Attribute(node, "colId") is not { } attribute || !SheetLines.TryRange(tree.Value(filter, "ref"), out var range)) return;
        if (!int.TryParse(tree.Value(node, "colId"), CultureInfo.InvariantCulture, out var column) || column is < 0 or >= CellReference.MostColumns) return;
        var moved = sheet.Whole.Columns(range.First.Column + column).First - sheet.Whole.Columns(range.First.Column).First;
        if (moved != column) edits.SetAttribute(attribute, moved.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A range with the name of its sheet beside it: sources of pivots and of consolidated data.</summary>
    public static void SetSource(MarkupTree tree, int node, MarkupEdits edits, SheetMaps sheets)
    {
        if (tree.Value(node, "sheet") is not { } name || tree.Attribute(node, "id") is not null || sheets[name] is not { } sheet) return;
        if (sheet.NewName is not null) edits.SetAttribute(node, "sheet", sheet.NewName);
        if (sheet.Map is not null) SetRange(tree, node, "ref", edits, new SheetLines(name, "", sheet.Map, sheets));
    }
}
