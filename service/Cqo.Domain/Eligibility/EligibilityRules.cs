using Cqo.Domain.Policies;

namespace Cqo.Domain.Eligibility;

/// <summary>Checks a proposed appointment against a pack. Pure: the same facts and pack give the same decision.</summary>
public static class EligibilityRules
{
    /// <summary>All findings at once, in the order of the pack.</summary>
    public static Decision Check(PolicyPack pack, Facts facts) => throw new InvalidOperationException("under construction");
}
