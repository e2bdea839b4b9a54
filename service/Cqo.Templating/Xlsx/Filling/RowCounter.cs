using Cqo.Templating.Compilation;
using Cqo.Templating.Evaluation;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Counts the rows of a sheet before they are written, so that formulas know where everything will stand. A loop that always passes the same rows costs one step.</summary>
internal sealed class RowCounter : MarkTarget
{
    readonly SheetLayout layout;
    readonly string part;
    readonly List<(LoopLayout Loop, long Item)> open = [];
    readonly RowMoves moves;
    long row;

    public RowCounter(SheetPlan sheet)
    {
        (layout, part) = (sheet.Layout, sheet.Sheet.Part);
        moves = new RowMoves(layout, sheet.PlainLoops);
    }

    /// <summary>Where everything stands, when the plan has run.</summary>
    public RowMoves Finish()
    {
        moves.Finish((int)row);
        return moves;
    }

    internal override void Reach(Mark mark)
    {
        switch (mark)
        {
            case LineMark line:
                Note(line.Line, row + 1, row + line.Line.Height);
                Advance(line.Line.Height, line.Line);
                break;
            case LoopMark { Kind: SheetMarkKind.ItemStart } item:
                Leave(item.Loop.Depth);
                open.Add((item.Loop, moves.ItemsOf(item.Loop).Count));
                moves.ItemsOf(item.Loop).Add((int)row + 1, 1);
                break;
            case LoopMark end: Leave(end.Loop.Depth); break;
        }
    }

    internal override void Repeat(Mark[] marks, int rounds)
    {
        var (height, loop) = (0, ((LoopMark)marks[0]).Loop);
        foreach (var mark in marks.OfType<LineMark>()) height += mark.Line.Height;
        Leave(loop.Depth);
        moves.ItemsOf(loop).Add((int)row + 1, rounds);
        var (offset, last) = (0, (rounds - 1L) * height);
        foreach (var mark in marks.OfType<LineMark>())
        {
            Note(mark.Line, row + offset + 1, row + last + offset + mark.Line.Height);
            offset += mark.Line.Height;
        }
        Advance((long)height * rounds, layout.Lines[loop.FirstLine]);
    }

    internal override void Put(Value value, Interpreter interpreter) { }

    void Leave(int depth)
    {
        while (open.Count > 0 && open[^1].Loop.Depth >= depth) open.RemoveAt(open.Count - 1);
    }

    void Note(RowLine line, long first, long last)
    {
        if (last > CellReference.MostRows) return;
        var span = new LineSpan((int)first, (int)last);
        moves.Note(line, span);
        foreach (var (loop, item) in open)
            if (loop.Holds(line.Index)) moves.ItemsOf(loop).Note(item, line, span);
    }

    void Advance(long rows, RowLine at)
    {
        row += rows;
        if (row > CellReference.MostRows) throw TooMany(part, at.First, row);
    }

    public static RenderException TooMany(string part, int templateRow, long rows) => new(new Diagnostic(FillingMistake.TooManyRows, Severity.Error,
        $"工作表将有超过 {CellReference.MostRows:N0} 行（至少 {rows:N0} 行），Excel 打不开：请把数据分到几个工作表或文件 | the sheet would have more than {CellReference.MostRows:N0} rows ({rows:N0} at least), which no workbook can hold: split the data over sheets or files",
        new Place(part, 0, new CellReference(1, templateRow).ToString(), 0, 0, 0)));
}
