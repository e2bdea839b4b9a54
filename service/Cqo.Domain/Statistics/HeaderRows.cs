namespace Cqo.Domain.Statistics;

/// <summary>A header of one or two rows: for every column its own text and the group above it.</summary>
/// <param name="First">Its first row.</param>
/// <param name="Second">Its second row, or null.</param>
/// <param name="Cells">Its columns, from left to right.</param>
internal sealed record HeaderRows(SourceRow First, SourceRow? Second, IReadOnlyList<HeaderCell> Cells)
{
    /// <summary>Columns beyond this are never part of a table; a sheet may have 16,384 by mistake.</summary>
    public const int MostColumns = 300;

    /// <summary>Reads rows as a header.</summary>
    /// <param name="first">The upper row.</param>
    /// <param name="second">The lower row, or null.</param>
    /// <param name="merged">Blocks by their first row, see <see cref="ByRow"/>.</param>
    public static HeaderRows Of(SourceRow first, SourceRow? second, IReadOnlyDictionary<int, MergedBlock[]> merged)
    {
        var top = Texts(first);
        if (second is not { } below)
        {
            return new(first, null, [.. top.Select(p => new HeaderCell(p.Key, null, false, p.Value))]);
        }
        var bottom = Texts(below);
        var groups = Groups(first.Number, merged);
        var cells = new List<HeaderCell>();
        string? left = null;
        foreach (var column in top.Keys.Union(bottom.Keys).Order())
        {
            left = top.GetValueOrDefault(column) ?? left;
            if (!bottom.TryGetValue(column, out var text))
            {
                cells.Add(new(column, null, false, top[column]));
                continue;
            }
            var group = top.GetValueOrDefault(column) ?? (groups.TryGetValue(column, out var anchor) ? top.GetValueOrDefault(anchor) : null);
            cells.Add(new(column, group ?? left, group is null, text));
        }
        return new(first, second, cells);
    }

    private static SortedDictionary<int, string> Texts(SourceRow row)
    {
        var texts = new SortedDictionary<int, string>();
        foreach (var cell in row.Cells.Span)
        {
            if (cell.Kind == CellKind.Text && cell.Column is > 0 and <= MostColumns && !cell.IsBlank)
            {
                texts.TryAdd(cell.Column, cell.Text!);
            }
        }
        return texts;
    }

    /// <summary>For each column covered by a block that begins in the row: the block's first column.</summary>
    private static Dictionary<int, int> Groups(int row, IReadOnlyDictionary<int, MergedBlock[]> merged)
    {
        var groups = new Dictionary<int, int>();
        foreach (var block in merged.GetValueOrDefault(row) ?? [])
        {
            for (var column = block.FirstColumn; column <= Math.Min(block.LastColumn, MostColumns) && groups.Count < MostColumns; column++)
            {
                groups.TryAdd(column, block.FirstColumn);
            }
        }
        return groups;
    }

    /// <summary>Blocks over several columns by their first row.</summary>
    public static Dictionary<int, MergedBlock[]> ByRow(IReadOnlyList<MergedBlock> merged) =>
        merged.Where(m => m.LastColumn > m.FirstColumn).GroupBy(m => m.FirstRow).ToDictionary(g => g.Key, g => g.Take(MostColumns).ToArray());
}

/// <summary>One column of a header.</summary>
/// <param name="Column">Column from 1.</param>
/// <param name="Group">Text of the group above it, or null.</param>
/// <param name="GroupIsGuess">True when the group is only the last text to the left: no merged block says so.</param>
/// <param name="Text">Its own text.</param>
internal readonly record struct HeaderCell(int Column, string? Group, bool GroupIsGuess, string Text)
{
    /// <summary>As a person reads it: 企业：名称.</summary>
    public string Shown => CellText.Shown(Group is null || GroupIsGuess ? OneLine(Text) : $"{OneLine(Group)}：{OneLine(Text)}", 60);

    private static string OneLine(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
