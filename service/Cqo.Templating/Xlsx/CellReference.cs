using System.Globalization;

namespace Cqo.Templating.Xlsx;

/// <summary>Place of a cell, both counted from 1: <c>B7</c> is column 2 of row 7. A sheet ends at <c>XFD1048576</c> (ECMA-376 part 1 §18.18.7).</summary>
/// <param name="Column">1 to <see cref="MostColumns"/>.</param>
/// <param name="Row">1 to <see cref="MostRows"/>.</param>
public readonly record struct CellReference(int Column, int Row)
{
    /// <summary>Columns of a sheet.</summary>
    public const int MostColumns = 16_384;
    /// <summary>Rows of a sheet.</summary>
    public const int MostRows = 1_048_576;
    const int Letters = 26;

    /// <summary>As Excel writes it: <c>B7</c>.</summary>
    public override string ToString() => ColumnName(Column) + Row.ToString(CultureInfo.InvariantCulture);

    /// <summary>Letters of a column: 1 is <c>A</c>, 16,384 is <c>XFD</c>.</summary>
    public static string ColumnName(int column)
    {
        Span<char> letters = stackalloc char[8];
        var at = letters.Length;
        for (; column > 0 && at > 0; column = (column - 1) / Letters) letters[--at] = (char)('A' + ((column - 1) % Letters));
        return new string(letters[at..]);
    }

    /// <summary>Reads <c>B7</c>; false for anything else and for what lies outside a sheet.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out CellReference reference)
    {
        var (at, column, row) = (0, 0, 0);
        for (; at < text.Length && char.IsAsciiLetter((char)text[at]) && column <= MostColumns; at++) column = (column * Letters) + (text[at] & 0x1F);
        var digits = at;
        for (; at < text.Length && char.IsAsciiDigit((char)text[at]) && row <= MostRows; at++) row = (row * 10) + (text[at] - '0');
        reference = new CellReference(column, row);
        return at == text.Length && digits > 0 && column is > 0 and <= MostColumns && row is > 0 and <= MostRows;
    }
}

/// <summary>A rectangle of cells, for example merged ones.</summary>
/// <param name="First">Its top left cell, which holds the value of merged cells.</param>
/// <param name="Last">Its bottom right cell.</param>
public readonly record struct CellRange(CellReference First, CellReference Last)
{
    /// <summary>Whether the cell lies in it.</summary>
    public bool Contains(CellReference cell) => cell.Column >= First.Column && cell.Column <= Last.Column && cell.Row >= First.Row && cell.Row <= Last.Row;

    /// <summary>As Excel writes it: <c>A1:C2</c>.</summary>
    public override string ToString() => First == Last ? First.ToString() : $"{First}:{Last}";

    /// <summary>Reads <c>A1:C2</c> or <c>A1</c>.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out CellRange range)
    {
        var colon = text.IndexOf((byte)':');
        range = default;
        if (!CellReference.TryParse(colon < 0 ? text : text[..colon], out var a) || !CellReference.TryParse(text[(colon + 1)..], out var b)) return false;
        range = new CellRange(new(Math.Min(a.Column, b.Column), Math.Min(a.Row, b.Row)), new(Math.Max(a.Column, b.Column), Math.Max(a.Row, b.Row)));
        return true;
    }
}
