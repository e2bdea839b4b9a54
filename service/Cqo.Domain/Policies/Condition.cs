using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;

namespace Cqo.Domain.Policies;

/// <summary>One rule that a pack switches on, with the figures it judges by.</summary>
public sealed record Condition
{
    /// <summary>Id of the rule, one of <see cref="RuleIds"/>.</summary>
    public required string Rule { get; init; }
    /// <summary>Article that the rule rests on, printed with every finding.</summary>
    public required string Article { get; init; }
    /// <summary>How sure we are that the policy says so.</summary>
    public Confidence Confidence { get; init; }
    /// <summary>Weight of the finding, or null for the rule's own weight.</summary>
    public Weight? Weight { get; init; }
    /// <summary>Figures for every enterprise, unless its size class has figures of its own.</summary>
    public Figures Figures { get; init; } = Figures.None;
    /// <summary>Figures for single size classes; each replaces <see cref="Figures"/> as a whole.</summary>
    public IReadOnlyDictionary<SizeClass, Figures> BySize { get; init; } = new Dictionary<SizeClass, Figures>();
}

/// <summary>Figures of a condition; null means that the text leaves the figure open.</summary>
/// <param name="Years">Whole years in quality management, 0-60.</param>
/// <param name="Requires">Education and credentials, joined by the logic of the pack.</param>
/// <param name="Grade">Lowest grade of an accident that bars, for the rule about accidents.</param>
public sealed record Figures(int? Years = null, Requirement? Requires = null, AccidentGrade? Grade = null)
{
    /// <summary>No figures.</summary>
    public static Figures None { get; } = new();
}

/// <summary>Hours of one class of training (R35-R37).</summary>
/// <param name="Class">Class of the hours.</param>
/// <param name="Hours">Class hours (学时) at least, or null when the text gives none.</param>
/// <param name="Period">Whether they are asked once or in every calendar year; null when the text does not say.</param>
/// <param name="Article">Article.</param>
public sealed record TrainingRequirement(TrainingClass Class, decimal? Hours, TrainingPeriod? Period, string Article);

/// <summary>How often hours of training are asked.</summary>
public enum TrainingPeriod
{
    /// <summary>Once, before the appointment.</summary>
    Once,
    /// <summary>In every calendar year.</summary>
    Year,
}

/// <summary>Length of a term (R30).</summary>
/// <param name="Years">Whole years that the text names, or null.</param>
/// <param name="SuggestedYears">Whole years offered when the text names none; our own proposal, not a rule.</param>
/// <param name="Hard">True when another length is refused; false ("一般") when it is only pointed out.</param>
/// <param name="Article">Article.</param>
/// <param name="Confidence">How sure we are.</param>
public sealed record TermRequirement(int? Years = null, int? SuggestedYears = null, bool Hard = false, string Article = "", Confidence Confidence = Confidence.Text);

/// <summary>A coverage target (R1-R3).</summary>
/// <param name="Scope">Who is counted, kebab-case, e.g. <c>above-scale</c>.</param>
/// <param name="Percent">Percent that should have a CQO, 0-100, or null.</param>
/// <param name="DeltaPercentPerYear">Percentage points to gain in each year, or null.</param>
/// <param name="By">Day on which it should be reached, or null for every year.</param>
/// <param name="Text">The target in words (zh-CN).</param>
/// <param name="Article">Article.</param>
public sealed record Target(string Scope, decimal? Percent, decimal? DeltaPercentPerYear, DateOnly? By, string Text, string Article);

/// <summary>A periodic report (R31, R32).</summary>
/// <param name="Kind">Kind, kebab-case: <c>enterprise-annual</c>, <c>city-annual</c>.</param>
/// <param name="From">Who reports, in words.</param>
/// <param name="To">Who receives it, in words.</param>
/// <param name="Due">Day of the year as MM-dd, or null when the text names none.</param>
/// <param name="Article">Article.</param>
public sealed record ReportRequirement(string Kind, string From, string To, string? Due, string Article);
