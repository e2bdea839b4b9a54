namespace Cqo.Templating.Tests.Shipped;

/// <summary>What a clerk holds in hand: the papers as a program that is not ours prints them.</summary>
public sealed class PrintedPapersTests(PrintedPapers papers) : IClassFixture<PrintedPapers>
{
    public static TheoryData<string> AllPrints => [.. PrintedPapers.Names];

    public static TheoryData<string> Certificates => [.. PrintedPapers.Names.Where(n => n.StartsWith("appointment-", StringComparison.Ordinal) && !n.Contains("notice"))];

    public static TheoryData<string> WidestCertificates => [.. PrintedPapers.Names.Where(n => n.StartsWith("appointment-widest", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(AllPrints))]
    public async Task Print_WhenOpenedByLibreOffice_ShowsNoTag(string name)
    {
        var text = await papers.TextAsync(name);
        Assert.NotEmpty(text);
        Assert.DoesNotContain("{{", text);
        Assert.DoesNotContain("}}", text);
    }

    [Theory]
    [MemberData(nameof(Certificates))]
    public async Task Certificate_WhenPrinted_IsOnePage(string name) => Assert.Equal(1, await papers.PagesAsync(name));

    [Fact]
    public async Task Certificate_WhenPrinted_ShowsWhoIsAppointedByWhomForHowLongAndTheVeto()
    {
        var text = await papers.TextAsync("appointment-sample");
        Assert.All(
            ["首席质量官聘任授权证书", "鄂质官证〔2026〕420106-0001", "沈若澜女士", "湖北楚衡精密制造股份有限公司", "任期五年", "自二〇二六年十一月二十二日起", "至二〇三一年十一月二十一日止", "一票否决", "最高管理者（签字）", "91420106XX20A0172L"],
            expected => Assert.Contains(expected, text));
    }

    [Fact]
    public async Task Certificate_WhenItsCodeIsScanned_LeadsToItsVerification() =>
        Assert.Equal([SourceTree.Sample(Papers.Certificate)["verify"]!["url"]!.ToString()], await papers.CodesAsync("appointment-sample"));

    [Theory]
    [MemberData(nameof(WidestCertificates))]
    public async Task Certificate_WhenEverythingIsLong_LosesNothing(string name)
    {
        var text = await papers.TextAsync(name);
        var pack = SourceTree.Packs.Single(p => name.EndsWith("-" + p["id"], StringComparison.Ordinal));
        Assert.Contains(Papers.RareName, text);
        Assert.Contains("一票否决", text);
        Assert.Equal(2, text.Split(Papers.LongEnterprise[^12..]).Length - 1);
        Assert.All(pack["powers"]!.AsArray().Concat(pack["duties"]!.AsArray()), item => Assert.Contains(item!.ToString()[..6], text));
    }

    [Fact]
    public async Task Certificate_WhenNothingIsKnownYet_ShowsBlanksToFill()
    {
        var text = await papers.TextAsync("appointment-unknown");
        Assert.Contains("兹聘任您为＿＿＿＿首席质量官", text);
        Assert.Contains("自＿＿＿＿起，至＿＿＿＿止", text);
    }

    [Fact]
    public async Task Certificates_WhenMerged_ArePrintedAPageEach()
    {
        Assert.Equal(SourceTree.Packs.Count(), await papers.PagesAsync(PrintedPapers.Merged));
        Assert.Equal(SourceTree.Packs.Count(), (await papers.TextAsync(PrintedPapers.Merged)).Split("首席质量官聘任授权证书").Length - 1);
    }

    [Fact]
    public async Task Notice_WhenPrinted_TellsTheDepartments()
    {
        var text = await papers.TextAsync("appointment-notice-sample");
        Assert.All(
            ["关于聘任沈若澜为首席质量官的通知", "任期5年，自2026年11月22日起至2031年11月21日止", "一票否决", "质量管理部、检验检测中心、质量安全部、品牌与质量文化办公室", "特此通知"],
            expected => Assert.Contains(expected, text));
    }

    [Fact]
    public async Task Review_WhenPrinted_ShowsEveryDeclarationTrainingAndFinding()
    {
        var text = await papers.TextAsync("qualification-review-sample");
        var sample = SourceTree.Sample(Papers.Review);
        Assert.Contains("可以聘任", text);
        Assert.DoesNotContain("没有培训记录", text);
        Assert.All(sample["training"]!.AsArray(), t => Assert.Contains($"{t!["class"]}{t["hours"]}", text));
        Assert.All(sample["declarations"]!.AsArray(), d => Assert.Contains($"{d!["text"]}{d["answer"]}", text));
        Assert.All(sample["decision"]!["findings"]!.AsArray(), f => Assert.Contains($"{f!["weight"]}{f["outcome"]}", text));
    }

    [Fact]
    public async Task Review_WhenNothingIsKnownYet_SaysSoAndAdvisesAgainst()
    {
        var text = await papers.TextAsync("qualification-review-unknown");
        Assert.Contains("没有培训记录。", text);
        Assert.Contains("暂不能聘任", text);
        Assert.DoesNotContain("可以聘任。", text);
    }
}
