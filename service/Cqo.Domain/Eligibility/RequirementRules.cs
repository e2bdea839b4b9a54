using Cqo.Domain.Policies;

namespace Cqo.Domain.Eligibility;

/// <summary>
/// Education and credentials by the logic of the pack (R14, R15). What the pack joins by AND becomes findings of its own, so that a clerk sees which
/// part fails; what it joins by OR is one finding, because no part of it fails alone.
/// </summary>
internal static class RequirementRules
{
    public static IReadOnlyList<Finding> EducationAndCredentialsSatisfyThePack(Case given, Condition condition)
    {
        if (condition.Figures.Requires is not { } tree)
        {
            var open = Question.Of(condition, Weight.Blocking, "学历、职称或职业资格", "Education, title or qualification");
            return [open.NotApplicable("政策文本没有给出学历和职称要求，不作判断。", "The policy gives no requirement, so nothing is judged.")];
        }
        return [.. Conjuncts(tree).GroupBy(FindingId).Select(part => Judge(given.Facts.Candidate, condition, part.Key, Joined([.. part])))];
    }

    private static Finding Judge(CandidateFacts candidate, Condition condition, string id, Requirement requirement)
    {
        var (zh, en) = RequirementWords.Of(requirement);
        var (hasZh, hasEn) = RequirementWords.WhatTheCandidateHas(candidate, requirement);
        var (what, whatEn) = WhatToComplete(id);
        var title = char.ToUpperInvariant(en[0]) + en[1..];
        var question = Question.Of(condition with { Rule = id }, Weight.Blocking, zh, title, [.. Leaves(requirement).SelectMany(Fields).Distinct()]);
        return Test(candidate, requirement) switch
        {
            Outcome.Met => question.Met($"现有：{hasZh}。", $"On record: {hasEn}."),
            Outcome.NotMet => question.NotMet(
                $"要求{zh}；现有：{hasZh}。如有更高的{what}请补填，否则请另选候选人。",
                $"Required: {en}. On record: {hasEn}. Enter a higher {whatEn} if there is one; if not, choose another candidate."),
            _ => question.CannotTell(
                $"要求{zh}；现有：{hasZh}。请补填{what}{(id == RuleIds.Education ? "" : "；没有职称也没有资格的，请勾选“没有”")}。",
                $"Required: {en}. On record: {hasEn}. Enter the {whatEn}{(id == RuleIds.Education ? "" : "; tick \"none\" when there is neither title nor qualification")}."),
        };
    }

    internal static Outcome Test(CandidateFacts candidate, Requirement requirement) => requirement switch
    {
        Requirement.All all => All([.. all.Parts.Select(p => Test(candidate, p))]),
        Requirement.Any any => Any([.. any.Parts.Select(p => Test(candidate, p))]),
        Requirement.EducationAtLeast(var level) => AtLeast(candidate.Education, level),
        Requirement.QualificationAtLeast(var level) => AtLeast(candidate.Qualification, candidate.NoCredential, level),
        Requirement.TitleAtLeast(var level) => AtLeast(candidate.Title, candidate.NoCredential, level),
        _ => Outcome.CannotTell,
    };

    internal static IEnumerable<Requirement> Leaves(Requirement requirement) => requirement switch
    {
        Requirement.All all => all.Parts.SelectMany(Leaves),
        Requirement.Any any => any.Parts.SelectMany(Leaves),
        _ => [requirement],
    };

    private static Outcome All(Outcome[] parts) =>
        parts.Contains(Outcome.NotMet) ? Outcome.NotMet : parts.Contains(Outcome.CannotTell) ? Outcome.CannotTell : Outcome.Met;

    private static Outcome Any(Outcome[] parts) =>
        parts.Contains(Outcome.Met) ? Outcome.Met : parts.Contains(Outcome.CannotTell) ? Outcome.CannotTell : Outcome.NotMet;

    private static Outcome AtLeast(Education? has, Education level) =>
        has is not { } education ? Outcome.CannotTell : education >= level ? Outcome.Met : Outcome.NotMet;

    // A paper without a level may still be high enough; only the candidate's own word that there is none makes a blank a "no".
    private static Outcome AtLeast(Credential? has, bool? noCredential, ProfessionalLevel level) =>
        has?.Level is { } given ? given >= level ? Outcome.Met : Outcome.NotMet
        : noCredential == true && string.IsNullOrWhiteSpace(has?.Name) ? Outcome.NotMet
        : Outcome.CannotTell;

    private static IEnumerable<Requirement> Conjuncts(Requirement tree) => tree is Requirement.All all ? all.Parts.SelectMany(Conjuncts) : [tree];

    private static Requirement Joined(List<Requirement> parts) => parts.Count == 1 ? parts[0] : new Requirement.All(parts);

    private static string FindingId(Requirement requirement)
    {
        var leaves = Leaves(requirement).ToList();
        return leaves.TrueForAll(l => l is Requirement.EducationAtLeast) ? RuleIds.Education
            : leaves.Exists(l => l is Requirement.EducationAtLeast) ? RuleIds.EducationOrCredential
            : RuleIds.Credential;
    }

    private static (string Zh, string En) WhatToComplete(string id) => id switch
    {
        RuleIds.Education => ("学历", "education"),
        RuleIds.Credential => ("职业资格或职称", "qualification or title"),
        _ => ("学历、职业资格或职称", "education, qualification or title"),
    };

    private static string[] Fields(Requirement leaf) => leaf switch
    {
        Requirement.EducationAtLeast => ["candidate.education"],
        Requirement.QualificationAtLeast => ["candidate.qualification", "candidate.noCredential"],
        _ => ["candidate.title", "candidate.noCredential"],
    };
}
