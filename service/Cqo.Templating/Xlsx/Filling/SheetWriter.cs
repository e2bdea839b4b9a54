using System.Buffers.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Xlsx.Following;
using Cqo.Templating.Xlsx.Formulas;
using Cqo.Templating.Xlsx.Notes;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Writes the rows of a sheet while its plan runs: each row gets its number, each filled cell the type of its value.</summary>
internal sealed partial class SheetWriter : MarkTarget
{
    const int LongestNumber = 32;

    readonly Sheet sheet;
    readonly RowMoves? moves;
    readonly ItemView? view;
    readonly bool is1904;
    readonly SheetLines lines;
    readonly FormulaView formulas;
    readonly PartBuffer buffer;
    readonly List<Diagnostic> sink = [];
    readonly RenderBudget budget;
    readonly SameRuns same;
    readonly HashSet<(CellReference, FormulaNotes)> told = [];
    readonly byte[] digits = new byte[8];
    int digitCount;
    int row;
    byte[]? openRow;
    CellMark? cell;
    Value pending;
    bool isPending, isJoined;

    /// <param name="lines">The sheet, and where its lines and those of all others go.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="moves">Where its rows go; null when they stay.</param>
    /// <param name="is1904">How the workbook counts days.</param>
    /// <param name="budget">What may be written.</param>
    /// <param name="flow">Takes it.</param>
    public SheetWriter(SheetLines lines, Sheet sheet, RowMoves? moves, bool is1904, RenderBudget budget, Stream flow)
    {
        (this.lines, this.sheet, this.moves, this.is1904, this.budget) = (lines, sheet, moves, is1904, budget);
        same = new SameRuns(lines);
        view = moves is null ? null : new ItemView(moves);
        formulas = lines.View(view ?? lines.Whole, FormulaUse.Cell);
        Output = new PartWriter(budget, flow: flow) { Marks = this };
        buffer = new PartBuffer(Output);
    }

    /// <summary>Takes what is written.</summary>
    public PartWriter Output { get; }

    /// <summary>Takes the notes of cells.</summary>
    public CollectedNotes? Notes { get; init; }

    /// <summary>Whether a text was written with the mark that it is no formula.</summary>
    public bool HasQuoted { get; private set; }

    internal override void Reach(Mark mark)
    {
        switch (((SheetMark)mark).Kind)
        {
            case SheetMarkKind.Text: AddText((TextMark)mark); return;
            case SheetMarkKind.ItemStart: StartItem((LoopMark)mark); return;
            case SheetMarkKind.LoopEnd: EndLoop(((LoopMark)mark).Loop); return;
        }
        if (cell is not null) WriteCell();
        switch (mark)
        {
            case CellMark one: StartCell(one); break;
            case CellsMark cells: WriteStretches(cells.Stretches); break;
            case LineMark line: StartLine(line); break;
            case RowEndMark: EndRow(); break;
            case FormulaMark formula: WriteFormula(formula); break;
            case MergesMark merges: MergedCells.Write(new MarkupTree(merges.Element), lines, same.Done, buffer); break;
            case NotesMark notes: if (Notes is { All.Count: > 0 }) Output.Write(notes.Element); break;
            case FollowMark element: SheetElement.Write(element.Element, lines, sink, buffer); break;
        }
    }

    internal override void Repeat(Mark[] marks, int rounds) => throw new InvalidOperationException("rows that are written are passed one by one");

    void StartItem(LoopMark mark)
    {
        if (view?.Enter(mark.Loop, row + 1) == false) throw Uncounted(mark.Loop.Place);
    }

    void EndLoop(LoopLayout loop)
    {
        if (cell is not null) WriteCell();
        view?.Leave(loop);
        same.End(loop);
    }

    static RenderException Uncounted(Place place) => new(new Diagnostic(FillingMistake.Uncounted, Severity.Error,
        "行数在两次计算中不同：请不要让行的重复或判断依赖随机值、array.cycle 或单元格里才改变的变量 | the rows came out differently when they were counted and when they were written: let no repeat or condition around rows depend on random values, array.cycle or variables that change inside cells only", place));

    /// <summary>Proves that as many rows were written as were counted.</summary>
    public void Finish()
    {
        if (moves is not null && row != moves.Total) throw Uncounted(new Place(sheet.Part, 0, null, 0, 0, 0));
        if (sink.Find(d => d.Severity == Severity.Error) is { } error) throw new RenderException(error);
        sink.ForEach(budget.Warn);
    }

    void StartLine(LineMark mark)
    {
        if (openRow is not null) EndRow();
        row += mark.Line.Height;
        if (row > CellReference.MostRows) throw RowCounter.TooMany(sheet.Part, mark.Line.First, row);
        if (mark.Open is null) return;
        Utf8Formatter.TryFormat(row, digits, out digitCount);
        Output.Write(mark.Open);
        Output.Write(digits.AsSpan(0, digitCount));
        Output.Write(mark.Attributes);
        openRow = mark.End;
    }

    void EndRow()
    {
        Output.Write(openRow);
        openRow = null;
    }

    void WriteStretches(byte[][] stretches)
    {
        Output.Write(stretches[0]);
        for (var i = 1; i < stretches.Length; i++)
        {
            Output.Write(digits.AsSpan(0, digitCount));
            Output.Write(stretches[i]);
        }
    }

    void WriteFormula(FormulaMark mark)
    {
        Output.Write(mark.Open);
        Output.Write(digits.AsSpan(0, digitCount));
        Output.Write(mark.Attributes);
        Tell(mark, mark.Formula.Write(formulas, buffer));
        Output.Write(mark.Close);
    }

    // What would show a wrong result is an error; all else is told once for a cell of the template, whatever the number of its rows.
    void Tell(FormulaMark mark, FormulaNotes notes)
    {
        if (notes == FormulaNotes.None) return;
        var place = lines.At(mark.Cell.ToString());
        if (notes.HasFlag(FormulaNotes.Beyond)) throw new RenderException(FormulaMistake.Beyond(mark.Formula.Text, place));
        if (budget.Options.Warnings is not null && told.Add((mark.Cell, notes))) sink.AddRange(FormulaMistake.Of(notes, mark.Formula.Text, place));
    }

    void StartCell(CellMark mark)
    {
        cell = mark;
        isPending = isJoined = false;
        if (mark.IsText) StartText();
        Output.Write(mark.Open);
        Output.Write(digits.AsSpan(0, digitCount));
    }

    internal override void Put(Value value, Interpreter interpreter)
    {
        if (cell is null) return;
        while (value.Reference is NoteFragment note)
        {
            AddNote(note);
            value = note.Value;
        }
        if (value.Reference is PictureFragment) throw Fail(FillingMistake.NoPicture, "图片和二维码还不能放进单元格：请把图片固定放在模板里，或在 Word 模板中使用", "pictures and QR codes cannot be put into cells yet: keep a picture in the template, or use a Word template");
        if (value.Kind is ValueKind.List or ValueKind.Map or ValueKind.Function or ValueKind.Fragment || (value.Kind == ValueKind.Date && !cell.Style.IsDate)) value = Value.Of(interpreter.TextOf(value));
        if (cell.IsText) AddText(value, interpreter);
        else if (!isPending) (pending, isPending) = (value, true);
        else Join(value, interpreter);
    }

    void AddNote(NoteFragment note)
    {
        if (Notes?.Add(new CellReference(cell!.Cell.Column, row), note.Note, note.Author) is not { } limit) return;
        var (code, chinese, english) = SheetNotes.Passed(limit);
        throw Fail(code, chinese, english);
    }

    // A second value makes a text of both; the texts of thousands are put together once.
    void Join(Value value, Interpreter interpreter)
    {
        if (!isJoined)
        {
            StartText();
            text.Append(interpreter.TextOf(pending));
            isJoined = true;
        }
        AddText(value, interpreter);
    }

    // The cell on the output, for messages.
    string Here => $"{CellReference.ColumnName(cell!.Cell.Column)}{row}";

    RenderException Fail(string code, string chinese, string english) => new(new Diagnostic(code, Severity.Error,
        $"工作表“{sheet.Name}”的单元格 {Here}：{chinese} | sheet \"{sheet.Name}\", cell {Here}: {english}", new Place(sheet.Part, 0, cell!.Cell.ToString(), 0, 0, 0)));
}
