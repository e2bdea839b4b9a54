using Cqo.Domain.Regions;

namespace Cqo.Domain.Tests.Regions;

public class RegionCatalogTests
{
    [Fact]
    public void All_HoldsOneProvinceSeventeenCitiesAndNinetyNineCounties()
    {
        Assert.Equal(
            [(RegionLevel.Province, 1), (RegionLevel.City, 17), (RegionLevel.County, 99)],
            RegionCatalog.All.GroupBy(r => r.Level).Select(g => (g.Key, g.Count())));
        Assert.Equal(117, RegionCatalog.All.Select(r => r.Code).Distinct().Count());
    }

    [Theory]
    [InlineData("420106", "武汉市武昌区", "420100")]
    [InlineData("420281", "黄石市大冶市", "420200")]
    [InlineData("429004", "仙桃市", "429004")]
    [InlineData("429021", "神农架林区", "429021")]
    [InlineData("422801", "恩施土家族苗族自治州恩施市", "422800")]
    public void Find_WhenCodeIsCurrent_GivesFullNameAndCity(string code, string fullName, string city)
    {
        var region = RegionCatalog.Find(code)!;
        Assert.Equal((fullName, city), (region.FullName, region.City!.Code));
        Assert.Equal("420000", region.Chain[0].Code);
        Assert.Same(region, region.Chain[^1]);
    }

    [Fact]
    public void Find_WhenCodeIsTheProvince_HasNoCityAndKeepsItsName()
    {
        var province = RegionCatalog.Find("420000")!;
        Assert.Equal(("湖北省", null, null), (province.FullName, province.City, province.ParentCode));
        Assert.Equal(17, RegionCatalog.Children("420000").Count);
        Assert.Equal(13, RegionCatalog.Children("420100").Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("110101")]
    [InlineData("420400")]
    public void Find_WhenCodeIsNotCurrent_GivesNull(string? code)
    {
        Assert.Null(RegionCatalog.Find(code));
    }

    [Theory]
    [InlineData("420821", "京山县", "420882")]
    [InlineData("421023", "监利县", "421088")]
    [InlineData("429001", "随州市", "421303")]
    public void FindHistorical_WhenCodeWasGivenUp_NamesItsSuccessor(string code, string name, string successor)
    {
        var former = RegionCatalog.FindHistorical(code)!;
        Assert.Equal((name, successor), (former.Name, former.SuccessorCode));
    }

    [Fact]
    public void FindHistorical_WhenCodeIsStillCurrent_GivesNull()
    {
        Assert.Null(RegionCatalog.FindHistorical("422800"));
        Assert.All(RegionCatalog.Historical.Where(h => h.SuccessorCode is not null), h => Assert.NotNull(RegionCatalog.Find(h.SuccessorCode)));
    }
}
