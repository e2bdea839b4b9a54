using Cqo.Domain.Policies;
using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;
using static Cqo.Domain.Statistics.EnterpriseGroup;

namespace Cqo.Domain.Tests.Statistics;

public class CoverageTests
{
    private static readonly DateOnly CutOff = new(2024, 12, 31);
    private static readonly ReportingUnits Units = new([]);

    [Fact]
    public void Compare_WhenThePackIsInForce_TellsEveryTargetInItsOrder()
    {
        var lines = Lines(Repository.InForce, group => group switch
        {
            AboveScale => new(700, 1000, false),
            QualityAward => new(50, 50, false),
            HubeiPremium => new(9, 12, false),
            _ => new(5, null, false),
        }, group => group == AboveScale ? new(400, 800, false) : default);

        Assert.Equal(
            [CoverageState.Met, CoverageState.Met, CoverageState.NotMet, CoverageState.NotDue, CoverageState.NotAsked, CoverageState.NotAsked],
            lines.Select(l => l.State));
        Assert.Equal([0L, 0L, 3L, 100L, null, null], lines.Select(l => l.Lacking));
        Assert.Equal(20m, lines[0].Change!.Value.Points());
        Assert.Null(lines[5].Group);
    }

    [Fact]
    public void Compare_WhenADenominatorIsMissing_IsUnknownAndNeverZero()
    {
        var lines = Lines(Repository.Draft, _ => new(5, null, false), _ => default);
        Assert.All(lines, l => Assert.True(l is { State: CoverageState.Unknown, Lacking: null, Now.Rate: null }));
        Assert.All(lines, l => Assert.Contains("分母", l.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_WhenNothingWasSent_SaysSo() =>
        Assert.All(Lines(Repository.Draft, _ => new(null, 100, false), _ => default), l => Assert.Contains("未报不等于0", l.Text, StringComparison.Ordinal));

    [Theory]
    [InlineData(60, 100, true, "Met")]
    [InlineData(59, 100, true, "Unknown")]
    [InlineData(59, 100, false, "NotDue")]
    [InlineData(0, 0, false, "NoEnterprises")]
    public void Compare_WhenUnitsAreMissing_OnlyDecidesWhatTheyCannotChange(long appointed, long all, bool partial, string state) =>
        Assert.Equal(state, Lines(Repository.Draft, _ => new(appointed, all, partial), _ => default).Single(l => l.Group == Sme).State.ToString());

    // Twenty points a year: 1/3 + 20 points of 15 are exactly 8, of 2/3 exactly 13; a covered whole need not grow.
    [Theory]
    [InlineData(8, 15, 1, 3, "Met", 0L)]
    [InlineData(7, 15, 1, 3, "NotMet", 1L)]
    [InlineData(12, 15, 2, 3, "NotMet", 1L)]
    [InlineData(13, 15, 2, 3, "Met", 0L)]
    [InlineData(15, 15, 14, 15, "Met", 0L)]
    [InlineData(14, 15, 14, 15, "NotMet", 1L)]
    public void Compare_WhenGrowthIsAsked_CountsExactly(long now, long all, long before, long allBefore, string state, long lacking)
    {
        var line = Lines(Repository.InForce, _ => new(now, all, false), _ => new(before, allBefore, false))[0];
        Assert.Equal((state, lacking), (line.State.ToString(), line.Lacking));
    }

    [Fact]
    public void Compare_WhenTheYearBeforeIsNotKnown_GrowthIsUnknown() =>
        Assert.Equal(CoverageState.Unknown, Lines(Repository.InForce, _ => new(5, 10, false), _ => default)[0].State);

    [Fact]
    public void Denominators_WhenStatedForAllParts_AreSummed_WhenOneIsMissing_Unknown()
    {
        var counties = Units.Children("420900").Select((u, i) => new Denominator(u.Code, AboveScale, 10 + i, "统计局", CutOff)).ToList();
        Assert.Equal(new DenominatorValue(91, IsSum: true), new Denominators(counties, Units).Of("420900", AboveScale));
        Assert.Null(new Denominators(counties.Skip(1), Units).Of("420900", AboveScale));
        Assert.Null(new Denominators(counties, Units).Of("420900", Sme));
        var stated = new Denominators([.. counties, new("420900", AboveScale, 100, "统计局", CutOff)], Units);
        Assert.Equal(new DenominatorValue(100, IsSum: false), stated.Of("420900", AboveScale));
    }

    [Theory]
    [InlineData(1, 3, "33.3%")]
    [InlineData(2, 3, "66.7%")]
    [InlineData(1, 2000, "0.1%")]
    [InlineData(1, 1_000_000, "0.1%")]
    [InlineData(0, 7, "0.0%")]
    [InlineData(9999, 10000, "99.9%")]
    [InlineData(7, 7, "100.0%")]
    [InlineData(8, 7, "114.3%")]
    public void Rate_WhenShown_IsRoundedToTheNearestButNeverPretends(long part, long whole, string shown) => Assert.Equal(shown, new Rate(part, whole).ToString());

    [Fact]
    public void Rate_WhateverTheFigures_ShowsWithinOneStepAndLacksExactlyWhatIsLacking()
    {
        var figures = from whole in Gen.Choose(1, 1_000_000) from part in Gen.Choose(0, whole) from percent in Gen.Choose(0, 1000) select (whole, part, percent / 10m);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(figures.ToArbitrary(), f =>
        {
            var rate = new Rate(f.part, f.whole);
            var lacking = rate.Lacking(f.Item3);
            return Math.Abs(rate.Percent() - (100m * f.part / f.whole)) <= 0.1m && (rate.Percent() == 100) == (f.part == f.whole)
                && rate.IsAtLeast(f.Item3) == (lacking == 0) && new Rate(f.part + lacking, f.whole).IsAtLeast(f.Item3)
                && (lacking == 0 || !new Rate(f.part + lacking - 1, f.whole).IsAtLeast(f.Item3));
        }));
    }

    private static IReadOnlyList<CoverageLine> Lines(PolicyPack pack, Func<EnterpriseGroup, GroupCoverage> now, Func<EnterpriseGroup, GroupCoverage> earlier)
    {
        var lines = Coverage.Compare(pack, CutOff, now, earlier);
        Assert.All(lines, l => Assert.True(l.Text.Length > 5 && l.TextEn.Length > 10));
        return lines;
    }
}
