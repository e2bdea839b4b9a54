namespace Cqo.Domain.Statistics;

/// <summary>Finds the header among the first rows of a sheet: the row, or the two rows, that name most of our columns.</summary>
internal static class HeaderSearch
{
    private const int FewestNamed = 3;

    /// <summary>The index of the header's first row and the header, or null when no row names three of our columns.</summary>
    public static (int Index, HeaderRows Rows)? Find(IReadOnlyList<SourceRow> rows, TableLayout layout, ImportOptions options, IReadOnlyDictionary<int, MergedBlock[]> merged)
    {
        (int Index, HeaderRows Rows)? best = null;
        var most = Math.Min(FewestNamed, layout.Columns.Count) - 1;
        var singles = rows.Select(r => HeaderRows.Of(r, null, merged)).ToList();
        var named = singles.ConvertAll(s => Named(s, layout, options));
        for (var i = 0; i < rows.Count; i++)
        {
            if (named[i] > most)
            {
                (most, best) = (named[i], (i, singles[i]));
            }
            if (i + 1 == rows.Count || singles[i].Cells.Count == 0 || singles[i + 1].Cells.Count == 0)
            {
                continue;
            }
            // A row of data below would add nothing: only a second row that makes the two name more than either is part of the header.
            var both = HeaderRows.Of(rows[i], rows[i + 1], merged);
            if (Named(both, layout, options) is var more && more > most && more > named[i + 1])
            {
                (most, best) = (more, (i, both));
            }
        }
        return best;
    }

    /// <summary>How many different columns of the layout a header names.</summary>
    public static int Named(HeaderRows rows, TableLayout layout, ImportOptions options)
    {
        var named = 0UL;
        foreach (var cell in rows.Cells)
        {
            var column = Match(cell, layout, options).Column;
            named |= column >= 0 ? 1UL << column : 0;
        }
        return System.Numerics.BitOperations.PopCount(named);
    }

    /// <summary>What a header cell names: first what a person confirmed, then the layout.</summary>
    public static (int Column, HeaderMatch Match) Match(HeaderCell cell, TableLayout layout, ImportOptions options)
    {
        if (options.Confirmations.Count > 0 && Confirmed(cell, options) is { } id)
        {
            var column = id.Length == 0 ? -1 : IndexOf(layout, id);
            return (column, column >= 0 || id.Length == 0 ? HeaderMatch.Confirmed : HeaderMatch.Unknown);
        }
        if (Remembered(cell, layout, options) is { } answer)
        {
            return (answer.Field.Length == 0 ? -1 : IndexOf(layout, answer.Field), HeaderMatch.Confirmed);
        }
        // A guessed group may be wrong, so what the cell says alone goes first.
        var alone = cell.GroupIsGuess ? layout.Names.Find(null, cell.Text) : (-1, HeaderMatch.Unknown);
        return alone.Item1 >= 0 ? alone : layout.Names.Find(cell.Group, cell.Text);
    }

    /// <summary>The earlier answer that a header is read by, or null. One about a field that the layout no longer has is as good as none.</summary>
    public static HeaderAnswer? Remembered(HeaderCell cell, TableLayout layout, ImportOptions options)
    {
        if (options.Remembered.Count == 0 || Confirmed(cell, options) is not null)
        {
            return null;
        }
        var answer = options.Remembered.GetValueOrDefault(CellText.Key(cell.Group + cell.Text)) ?? options.Remembered.GetValueOrDefault(CellText.Key(cell.Text));
        return answer is null || answer.Field.Length == 0 || IndexOf(layout, answer.Field) >= 0 ? answer : null;
    }

    private static string? Confirmed(HeaderCell cell, ImportOptions options)
    {
        if (options.Confirmations.TryGetValue("#" + CellAddress.Letters(cell.Column), out var byLetter))
        {
            return byLetter;
        }
        var (own, whole) = (CellText.Key(cell.Text), CellText.Key(cell.Group + cell.Text));
        foreach (var (header, id) in options.Confirmations)
        {
            if (!header.StartsWith('#') && CellText.Key(header) is { Length: > 0 } key && (key == whole || key == own))
            {
                return id;
            }
        }
        return null;
    }

    private static int IndexOf(TableLayout layout, string id)
    {
        for (var i = 0; i < layout.Columns.Count; i++)
        {
            if (layout.Columns[i].Id == id)
            {
                return i;
            }
        }
        return -1;
    }
}
