namespace Cqo.Domain.Statistics;

/// <summary>What the 汇总表 counts. Each measure of a row is yes or no, so that every number can be traced to the rows behind it.</summary>
public enum Measure
{
    /// <summary>Rows of data.</summary>
    Rows,
    /// <summary>Rows with an open question; they count nowhere else.</summary>
    Waiting,
    /// <summary>Enterprises with a CQO in post at the cut-off date (已聘任).</summary>
    Appointed,
    /// <summary>Of these, above scale (规上).</summary>
    AboveScale,
    /// <summary>Of these, those whose row does not say whether they are above scale.</summary>
    AboveScaleUnknown,
    /// <summary>Of these, medium, small and micro enterprises (中小企业).</summary>
    Sme,
    /// <summary>Of these, those whose row does not give the size.</summary>
    SizeUnknown,
    /// <summary>Of these, holders of a government quality award of any level, nominations included.</summary>
    QualityAward,
    /// <summary>Of these, holders of 中国质量奖, 长江质量奖 (both with nominations) or the award of a city.</summary>
    QualityAwardToCity,
    /// <summary>Of these, makers of 湖北精品.</summary>
    HubeiPremium,
    /// <summary>Of these, those whose award is written so that its kind or level cannot be told.</summary>
    AwardUnclear,
    /// <summary>Appointed in the year, up to the cut-off date (当年新聘).</summary>
    NewInYear,
    /// <summary>Dismissed in the year (解聘).</summary>
    DismissedInYear,
    /// <summary>Remarks that speak of a dismissal but not plainly of this person's; the row still counts as it stands.</summary>
    DismissalUnclear,
    /// <summary>Terms that ended in the year, before the cut-off date (任期届满).</summary>
    ExpiredInYear,
    /// <summary>In post, with a training certificate or hours of training (培训人次).</summary>
    Trained,
    /// <summary>In post, with no end of the term given.</summary>
    TermOpen,
}

/// <summary>The measures that a row counts for.</summary>
/// <param name="Bits">One bit for each <see cref="Measure"/>; stored with the row, so the bits never change their meaning.</param>
public readonly record struct MeasureSet(int Bits)
{
    /// <summary>How many measures there are.</summary>
    public static int Count { get; } = Enum.GetValues<Measure>().Length;

    /// <summary>Whether the row counts for a measure.</summary>
    public bool Has(Measure measure) => (Bits & Bit(measure)) != 0;

    /// <summary>The set and one more.</summary>
    public MeasureSet With(Measure measure, bool counts = true) => counts ? new(Bits | Bit(measure)) : this;

    /// <summary>The bit of a measure.</summary>
    public static int Bit(Measure measure) => 1 << (int)measure;
}

/// <summary>What a roll-up needs of a row.</summary>
/// <param name="Measures">What it counts for.</param>
/// <param name="TrainingHours">Class hours (学时), or null when the row has none.</param>
public readonly record struct RowFacts(MeasureSet Measures, decimal? TrainingHours)
{
    /// <summary>A row that waits for an answer: it is there, and counts for nothing.</summary>
    public static RowFacts Waiting { get; } = new(new MeasureSet().With(Measure.Rows).With(Measure.Waiting), null);
}

/// <summary>A year of collecting the table.</summary>
/// <param name="Year">The year of the report.</param>
/// <param name="CutOff">Day on which a CQO must be in post to count.</param>
public readonly record struct ReportingYear(int Year, DateOnly CutOff);
