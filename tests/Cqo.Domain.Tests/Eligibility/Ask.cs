using Cqo.Domain.Eligibility;
using Cqo.Domain.Policies;

namespace Cqo.Domain.Tests.Eligibility;

/// <summary>Asks one rule.</summary>
internal static class Ask
{
    public static Finding InForce(string rule, Facts facts) => Rule(Repository.InForce, rule, facts);

    public static Finding Draft(string rule, Facts facts) => Rule(Repository.Draft, rule, facts);

    public static Finding Rule(PolicyPack pack, string rule, Facts facts) => Assert.Single(EligibilityRules.Check(pack, facts).Findings, f => f.Rule == rule);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "O");
}
