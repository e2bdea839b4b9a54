namespace Cqo.Domain.Statistics;

/// <summary>Addresses as a spreadsheet shows them: C12.</summary>
internal static class CellAddress
{
    /// <summary>The cell, the whole row (12:12) when the column is 0, or the whole column (C:C) when the row is 0.</summary>
    public static string Of(int row, int column) => (row, column) switch
    {
        ( <= 0, <= 0) => "",
        (_, <= 0) => FormattableString.Invariant($"{row}:{row}"),
        ( <= 0, _) => $"{Letters(column)}:{Letters(column)}",
        _ => FormattableString.Invariant($"{Letters(column)}{row}"),
    };

    /// <summary>1 is A, 27 is AA.</summary>
    public static string Letters(int column)
    {
        Span<char> letters = stackalloc char[7];
        var at = letters.Length;
        for (var left = column; left > 0; left = (left - 1) / 26)
        {
            letters[--at] = (char)('A' + (left - 1) % 26);
        }
        return letters[at..].ToString();
    }
}
