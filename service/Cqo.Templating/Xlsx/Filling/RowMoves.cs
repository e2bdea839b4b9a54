using System.Runtime.InteropServices;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>
/// Where the rows of a template sheet went. As a map it is the view of the whole sheet: of rows that repeat it tells the first and the last. Of loops whose items all look the
/// same it holds two numbers for each time they ran; of others a number for each item and two for each of its rows.
/// </summary>
internal sealed class RowMoves : SheetMap
{
    // Of lines that were never passed First is 0 until the end.
    readonly LineSpan[] spans;
    readonly LoopItems[] loops;

    /// <param name="layout">What the rows are.</param>
    /// <param name="plain">Loops whose items all look the same.</param>
    public RowMoves(SheetLayout layout, IReadOnlySet<LoopLayout> plain)
    {
        Layout = layout;
        spans = new LineSpan[layout.Lines.Count];
        loops = [.. layout.Loops.Select(l => new LoopItems(layout, l, plain.Contains(l)))];
    }

    public SheetLayout Layout { get; }

    /// <summary>Rows of the output.</summary>
    public int Total { get; private set; }

    /// <summary>The items of a loop.</summary>
    public LoopItems ItemsOf(LoopLayout loop) => loops[loop.Index];

    public void Note(RowLine line, LineSpan span) => Join(ref spans[line.Index], span);

    public static void Join(ref LineSpan known, LineSpan span)
    {
        if (known.First == 0 || known.IsEmpty) known = known.First == 0 || !span.IsEmpty ? span : known;
        else if (!span.IsEmpty) known = new LineSpan(known.First, Math.Max(known.Last, span.Last));
    }

    public void Finish(int rows)
    {
        Total = rows;
        Complete(spans, 0);
        foreach (var loop in loops) loop.Finish();
    }

    /// <summary>What was never passed would have stood behind what came before it.</summary>
    public static void Complete(Span<LineSpan> of, int before)
    {
        foreach (ref var span in of)
        {
            if (span.First == 0) span = new LineSpan(before + 1, before);
            before = Math.Max(before, span.Last);
        }
    }

    public override LineSpan Rows(int templateRow)
    {
        if (Layout.LineOf(templateRow) is { } line) return Within(line, templateRow, spans[line.Index]);
        var shift = Total - (Layout.Lines.Count > 0 ? Layout.Lines[^1].Last : 0);
        return new LineSpan(templateRow + shift, templateRow + shift);
    }

    /// <summary>A row of a line that stands for several.</summary>
    public static LineSpan Within(RowLine line, int templateRow, LineSpan span) =>
        line.Height <= 1 || span.IsEmpty ? span : new LineSpan(span.First + templateRow - line.First, span.Last - (line.Last - templateRow));

    public override LineSpan Columns(int templateColumn) => new(templateColumn, templateColumn);

    /// <summary>The sheet as seen from every place where a range of the template stands: once per item of the innermost loop that holds all of it. One view serves for all.</summary>
    /// <param name="range">The range.</param>
    /// <param name="budget">Time that looking at every item takes from.</param>
    public IEnumerable<SheetMap> Places(CellRange range, Evaluation.RenderBudget budget)
    {
        if (Layout.LineOf(range.First.Row) is not { } first || Layout.LineOf(range.Last.Row) is not { } last || Layout.Loops.LastOrDefault(l => l.Holds(first.Index) && l.Holds(last.Index)) is not { } loop)
        {
            yield return this;
            yield break;
        }
        var view = new ItemView(this);
        var items = ItemsOf(loop);
        for (var item = 0L; item < items.Count; item++)
        {
            if (budget.IsOutOfTime()) throw new RenderException(FillingMistake.OutOfTime(loop.Place, budget.Options.Time));
            view.Stand(loop, item);
            yield return view;
        }
    }
}

/// <summary>The items of one loop, in the order of the output.</summary>
internal sealed class LoopItems(SheetLayout layout, LoopLayout loop, bool isPlain)
{
    // A place for each line of the loop in each item, also when it shows no row: 128 MB.
    const int MostSpans = 16 << 20;

    // Of a plain loop: the first row of each run, and how many items came before it.
    readonly List<int> starts = [];
    readonly List<long> before = [];
    readonly List<LineSpan> spans = [];
    readonly int width = loop.LastLine - loop.FirstLine + 1;
    readonly int height = loop.LastLine < loop.FirstLine ? 0 : layout.Lines[loop.LastLine].Above + layout.Lines[loop.LastLine].Height - layout.Lines[loop.FirstLine].Above;

    public bool IsPlain => isPlain;

    /// <summary>How many there are in all.</summary>
    public long Count { get; private set; }

    /// <summary>Notes items that look the same, or one that may look different.</summary>
    public void Add(int firstRow, int count)
    {
        starts.Add(firstRow);
        before.Add(Count);
        Count += count;
        if (isPlain) return;
        if ((long)spans.Count + width > MostSpans) throw new RenderException(FillingMistake.TooManyPlaces(loop.Place));
        CollectionsMarshal.SetCount(spans, spans.Count + width);
    }

    /// <summary>Notes where a line of the item that was added last stands; or of an earlier one.</summary>
    public void Note(long item, RowLine line, LineSpan span)
    {
        if (!isPlain) RowMoves.Join(ref Spans(item)[line.Index - loop.FirstLine], span);
    }

    Span<LineSpan> Spans(long item) => CollectionsMarshal.AsSpan(spans).Slice((int)item * width, width);

    public void Finish()
    {
        if (!isPlain)
            for (var item = 0; item < Count; item++) RowMoves.Complete(Spans(item), starts[item] - 1);
    }

    /// <summary>First row of an item.</summary>
    public int StartOf(long item)
    {
        if (!isPlain) return starts[(int)item];
        var run = LastAtMost(before, item);
        return starts[run] + (int)(item - before[run]) * height;
    }

    /// <summary>The item that holds a row of the output, or the last one that starts before it.</summary>
    public long At(int row)
    {
        var run = LastAtMost(starts, row);
        if (run < 0) return -1;
        return isPlain ? Math.Min(before[run] + (height == 0 ? 0 : (row - starts[run]) / height), (run + 1 < before.Count ? before[run + 1] : Count) - 1) : run;
    }

    static int LastAtMost<T>(List<T> sorted, T value) where T : IComparable<T>
    {
        var (low, high) = (0, sorted.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle].CompareTo(value) <= 0) low = middle + 1;
            else high = middle - 1;
        }
        return high;
    }

    /// <summary>Where a line stands in an item.</summary>
    public LineSpan SpanIn(long item, int firstRow, RowLine line)
    {
        if (!isPlain) return Spans(item)[line.Index - loop.FirstLine];
        var first = firstRow + line.Above - layout.Lines[loop.FirstLine].Above;
        return new LineSpan(first, first + line.Height - 1);
    }
}
