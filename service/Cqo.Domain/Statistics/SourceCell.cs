namespace Cqo.Domain.Statistics;

/// <summary>What a reader found in a cell.</summary>
public enum CellKind : byte
{
    /// <summary>Text, from the shared strings or from the cell itself.</summary>
    Text,
    /// <summary>A number; a date when <see cref="SourceCell.Day"/> is known from the cell's format.</summary>
    Number,
    /// <summary>TRUE or FALSE: <see cref="SourceCell.Number"/> is 1 or 0.</summary>
    Boolean,
    /// <summary>An error of a formula: #REF!, #N/A.</summary>
    Error,
    /// <summary>A day that the reader knew as such; <see cref="SourceCell.Day"/> holds it.</summary>
    Date,
}

/// <summary>One cell as it stands in the file, before anything is put in order.</summary>
/// <param name="Column">Column from 1 (A).</param>
/// <param name="Kind">Kind.</param>
/// <param name="Text">The text as it stands; for a number the digits in the file, or null when the reader did not keep them.</param>
/// <param name="Number">The number, when it is one.</param>
/// <param name="Day">The day, when the cell's format makes its number a date.</param>
public readonly record struct SourceCell(int Column, CellKind Kind, string? Text, double Number = 0, DateOnly? Day = null)
{
    /// <summary>A cell of text.</summary>
    public static SourceCell OfText(int column, string text) => new(column, CellKind.Text, text);

    /// <summary>A cell with a number, and its digits as they stand in the file when they are known.</summary>
    public static SourceCell OfNumber(int column, double number, string? digits = null) => new(column, CellKind.Number, digits, number);

    /// <summary>A cell whose format shows a day.</summary>
    public static SourceCell OfDay(int column, DateOnly day) => new(column, CellKind.Date, null, 0, day);

    /// <summary>True when nothing but white space stands here.</summary>
    internal bool IsBlank => Kind == CellKind.Text && string.IsNullOrWhiteSpace(Text);

    /// <summary>What a person sees, as near as it can be said without the cell's format.</summary>
    internal string Raw => Kind == CellKind.Text || !string.IsNullOrEmpty(Text) ? Text ?? ""
        : Day is { } day ? day.ToString("O")
        : Kind switch { CellKind.Error => "#ERROR!", CellKind.Boolean => Number != 0 ? "TRUE" : "FALSE", _ => FormattableString.Invariant($"{Number:R}") };
}

/// <summary>One row of a sheet. The cells may be reused by the reader as soon as the next row is asked for.</summary>
/// <param name="Number">Row number from 1.</param>
/// <param name="Hidden">True when the row is hidden or filtered away.</param>
/// <param name="Cells">Its cells, in any order; a column that stands twice counts once, its first cell.</param>
public readonly record struct SourceRow(int Number, bool Hidden, ReadOnlyMemory<SourceCell> Cells);

/// <summary>A merged block; its value stands in the upper left cell and applies to all its rows.</summary>
/// <param name="FirstRow">First row from 1.</param>
/// <param name="FirstColumn">First column from 1.</param>
/// <param name="LastRow">Last row.</param>
/// <param name="LastColumn">Last column.</param>
public readonly record struct MergedBlock(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>A sheet to be read once, from its first row to its last.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Rows">Rows in ascending order; rows that the file leaves out need not be given.</param>
public sealed record SourceSheet(string Name, IEnumerable<SourceRow> Rows)
{
    /// <summary>Name of the file, for findings about rows of several files.</summary>
    public string File { get; init; } = "";

    /// <summary>Merged blocks, in any order.</summary>
    public IReadOnlyList<MergedBlock> Merged { get; init; } = [];

    /// <summary>True when serial numbers of days count from 1904-01-01 instead of 1900-01-01.</summary>
    public bool From1904 { get; init; }
}
