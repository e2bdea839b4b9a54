namespace Cqo.Domain.Statistics;

/// <summary>Rows in order, with a look ahead: the first rows to find the header, one row where a second header begins. Only those are copied.</summary>
internal sealed class RowQueue(IEnumerable<SourceRow> source) : IDisposable
{
    private readonly IEnumerator<SourceRow> _rows = source.GetEnumerator();
    private readonly Queue<SourceRow> _ahead = new();

    /// <summary>Copies rows until there are so many rows that hold anything, or so many cells.</summary>
    public IReadOnlyList<SourceRow> Buffer(int mostRows, int mostCells)
    {
        var (filled, cells) = (0, 0);
        while (filled < mostRows && cells < mostCells && _ahead.Count < mostRows * 10 && _rows.MoveNext())
        {
            var row = Copy(_rows.Current);
            _ahead.Enqueue(row);
            filled += row.Cells.Length > 0 ? 1 : 0;
            cells += row.Cells.Length;
        }
        return [.. _ahead];
    }

    public bool TryNext(out SourceRow row)
    {
        if (_ahead.TryDequeue(out row))
        {
            return true;
        }
        var more = _rows.MoveNext();
        row = more ? _rows.Current : default;
        return more;
    }

    public bool TryPeek(out SourceRow row)
    {
        if (_ahead.Count == 0 && _rows.MoveNext())
        {
            _ahead.Enqueue(Copy(_rows.Current));
        }
        return _ahead.TryPeek(out row);
    }

    /// <summary>A row that stays when the reader goes on.</summary>
    public static SourceRow Copy(in SourceRow row) => row with { Cells = row.Cells.ToArray() };

    public void Dispose() => _rows.Dispose();
}
