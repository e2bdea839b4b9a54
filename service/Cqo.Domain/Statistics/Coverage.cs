using Cqo.Domain.Policies;

namespace Cqo.Domain.Statistics;

/// <summary>How a target stands.</summary>
public enum CoverageState
{
    /// <summary>The pack gives no number.</summary>
    NotAsked,
    /// <summary>Cannot be told: a denominator, a unit's table, the year before or a column is missing.</summary>
    Unknown,
    /// <summary>There is no enterprise that the target speaks of.</summary>
    NoEnterprises,
    /// <summary>Reached.</summary>
    Met,
    /// <summary>Not reached, and the day of the target lies after the cut-off date.</summary>
    NotDue,
    /// <summary>Not reached.</summary>
    NotMet,
}

/// <summary>The coverage of one group of enterprises in one region.</summary>
/// <param name="Appointed">Enterprises with a CQO in post; null when nothing was sent.</param>
/// <param name="Enterprises">All of them; null when nobody stated it.</param>
/// <param name="IsPartial">Units below are missing: the rate is a lower bound.</param>
public readonly record struct GroupCoverage(long? Appointed, long? Enterprises, bool IsPartial)
{
    /// <summary>The rate, or null when a part of it is not known or there is no enterprise.</summary>
    public Rate? Rate => Statistics.Rate.Of(Appointed, Enterprises);
}

/// <summary>One target of the pack and where a region stands.</summary>
/// <param name="Target">The target.</param>
/// <param name="Group">The group that its scope means, or null when the table cannot tell who belongs to it.</param>
/// <param name="Now">This year.</param>
/// <param name="Earlier">The year before, as far as known.</param>
/// <param name="Change">Percentage points gained since then, or null.</param>
/// <param name="State">How the target stands.</param>
/// <param name="Lacking">Enterprises still lacking; null when not known or not asked.</param>
/// <param name="Text">Why it stands so (zh-CN).</param>
/// <param name="TextEn">The same in English.</param>
public sealed record CoverageLine(
    Target Target, EnterpriseGroup? Group, GroupCoverage Now, GroupCoverage Earlier, RateChange? Change, CoverageState State, long? Lacking, string Text, string TextEn);

/// <summary>Compares a line of the roll-up with the targets of a pack.</summary>
public static class Coverage
{
    /// <summary>The group that a scope of a pack means; null for a scope that the columns of the table cannot tell.</summary>
    public static EnterpriseGroup? GroupOf(string scope) => scope switch
    {
        "above-scale" => EnterpriseGroup.AboveScale,
        "sme" => EnterpriseGroup.Sme,
        "quality-awards-all-levels" => EnterpriseGroup.QualityAward,
        "quality-awards-national-provincial-city" => EnterpriseGroup.QualityAwardToCity,
        "hubei-premium" => EnterpriseGroup.HubeiPremium,
        _ => null,
    };

    /// <summary>The measure that counts a group.</summary>
    public static Measure MeasureOf(EnterpriseGroup group) => group switch
    {
        EnterpriseGroup.AboveScale => Measure.AboveScale,
        EnterpriseGroup.Sme => Measure.Sme,
        EnterpriseGroup.QualityAward => Measure.QualityAward,
        EnterpriseGroup.QualityAwardToCity => Measure.QualityAwardToCity,
        _ => Measure.HubeiPremium,
    };

    /// <summary>The coverage of a group by a line.</summary>
    public static GroupCoverage Of(EnterpriseGroup group, RollUpLine line, Denominators denominators) =>
        new(line.Figures?.Of(MeasureOf(group)), denominators.Of(line.Code, group)?.Count, line.State == UnitState.Partly);

    /// <summary>Every target of the pack, in its order.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="cutOff">Cut-off date of the year.</param>
    /// <param name="now">Coverage of this year.</param>
    /// <param name="earlier">Coverage of the year before, or a default where nothing is known.</param>
    public static IReadOnlyList<CoverageLine> Compare(PolicyPack pack, DateOnly cutOff, Func<EnterpriseGroup, GroupCoverage> now, Func<EnterpriseGroup, GroupCoverage> earlier) =>
        [.. pack.Targets.Select(t => GroupOf(t.Scope) is { } group ? Compare(t, group, cutOff, now(group), earlier(group)) : CoverageWords.NoColumn(t))];

    private static CoverageLine Compare(Target target, EnterpriseGroup group, DateOnly cutOff, GroupCoverage now, GroupCoverage earlier)
    {
        RateChange? change = now.Rate is { } rate && earlier.Rate is { } before ? rate.Since(before) : null;
        var line = new CoverageLine(target, group, now, earlier, change, CoverageState.Unknown, null, "", "");
        if (target.Percent is null && target.DeltaPercentPerYear is null)
        {
            return CoverageWords.Tell(line with { State = CoverageState.NotAsked });
        }
        if (now.Enterprises == 0)
        {
            return CoverageWords.Tell(line with { State = CoverageState.NoEnterprises });
        }
        if (now.Rate is not { } current)
        {
            return CoverageWords.Tell(line);
        }
        return CoverageWords.Tell(target.Percent is { } percent ? ComparePercent(line, current, percent, cutOff) : CompareChange(line, current, target.DeltaPercentPerYear!.Value));
    }

    // Missing units can only add to what was counted: a lower bound that reaches the target has reached it.
    private static CoverageLine ComparePercent(CoverageLine line, Rate rate, decimal percent, DateOnly cutOff)
    {
        if (rate.IsAtLeast(percent))
        {
            return line with { State = CoverageState.Met, Lacking = 0 };
        }
        return line.Now.IsPartial ? line
            : line with { State = line.Target.By > cutOff ? CoverageState.NotDue : CoverageState.NotMet, Lacking = rate.Lacking(percent) };
    }

    // Nobody can gain 20 points above 80 %: whoever covers all has done what can be asked.
    private static CoverageLine CompareChange(CoverageLine line, Rate rate, decimal points)
    {
        if (rate.IsAtLeast(100))
        {
            return line with { State = CoverageState.Met, Lacking = 0 };
        }
        if (line.Change is not { } change || line.Earlier.IsPartial)
        {
            return line;
        }
        if (change.IsAtLeast(points))
        {
            return line with { State = CoverageState.Met, Lacking = 0 };
        }
        return line.Now.IsPartial ? line : line with { State = CoverageState.NotMet, Lacking = rate.Lacking(line.Earlier.Rate!.Value, points) };
    }
}
