namespace Cqo.Domain.Statistics;

/// <summary>The figures of one line of the 汇总表. Counted from rows that do not wait; rates need denominators and are in <see cref="CoverageLine"/>.</summary>
public sealed record RollUpFigures
{
    /// <summary>Rows of data.</summary>
    public long Rows { get; init; }
    /// <summary>Rows that wait for an answer and count nowhere else.</summary>
    public long Waiting { get; init; }
    /// <summary>Enterprises with a CQO in post.</summary>
    public long Appointed { get; init; }
    /// <summary>Of these, above scale.</summary>
    public long AboveScale { get; init; }
    /// <summary>Of these, not known whether above scale.</summary>
    public long AboveScaleUnknown { get; init; }
    /// <summary>Of these, medium, small and micro.</summary>
    public long Sme { get; init; }
    /// <summary>Of these, size not known.</summary>
    public long SizeUnknown { get; init; }
    /// <summary>Of these, with a government quality award of any level.</summary>
    public long QualityAward { get; init; }
    /// <summary>Of these, with an award from the city's level upward.</summary>
    public long QualityAwardToCity { get; init; }
    /// <summary>Of these, 湖北精品.</summary>
    public long HubeiPremium { get; init; }
    /// <summary>Of these, award unclear.</summary>
    public long AwardUnclear { get; init; }
    /// <summary>Appointed in the year.</summary>
    public long NewInYear { get; init; }
    /// <summary>Dismissed in the year.</summary>
    public long DismissedInYear { get; init; }
    /// <summary>Remarks on a dismissal that are not plain.</summary>
    public long DismissalUnclear { get; init; }
    /// <summary>Terms that ended in the year.</summary>
    public long ExpiredInYear { get; init; }
    /// <summary>In post and trained.</summary>
    public long Trained { get; init; }
    /// <summary>In post, end of the term not given.</summary>
    public long TermOpen { get; init; }
    /// <summary>Class hours of the rows that give them; null when none does.</summary>
    public decimal? TrainingHours { get; init; }

    /// <summary>One figure.</summary>
    public long Of(Measure measure) => measure switch
    {
        Measure.Rows => Rows,
        Measure.Waiting => Waiting,
        Measure.Appointed => Appointed,
        Measure.AboveScale => AboveScale,
        Measure.AboveScaleUnknown => AboveScaleUnknown,
        Measure.Sme => Sme,
        Measure.SizeUnknown => SizeUnknown,
        Measure.QualityAward => QualityAward,
        Measure.QualityAwardToCity => QualityAwardToCity,
        Measure.HubeiPremium => HubeiPremium,
        Measure.AwardUnclear => AwardUnclear,
        Measure.NewInYear => NewInYear,
        Measure.DismissedInYear => DismissedInYear,
        Measure.DismissalUnclear => DismissalUnclear,
        Measure.ExpiredInYear => ExpiredInYear,
        Measure.Trained => Trained,
        Measure.TermOpen => TermOpen,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not a measure."),
    };

    internal static RollUpFigures From(RollUpCounts counts) => new()
    {
        Rows = counts[Measure.Rows], Waiting = counts[Measure.Waiting], Appointed = counts[Measure.Appointed], AboveScale = counts[Measure.AboveScale],
        AboveScaleUnknown = counts[Measure.AboveScaleUnknown], Sme = counts[Measure.Sme], SizeUnknown = counts[Measure.SizeUnknown],
        QualityAward = counts[Measure.QualityAward], QualityAwardToCity = counts[Measure.QualityAwardToCity], HubeiPremium = counts[Measure.HubeiPremium],
        AwardUnclear = counts[Measure.AwardUnclear], NewInYear = counts[Measure.NewInYear], DismissedInYear = counts[Measure.DismissedInYear],
        DismissalUnclear = counts[Measure.DismissalUnclear], ExpiredInYear = counts[Measure.ExpiredInYear], Trained = counts[Measure.Trained],
        TermOpen = counts[Measure.TermOpen], TrainingHours = counts.TrainingHours,
    };
}

/// <summary>Running counts of one unit.</summary>
internal sealed class RollUpCounts
{
    private readonly long[] _counts = new long[MeasureSet.Count];

    public long this[Measure measure] => _counts[(int)measure];

    private decimal _hours;
    private long _rowsWithHours;

    public decimal? TrainingHours => _rowsWithHours == 0 ? null : _hours;

    public void Add(in RowFacts row) => Add(row.Measures, 1, row.TrainingHours ?? 0, row.TrainingHours is null ? 0 : 1);

    public void Add(MeasureSet measures, long rows, decimal hours, long rowsWithHours)
    {
        for (var bits = (uint)measures.Bits; bits != 0; bits &= bits - 1)
        {
            _counts[System.Numerics.BitOperations.TrailingZeroCount(bits)] += rows;
        }
        (_hours, _rowsWithHours) = (_hours + hours, _rowsWithHours + rowsWithHours);
    }

    public void Add(RollUpCounts other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
        (_hours, _rowsWithHours) = (_hours + other._hours, _rowsWithHours + other._rowsWithHours);
    }
}
