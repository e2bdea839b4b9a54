using Cqo.Domain.Eligibility;

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
}
