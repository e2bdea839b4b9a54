using System.Text.Json;
using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;
using Cqo.Domain.Policies;
using Cqo.Domain.Regions;

namespace Cqo.Domain.Tests.SampleData;

public class SampleDataTests
{
    private static readonly List<SampleEnterprise> Enterprises = Load<SampleEnterprise>("enterprises");
    private static readonly List<SampleCandidate> Candidates = Load<SampleCandidate>("candidates");

    public static TheoryData<string> Notes => [.. Candidates.Select(c => c.Note)];

    [Theory]
    [MemberData(nameof(Notes))]
    public void Check_WhenCandidateIsASample_FindsWhatItsNotePromises(string note)
    {
        var sample = Candidates.Single(c => c.Note == note);
        AssertFindings(Repository.InForce, sample, sample.Expects, sample.CannotTell);
        AssertFindings(Repository.Draft, sample, sample.ExpectsUnderDraft, sample.CannotTellUnderDraft);
    }

    [Fact]
    public void Candidates_BreakEveryRuleThatCanBreakByTheirOwnFacts()
    {
        string[] needTheRegister = [RuleIds.OneTermPerEnterprise, RuleIds.PostElsewhere, RuleIds.EnterpriseNameAsRegistered];
        var shown = Candidates.SelectMany(c => c.Expects.Concat(c.ExpectsUnderDraft).Concat(c.CannotTell)).ToHashSet();
        var rules = EligibilityRules.Check(Repository.InForce, new()).Findings.Concat(EligibilityRules.Check(Repository.Draft, new()).Findings)
            .Select(f => f.Rule).Distinct().Except(needTheRegister).Except([RuleIds.InitialTraining]);
        Assert.Empty(rules.Except(shown));
        Assert.Contains(RuleIds.InitialTraining, Candidates.SelectMany(c => c.ExpectsUnderDraft));
    }

    [Fact]
    public void Candidates_HoldTheHardNamesAndAtLeastFifteenEligibleUnderBothPacks()
    {
        Assert.Contains(Candidates, c => c.Facts.Candidate.Name!.Contains("𠮷"));
        Assert.Contains(Candidates, c => c.Facts.Candidate.Name!.Contains('㛃'));
        Assert.Contains(Candidates, c => c.Facts.Candidate.Name!.Contains('·'));
        Assert.True(Candidates.Count(c => Eligible(Repository.InForce, c) && Eligible(Repository.Draft, c)) >= 15);
    }

    [Fact]
    public void Enterprises_NameNoRealFirmAndHaveValidDistinctCodesInKnownRegions()
    {
        Assert.Equal(30, Enterprises.Count);
        Assert.Equal(30, Enterprises.Select(e => e.CreditCode).Distinct().Count());
        Assert.All(Enterprises, e =>
        {
            Assert.Equal((e.CreditCode, null), (CreditCode.Check(e.CreditCode).Normalised, CreditCode.Check(e.CreditCode).Warning));
            Assert.Equal("XX", e.CreditCode[8..10]);
            Assert.Contains("样例", e.Name);
            Assert.Equal(e.RegionCode, RegionCatalog.Find(e.RegionCode)?.Code);
        });
        Assert.True(Enterprises.Select(e => RegionCatalog.Find(e.RegionCode)!.City!.Code).Distinct().Count() >= 10);
        Assert.Equal(4, Enterprises.Select(e => e.SizeClass).Distinct().Count());
        Assert.Equal(5, Enterprises.Select(e => e.Ownership).Distinct().Count());
    }

    [Fact]
    public void Candidates_BelongToSampleEnterprisesAndHaveDistinctIds()
    {
        Assert.Equal(Candidates.Count, Candidates.Select(c => c.Id).Distinct().Count());
        Assert.All(Candidates, c => Assert.Contains(Enterprises, e => e.CreditCode == c.CreditCode));
        Assert.All(Candidates, c => Assert.Equal(c.Id, c.Facts.Candidate.Id));
    }

    private static void AssertFindings(PolicyPack pack, SampleCandidate sample, string[] notMet, string[] cannotTell)
    {
        var findings = EligibilityRules.Check(pack, sample.Facts).Findings;
        Assert.Equal(notMet.Order(), findings.Where(f => f.Outcome == Outcome.NotMet).Select(f => f.Rule).Order());
        Assert.Equal(cannotTell.Order(), findings.Where(f => f.Outcome == Outcome.CannotTell).Select(f => f.Rule).Order());
    }

    private static bool Eligible(PolicyPack pack, SampleCandidate sample) => EligibilityRules.Check(pack, sample.Facts).Eligible;

    private static List<T> Load<T>(string name) => JsonSerializer.Deserialize<List<T>>(Repository.Read($"service/sample-data/{name}.json"), Repository.Json)!;

    private sealed record SampleEnterprise(Guid Id, string Name, string CreditCode, SizeClass SizeClass, bool AboveScale, Ownership Ownership, string RegionCode, string Industry,
        string LegalRepresentative);

    private sealed record SampleCandidate(Guid Id, string CreditCode, string Note, string[] Expects, string[] ExpectsUnderDraft, string[] CannotTell, string[] CannotTellUnderDraft,
        Facts Facts);
}
