using System.Text;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Bytes of a row as the template has them; the number of the row stands between the stretches.</summary>
internal sealed class CellsMark(byte[][] stretches) : SheetMark(SheetMarkKind.Cells)
{
    public readonly byte[][] Stretches = stretches;
}

/// <summary>The end of a row.</summary>
internal sealed class RowEndMark() : SheetMark(SheetMarkKind.RowEnd);

/// <summary>A cell that is filled.</summary>
internal sealed class CellMark : SheetMark
{
    /// <param name="cell">Where it stands in the template.</param>
    /// <param name="style">Its style, the one for texts that look like formulas, and whether it shows dates.</param>
    /// <param name="runs">Formats of its text; one for a cell that holds one value.</param>
    /// <param name="isText">Whether it is a text with tags in it, rather than one value.</param>
    /// <param name="prefix">Prefix of SpreadsheetML.</param>
    public CellMark(CellReference cell, CellStyle style, IReadOnlyList<string> runs, bool isText, string prefix) : base(SheetMarkKind.Cell)
    {
        (Cell, Style, Runs, IsText) = (cell, style, runs, isText);
        Open = Bytes($"<{prefix}c r=\"{CellReference.ColumnName(cell.Column)}");
        var (own, quoted) = (style.Own > 0 ? $"\" s=\"{style.Own}\"" : "\"", $"\" s=\"{style.Quoted}\"");
        Number = Bytes($"{own}><{prefix}v>");
        Boolean = Bytes($"{own} t=\"b\"><{prefix}v>");
        Empty = Bytes($"{own}/>");
        Text = Bytes($"{own} t=\"inlineStr\"><{prefix}is>");
        Quoted = Bytes($"{quoted} t=\"inlineStr\"><{prefix}is>");
        CloseValue = Bytes($"</{prefix}v></{prefix}c>");
        CloseText = Bytes($"</{prefix}is></{prefix}c>");
        RunOpen = [.. runs.Select(f => Bytes(f.Length == 0 && runs.Count == 1 ? $"<{prefix}t" : $"<{prefix}r>{f}<{prefix}t"))];
        RunClose = [.. runs.Select(f => Bytes(f.Length == 0 && runs.Count == 1 ? $"</{prefix}t>" : $"</{prefix}t></{prefix}r>"))];
    }

    /// <summary>How it merges with the cell above; null when it does not.</summary>
    public SameCells? Same { get; init; }

    public readonly CellReference Cell;
    public readonly CellStyle Style;
    public readonly IReadOnlyList<string> Runs;
    public readonly bool IsText;
    public readonly byte[] Open, Number, Boolean, Empty, Text, Quoted, CloseValue, CloseText;
    public readonly byte[][] RunOpen, RunClose;

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

/// <summary>Styles of a filled cell.</summary>
/// <param name="Own">Number of its style.</param>
/// <param name="Quoted">Number of the same style with the mark that a leading <c>=</c> is text.</param>
/// <param name="IsDate">Whether it shows dates.</param>
internal readonly record struct CellStyle(int Own, int Quoted, bool IsDate);

/// <summary>Text of the template in a cell that is filled.</summary>
/// <param name="text">Characters; none before a tag that begins a run.</param>
/// <param name="run">The run that they, and the values behind them, belong to.</param>
internal sealed class TextMark(string text, int run) : SheetMark(SheetMarkKind.Text)
{
    public readonly string Text = text;
    public readonly int Run = run;

    internal override string? Captured => Text;
}

/// <summary>A cell with a formula.</summary>
internal sealed class FormulaMark(CellReference cell, byte[] open, byte[] attributes, CellFormula formula, byte[] close) : SheetMark(SheetMarkKind.Formula)
{
    /// <summary>Where it stands in the template.</summary>
    public readonly CellReference Cell = cell;
    /// <summary>Start of the cell up to the number of its row.</summary>
    public readonly byte[] Open = open;
    /// <summary>From there to its formula.</summary>
    public readonly byte[] Attributes = attributes;
    public readonly CellFormula Formula = formula;
    public readonly byte[] Close = close;
}
