using System.Globalization;
using Cqo.Domain.Enterprises;

namespace Cqo.Domain.Statistics;

/// <summary>What a row counts for in the 汇总表 of its year (decision 0018).</summary>
public static class RowMeasures
{
    private const decimal MostHours = 10_000;

    /// <summary>
    /// Measures of a row. A row with an open question waits and counts for nothing; that its term is over at the cut-off date is no question here, because
    /// both dates are known: it counts as expired.
    /// </summary>
    public static RowFacts Of(ImportedRow row, ReportingYear year)
    {
        foreach (var finding in row.Findings)
        {
            if (finding.Severity == FindingSeverity.Question && finding.Rule != ImportRules.TermExpired)
            {
                return RowFacts.Waiting;
            }
        }
        var values = row.Values;
        var dismissal = DismissalRemarks.Read(values, row.Extra);
        var isDismissed = dismissal.IsDismissed && dismissal.On?.IsSurelyAfter(year.CutOff) != true;
        var isExpired = values.TermEnd?.IsSurelyBefore(year.CutOff) == true;
        var measures = new MeasureSet().With(Measure.Rows)
            .With(Measure.NewInYear, values.AppointedOn is { } start && start.First.Year == year.Year && start.Last <= year.CutOff)
            .With(Measure.DismissedInYear, isDismissed && (dismissal.On is null || dismissal.On.Value.First.Year == year.Year))
            .With(Measure.DismissalUnclear, dismissal.IsUnclear)
            .With(Measure.ExpiredInYear, isExpired && !isDismissed && values.TermEnd!.Value.First.Year == year.Year);
        var isInPost = !isDismissed && !isExpired && values.CqoName is not null && values.AppointedOn is { } from && from.Last <= year.CutOff;
        var hours = isInPost ? Hours(row.Extra) : null;
        return new(isInPost ? InPost(measures, values, hours) : measures, hours);
    }

    private static MeasureSet InPost(MeasureSet measures, StatisticsRow row, decimal? hours)
    {
        var award = AwardNames.Read(row.Awards);
        return measures.With(Measure.Appointed)
            .With(Measure.AboveScale, row.AboveScale == true)
            .With(Measure.AboveScaleUnknown, row.AboveScale is null)
            .With(Measure.Sme, row.SizeClass is SizeClass.Medium or SizeClass.Small or SizeClass.Micro)
            .With(Measure.SizeUnknown, row.SizeClass is null)
            .With(Measure.QualityAward, award.QualityAward)
            .With(Measure.QualityAwardToCity, award.ToCity)
            .With(Measure.HubeiPremium, award.HubeiPremium)
            .With(Measure.AwardUnclear, award.IsUnclear)
            .With(Measure.Trained, row.TrainingCertificate is not null || hours > 0)
            .With(Measure.TermOpen, row.TermEnd is null);
    }

    // The layout has no such column; a table that has one brings it as an extra.
    private static decimal? Hours(IReadOnlyList<ExtraValue> extra)
    {
        foreach (var value in extra)
        {
            if (value.Header.Contains("学时", StringComparison.Ordinal)
                && decimal.TryParse(value.Text.TrimEnd('学', '时', ' '), NumberStyles.AllowDecimalPoint, NumberFormatInfo.InvariantInfo, out var hours)
                && hours <= MostHours && decimal.Round(hours, 2) == hours)
            {
                return hours;
            }
        }
        return null;
    }
}
