namespace Cqo.Domain.Eligibility;

/// <summary>What a rule found.</summary>
public enum Outcome
{
    /// <summary>The condition is met.</summary>
    Met,
    /// <summary>The condition is not met.</summary>
    NotMet,
    /// <summary>A fact that the rule needs is not known.</summary>
    CannotTell,
    /// <summary>The rule does not concern this case, or the pack leaves its figure open.</summary>
    NotApplicable,
}

/// <summary>Whether a finding that is not met stops the appointment.</summary>
public enum Weight
{
    /// <summary>Not met, or cannot tell, stops the appointment.</summary>
    Blocking,
    /// <summary>"一般", "可", "力争": warns, never stops.</summary>
    Advice,
}

/// <summary>The answer of one rule.</summary>
/// <param name="Rule">Id of the rule, kebab-case, never changes meaning, e.g. <c>years-in-quality-work</c>.</param>
/// <param name="Outcome">What was found.</param>
/// <param name="Weight">Whether it stops the appointment.</param>
/// <param name="Title">The condition in a few words (zh-CN), e.g. 从事质量管理工作满3年.</param>
/// <param name="TitleEn">The same in English.</param>
/// <param name="Text">What was found, why, and how to put it right (zh-CN).</param>
/// <param name="TextEn">The same in English.</param>
/// <param name="Article">Article that the rule rests on, e.g. 《…》二（二）.</param>
/// <param name="Fields">Paths of the facts that it looked at, camelCase, e.g. <c>candidate.education</c>; the pane marks them.</param>
public sealed record Finding(
    string Rule, Outcome Outcome, Weight Weight, string Title, string TitleEn, string Text, string TextEn, string Article, IReadOnlyList<string> Fields)
{
    /// <summary>True when this finding alone stops the appointment.</summary>
    public bool Blocks => Weight == Weight.Blocking && Outcome is (Outcome.NotMet or Outcome.CannotTell);
}

/// <summary>All findings about one proposed appointment, judged by one pack.</summary>
/// <param name="PackId">Id of the pack.</param>
/// <param name="PackVersion">Version of the pack.</param>
/// <param name="PackSha256">SHA-256 of the pack's file, lower-case hex.</param>
/// <param name="TermStart">First day of the term, proposed or default; null when no date is known.</param>
/// <param name="TermEnd">Last day of the term, inclusive.</param>
/// <param name="Findings">Every finding, in the order of the pack; never only the first.</param>
public sealed record Decision(
    string PackId, string PackVersion, string PackSha256, DateOnly? TermStart, DateOnly? TermEnd, IReadOnlyList<Finding> Findings)
{
    /// <summary>True when nothing blocks.</summary>
    public bool Eligible => !Findings.Any(f => f.Blocks);
}
