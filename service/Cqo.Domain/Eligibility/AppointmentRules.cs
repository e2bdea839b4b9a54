using Cqo.Domain.Enterprises;
using Cqo.Domain.Policies;
using static Cqo.Domain.Eligibility.DayWords;
using static Cqo.Domain.Eligibility.PrintableText;

namespace Cqo.Domain.Eligibility;

/// <summary>Who appoints, to which post, and whom a state-owned enterprise asks first (R23, R26, R28).</summary>
internal static class AppointmentRules
{
    public static Finding TheTopManagerSigns(Case given, Condition condition)
    {
        var question = Question.Of(condition, Weight.Blocking, "由企业最高管理者聘任", "Appointed by the top manager", "appointment.appointedBy", "enterprise.legalRepresentative");
        var (signer, legal) = (Given(given.Facts.Appointment.AppointedBy), Given(given.Facts.Enterprise.LegalRepresentative));
        return (signer, legal) switch
        {
            (null, null) => question.CannotTell("没有填写聘任人，也没有登记法定代表人。请填写其中一项，证书由其签署。",
                "Neither the appointing person nor the legal representative is given. Enter one of them; that person signs the certificate."),
            (null, { } l) => question.Met($"由法定代表人{Quoted(l)}签署。", $"The legal representative, {Quoted(l)}, signs."),
            ({ } s, { } l) when s == l => question.Met($"由法定代表人{Quoted(l)}签署。", $"The legal representative, {Quoted(l)}, signs."),
            ({ } s, _) => question.Met($"由{Quoted(s)}以最高管理者身份签署；不是最高管理者的，请更正。", $"{Quoted(s)} signs as the top manager; correct this if that is not so."),
        };
    }

    // The text says that the post "may" be held at this rank: it never stops an appointment.
    public static Finding AnAboveScaleEnterpriseChoosesADeputyTopManager(Case given, Condition condition)
    {
        var question = Question.Of(condition, Weight.Advice, "规上企业可由副总经理级及以上担任", "In an above-scale enterprise: deputy top manager or higher", "candidate.rank", "enterprise.aboveScale");
        return (given.Facts.Enterprise.AboveScale, given.Facts.Candidate.Rank) switch
        {
            (false, _) => question.NotApplicable("不是规模以上企业，可结合实际设立。", "Not an above-scale enterprise; it may set up the post as suits it."),
            (_, Rank.TopManager or Rank.DeputyTopManager) =>
                question.Met($"现任职务为{given.Facts.Candidate.Rank.Value.Chinese()}。", $"Present post: {given.Facts.Candidate.Rank.Value.English()}."),
            (null, _) => question.CannotTell("没有填写企业是否为规模以上。请按当年统计名录填写。", "Whether the enterprise is above scale is not given. Enter it from this year's statistics register."),
            (_, null) => question.CannotTell("没有填写候选人职级。请填写现任职务的职级。", "The rank of the candidate is not given. Enter the rank of the present post."),
            (true, { } rank) => question.NotMet(
                $"现任职务为{rank.Chinese()}，低于副总经理级。这一条是建议，不影响聘任；可考虑在聘任时明确高层副职待遇。",
                $"Present post: {rank.English()}, below deputy top manager. This is advice and does not stop the appointment; consider granting the treatment of a deputy top manager."),
        };
    }

    public static Finding AStateOwnedEnterpriseConsultsFirst(Case given, Condition condition)
    {
        var question = Question.Of(condition, Weight.Blocking, "国有企业先征求干部管理部门意见", "A state-owned enterprise first asks the department that manages cadres",
            "consultation.body", "consultation.answeredOn", "consultation.opinion", "enterprise.ownership", "appointment.appointedOn");
        return given.Facts.Enterprise.Ownership switch
        {
            null => question.CannotTell("没有填写企业所有制。请填写，国有企业须先征求意见。", "The ownership is not given. Enter it; a state-owned enterprise has to consult first."),
            Ownership.StateOwned => Consulted(question, given.Facts.Consultation ?? new(), given.AppointedOn),
            { } other => question.NotApplicable($"企业为{other.Chinese()}，不需要征求意见。", $"The enterprise is {other.English()}; no consultation is needed."),
        };
    }

    private static Finding Consulted(Question question, ConsultationFacts asked, DateOnly? appointed)
    {
        if (asked.Opinion == ConsultationOpinion.Disagreed)
        {
            return question.NotMet("干部管理部门不同意，不能聘任。请与该部门沟通后重新征求意见，或另选候选人。",
                "The department disagreed, so the appointment cannot be made. Settle it and ask again, or choose another candidate.");
        }
        if (asked.AnsweredOn is { } late && late > appointed)
        {
            return question.NotMet(
                $"意见于{Zh(late)}答复，晚于聘任之日{Zh(appointed.Value)}。请核对日期，或把聘任日期改到答复之后。",
                $"The opinion is dated {En(late)}, after the day of appointment, {En(appointed.Value)}. Check the dates, or appoint after the answer.");
        }
        var (missing, missingEn) = Missing(asked, appointed);
        return missing.Count > 0
            ? question.CannotTell($"国有企业须先征求意见，还缺：{string.Join("、", missing)}。请补填；还没有征求的，请先发征求意见函。",
                $"A state-owned enterprise has to consult first; still missing: {string.Join(", ", missingEn)}. Complete it; if nobody was asked yet, send the consultation letter first.")
            : question.Met($"{Quoted(asked.Body)}于{Zh(asked.AnsweredOn!.Value)}答复同意。", $"{Quoted(asked.Body)} agreed on {En(asked.AnsweredOn.Value)}.");
    }

    private static (List<string> Zh, List<string> En) Missing(ConsultationFacts asked, DateOnly? appointed)
    {
        (bool Absent, string Zh, string En)[] parts =
        [
            (Given(asked.Body) is null, "征求意见的部门", "the department asked"),
            (asked.AnsweredOn is null, "答复日期", "the day of the answer"),
            (asked.Opinion is null, "答复意见", "the opinion"),
            (appointed is null, "聘任日期", "the day of appointment"),
        ];
        return ([.. parts.Where(p => p.Absent).Select(p => p.Zh)], [.. parts.Where(p => p.Absent).Select(p => p.En)]);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
