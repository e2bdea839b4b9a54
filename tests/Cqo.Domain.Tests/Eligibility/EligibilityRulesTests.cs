using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;
using Cqo.Domain.Policies;

namespace Cqo.Domain.Tests.Eligibility;

public class EligibilityRulesTests
{
    [Theory]
    [InlineData("hubei-2022")]
    [InlineData("hubei-2021-draft")]
    public void Check_WhenEverythingIsMet_IsEligibleWithTheDefaultTerm(string pack)
    {
        var decision = EligibilityRules.Check(Repository.Pack(pack), Sample.Facts);
        Assert.True(decision.Eligible, string.Join("\n", decision.Findings.Where(f => f.Blocks)));
        Assert.Equal((new DateOnly(2026, 11, 22), new DateOnly(2031, 11, 21)), (decision.TermStart, decision.TermEnd));
    }

    [Theory]
    [InlineData("hubei-2022")]
    [InlineData("hubei-2021-draft")]
    public void Check_WhenNothingIsKnown_TellsEverythingThatIsMissingAtOnce(string pack)
    {
        var decision = EligibilityRules.Check(Repository.Pack(pack), new());
        Assert.False(decision.Eligible);
        Assert.True(decision.Findings.Count(f => f.Outcome == Outcome.CannotTell) >= 15);
        Assert.DoesNotContain(decision.Findings, f => f.Outcome == Outcome.NotMet);
    }

    [Fact]
    public void Check_KeepsTheOrderOfThePackAndRecordsWhichPackJudged()
    {
        var decision = EligibilityRules.Check(Repository.Draft, Sample.Facts);
        Assert.Equal(["knows-law", "ethics", "years-in-quality-work", "ability", "education", "credential", "initial-training", "training-before-appointment"],
            decision.Findings.Take(8).Select(f => f.Rule));
        Assert.Equal(("hubei-2021-draft", "1", Repository.Draft.Sha256), (decision.PackId, decision.PackVersion, decision.PackSha256));
        Assert.Matches("^[0-9a-f]{64}$", decision.PackSha256);
    }

    [Fact]
    public void Check_WhenPackIsInForce_NamesItsArticlesHonestly()
    {
        Assert.Contains("公开报道", Ask.InForce(RuleIds.YearsInQualityWork, Sample.Facts).Article);
        Assert.Contains("暂按2021年征求意见稿二（二）2，2022年全文待核", Ask.InForce(RuleIds.BarPunished, Sample.Facts).Article);
        Assert.Equal("2021年征求意见稿二（二）1", Ask.Draft(RuleIds.YearsInQualityWork, Sample.Facts).Article);
    }

    [Theory]
    [InlineData("hubei-2022")]
    [InlineData("hubei-2021-draft")]
    public void Check_WhatEverItFinds_SaysItInBothLanguagesWithAnArticle(string pack)
    {
        var findings = EligibilityRules.Check(Repository.Pack(pack), Sample.Facts).Findings.Concat(EligibilityRules.Check(Repository.Pack(pack), new()).Findings);
        Assert.All(findings, f =>
        {
            Assert.All([f.Title, f.Text, f.Article], text => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}|GB", text));
            Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", f.TitleEn);
            Assert.NotEmpty(f.TextEn);
        });
    }

    [Fact]
    public void Check_WhenPartsOfTheFactsAreNull_TreatsThemAsUnknown()
    {
        var holes = new Facts
        {
            Enterprise = null!, Candidate = null!, Declarations = null!, Training = null!, Appointment = null!,
        };
        Assert.Equal(EligibilityRules.Check(Repository.InForce, new()).Findings.Select(f => (f.Rule, f.Outcome)),
            EligibilityRules.Check(Repository.InForce, holes).Findings.Select(f => (f.Rule, f.Outcome)));
        EligibilityRules.Check(Repository.Draft, new() { Training = [null!], Appointment = new() { LedDepartments = [null!], KnownTerms = [null!] } });
    }

    [Fact]
    public void Check_WhenAnEnumIsOutsideItsList_TreatsItAsUnknown()
    {
        var facts = Sample.Candidate(c => c with { Education = (Education)77, Qualification = null, Title = null, NoCredential = true });
        Assert.Equal(Outcome.CannotTell, Ask.InForce(RuleIds.EducationOrCredential, facts).Outcome);
        Assert.Equal(Outcome.CannotTell, Ask.InForce(RuleIds.StateOwnedConsultation, Sample.Enterprise(e => e with { Ownership = (Ownership)9 })).Outcome);
    }

    [Fact]
    public void Check_WhenAPackNamesAnUnknownRule_RefusesThePack()
    {
        var pack = Repository.InForce with { Conditions = [new() { Rule = "no-such-rule", Article = "一" }] };
        var refusal = Assert.Throws<ArgumentException>(() => EligibilityRules.Check(pack, Sample.Facts));
        Assert.Contains("no-such-rule", refusal.Message);
    }

    [Fact]
    public void Check_WhenFiguresDifferBySize_UsesThoseOfTheSizeClass()
    {
        var bySize = new Dictionary<SizeClass, Figures> { [SizeClass.Small] = new(Years: 3), [SizeClass.Micro] = new(Years: 3) };
        var pack = Repository.Draft with
        {
            Conditions = [new() { Rule = RuleIds.YearsInQualityWork, Article = "一", Figures = new(Years: 5), BySize = bySize }],
        };
        var four = Sample.Candidate(c => c with { QualityWorkSince = new(2022, 11, 1) });
        var ten = Sample.Candidate(c => c with { QualityWorkSince = new(2016, 11, 1) });
        Assert.Equal(Outcome.NotMet, Of(four, SizeClass.Large));
        Assert.Equal(Outcome.Met, Of(four, SizeClass.Small));
        Assert.Equal(Outcome.CannotTell, Of(four, null));
        Assert.Equal(Outcome.Met, Of(ten, null));
        Assert.Contains("enterprise.sizeClass", Ask.Rule(pack, RuleIds.YearsInQualityWork, four with { Enterprise = new() }).Fields);

        Outcome Of(Facts facts, SizeClass? size) =>
            Ask.Rule(pack, RuleIds.YearsInQualityWork, facts with { Enterprise = facts.Enterprise with { SizeClass = size } }).Outcome;
    }
}
