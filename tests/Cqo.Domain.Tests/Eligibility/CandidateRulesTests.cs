using Cqo.Domain.Eligibility;
using Cqo.Domain.Policies;

namespace Cqo.Domain.Tests.Eligibility;

public class CandidateRulesTests
{
    [Theory]
    [InlineData(true, Outcome.Met)]
    [InlineData(false, Outcome.NotMet)]
    [InlineData(null, Outcome.CannotTell)]
    public void Declarations_WhenAnswered_FollowTheAnswer(bool? answer, Outcome outcome)
    {
        Assert.Equal(outcome, Ask.InForce(RuleIds.KnowsLaw, Sample.Declared(d => d with { KnowsLaw = answer })).Outcome);
        Assert.Equal(outcome, Ask.InForce(RuleIds.Ethics, Sample.Declared(d => d with { Ethics = answer })).Outcome);
        Assert.Equal(outcome, Ask.InForce(RuleIds.Ability, Sample.Declared(d => d with { Ability = answer })).Outcome);
    }

    [Theory]
    [InlineData(false, Outcome.Met)]
    [InlineData(true, Outcome.NotMet)]
    [InlineData(null, Outcome.CannotTell)]
    public void Bars_WhenAnswered_StopOnYes(bool? answer, Outcome outcome)
    {
        Assert.Equal(outcome, Ask.InForce(RuleIds.BarPunished, Sample.Declared(d => d with { Punished = answer })).Outcome);
        Assert.Equal(outcome, Ask.InForce(RuleIds.BarImproperGain, Sample.Declared(d => d with { ImproperGain = answer })).Outcome);
    }

    [Theory]
    [InlineData(AccidentGrade.None, null, Outcome.Met)]
    [InlineData(AccidentGrade.None, true, Outcome.CannotTell)]
    [InlineData(AccidentGrade.General, true, Outcome.Met)]
    [InlineData(AccidentGrade.Larger, false, Outcome.Met)]
    [InlineData(AccidentGrade.Larger, null, Outcome.CannotTell)]
    [InlineData(AccidentGrade.Larger, true, Outcome.NotMet)]
    [InlineData(AccidentGrade.Extraordinary, true, Outcome.NotMet)]
    [InlineData(null, false, Outcome.Met)]
    [InlineData(null, true, Outcome.CannotTell)]
    [InlineData(null, null, Outcome.CannotTell)]
    public void BarAccident_WhenGradeIsLargerOrAboveAndResponsible_Stops(AccidentGrade? grade, bool? responsible, Outcome outcome)
    {
        var facts = Sample.Declared(d => d with { Accident = grade, ResponsibleForAccident = responsible });
        Assert.Equal(outcome, Ask.InForce(RuleIds.BarAccident, facts).Outcome);
    }

    [Theory]
    [InlineData("2023-11-22", Outcome.Met, Outcome.NotMet)]
    [InlineData("2023-11-23", Outcome.NotMet, Outcome.NotMet)]
    [InlineData("2021-11-22", Outcome.Met, Outcome.Met)]
    [InlineData("2021-11-23", Outcome.Met, Outcome.NotMet)]
    [InlineData("2027-01-01", Outcome.NotMet, Outcome.NotMet)]
    public void YearsInQualityWork_CountToTheDayOfAppointmentAndIncludeTheNumber(string since, Outcome inForce, Outcome draft)
    {
        var facts = Sample.Candidate(c => c with { QualityWorkSince = Ask.Day(since) });
        Assert.Equal((inForce, draft), (Ask.InForce(RuleIds.YearsInQualityWork, facts).Outcome, Ask.Draft(RuleIds.YearsInQualityWork, facts).Outcome));
    }

    [Fact]
    public void YearsInQualityWork_WhenTooFew_SaysWhatFailedAndWhatToDo()
    {
        var finding = Ask.InForce(RuleIds.YearsInQualityWork, Sample.Candidate(c => c with { QualityWorkSince = new(2024, 5, 6) }));
        Assert.Equal("自2024年5月6日至聘任之日2026年11月22日，满2年，要求满3年。请核对起始日期；年限不足的，请推迟聘任或另选候选人。", finding.Text);
        Assert.Contains("2 full years from 2024-05-06", finding.TextEn);
        Assert.Equal(["candidate.qualityWorkSince", "appointment.appointedOn"], finding.Fields);
    }

    // Education E, quality qualification Q, title T: level or null; "-" = the candidate says there is none.
    [Theory]
    [InlineData(Education.Bachelor, null, null, Outcome.Met)]
    [InlineData(Education.Doctor, "-", "-", Outcome.Met)]
    [InlineData(Education.JuniorCollege, "Intermediate", null, Outcome.Met)]
    [InlineData(Education.JuniorCollege, null, "Intermediate", Outcome.Met)]
    [InlineData(Education.JuniorCollege, "Junior", "Junior", Outcome.NotMet)]
    [InlineData(Education.JuniorCollege, "Junior", null, Outcome.CannotTell)]
    [InlineData(Education.JuniorCollege, "Junior", "-", Outcome.NotMet)]
    [InlineData(Education.JuniorCollege, "-", "-", Outcome.NotMet)]
    [InlineData(Education.JuniorCollege, null, null, Outcome.CannotTell)]
    [InlineData(null, null, "Senior", Outcome.Met)]
    [InlineData(null, "-", "-", Outcome.CannotTell)]
    public void EducationOrCredential_UnderThePackInForce_NeedsOneOfThem(Education? education, string? qualification, string? title, Outcome outcome)
    {
        Assert.Equal(outcome, Ask.InForce(RuleIds.EducationOrCredential, Qualified(education, qualification, title)).Outcome);
    }

    [Theory]
    [InlineData(Education.Bachelor, "Intermediate", null, Outcome.Met, Outcome.Met)]
    [InlineData(Education.Bachelor, null, "AssociateSenior", Outcome.Met, Outcome.Met)]
    [InlineData(Education.Bachelor, "-", "Intermediate", Outcome.Met, Outcome.NotMet)]
    [InlineData(Education.JuniorCollege, "Senior", "Senior", Outcome.NotMet, Outcome.Met)]
    [InlineData(Education.Master, "-", "-", Outcome.Met, Outcome.NotMet)]
    [InlineData(null, null, null, Outcome.CannotTell, Outcome.CannotTell)]
    public void EducationAndCredential_UnderTheDraft_NeedsBothAndTellsWhichFails(
        Education? education, string? qualification, string? title, Outcome ofEducation, Outcome ofCredential)
    {
        var facts = Qualified(education, qualification, title);
        Assert.Equal((ofEducation, ofCredential), (Ask.Draft(RuleIds.Education, facts).Outcome, Ask.Draft(RuleIds.Credential, facts).Outcome));
    }

    [Fact]
    public void Credential_WhenThePaperShowsNoLevel_CannotTellEvenIfNoOtherCredentialIsClaimed()
    {
        var facts = Sample.Candidate(c => c with { Qualification = new() { Name = "质量工程师" }, NoCredential = true });
        var finding = Ask.Draft(RuleIds.Credential, facts);
        Assert.Equal(Outcome.CannotTell, finding.Outcome);
        Assert.Contains("质量专业职业资格级别未填", finding.Text);
    }

    [Fact]
    public void Credential_WhenTheCandidateDoesNotClaimThatThereIsNone_CannotTell()
    {
        var facts = Sample.Candidate(c => c with { Qualification = null, Title = null, NoCredential = false });
        Assert.Equal(Outcome.CannotTell, Ask.Draft(RuleIds.Credential, facts).Outcome);
    }

    [Fact]
    public void EducationOrCredential_WhenPartsAreJoinedByOr_IsOneFindingThatNamesAllFields()
    {
        var finding = Ask.InForce(RuleIds.EducationOrCredential, Sample.Facts);
        Assert.Equal("大学本科及以上学历，或中级及以上质量专业职业资格，或中级及以上相关专业职称", finding.Title);
        Assert.Equal(["candidate.education", "candidate.qualification", "candidate.noCredential", "candidate.title"], finding.Fields);
    }

    [Theory]
    [InlineData(21.0, "2026-11-22", Outcome.Met)]
    [InlineData(21.0, "2026-11-23", Outcome.NotMet)]
    [InlineData(20.5, "2026-09-01", Outcome.NotMet)]
    [InlineData(-5.0, "2026-09-01", Outcome.NotMet)]
    [InlineData(1001.0, "2026-09-01", Outcome.NotMet)]
    [InlineData(null, "2026-09-01", Outcome.CannotTell)]
    [InlineData(21.0, null, Outcome.CannotTell)]
    public void InitialTraining_UnderTheDraft_CountsHoursPassedByTheDayOfAppointment(double? hours, string? passed, Outcome outcome)
    {
        var facts = Sample.Trained(new TrainingFacts { Class = TrainingClass.Initial, Hours = (decimal?)hours, PassedOn = passed is null ? null : Ask.Day(passed) });
        Assert.Equal(outcome, Ask.Draft(RuleIds.InitialTraining, facts).Outcome);
    }

    [Fact]
    public void InitialTraining_WhenSplitOrOfAnotherClass_AddsOnlyInitialHours()
    {
        TrainingFacts Hours(TrainingClass @class, decimal hours) => new() { Class = @class, Hours = hours, PassedOn = new(2026, 5, 1) };
        Assert.Equal(Outcome.Met, Ask.Draft(RuleIds.InitialTraining, Sample.Trained(Hours(TrainingClass.Initial, 11), Hours(TrainingClass.Initial, 10))).Outcome);
        var mixed = Ask.Draft(RuleIds.InitialTraining, Sample.Trained(Hours(TrainingClass.Initial, 18), Hours(TrainingClass.Methods, 30)));
        Assert.Equal(Outcome.NotMet, mixed.Outcome);
        Assert.Contains("还差3学时", mixed.Text);
    }

    [Fact]
    public void InitialTraining_WhenHoursAreHuge_DoesNotOverflow()
    {
        var most = new TrainingFacts { Class = TrainingClass.Initial, Hours = decimal.MaxValue, PassedOn = new(2026, 5, 1) };
        Assert.Equal(Outcome.NotMet, Ask.Draft(RuleIds.InitialTraining, Sample.Trained(most, most)).Outcome);
    }

    [Fact]
    public void InitialTraining_WhenThePackGivesNoHours_DoesNotApplyAndSaysWhy()
    {
        var finding = Ask.InForce(RuleIds.InitialTraining, Sample.Trained());
        Assert.Equal(Outcome.NotApplicable, finding.Outcome);
        Assert.Contains("没有给出任职培训学时", finding.Text);
    }

    [Theory]
    [InlineData("2026-11-22", Outcome.Met)]
    [InlineData("2026-11-23", Outcome.NotMet)]
    [InlineData(null, Outcome.CannotTell)]
    public void TrainingBeforeAppointment_ComparesTheDays(string? passed, Outcome outcome)
    {
        var facts = Sample.Trained(new TrainingFacts { Class = TrainingClass.Initial, Hours = 24, PassedOn = passed is null ? null : Ask.Day(passed) });
        var (inForce, draft) = (Ask.InForce(RuleIds.TrainingBeforeAppointment, facts), Ask.Draft(RuleIds.TrainingBeforeAppointment, facts));
        Assert.Equal((outcome, outcome), (inForce.Outcome, draft.Outcome));
        Assert.Equal((Weight.Advice, Weight.Blocking), (inForce.Weight, draft.Weight));
    }

    private static Facts Qualified(Education? education, string? qualification, string? title) => Sample.Candidate(c => c with
    {
        Education = education, Qualification = Paper(qualification), Title = Paper(title), NoCredential = qualification == "-" || title == "-" ? true : null,
    });

    private static Credential? Paper(string? level) => level is null or "-" ? null : new() { Level = Enum.Parse<ProfessionalLevel>(level) };
}
