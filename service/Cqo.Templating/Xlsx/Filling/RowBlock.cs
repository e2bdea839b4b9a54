namespace Cqo.Templating.Xlsx.Filling;

/// <summary>A block around rows: <c>for</c> or <c>if</c> in one cell, its <c>end</c> in another.</summary>
/// <param name="Open">The tag that opens it.</param>
/// <param name="Row">The row in which it opens, among those of the sheet.</param>
/// <param name="Keyword"><c>for</c>, <c>if</c>, …</param>
internal sealed record RowBlock(CellTag Open, int Row, string Keyword)
{
    public List<(CellTag Tag, int Row)> Branches { get; } = [];
    public CellTag? Close { get; private set; }
    public int LastRow { get; private set; }
    /// <summary>The loop that the marks of layout know; null for a block that repeats nothing.</summary>
    public LoopLayout? Loop { get; set; }

    public bool Repeats => Keyword is "for" or "while";

    /// <summary>Pairs the tags of a sheet. Blocks that begin and end in one cell are text of that cell and left out.</summary>
    public static List<RowBlock> Pair(IEnumerable<(CellTag Tag, int Row)> tags, List<Diagnostic> sink)
    {
        var (blocks, open) = (new List<RowBlock>(), new Stack<RowBlock>());
        foreach (var (tag, row) in tags)
        {
            for (var i = 0; i < tag.Shape.Closes; i++)
            {
                if (!open.TryPop(out var closed)) sink.Add(FillingMistake.EndWithoutBlock(tag));
                else closed.Finish(tag, row, blocks, sink);
            }
            if (tag.Shape.IsBranch && open.TryPeek(out var top)) top.Branches.Add((tag, row));
            else if (tag.Shape.IsBranch) sink.Add(FillingMistake.EndWithoutBlock(tag));
            foreach (var keyword in tag.Shape.Opens) open.Push(new RowBlock(tag, row, keyword));
        }
        sink.AddRange(open.Select(b => FillingMistake.BlockWithoutEnd(b.Open)));
        return blocks;
    }

    void Finish(CellTag close, int row, List<RowBlock> blocks, List<Diagnostic> sink)
    {
        (Close, LastRow) = (close, row);
        if (close.Text == Open.Text && Branches.TrueForAll(b => b.Tag.Text == Open.Text)) return;
        if (Keyword is "capture" or "func" or "wrap" or "tablerow") sink.Add(FillingMistake.OneCellBlock(Open, Keyword));
        else blocks.Add(this);
        foreach (var tag in Branches.Select(b => b.Tag).Append(Open).Append(close)) tag.IsOfRows = true;
    }
}
