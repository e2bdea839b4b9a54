using Cqo.Domain.Eligibility;

namespace Cqo.Domain.Policies;

/// <summary>
/// Logic of education and credentials (R14, R15): a tree of <c>all</c> and <c>any</c> over three kinds of leaf. It stands in the pack because
/// the packs differ: 2022 joins them by OR, the 2021 draft by AND.
/// </summary>
public abstract record Requirement
{
    private Requirement()
    {
    }

    /// <summary>Every part must be met.</summary>
    /// <param name="Parts">At least one part.</param>
    public sealed record All(IReadOnlyList<Requirement> Parts) : Requirement;

    /// <summary>One part must be met.</summary>
    /// <param name="Parts">At least one part.</param>
    public sealed record Any(IReadOnlyList<Requirement> Parts) : Requirement;

    /// <summary>Education completed at this level or higher.</summary>
    /// <param name="Level">Lowest level.</param>
    public sealed record EducationAtLeast(Education Level) : Requirement;

    /// <summary>Quality professional qualification at this level or higher.</summary>
    /// <param name="Level">Lowest level.</param>
    public sealed record QualificationAtLeast(ProfessionalLevel Level) : Requirement;

    /// <summary>Title in a related speciality at this level or higher.</summary>
    /// <param name="Level">Lowest level.</param>
    public sealed record TitleAtLeast(ProfessionalLevel Level) : Requirement;
}
