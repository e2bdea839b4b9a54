using Cqo.Domain.Statistics;

namespace Cqo.Domain.Tests.Statistics;

public class ReportedDateTests
{
    [Theory]
    [InlineData("2021-12-05")]
    [InlineData("2021-12")]
    [InlineData("2024-02")]
    public void TryParse_WhenItIsOurForm_GivesItBack(string text)
    {
        Assert.True(ReportedDate.TryParse(text, out var date));
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2021")]
    [InlineData("2021-13")]
    [InlineData("2021-02-30")]
    [InlineData("2021/12/05")]
    public void TryParse_WhenItIsNotOurForm_Refuses(string? text) => Assert.False(ReportedDate.TryParse(text, out _));

    [Fact]
    public void Month_WhenCompared_SaysOnlyWhatIsCertain()
    {
        var month = ReportedDate.Month(2024, 2);
        Assert.Equal((new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 29)), (month.First, month.Last));
        Assert.False(month.IsSurelyBefore(new DateOnly(2024, 2, 29)));
        Assert.True(month.IsSurelyBefore(new DateOnly(2024, 3, 1)));
        Assert.False(month.IsSurelyAfter(new DateOnly(2024, 2, 1)));
        Assert.True(month.IsSurelyAfter(new DateOnly(2024, 1, 31)));
    }
}
