using Cqo.Domain.Policies;

namespace Cqo.Domain.Eligibility;

/// <summary>A requirement, and what a candidate has of it, in words.</summary>
internal static class RequirementWords
{
    public static (string Zh, string En) Of(Requirement requirement) => requirement switch
    {
        Requirement.All all => Join(all.Parts, "，且", ", and "),
        Requirement.Any any => Join(any.Parts, "，或", ", or "),
        Requirement.EducationAtLeast(var level) => ($"{level.Chinese()}及以上学历", $"{level.English()} education or higher"),
        Requirement.QualificationAtLeast(var level) =>
            ($"{level.Chinese()}及以上质量专业职业资格", $"{level.English()} quality qualification or higher"),
        Requirement.TitleAtLeast(var level) => ($"{level.Chinese()}及以上相关专业职称", $"{level.English()} title in a related speciality or higher"),
        _ => ("", ""),
    };

    public static (string Zh, string En) WhatTheCandidateHas(CandidateFacts candidate, Requirement requirement)
    {
        var words = RequirementRules.Leaves(requirement).Select(leaf => leaf switch
        {
            Requirement.EducationAtLeast => ($"学历{candidate.Education?.Chinese() ?? "未填"}", $"education {candidate.Education?.English() ?? "not given"}"),
            Requirement.QualificationAtLeast => Credential("质量专业职业资格", "qualification", candidate.Qualification, candidate.NoCredential),
            _ => Credential("职称", "title", candidate.Title, candidate.NoCredential),
        }).Distinct().ToList();
        return (string.Join("，", words.Select(w => w.Item1)), string.Join(", ", words.Select(w => w.Item2)));
    }

    private static (string Zh, string En) Credential(string kind, string kindEn, Credential? credential, bool? none) =>
        credential?.Level is { } level ? ($"{kind}{level.Chinese()}", $"{kindEn} {level.English()}")
        : !string.IsNullOrWhiteSpace(credential?.Name) ? ($"{kind}级别未填", $"{kindEn} of unknown level")
        : none == true ? ($"没有{kind}", $"no {kindEn}")
        : ($"{kind}未填", $"{kindEn} not given");

    private static (string Zh, string En) Join(IReadOnlyList<Requirement> parts, string zh, string en)
    {
        var words = parts.Select(p => (Words: Of(p), Compound: p is Requirement.All or Requirement.Any && parts.Count > 1)).ToList();
        return (string.Join(zh, words.Select(w => w.Compound ? $"（{w.Words.Zh}）" : w.Words.Zh)),
            string.Join(en, words.Select(w => w.Compound ? $"({w.Words.En})" : w.Words.En)));
    }
}
