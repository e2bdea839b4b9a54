using Cqo.Domain.Eligibility;
using Cqo.Domain.Policies;

namespace Cqo.Domain.Tests.Eligibility;

public class IdentityRulesTests
{
    [Theory]
    [InlineData("王伟")]
    [InlineData("丁𠮷安")]
    [InlineData("沈㛃")]
    [InlineData("阿依达娜·努尔兰")]
    [InlineData("Anna-Lena Müller O'Neil")]
    [InlineData("  王伟  ")]
    [InlineData("𪚥𰻝")]
    public void CandidateName_WhenItCanBePrinted_IsMet(string name)
    {
        var finding = Ask.InForce(RuleIds.CandidateName, Sample.Candidate(c => c with { Name = name }));
        Assert.Equal((Outcome.Met, name.Trim()), (finding.Outcome, finding.Text));
    }

    [Theory]
    [InlineData("王\u0000伟", "U+0000")]
    [InlineData("王\t伟", "U+0009")]
    [InlineData("王\u200B伟", "U+200B")]
    [InlineData("王\u202E伟", "U+202E")]
    [InlineData("王\u2066伟", "U+2066")]
    [InlineData("王\u3164伟", "U+3164")]
    [InlineData("王\uFFFD", "U+FFFD")]
    [InlineData("王\uE863", "U+E863")]
    [InlineData("王\u2028伟\u0007", "U+2028、U+0007")]
    [InlineData("？？？", "乱码")]
    [InlineData("·", "乱码")]
    public void CandidateName_WhenSomethingCannotBePrinted_NamesIt(string name, string says)
    {
        var finding = Ask.InForce(RuleIds.CandidateName, Sample.Candidate(c => c with { Name = name }));
        Assert.Equal((Outcome.NotMet, true), (finding.Outcome, finding.Blocks));
        Assert.Contains(says, finding.Text);
    }

    // Not inline data: an attribute cannot hold half of a surrogate pair.
    [Fact]
    public void CandidateName_WhenItHoldsHalfOfASurrogatePair_NamesIt()
    {
        Assert.Contains("U+D842", Ask.InForce(RuleIds.CandidateName, Sample.Candidate(c => c with { Name = "王" + (char)0xD842 })).Text);
    }

    [Fact]
    public void CandidateName_WhenLong_IsLimitedTo100CharactersNotCodeUnits()
    {
        Assert.Equal(Outcome.Met, Ask.InForce(RuleIds.CandidateName, Sample.Candidate(c => c with { Name = string.Concat(Enumerable.Repeat("𠮷", 100)) })).Outcome);
        var tooLong = Ask.InForce(RuleIds.CandidateName, Sample.Candidate(c => c with { Name = new string('长', 10_000) }));
        Assert.Equal(Outcome.NotMet, tooLong.Outcome);
        Assert.Contains("有10000个字符，最多100个", tooLong.Text);
        Assert.True(tooLong.Text.Length < 100);
    }

    [Theory]
    [InlineData(null, Outcome.CannotTell)]
    [InlineData(" ", Outcome.CannotTell)]
    [InlineData("武汉示例\u202E有限公司", Outcome.NotMet)]
    [InlineData("武汉示例有限公司", Outcome.Met)]
    public void EnterpriseName_MustBeGivenAndPrintable(string? name, Outcome outcome)
    {
        Assert.Equal(outcome, Ask.InForce(RuleIds.EnterpriseName, Sample.Enterprise(e => e with { Name = name })).Outcome);
    }

    [Theory]
    [InlineData(null, Outcome.NotApplicable, "还没有")]
    [InlineData("武汉示例有限公司", Outcome.Met, "相同")]
    [InlineData("武汉旧名有限公司", Outcome.NotMet, "武汉旧名有限公司")]
    public void EnterpriseName_WhenTheRegisterHasAnother_IsToldAndBlocksNothing(string? registered, Outcome outcome, string says)
    {
        var facts = Sample.Enterprise(e => e with { Name = "武汉示例有限公司" });
        var finding = Ask.InForce(RuleIds.EnterpriseNameAsRegistered, facts with { Appointment = facts.Appointment with { RegisteredName = registered } });
        Assert.Equal(outcome, finding.Outcome);
        Assert.Contains(says, finding.Text);
        Assert.False(finding.Blocks);
    }

    [Theory]
    [InlineData(null, Outcome.CannotTell, "没有填写")]
    [InlineData("９１４２０１０６ｘｘ0000019l", Outcome.Met, "通过")]
    [InlineData("91420106XX00000190", Outcome.NotMet, "应为“L”")]
    [InlineData("914403001922038000", Outcome.NotMet, "重新填写")]
    public void CreditCode_IsCheckedAfterNormalisation(string? code, Outcome outcome, string says)
    {
        var finding = Ask.InForce(RuleIds.CreditCode, Sample.Enterprise(e => e with { CreditCode = code }));
        Assert.Equal(outcome, finding.Outcome);
        Assert.Contains(says, finding.Text);
    }

    [Theory]
    [InlineData(null, Outcome.CannotTell, "请选择")]
    [InlineData("420106", Outcome.Met, "武汉市武昌区")]
    [InlineData("420821", Outcome.NotMet, "京山县的旧区划代码，已改为荆门市京山市（420882）")]
    [InlineData("110101", Outcome.NotMet, "“110101”不在湖北省")]
    public void Region_MustBeACurrentDivision(string? code, Outcome outcome, string says)
    {
        var finding = Ask.InForce(RuleIds.Region, Sample.Enterprise(e => e with { RegionCode = code }));
        Assert.Equal(outcome, finding.Outcome);
        Assert.Contains(says, finding.Text);
    }

    [Fact]
    public void Region_WhenTextIsLong_ShowsOnlyItsBeginning()
    {
        Assert.True(Ask.InForce(RuleIds.Region, Sample.Enterprise(e => e with { RegionCode = new string('4', 10_000) })).Text.Length < 100);
    }

    [Theory]
    [InlineData("2008-11-22", Outcome.Met)]
    [InlineData("2008-11-23", Outcome.NotMet)]
    [InlineData(null, Outcome.Met)]
    public void PlausibleDates_WhenNotYet18_AreRefused(string? born, Outcome outcome)
    {
        var facts = Sample.Candidate(c => c with { BirthMonth = born is null ? null : Ask.Day(born), QualityWorkSince = new(2020, 1, 1) });
        Assert.Equal(outcome, Ask.InForce(RuleIds.PlausibleDates, facts).Outcome);
    }

    [Theory]
    [InlineData("2026-11-22", Outcome.Met)]
    [InlineData("2026-11-23", Outcome.NotMet)]
    [InlineData("1966-11-22", Outcome.Met)]
    [InlineData("1966-11-21", Outcome.NotMet)]
    [InlineData("0001-01-01", Outcome.NotMet)]
    [InlineData("9999-12-31", Outcome.NotMet)]
    public void PlausibleDates_WhenQualityWorkIsLaterOrLongerThan60Years_AreRefused(string since, Outcome outcome)
    {
        var facts = Sample.Candidate(c => c with { BirthMonth = null, QualityWorkSince = Ask.Day(since) });
        Assert.Equal(outcome, Ask.InForce(RuleIds.PlausibleDates, facts).Outcome);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1999-12-31")]
    [InlineData("2101-01-01")]
    [InlineData("9999-12-31")]
    public void PlausibleDates_WhenAppointmentIsFarAway_AreRefused(string appointed)
    {
        var finding = Ask.InForce(RuleIds.PlausibleDates, Sample.Appointment(a => a with { AppointedOn = Ask.Day(appointed) }));
        Assert.True(finding.Blocks);
        Assert.Contains("2000年至2100年", finding.Text);
    }

    [Fact]
    public void PrintableText_WhenSeveralTextsAreBad_NamesEachAndItsField()
    {
        var facts = Sample.Candidate(c => c with { Post = "总监\u0007" }) with { Training = [new() { Organiser = new string('长', 201) }] };
        var finding = Ask.InForce(RuleIds.PrintableText, facts);
        Assert.Equal(Outcome.NotMet, finding.Outcome);
        Assert.Equal(["candidate.post", "training[0].organiser"], finding.Fields);
        Assert.Contains("现任职务含有不可见或无法打印的字符U+0007", finding.Text);
        Assert.Contains("培训举办单位有201个字符", finding.Text);
    }
}
