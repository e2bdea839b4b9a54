using Cqo.Templating.Compilation;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>
/// Cuts the rows of a sheet into pieces: what no tag touches stays bytes, a cell with a tag becomes a mark and a value, and tags of blocks around rows move
/// to where the block begins and ends. A row that holds nothing but such tags vanishes.
/// </summary>
internal sealed class SheetPieces
{
    /// <summary>Rows of one item that stay for a list without items.</summary>
    const int MostKept = 1000;
    /// <summary>Rows of a sheet that moves: each takes several steps of the plan.</summary>
    const int MostMoving = 20_000;

    readonly TemplateSheet sheet;
    readonly SheetCells cells;
    readonly List<Diagnostic> sink;
    readonly List<Piece> pieces = [];
    readonly List<RowBlock> blocks;
    readonly Dictionary<CellTag, RowBlock> opening = [];
    readonly Dictionary<CellTag, List<RowBlock>> closing = [];
    readonly Stack<RowBlock> open = new();
    RowMentions mentions = new();
    int reached;
    int loopDepth;

    public SheetPieces(TemplateSheet sheet, SheetCells cells, List<Diagnostic> sink)
    {
        (this.sheet, this.cells, this.sink) = (sheet, cells, sink);
        blocks = RowBlock.Pair(cells.Texts.SelectMany(t => t.Tags.Select(tag => (tag, t.Row))), sink);
        foreach (var block in blocks) Register(block);
        Moves = blocks.Count > 0 || Enumerable.Range(0, sheet.Rows.Count).Any(IsSilent);
    }

    public SheetLayout Layout { get; } = new();

    /// <summary>Whether rows may repeat, vanish or move.</summary>
    public bool Moves { get; }

    void Register(RowBlock block)
    {
        if (!opening.TryAdd(block.Open, block)) sink.Add(FillingMistake.OnePerTag(block.Open));
        if (!closing.TryGetValue(block.Close!, out var closed)) closing[block.Close!] = closed = [];
        closed.Add(block);
    }

    /// <summary>The pieces of the content of <c>sheetData</c>.</summary>
    /// <param name="others">What else of the workbook refers to its rows.</param>
    public List<Piece> Cut(RowMentions others)
    {
        mentions = others;
        if (Moves && sheet.Rows.Count > MostMoving) sink.Add(FillingMistake.TooManyTemplateRows(sheet.Sheet, MostMoving));
        if (sink.Exists(d => d.Severity == Severity.Error)) return [];
        var at = sheet.Inside.Start;
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            var row = sheet.Rows[i];
            if (!Moves && !cells.IsTouched(i)) continue;
            AddBetween(at, row.Start, row.Number - 1);
            AddRow(i);
            at = row.End;
            reached = row.Number;
        }
        if (!Moves) AddBetween(at, sheet.Inside.End, sheet.Rows.Count > 0 ? sheet.Rows[^1].Number : 0);
        else if (at < sheet.Inside.End) pieces.Add(new StaticPiece(sheet.Xml.AsMemory(at..sheet.Inside.End)));
        return pieces;
    }

    // Rows that the file has no element for, and, where nothing moves, rows that no tag touches.
    void AddBetween(int from, int to, int lastRow)
    {
        if (to > from) pieces.Add(new StaticPiece(sheet.Xml.AsMemory(from..to)));
        if (lastRow > reached) AddLine(Layout.Add(reached + 1, lastRow));
        reached = Math.Max(reached, lastRow);
    }

    void AddLine(RowLine line) => pieces.Add(new MarkPiece(new LineMark(line)));

    /// <summary>Whether a row holds tags that print nothing, and nothing else.</summary>
    bool IsSilent(int row) => cells.OnlyTags(row, t => t.IsOfRows || t.Shape is { IsSilent: true, IsControl: false });

    void AddRow(int index)
    {
        var tags = cells.TagsOf(index).ToList();
        var isSilent = IsSilent(index);
        var ofRows = tags.Where(t => t.IsOfRows || isSilent).ToList();
        foreach (var tag in ofRows.Where(t => IsMixed(t) && t.IsOfRows)) sink.Add(FillingMistake.OnePerTag(tag));
        if (isSilent) AddVanishing(index, ofRows);
        else AddContent(index, ofRows);
    }

    static bool IsMixed(CellTag tag) => (tag.Shape.Closes > 0 && (tag.Shape.Opens.Count > 0 || tag.Shape.IsBranch)) || tag.Shape.Opens.Count > 1;

    void AddVanishing(int index, List<CellTag> tags)
    {
        var number = sheet.Rows[index].Number;
        var closes = tags.Exists(closing.ContainsKey);
        if (!closes) AddLine(Layout.Add(number, number, vanishes: true));
        foreach (var tag in tags) AddTag(tag);
        if (closes) AddLine(Layout.Add(number, number, vanishes: true));
    }

    // In a row with content, blocks open before it and close behind it.
    void AddContent(int index, List<CellTag> tags)
    {
        var closes = tags.Where(closing.ContainsKey).ToList();
        var before = tags.Except(closes).ToList();
        if (closes.Count > 0 && tags.IndexOf(closes[0]) is var first && tags.FindLastIndex(t => !closing.ContainsKey(t)) is var last && last > first) sink.Add(FillingMistake.SharedRow(tags[last]));
        if (before.Find(t => t.Shape.IsBranch) is { } branch && before.IndexOf(branch) > 0) sink.Add(FillingMistake.SharedRow(branch));
        foreach (var tag in before) AddTag(tag);
        var line = Layout.Add(sheet.Rows[index].Number, sheet.Rows[index].Number);
        pieces.AddRange(cells.Row(index, line, Moves, emptied: false, open.FirstOrDefault(b => b.Repeats)?.Loop));
        foreach (var tag in closes) AddTag(tag);
    }

    void AddTag(CellTag tag)
    {
        if (closing.TryGetValue(tag, out var closed)) Close(tag, closed);
        else pieces.Add(tag.ToPiece(OutputContext.XmlText));
        if (!opening.TryGetValue(tag, out var block)) return;
        open.Push(block);
        if (block.Repeats) Open(block);
    }

    void Open(RowBlock block)
    {
        block.Loop = new LoopLayout(Layout.Loops.Count, loopDepth++, block.Open.Place) { FirstLine = Layout.Lines.Count };
        Layout.Loops.Add(block.Loop);
        pieces.Add(new MarkPiece(new LoopMark(SheetMarkKind.ItemStart, block.Loop)));
    }

    // `end` twice in one tag closes two blocks, each at its own time.
    void Close(CellTag tag, List<RowBlock> closed)
    {
        var isSplit = closed.Count > 1 && tag.Code.Split([' ', '\t', ';', '\n'], StringSplitOptions.RemoveEmptyEntries).All(w => w == "end");
        if (closed.Count > 1 && !isSplit) sink.Add(FillingMistake.OnePerTag(tag));
        foreach (var block in closed)
        {
            if (open.Count > 0) open.Pop();
            if (block.Loop is not null) block.Loop.LastLine = Layout.Lines.Count - 1;
            if (block.Loop is not null) loopDepth--;
            if (block is { Loop: not null, Branches.Count: 0, Keyword: "for" }) KeepRow(block);
            if (isSplit || block == closed[^1]) pieces.Add(isSplit ? tag.ToPiece("end", OutputContext.XmlText) : tag.ToPiece(OutputContext.XmlText));
            if (block.Loop is not null) pieces.Add(new MarkPiece(new LoopMark(SheetMarkKind.LoopEnd, block.Loop)));
        }
    }

    // A sum over no rows would lose what it refers to, and a table needs a row: the rows stay, emptied.
    void KeepRow(RowBlock block)
    {
        var (first, last) = (sheet.Rows[block.Row].Number, sheet.Rows[block.LastRow].Number);
        if (block.Loop!.LastLine - block.Loop.FirstLine >= MostKept || !mentions.Touches(sheet.Sheet.Name, first, last)) return;
        pieces.Add(block.Open.ToPiece("else", OutputContext.XmlText));
        pieces.Add(new MarkPiece(new LoopMark(SheetMarkKind.ItemStart, block.Loop!)));
        var index = block.Row;
        for (var i = block.Loop!.FirstLine; i <= block.Loop.LastLine; i++)
        {
            var line = Layout.Lines[i];
            while (index < sheet.Rows.Count && sheet.Rows[index].Number < line.First) index++;
            if (line.Height == 1 && index < sheet.Rows.Count && sheet.Rows[index].Number == line.First) pieces.AddRange(cells.Row(index, line, Moves, emptied: true));
            else if (line.Height > 0) AddLine(line);
        }
    }
}
