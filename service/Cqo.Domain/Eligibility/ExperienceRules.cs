using Cqo.Domain.Appointments;
using Cqo.Domain.Policies;
using static Cqo.Domain.Eligibility.DayWords;

namespace Cqo.Domain.Eligibility;

/// <summary>Years in quality management (R12) and training before the appointment (R16, R24, R35).</summary>
internal static class ExperienceRules
{
    /// <summary>Class hours of one record beyond which the figure is taken for a slip of the pen.</summary>
    public const decimal MostHours = 1000;

    // "以上" includes the number itself (Civil Code, art. 1259).
    public static Finding CandidateHasWorkedLongEnoughInQualityManagement(Case given, Condition condition)
    {
        var need = condition.Figures.Years;
        var question = Question.Of(condition, Weight.Blocking, need is null ? "从事质量管理工作年限" : $"从事质量管理工作满{need}年",
            need is null ? "Years in quality management" : $"{need} years or more in quality management", "candidate.qualityWorkSince", "appointment.appointedOn");
        if (need is null)
        {
            return question.NotApplicable("政策文本没有给出年限，不作判断。", "The policy gives no number of years, so nothing is judged.");
        }
        if (given.Facts.Candidate.QualityWorkSince is not { } since)
        {
            return question.CannotTell("没有填写从事质量管理工作的起始日期。请填写，系统据此计算年限。",
                "The first day in quality management is not given. Enter it; the years are counted from it.");
        }
        if (given.AppointedOn is not { } appointed)
        {
            return question.CannotTell("没有填写聘任日期，年限算到聘任之日。请填写聘任日期。", "The day of appointment is not given; years are counted up to it. Enter it.");
        }
        var years = TermRules.CompletedYears(since, appointed);
        return years >= need
            ? question.Met($"自{Zh(since)}至聘任之日{Zh(appointed)}，已满{years}年。", $"{years} full years from {En(since)} to the day of appointment, {En(appointed)}.")
            : question.NotMet(
                $"自{Zh(since)}至聘任之日{Zh(appointed)}，满{years}年，要求满{need}年。请核对起始日期；年限不足的，请推迟聘任或另选候选人。",
                $"{years} full years from {En(since)} to the day of appointment, {En(appointed)}; {need} are required. Check the first day; if it is right, appoint later or choose another candidate.");
    }

    public static Finding InitialTrainingHasEnoughHours(Case given, Condition condition)
    {
        var need = given.Pack.TrainingOf(TrainingClass.Initial)?.Hours;
        var question = Question.Of(condition, Weight.Blocking, need is null ? "任职培训学时" : $"聘任前完成任职培训不少于{Hours(need.Value)}学时",
            need is null ? "Hours of initial training" : $"{Hours(need.Value)} class hours or more of initial training before the appointment", "training", "appointment.appointedOn");
        if (need is null)
        {
            return question.NotApplicable("已取得的政策文本没有给出任职培训学时，不作判断。培训情况仍可登记，会写入审查表。",
                "The policy text at hand gives no hours of initial training, so nothing is judged. Training can still be recorded and is printed on the review form.");
        }
        var hours = given.Facts.Training.Where(t => Counts(t, given.AppointedOn)).Sum(t => t.Hours ?? 0);
        if (hours >= need)
        {
            return question.Met($"聘任之日前已完成任职培训{Hours(hours)}学时。", $"{Hours(hours)} class hours of initial training were completed by the day of appointment.");
        }
        return MoreMayCount(given)
            ? question.CannotTell(
                $"能确认的任职培训为{Hours(hours)}学时，要求{Hours(need.Value)}学时。请补填任职培训记录的类别、学时和合格日期，以及聘任日期；还没有参加的，请先完成培训。",
                $"{Hours(hours)} class hours of initial training are certain, {Hours(need.Value)} are required. Complete class, hours and pass date of the training and the day of appointment; if there was no training yet, it has to come first.")
            : question.NotMet(
                $"聘任之日前完成任职培训{Hours(hours)}学时，要求{Hours(need.Value)}学时，还差{Hours(need.Value - hours)}学时。聘任之日以后合格的、学时不在0到{MostHours}之间的不计。请补足培训后再聘任。",
                $"{Hours(hours)} class hours of initial training by the day of appointment, {Hours(need.Value)} are required, {Hours(need.Value - hours)} are missing. Training passed later, or with hours outside 0 to {MostHours}, does not count. Complete the training before appointing.");
    }

    public static Finding InitialTrainingWasPassedBeforeTheAppointment(Case given, Condition condition)
    {
        var question = Question.Of(condition, Weight.Blocking, "任职培训合格后聘任", "Initial training passed before the appointment", "training", "appointment.appointedOn");
        var initial = given.Facts.Training.Where(t => t.Class == TrainingClass.Initial).ToList();
        var passed = initial.Where(t => t.PassedOn is not null).Select(t => t.PassedOn!.Value).DefaultIfEmpty(DateOnly.MaxValue).Min();
        if (given.AppointedOn is { } appointed && passed <= appointed && passed < DateOnly.MaxValue)
        {
            return question.Met($"任职培训于{Zh(passed)}合格，不晚于聘任之日。", $"Initial training was passed on {En(passed)}, not later than the day of appointment.");
        }
        if (initial.Count == 0)
        {
            return question.CannotTell("没有登记任职培训。已参加的请补填合格日期和证书编号；还没有参加的，请先培训再聘任。",
                "No initial training is recorded. If it was done, enter the pass date and the certificate number; if not, it should come before the appointment.");
        }
        return given.AppointedOn is null || MoreMayCount(given)
            ? question.CannotTell("任职培训的合格日期或聘任日期没有填写，无法比较先后。请补填。", "The pass date or the day of appointment is missing, so they cannot be compared. Enter both.")
            : question.NotMet(
                $"任职培训于{Zh(passed)}合格，晚于聘任之日{Zh(given.AppointedOn.Value)}。请核对日期，或把聘任日期改到培训合格之后。",
                $"Initial training was passed on {En(passed)}, after the day of appointment, {En(given.AppointedOn.Value)}. Check the dates, or appoint after the training.");
    }

    private static bool Counts(TrainingFacts training, DateOnly? appointed) =>
        training is { Class: TrainingClass.Initial, Hours: >= 0 and <= MostHours, PassedOn: { } passed } && passed <= appointed;

    private static bool MoreMayCount(Case given) =>
        given.AppointedOn is null
        || !given.Facts.Training.Any(t => t.Class == TrainingClass.Initial)
        || given.Facts.Training.Any(t => t.Class is null or TrainingClass.Initial && (t.Class is null || t.Hours is null || t.PassedOn is null));
}
