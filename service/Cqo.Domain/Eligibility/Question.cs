using Cqo.Domain.Policies;

namespace Cqo.Domain.Eligibility;

/// <summary>What a rule asks, before it is answered. Each answer becomes a finding.</summary>
internal sealed record Question(string Rule, Weight Weight, string Article, string Title, string TitleEn, string[] Fields)
{
    public static Question Of(Condition condition, Weight ownWeight, string title, string titleEn, params string[] fields) =>
        new(condition.Rule, condition.Weight ?? ownWeight, condition.Article, title, titleEn, fields);

    public Finding Met(string text, string textEn) => Answer(Outcome.Met, text, textEn);

    public Finding NotMet(string text, string textEn) => Answer(Outcome.NotMet, text, textEn);

    public Finding CannotTell(string text, string textEn) => Answer(Outcome.CannotTell, text, textEn);

    public Finding NotApplicable(string text, string textEn) => Answer(Outcome.NotApplicable, text, textEn);

    private Finding Answer(Outcome outcome, string text, string textEn) => new(Rule, outcome, Weight, Title, TitleEn, text, textEn, Article, Fields);
}
