using Cqo.Domain.Statistics;
using static Cqo.Domain.Statistics.Measure;

namespace Cqo.Domain.Tests.Statistics;

/// <summary>What a row of a table counts for at the cut-off date 2026-11-30.</summary>
public class RowMeasuresTests
{
    private static readonly ReportingYear Year = new(2026, new DateOnly(2026, 11, 30));

    public static TheoryData<string, string, Measure[]> Cases => new()
    {
        { "备注", "", [Rows, Appointed, AboveScale, Sme] },
        { "规模", "大型", [Rows, Appointed, AboveScale] },
        { "规模", "微型", [Rows, Appointed, AboveScale, Sme] },
        { "规模", "", [Rows, Appointed, AboveScale, SizeUnknown] },
        { "是否规上", "否", [Rows, Appointed, Sme] },
        { "是否规上", "", [Rows, Appointed, AboveScaleUnknown, Sme] },
        { "聘任时间", "@2026-03-01", [Rows, Appointed, AboveScale, Sme, NewInYear] },
        { "聘任时间", "2026.03", [Rows, Appointed, AboveScale, Sme, NewInYear] },
        { "聘任时间", "@2026-12-01", [Rows, Waiting] },
        { "任期止", "@2026-11-30", [Rows, Appointed, AboveScale, Sme] },
        { "任期止", "@2026-11-29", [Rows, ExpiredInYear] },
        { "任期止", "@2025-12-31", [Rows] },
        { "任期止", "", [Rows, Appointed, AboveScale, Sme, TermOpen] },
        { "备注", "已解聘", [Rows, DismissedInYear] },
        { "备注", "2026年3月解聘", [Rows, DismissedInYear] },
        { "备注", "2025年3月5日解聘", [Rows] },
        { "备注", "解聘：2026-03-05", [Rows, DismissedInYear] },
        { "备注", "2026年12月5日解聘", [Rows, Appointed, AboveScale, Sme] },
        { "备注", "原任李四已解聘", [Rows, Appointed, AboveScale, Sme, DismissalUnclear] },
        { "联系电话", "abc", [Rows, Waiting] },
        { "首席质量官姓名", "", [Rows, Waiting] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_WhenOneCellDiffers_CountsForTheseMeasures(string header, string cell, Measure[] expected)
    {
        var row = Table.With(header, cell, new ImportOptions { CutOff = Year.CutOff });
        var facts = RowMeasures.Of(row, Year);
        Assert.Equal(expected, Enum.GetValues<Measure>().Where(m => facts.Measures.Has(m)));
    }

    [Theory]
    [InlineData("培训学时", "21", "21")]
    [InlineData("学时", "14.5学时", "14.5")]
    [InlineData("学时", "很多", null)]
    [InlineData("培训内容", "21", null)]
    public void Of_WhenAColumnOfHoursCameAlong_TakesPlainNumbers(string header, string cell, string? hours)
    {
        var row = Assert.Single(Table.Read(Table.Header + "|" + header, Table.Clean(1) + "|" + cell).Rows);
        var facts = RowMeasures.Of(row, Year);
        Assert.Equal(hours is null ? null : decimal.Parse(hours, System.Globalization.CultureInfo.InvariantCulture), facts.TrainingHours);
        Assert.Equal(hours is not null, facts.Measures.Has(Trained));
    }

    [Fact]
    public void Of_WhenTheDismissalHasAColumn_TakesItsDate()
    {
        var row = Assert.Single(Table.Read(Table.Header + "|解聘时间", Table.Clean(1) + "|2026-05-06").Rows);
        Assert.True(RowMeasures.Of(row, Year).Measures.Has(DismissedInYear));
    }

    [Fact]
    public void Bits_WhenStored_KeepTheirMeaning() =>
        Assert.Equal("Rows Waiting Appointed AboveScale AboveScaleUnknown Sme SizeUnknown QualityAward QualityAwardToCity HubeiPremium AwardUnclear NewInYear DismissedInYear DismissalUnclear ExpiredInYear Trained TermOpen",
            string.Join(' ', Enumerable.Range(0, MeasureSet.Count).Select(i => (Measure)i)));
}
