using Cqo.Domain.Appointments;
using Cqo.Domain.Policies;
using static Cqo.Domain.Eligibility.DayWords;
using static Cqo.Domain.Eligibility.PrintableText;

namespace Cqo.Domain.Eligibility;

/// <summary>The term: its order, its length by the pack, and other terms that the register knows (R7, R30).</summary>
internal static class TermFindings
{
    private static readonly string[] TermFields = ["appointment.termStart", "appointment.termEnd"];

    public static Finding TheTermEndsAfterItStarts(Case given, Condition condition)
    {
        var question = Question.Of(condition, Weight.Blocking, "任期起止日期完整、先后正确", "First and last day of the term are given and in order", TermFields);
        return given.Term is not { } term
            ? question.CannotTell("任期的起止日期还不能确定。请填写聘任日期，或填写任期的起止日期。", "The term is not known yet. Enter the day of appointment, or the first and the last day.")
            : term.IsReversed
            ? question.NotMet(
                $"任期止于{Zh(term.End)}，早于起始的{Zh(term.Start)}。请核对，起止可能填反了。",
                $"The term ends on {En(term.End)}, before it starts on {En(term.Start)}. Check the two days; they may be swapped.")
            : question.Met($"任期自{Zh(term.Start)}至{Zh(term.End)}，含首尾两日。", $"From {En(term.Start)} to {En(term.End)}, both days included.");
    }

    public static Finding TheTermDoesNotStartBeforeTheAppointment(Case given, Condition condition)
    {
        var question = Question.Of(condition, Weight.Advice, "任期不早于聘任之日起算", "The term does not start before the appointment", "appointment.termStart", "appointment.appointedOn");
        return (given.TermStart, given.AppointedOn) switch
        {
            ({ } start, { } appointed) when start < appointed => question.NotMet(
                $"任期自{Zh(start)}起算，早于聘任之日{Zh(appointed)}。补发证书的可以保留，否则请把任期起始改为聘任之日。",
                $"The term starts on {En(start)}, before the day of appointment, {En(appointed)}. Keep it when a certificate is issued late; otherwise start on the day of appointment."),
            ({ } start, { }) => question.Met($"任期自{Zh(start)}起算。", $"The term starts on {En(start)}."),
            _ => question.CannotTell("聘任日期还没有填写。请填写。", "The day of appointment is not given. Enter it."),
        };
    }

    public static Finding TheTermHasTheUsualLength(Case given, Condition condition)
    {
        var rule = given.Pack.Term;
        var years = rule.Years;
        var question = Question.Of(condition, rule.Hard ? Weight.Blocking : Weight.Advice, years is null ? "任期长度" : $"任期{(rule.Hard ? "" : "一般")}为{years}年",
            years is null ? "Length of the term" : $"A term of {years} years", TermFields);
        if (years is null)
        {
            return question.NotApplicable(
                rule.SuggestedYears is { } own ? $"已取得的政策文本没有写明任期，不作判断；没有填写时，系统建议{own}年。" : "已取得的政策文本没有写明任期，不作判断。",
                rule.SuggestedYears is { } ours ? $"The policy text at hand names no length, so nothing is judged; {ours} years are offered when none is entered." : "The policy text at hand names no length, so nothing is judged.");
        }
        if (given.Term is not { } term || term.IsReversed)
        {
            return question.CannotTell("任期的起止日期还不能确定。请先填好起止日期。", "The term is not known yet. Enter its first and last day.");
        }
        var usualEnd = TermRules.DefaultEnd(term.Start, years.Value);
        return term.End == usualEnd
            ? question.Met($"任期至{Zh(term.End)}，为{years}年。", $"The term runs to {En(term.End)}, {years} years.")
            : question.NotMet(
                $"任期至{Zh(term.End)}，满{years}年应到{Zh(usualEnd)}。{(rule.Hard ? "请改为规定的任期。" : "这一条是建议；确有需要的可以保留。")}",
                $"The term runs to {En(term.End)}; {years} years would end on {En(usualEnd)}. {(rule.Hard ? "Change it to the required length." : "This is advice; keep it if there is a reason.")}");
    }

    public static Finding TheEnterpriseHasNoOtherTermAtThatTime(Case given, Condition condition)
    {
        var question = Question.Of(condition, Weight.Blocking, "同一企业同一时期只有一名首席质量官", "One CQO per enterprise at a time", TermFields);
        if (given.Term is not { } term || term.IsReversed)
        {
            return question.CannotTell("任期确定后才能与登记的任期比较。请先填好起止日期。", "Other terms can be compared once the term is known. Enter its first and last day.");
        }
        var other = Overlapping(given, term).FirstOrDefault(k => k.SameEnterprise);
        if (other is null)
        {
            return question.Met("与本企业已登记的任期没有重叠。", "No other term of this enterprise overlaps.");
        }
        var (who, whoEn) = other.SameCandidate ? ("本人", "the same person") : (Quoted(other.CandidateName), Quoted(other.CandidateName));
        var (fix, fixEn) = NextStep(other);
        return question.NotMet(
            $"与{who}的任期（{Zh(other.Start)}至{Zh(other.End)}{Numbered(other, "，证书")}）重叠。{fix}",
            $"Overlaps the term of {whoEn} ({En(other.Start)} to {En(other.End)}{Numbered(other, ", certificate ")}). {fixEn}");
    }

    public static Finding TheCandidateHoldsNoPostElsewhere(Case given, Condition condition)
    {
        var question = Question.Of(condition, Weight.Advice, "候选人在其他企业没有同期任期", "The candidate holds no such post elsewhere at that time", ["candidate.name", .. TermFields]);
        if (given.Term is not { } term || term.IsReversed)
        {
            return question.CannotTell("任期确定后才能与登记的任期比较。请先填好起止日期。", "Other terms can be compared once the term is known. Enter its first and last day.");
        }
        var others = Overlapping(given, term).Where(k => !k.SameEnterprise && k.SameCandidate).ToList();
        return others.Count == 0
            ? question.Met("没有登记候选人在其他企业的同期任期。", "No term of the candidate at another enterprise is on record.")
            : question.NotMet(
                $"候选人同期还任{string.Join("、", others.Select(o => $"{Quoted(o.EnterpriseName)}（{Zh(o.Start)}至{Zh(o.End)}）"))}的首席质量官。集团内兼任的可以保留，否则请核对是否同一人或先办理解聘。",
                $"At the same time the candidate is CQO of {string.Join(", ", others.Select(o => $"{Quoted(o.EnterpriseName)} ({En(o.Start)} to {En(o.End)})"))}. Keep it within a group of companies; otherwise check whether it is the same person, or end that term first.");
    }

    private static IEnumerable<KnownTerm> Overlapping(Case given, Term term) =>
        given.Facts.Appointment.KnownTerms.Where(k => term.Overlaps(new Term(k.Start, k.End))).OrderBy(k => k.Start);

    private static (string Zh, string En) NextStep(KnownTerm other)
    {
        if (other.End == DateOnly.MaxValue)
        {
            return ("请先办理原任期的解聘。", "End that term first.");
        }
        var next = other.End.AddDays(1);
        return other.SameCandidate
            ? ($"续聘的，请把任期起始改为{Zh(next)}。", $"For a renewal, start on {En(next)}.")
            : ($"请先办理原任首席质量官的解聘，或把任期起始改为{Zh(next)}。", $"End that term first, or start on {En(next)}.");
    }

    private static string Numbered(KnownTerm other, string before) =>
        string.IsNullOrWhiteSpace(other.CertificateNumber) ? "" : before + Quoted(other.CertificateNumber);
}
