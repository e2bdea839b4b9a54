namespace Cqo.Domain.Statistics;

/// <summary>Rows that are not data, listed as runs; every one is counted, whatever the length of the list.</summary>
internal sealed class NotDataList
{
    /// <summary>Runs listed at most: a real table has a few dozen.</summary>
    public const int MostRuns = 20_000;

    private readonly List<NotDataRows> _runs = [];

    public int Rows { get; private set; }

    public int Blank { get; private set; }

    public int Unlisted { get; private set; }

    public IReadOnlyList<NotDataRows> Runs => _runs;

    public void Add(in SourceRow row, NotDataReason reason)
    {
        Rows++;
        Blank += reason == NotDataReason.Blank ? 1 : 0;
        if (_runs.Count > 0 && _runs[^1] is var last && last.Reason == reason && reason is NotDataReason.Blank or NotDataReason.EmptyNumbered or NotDataReason.OutsideTable)
        {
            _runs[^1] = last with { LastRow = row.Number, Rows = last.Rows + 1 };
        }
        else if (_runs.Count < MostRuns)
        {
            _runs.Add(new(row.Number, row.Number, 1, reason, reason == NotDataReason.Blank ? "" : NotDataRules.FirstWords(row)));
        }
        else
        {
            Unlisted++;
        }
    }
}
