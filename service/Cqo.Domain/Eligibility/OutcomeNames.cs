namespace Cqo.Domain.Eligibility;

/// <summary>Words for what a rule found.</summary>
public static class OutcomeNames
{
    /// <summary>The word printed on papers (zh-CN); 未知 for a value outside the list.</summary>
    public static string Chinese(this Outcome value) => value switch
    {
        Outcome.Met => "符合",
        Outcome.NotMet => "不符合",
        Outcome.CannotTell => "无法判断",
        Outcome.NotApplicable => "不适用",
        _ => "未知",
    };

    /// <summary>The English word; "unknown" for a value outside the list.</summary>
    public static string English(this Outcome value) => value switch
    {
        Outcome.Met => "met",
        Outcome.NotMet => "not met",
        Outcome.CannotTell => "cannot tell",
        Outcome.NotApplicable => "not applicable",
        _ => "unknown",
    };
}
