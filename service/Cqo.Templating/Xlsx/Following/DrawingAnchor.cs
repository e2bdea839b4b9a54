using System.Globalization;
using Cqo.Templating.Xlsx.Filling;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>Where a picture, shape, chart or control is fastened: to the cells of its corners (ECMA-376 part 1 §20.5.2.33), counted from 0.</summary>
internal static class DrawingAnchor
{
    /// <summary>Follows the markers of an anchor.</summary>
    public static void Follow(MarkupTree tree, int anchor, MarkupEdits edits, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        var (from, to) = (tree.Child(anchor, "from"), tree.Child(anchor, "to"));
        if (from < 0 || StaysPut(tree, anchor) || !TryMarker(tree, from, out var first)) return;
        if (to < 0 || !TryMarker(tree, to, out var last)) last = first;
        var moved = Moved(new CellRange(first, last), KeepsSize(tree, anchor), sheet, out var isFirstOnly);
        if (isFirstOnly) sink.Add(FollowingMistake.FirstItemOnly("图片、图形或图表", "a picture, shape or chart", sheet.At(first.ToString())));
        Set(tree, from, moved.First, edits);
        if (to >= 0) Set(tree, to, moved.Last, edits);
    }

    // The control of a form tells it by two attributes, all else by one.
    static bool StaysPut(MarkupTree tree, int anchor) =>
        tree[anchor].Name == "anchor" ? tree.Value(anchor, "moveWithCells")?.Trim() is not ("1" or "true") : tree.Value(anchor, "editAs")?.Trim() is "absolute";

    static bool KeepsSize(MarkupTree tree, int anchor) =>
        tree[anchor].Name == "anchor" ? tree.Value(anchor, "sizeWithCells")?.Trim() is not ("1" or "true") : tree.Value(anchor, "editAs")?.Trim() is "oneCell";

    /// <summary>What lies over cells goes where they go: it stretches with lines that come between its corners, unless it keeps its size or lies within one item.</summary>
    /// <param name="cells">The cells of its corners.</param>
    /// <param name="keepsSize">Whether it only moves.</param>
    /// <param name="sheet">Where the lines went.</param>
    /// <param name="isFirstOnly">Whether it lies in an item that repeats.</param>
    public static CellRange Moved(CellRange cells, bool keepsSize, SheetLines sheet, out bool isFirstOnly)
    {
        CellRange? moved = null;
        isFirstOnly = false;
        foreach (var place in sheet.Places(cells))
        {
            isFirstOnly = moved is not null;
            if (isFirstOnly) break;
            moved = Moved(cells, keepsSize, place);
        }
        return moved ?? Moved(cells, keepsSize, sheet.Whole);
    }

    static CellRange Moved(CellRange cells, bool keepsSize, SheetMap place)
    {
        var (top, left) = (place.Rows(cells.First.Row).First, place.Columns(cells.First.Column).First);
        var (bottom, right) = (place.Rows(cells.Last.Row), place.Columns(cells.Last.Column));
        var (high, wide) = (cells.Last.Row - cells.First.Row, cells.Last.Column - cells.First.Column);
        return new CellRange(new(Within(left, CellReference.MostColumns), Within(top, CellReference.MostRows)), new(
            Within(keepsSize ? left + wide : Math.Max(right.Last, left), CellReference.MostColumns), Within(keepsSize ? top + high : Math.Max(bottom.Last, top), CellReference.MostRows)));
    }

    static int Within(int line, int most) => Math.Clamp(line, 1, most);

    static bool TryMarker(MarkupTree tree, int marker, out CellReference cell)
    {
        var (column, row) = (tree.Child(marker, "col"), tree.Child(marker, "row"));
        cell = default;
        if (column < 0 || row < 0 || !TryLine(tree.Text(column), CellReference.MostColumns, out var c) || !TryLine(tree.Text(row), CellReference.MostRows, out var r)) return false;
        cell = new CellReference(c, r);
        return true;
    }

    public static bool TryLine(string text, int most, out int line)
    {
        var isNumber = int.TryParse(text.Trim(), CultureInfo.InvariantCulture, out line) && line >= 0 && line < most;
        line++;
        return isNumber;
    }

    static void Set(MarkupTree tree, int marker, CellReference cell, MarkupEdits edits)
    {
        SetLine(tree, tree.Child(marker, "col"), cell.Column, edits);
        SetLine(tree, tree.Child(marker, "row"), cell.Row, edits);
    }

    static void SetLine(MarkupTree tree, int node, int line, MarkupEdits edits)
    {
        if (!TryLine(tree.Text(node), int.MaxValue, out var before) || before != line) edits.SetText(node, (line - 1).ToString(CultureInfo.InvariantCulture));
    }
}
