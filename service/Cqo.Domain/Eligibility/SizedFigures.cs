using Cqo.Domain.Policies;

namespace Cqo.Domain.Eligibility;

/// <summary>Chooses the figures of a condition by the size class of the enterprise.</summary>
internal static class SizedFigures
{
    /// <summary>
    /// The findings under the figures that hold. While the size class is not known every set of figures is tried: where they all agree the answer stands,
    /// where they differ nobody can tell.
    /// </summary>
    public static IReadOnlyList<Finding> Judge(Case given, Condition condition, Func<Case, Condition, IReadOnlyList<Finding>> rule)
    {
        if (condition.BySize.Count == 0)
        {
            return rule(given, condition);
        }
        if (given.Facts.Enterprise.SizeClass is { } size)
        {
            return rule(given, condition with { Figures = condition.BySize.GetValueOrDefault(size, condition.Figures) });
        }
        var general = rule(given, condition);
        var agree = condition.BySize.Values.All(figures => Answers(rule(given, condition with { Figures = figures })).SequenceEqual(Answers(general)));
        return agree ? general : [.. general.Select(Undecided)];
    }

    private static IEnumerable<(string, Outcome)> Answers(IReadOnlyList<Finding> findings) => findings.Select(f => (f.Rule, f.Outcome));

    private static Finding Undecided(Finding finding) => finding with
    {
        Outcome = Outcome.CannotTell,
        Text = "这一条的要求因企业规模而不同，企业规模没有填写。请填写企业规模。",
        TextEn = "What is required depends on the size class, which is not given. Enter the size class of the enterprise.",
        Fields = [.. finding.Fields, "enterprise.sizeClass"],
    };
}
