using Cqo.Domain.Regions;

namespace Cqo.Domain.Tests.Regions;

public class ReportingUnitsTests
{
    private static readonly ReportingUnits Units = new([new("420100Z01", "东湖新技术开发区", RegionLevel.County, "420100", IsAdded: true)]);

    [Fact]
    public void All_WhenACityAddsAUnit_HoldsTheHundredAndSeventeenAndIt()
    {
        Assert.Equal(118, Units.All.Count);
        Assert.Equal("武汉市东湖新技术开发区", Units.FullName("420100Z01"));
        Assert.Equal(14, Units.Children("420100").Count());
    }

    [Theory]
    [InlineData("420106", "420100", true)]
    [InlineData("420100Z01", "420100", true)]
    [InlineData("420100Z01", "420000", true)]
    [InlineData("420100", "420100", true)]
    [InlineData("420100", "420106", false)]
    [InlineData("420106", "420200", false)]
    [InlineData("999999", "420000", false)]
    public void IsWithin_WhenAsked_FollowsTheUnitsUpward(string code, string above, bool within) => Assert.Equal(within, Units.IsWithin(code, above));

    [Fact]
    public void NextCode_WhenAsked_IsTheNextFreeOne()
    {
        Assert.Equal("420100Z02", Units.NextCode("420100"));
        Assert.Equal("420200Z01", Units.NextCode("420200"));
        Assert.Null(new ReportingUnits([new("420100Z99", "x", RegionLevel.County, "420100", IsAdded: true)]).NextCode("420100"));
    }
}
