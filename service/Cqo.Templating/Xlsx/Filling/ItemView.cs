namespace Cqo.Templating.Xlsx.Filling;

/// <summary>The view from inside an item of a loop, and of the loops around it: from the row that is written, or from any item.</summary>
internal sealed class ItemView(RowMoves moves) : SheetMap
{
    readonly List<(LoopLayout Loop, long Item, int FirstRow)> open = [];
    readonly long[] next = new long[moves.Layout.Loops.Count];

    /// <summary>The next item of a loop begins; false when it was not counted there.</summary>
    public bool Enter(LoopLayout loop, int firstRow)
    {
        Leave(loop);
        var (items, item) = (moves.ItemsOf(loop), next[loop.Index]++);
        if (item >= items.Count || (!items.IsPlain && items.StartOf(item) != firstRow)) return false;
        open.Add((loop, item, firstRow));
        return true;
    }

    public void Leave(LoopLayout loop)
    {
        while (open.Count > 0 && open[^1].Loop.Depth >= loop.Depth) open.RemoveAt(open.Count - 1);
    }

    /// <summary>Looks from an item, whatever is written.</summary>
    public void Stand(LoopLayout loop, long item)
    {
        open.Clear();
        var row = moves.ItemsOf(loop).StartOf(item);
        foreach (var around in moves.Layout.Loops.Where(l => l != loop && l.Depth < loop.Depth && l.Holds(loop.FirstLine)))
            if (moves.ItemsOf(around).At(row) is >= 0 and var outer) open.Add((around, outer, moves.ItemsOf(around).StartOf(outer)));
        open.Add((loop, item, row));
    }

    public override LineSpan Rows(int templateRow)
    {
        if (open.Count > 0 && moves.Layout.LineOf(templateRow) is { } line)
            for (var i = open.Count - 1; i >= 0; i--)
                if (open[i].Loop.Holds(line.Index)) return RowMoves.Within(line, templateRow, moves.ItemsOf(open[i].Loop).SpanIn(open[i].Item, open[i].FirstRow, line));
        return moves.Rows(templateRow);
    }

    public override LineSpan Columns(int templateColumn) => moves.Columns(templateColumn);
}
