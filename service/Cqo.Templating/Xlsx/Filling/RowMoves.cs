namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Where the rows of a template sheet went. As a map it is the view of the whole sheet: of rows that repeat it tells the first and the last.</summary>
internal sealed class RowMoves(SheetLayout layout) : SheetMap
{
    // Of lines that were never passed First is 0 until the end.
    readonly LineSpan[] spans = new LineSpan[layout.Lines.Count];
    // Of loops whose items differ: the spans of each item's lines, one item after the other. An item of a plain loop is told from its first row.
    readonly List<LineSpan>?[] items = new List<LineSpan>?[layout.Loops.Count];
    readonly bool[] plain = new bool[layout.Loops.Count];
    readonly List<int>?[] starts = new List<int>?[layout.Loops.Count];

    /// <summary>Rows of the output.</summary>
    public int Total { get; private set; }

    public SheetLayout Layout => layout;

    public void SetPlain(LoopLayout loop) => plain[loop.Index] = true;

    public bool IsPlain(LoopLayout loop) => plain[loop.Index];

    public int AddItem(LoopLayout loop, int firstRow)
    {
        var of = items[loop.Index] ??= [];
        (starts[loop.Index] ??= []).Add(firstRow);
        for (var line = loop.FirstLine; line <= loop.LastLine; line++) of.Add(default);
        return starts[loop.Index]!.Count - 1;
    }

    public void Note(RowLine line, LineSpan span) => Join(ref spans[line.Index], span);

    public void NoteItem(LoopLayout loop, int item, RowLine line, LineSpan span) => Join(ref ItemSpans(loop, item)[line.Index - loop.FirstLine], span);

    /// <summary>Items that a loop has had in all.</summary>
    public int ItemsOf(LoopLayout loop) => starts[loop.Index]?.Count ?? 0;

    public int StartOf(LoopLayout loop, int item) => starts[loop.Index]![item];

    public Span<LineSpan> ItemSpans(LoopLayout loop, int item)
    {
        var width = loop.LastLine - loop.FirstLine + 1;
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items[loop.Index]).Slice(item * width, width);
    }

    static void Join(ref LineSpan known, LineSpan span)
    {
        if (known.First == 0 || known.IsEmpty) known = known.First == 0 || !span.IsEmpty ? span : known;
        else if (!span.IsEmpty) known = new LineSpan(known.First, Math.Max(known.Last, span.Last));
    }

    public void Finish(int rows)
    {
        Total = rows;
        Complete(spans, 0);
    }

    // What was never passed would have stood behind what came before it.
    static void Complete(Span<LineSpan> of, int before)
    {
        foreach (ref var span in of)
        {
            if (span.First == 0) span = new LineSpan(before + 1, before);
            before = Math.Max(before, span.Last);
        }
    }

    public void CompleteItem(LoopLayout loop, int item) => Complete(ItemSpans(loop, item), StartOf(loop, item) - 1);

    public override LineSpan Rows(int templateRow)
    {
        if (layout.LineOf(templateRow) is { } line) return Within(line, templateRow, spans[line.Index]);
        var shift = Total - (layout.Lines.Count > 0 ? layout.Lines[^1].Last : 0);
        return new LineSpan(templateRow + shift, templateRow + shift);
    }

    /// <summary>A row of a line that stands for several.</summary>
    public static LineSpan Within(RowLine line, int templateRow, LineSpan span) =>
        line.Height <= 1 || span.IsEmpty ? span : new LineSpan(span.First + templateRow - line.First, span.Last - (line.Last - templateRow));

    public override LineSpan Columns(int templateColumn) => new(templateColumn, templateColumn);
}

/// <summary>The view from inside the items of loops that are open while rows are written.</summary>
internal sealed class ItemView(RowMoves moves) : SheetMap
{
    readonly List<OpenItem> open = [];
    readonly int[] next = new int[moves.Layout.Loops.Count];

    /// <summary>An item that is written.</summary>
    /// <param name="Loop">Its loop.</param>
    /// <param name="Item">Its place among all items of that loop; -1 for a plain one.</param>
    /// <param name="FirstRow">Its first row.</param>
    readonly record struct OpenItem(LoopLayout Loop, int Item, int FirstRow);

    public bool IsInside => open.Count > 0;

    /// <summary>The next item of a loop begins; false when it was not counted.</summary>
    public bool Enter(LoopLayout loop, int firstRow)
    {
        Leave(loop);
        if (moves.IsPlain(loop))
        {
            open.Add(new OpenItem(loop, -1, firstRow));
            return true;
        }
        var item = next[loop.Index]++;
        if (item >= moves.ItemsOf(loop) || moves.StartOf(loop, item) != firstRow) return false;
        moves.CompleteItem(loop, item);
        open.Add(new OpenItem(loop, item, firstRow));
        return true;
    }

    public void Leave(LoopLayout loop)
    {
        while (open.Count > 0 && open[^1].Loop.Depth >= loop.Depth) open.RemoveAt(open.Count - 1);
    }

    public override LineSpan Rows(int templateRow)
    {
        if (open.Count > 0 && moves.Layout.LineOf(templateRow) is { } line)
            for (var i = open.Count - 1; i >= 0; i--)
                if (open[i].Loop.Holds(line.Index)) return RowMoves.Within(line, templateRow, SpanIn(open[i], line));
        return moves.Rows(templateRow);
    }

    LineSpan SpanIn(OpenItem item, RowLine line)
    {
        if (item.Item >= 0) return moves.ItemSpans(item.Loop, item.Item)[line.Index - item.Loop.FirstLine];
        var first = item.FirstRow;
        for (var i = item.Loop.FirstLine; i < line.Index; i++) first += moves.Layout.Lines[i].Height;
        return new LineSpan(first, first + line.Height - 1);
    }

    public override LineSpan Columns(int templateColumn) => moves.Columns(templateColumn);
}
