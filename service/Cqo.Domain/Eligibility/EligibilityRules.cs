using System.Collections.Frozen;
using Cqo.Domain.Policies;

namespace Cqo.Domain.Eligibility;

/// <summary>Checks a proposed appointment against a pack. Pure: the same facts and pack give the same decision.</summary>
public static class EligibilityRules
{
    // A rule of the scheme: a pack switches it on, with its figures and its article.
    private static readonly FrozenDictionary<string, Func<Case, Condition, IReadOnlyList<Finding>>> ByPack =
        new Dictionary<string, Func<Case, Condition, IReadOnlyList<Finding>>>
        {
            [RuleIds.KnowsLaw] = One(DeclarationRules.CandidateKnowsLawAndPolicy),
            [RuleIds.Ethics] = One(DeclarationRules.CandidateIsHonestAndAccountable),
            [RuleIds.Ability] = One(DeclarationRules.CandidateIsAbleAndExperienced),
            [RuleIds.YearsInQualityWork] = One(ExperienceRules.CandidateHasWorkedLongEnoughInQualityManagement),
            [RuleIds.EducationAndCredential] = RequirementRules.EducationAndCredentialsSatisfyThePack,
            [RuleIds.InitialTraining] = One(ExperienceRules.InitialTrainingHasEnoughHours),
            [RuleIds.TrainingBeforeAppointment] = One(ExperienceRules.InitialTrainingWasPassedBeforeTheAppointment),
            [RuleIds.Signer] = One(AppointmentRules.TheTopManagerSigns),
            [RuleIds.Rank] = One(AppointmentRules.AnAboveScaleEnterpriseChoosesADeputyTopManager),
            [RuleIds.StateOwnedConsultation] = One(AppointmentRules.AStateOwnedEnterpriseConsultsFirst),
            [RuleIds.BarPunished] = One(DeclarationRules.CandidateWasNotPunished),
            [RuleIds.BarImproperGain] = One(DeclarationRules.CandidateTookNoImproperGain),
            [RuleIds.BarAccident] = One(DeclarationRules.CandidateIsNotResponsibleForASeriousAccident),
        }.ToFrozenDictionary();

    // What any certificate needs, whatever the pack says: no pack can switch these off.
    private static readonly (string Rule, string Article, Func<Case, Condition, Finding> Check)[] Always =
    [
        (RuleIds.TermOrder, "聘任授权证书要素：任期起止", TermFindings.TheTermEndsAfterItStarts),
        (RuleIds.TermStart, "聘任授权证书要素：任期起止", TermFindings.TheTermDoesNotStartBeforeTheAppointment),
        (RuleIds.OneTermPerEnterprise, "登记要求：一企一任一证", TermFindings.TheEnterpriseHasNoOtherTermAtThatTime),
        (RuleIds.PostElsewhere, "登记要求：兼任提示", TermFindings.TheCandidateHoldsNoPostElsewhere),
        (RuleIds.EnterpriseName, "聘任授权证书要素：聘任企业全称", IdentityRules.TheEnterpriseHasAName),
        (RuleIds.EnterpriseNameAsRegistered, "登记要求：一码一名", IdentityRules.TheEnterpriseNameIsTheRegisteredOne),
        (RuleIds.CreditCode, "GB 32100-2015《法人和其他组织统一社会信用代码编码规则》", IdentityRules.TheCreditCodeIsValid),
        (RuleIds.Region, "GB/T 2260《中华人民共和国行政区划代码》", IdentityRules.TheRegionIsKnown),
        (RuleIds.CandidateName, "聘任授权证书要素：受聘人姓名", IdentityRules.TheCandidateHasAName),
        (RuleIds.PlausibleDates, "登记要求：日期", DateRules.TheDatesCanBeTrue),
        (RuleIds.PrintableText, "登记要求：文字", IdentityRules.EveryTextCanBePrinted),
    ];

    /// <summary>Ids of the rules that a pack may switch on.</summary>
    internal static IEnumerable<string> Implemented => ByPack.Keys;

    /// <summary>
    /// All findings at once: the conditions of the pack in its order, its bars, the length of the term, then what every certificate needs.
    /// Never throws for any facts; what is missing or impossible becomes a finding. The ids of the findings are distinct.
    /// </summary>
    /// <param name="pack">A pack from <see cref="PolicyPackReader"/>.</param>
    /// <param name="facts">What is known; parts may be missing.</param>
    /// <exception cref="ArgumentException">The pack names a rule that does not exist; the reader never lets such a pack through.</exception>
    public static Decision Check(PolicyPack pack, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(facts);
        var given = Case.Of(pack, facts);
        var ofThePack = pack.Conditions.Concat(pack.Bars).SelectMany(condition => SizedFigures.Judge(given, condition, RuleOf(condition)));
        var ofTheTerm = TermFindings.TheTermHasTheUsualLength(given, new Condition { Rule = RuleIds.TermLength, Article = pack.Term.Article });
        var ofEveryCertificate = Always.Select(rule => rule.Check(given, new Condition { Rule = rule.Rule, Article = rule.Article }));
        return new(pack.Id, pack.Version, pack.Sha256, given.TermStart, given.Term?.End, [.. ofThePack, ofTheTerm, .. ofEveryCertificate]);
    }

    private static Func<Case, Condition, IReadOnlyList<Finding>> RuleOf(Condition condition) =>
        ByPack.GetValueOrDefault(condition.Rule) ?? throw new ArgumentException($"The pack names the rule \"{condition.Rule}\", which does not exist.", nameof(condition));

    private static Func<Case, Condition, IReadOnlyList<Finding>> One(Func<Case, Condition, Finding> rule) => (given, condition) => [rule(given, condition)];
}
