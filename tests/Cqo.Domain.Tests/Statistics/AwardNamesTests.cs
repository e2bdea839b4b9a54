using Cqo.Domain.Statistics;

namespace Cqo.Domain.Tests.Statistics;

/// <summary>The free column of awards: what is plain counts, what is not is called unclear.</summary>
public class AwardNamesTests
{
    // Letters: A award of any level, C counts from the city's level upward, P 湖北精品, ? unclear.
    [Theory]
    [InlineData(null, "")]
    [InlineData("无", "")]
    [InlineData("/", "")]
    [InlineData("守合同重信用企业", "")]
    [InlineData("中国质量奖", "AC")]
    [InlineData("第四届中国质量奖提名奖", "AC")]
    [InlineData("湖北省长江质量奖（提名）", "AC")]
    [InlineData("武汉市市长质量奖", "AC")]
    [InlineData("大冶市市长质量奖", "A")]
    [InlineData("黄石市市长质量奖提名奖", "A?")]
    [InlineData("恩施州清江质量奖", "AC")]
    [InlineData("武昌区区长质量奖", "A")]
    [InlineData("光谷质量奖", "A")]
    [InlineData("政府质量奖", "A?")]
    [InlineData("全国质量奖", "?")]
    [InlineData("湖北精品", "P")]
    [InlineData("湖北精品（2022年）、长江质量奖", "ACP")]
    [InlineData("长江质量奖和湖北精品", "ACP")]
    [InlineData("湖北 精品", "P")]
    [InlineData("未获湖北精品", "")]
    [InlineData("湖北精品培育企业", "?")]
    [InlineData("申报长江质量奖", "?")]
    [InlineData("武汉精品", "?")]
    [InlineData("是", "?")]
    public void Read_WhenTheTextIsPlain_CountsIt_OtherwiseCallsItUnclear(string? text, string expected)
    {
        var reading = AwardNames.Read(text);
        Assert.Equal(expected, (reading.QualityAward ? "A" : "") + (reading.ToCity ? "C" : "") + (reading.HubeiPremium ? "P" : "") + (reading.IsUnclear ? "?" : ""));
    }
}
