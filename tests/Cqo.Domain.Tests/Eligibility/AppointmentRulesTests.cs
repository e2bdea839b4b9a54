using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;
using Cqo.Domain.Policies;

namespace Cqo.Domain.Tests.Eligibility;

public class AppointmentRulesTests
{
    [Theory]
    [InlineData("周示例", "周示例", Outcome.Met, "法定代表人")]
    [InlineData(null, "周示例", Outcome.Met, "法定代表人")]
    [InlineData("吴总裁", "周示例", Outcome.Met, "最高管理者")]
    [InlineData("吴总裁", null, Outcome.Met, "最高管理者")]
    [InlineData(" ", "", Outcome.CannotTell, "请填写")]
    public void Signer_IsTheLegalRepresentativeOrTheRecordedTopManager(string? signer, string? legal, Outcome outcome, string says)
    {
        var facts = Sample.Appointment(a => a with { AppointedBy = signer });
        var finding = Ask.InForce(RuleIds.Signer, facts with { Enterprise = facts.Enterprise with { LegalRepresentative = legal } });
        Assert.Equal(outcome, finding.Outcome);
        Assert.Contains(says, finding.Text);
    }

    [Theory]
    [InlineData(true, Rank.TopManager, Outcome.Met)]
    [InlineData(true, Rank.DeputyTopManager, Outcome.Met)]
    [InlineData(true, Rank.Director, Outcome.NotMet)]
    [InlineData(true, null, Outcome.CannotTell)]
    [InlineData(null, Rank.TopManager, Outcome.Met)]
    [InlineData(null, Rank.Staff, Outcome.CannotTell)]
    [InlineData(false, Rank.Staff, Outcome.NotApplicable)]
    public void Rank_InAnAboveScaleEnterprise_IsAdviceOnly(bool? aboveScale, Rank? rank, Outcome outcome)
    {
        var facts = Sample.Enterprise(e => e with { AboveScale = aboveScale });
        var finding = Ask.InForce(RuleIds.Rank, facts with { Candidate = facts.Candidate with { Rank = rank } });
        Assert.Equal((outcome, Weight.Advice, false), (finding.Outcome, finding.Weight, finding.Blocks));
    }

    [Fact]
    public void StateOwnedConsultation_WhenNotStateOwned_DoesNotApply()
    {
        Assert.Equal(Outcome.NotApplicable, Ask.InForce(RuleIds.StateOwnedConsultation, Sample.Facts).Outcome);
        Assert.Equal(Outcome.CannotTell, Ask.InForce(RuleIds.StateOwnedConsultation, Sample.Enterprise(e => e with { Ownership = null })).Outcome);
    }

    [Theory]
    [InlineData("国资委", "2026-11-22", ConsultationOpinion.Agreed, Outcome.Met, "答复同意")]
    [InlineData("国资委", "2026-11-23", ConsultationOpinion.Agreed, Outcome.NotMet, "晚于聘任之日")]
    [InlineData("国资委", "2026-11-01", ConsultationOpinion.Disagreed, Outcome.NotMet, "不同意")]
    [InlineData(" ", "2026-11-01", ConsultationOpinion.Agreed, Outcome.CannotTell, "征求意见的部门")]
    [InlineData("国资委", null, ConsultationOpinion.Agreed, Outcome.CannotTell, "答复日期")]
    [InlineData("国资委", "2026-11-01", null, Outcome.CannotTell, "答复意见")]
    public void StateOwnedConsultation_WhenStateOwned_NeedsBodyDayAndAgreement(string body, string? answered, ConsultationOpinion? opinion, Outcome outcome, string says)
    {
        var facts = Sample.Enterprise(e => e with { Ownership = Ownership.StateOwned }) with
        {
            Consultation = new() { Body = body, AnsweredOn = answered is null ? null : Ask.Day(answered), Opinion = opinion },
        };
        var finding = Ask.InForce(RuleIds.StateOwnedConsultation, facts);
        Assert.Equal((outcome, outcome != Outcome.Met), (finding.Outcome, finding.Blocks));
        Assert.Contains(says, finding.Text);
    }

    [Fact]
    public void StateOwnedConsultation_WhenNobodyWasAsked_ListsAllThatIsMissing()
    {
        var finding = Ask.InForce(RuleIds.StateOwnedConsultation, Sample.Enterprise(e => e with { Ownership = Ownership.StateOwned }));
        Assert.Contains("征求意见的部门、答复日期、答复意见", finding.Text);
        Assert.True(finding.Blocks);
    }

    [Theory]
    [InlineData("2031-11-21", Outcome.Met)]
    [InlineData("2031-11-22", Outcome.NotMet)]
    [InlineData("2029-11-21", Outcome.NotMet)]
    [InlineData(null, Outcome.Met)]
    public void TermLength_UnderTheDraft_IsFiveYearsLessADayAndAdviceOnly(string? end, Outcome outcome)
    {
        var finding = Ask.Draft(RuleIds.TermLength, Sample.Appointment(a => a with { TermEnd = end is null ? null : Ask.Day(end) }));
        Assert.Equal((outcome, false), (finding.Outcome, finding.Blocks));
    }

    [Fact]
    public void TermLength_WhenThePackMakesItHard_Stops()
    {
        var pack = Repository.Draft with { Term = Repository.Draft.Term with { Hard = true } };
        Assert.True(Ask.Rule(pack, RuleIds.TermLength, Sample.Appointment(a => a with { TermEnd = new(2029, 11, 21) })).Blocks);
    }

    [Fact]
    public void TermLength_WhenThePackNamesNone_DoesNotApplyAndSaysWhereFiveYearsComeFrom()
    {
        var finding = Ask.InForce(RuleIds.TermLength, Sample.Facts);
        Assert.Equal(Outcome.NotApplicable, finding.Outcome);
        Assert.Contains("建议5年", finding.Text);
        Assert.Contains("2021年征求意见稿三（一）3", finding.Article);
    }

    [Fact]
    public void TermOrder_WhenReversed_StopsAndNamesBothDays()
    {
        var finding = Ask.InForce(RuleIds.TermOrder, Sample.Appointment(a => a with { TermStart = new(2031, 11, 21), TermEnd = new(2026, 11, 22) }));
        Assert.Equal((Outcome.NotMet, true), (finding.Outcome, finding.Blocks));
        Assert.Equal("任期止于2026年11月22日，早于起始的2031年11月21日。请核对，起止可能填反了。", finding.Text);
    }

    [Theory]
    [InlineData("2026-11-21", Outcome.NotMet)]
    [InlineData("2026-11-22", Outcome.Met)]
    [InlineData("2027-01-01", Outcome.Met)]
    public void TermStart_WhenBeforeTheAppointment_IsPointedOut(string start, Outcome outcome)
    {
        var finding = Ask.InForce(RuleIds.TermStart, Sample.Appointment(a => a with { TermStart = Ask.Day(start) }));
        Assert.Equal((outcome, false), (finding.Outcome, finding.Blocks));
    }

    [Theory]
    [InlineData(true, "2026-11-21", Outcome.Met)]
    [InlineData(true, "2026-11-22", Outcome.NotMet)]
    [InlineData(false, "2026-11-21", Outcome.Met)]
    [InlineData(false, "2030-01-01", Outcome.NotMet)]
    public void OneTermPerEnterprise_WhenTermsShareADay_StopsEvenForTheSamePerson(bool samePerson, string end, Outcome outcome)
    {
        var known = new KnownTerm("武汉示例精密制造有限公司", true, samePerson, "前任官", new(2021, 11, 22), Ask.Day(end), "鄂质官证〔2021〕420106-0007");
        var finding = Ask.InForce(RuleIds.OneTermPerEnterprise, Sample.Appointment(a => a with { KnownTerms = [known] }));
        Assert.Equal((outcome, outcome == Outcome.NotMet), (finding.Outcome, finding.Blocks));
        if (outcome == Outcome.NotMet)
        {
            Assert.Contains("鄂质官证〔2021〕420106-0007", finding.Text);
            Assert.Contains(samePerson ? "续聘" : "解聘", finding.Text);
        }
    }

    [Fact]
    public void PostElsewhere_WhenTheSamePersonServesAnotherEnterprise_NamesItAndDoesNotStop()
    {
        var known = new KnownTerm("宜昌样例化工有限公司", false, true, "李示范", new(2025, 1, 1), new(2029, 12, 31), null);
        var facts = Sample.Appointment(a => a with { KnownTerms = [known] });
        var finding = Ask.InForce(RuleIds.PostElsewhere, facts);
        Assert.Equal((Outcome.NotMet, false), (finding.Outcome, finding.Blocks));
        Assert.Contains("宜昌样例化工有限公司", finding.Text);
        Assert.Equal(Outcome.Met, Ask.InForce(RuleIds.OneTermPerEnterprise, facts).Outcome);
    }

    [Fact]
    public void Check_WhenTermStartsOn29February_EndsTheDayBefore28February()
    {
        var decision = EligibilityRules.Check(Repository.Draft, Sample.Appointment(a => a with { AppointedOn = new(2028, 2, 29) }));
        Assert.Equal(new DateOnly(2033, 2, 27), decision.TermEnd);
        Assert.Equal(Outcome.Met, decision.Findings.Single(f => f.Rule == RuleIds.TermLength).Outcome);
    }
}
