using Cqo.Domain.Policies;
using static Cqo.Domain.Eligibility.DayWords;

namespace Cqo.Domain.Eligibility;

/// <summary>Whether the dates can all be true together.</summary>
internal static class DateRules
{
    private const int YoungestAge = 18;
    private const int LongestCareer = 60;
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 12, 31);

    public static Finding TheDatesCanBeTrue(Case given, Condition condition)
    {
        var question = Question.Of(condition, Weight.Blocking, "日期合理", "Plausible dates",
            "appointment.appointedOn", "appointment.termStart", "appointment.termEnd", "candidate.birthMonth", "candidate.qualityWorkSince");
        var faults = Faults(given).ToList();
        return faults.Count > 0
            ? question.NotMet(string.Concat(faults.Select(f => f.Zh)) + "请核对。", string.Concat(faults.Select(f => f.En + " ")) + "Check the dates.")
            : given.AppointedOn is null
            ? question.CannotTell("没有填写聘任日期，证书上要印。请填写。", "The day of appointment is not given; it is printed on the certificate. Enter it.")
            : question.Met("各日期先后合理。", "The dates agree with each other.");
    }

    private static IEnumerable<(string Zh, string En)> Faults(Case given)
    {
        var (born, since, appointed) = (given.Facts.Candidate.BirthMonth, given.Facts.Candidate.QualityWorkSince, given.AppointedOn);
        if (appointed < Earliest || appointed > Latest)
        {
            yield return ($"聘任日期{Zh(appointed.Value)}不在2000年至2100年之间。", $"The day of appointment, {En(appointed.Value)}, is not between 2000 and 2100.");
        }
        if (given.Term is { } term && (term.Start < Earliest || term.End < Earliest || term.Start > Latest || term.End > Latest))
        {
            yield return ("任期不在2000年至2100年之间。", "The term is not between 2000 and 2100.");
        }
        if (born is { } birth && appointed is { } day && YearsLater(birth, YoungestAge) > day)
        {
            yield return ($"按出生年月{birth.Year}年{birth.Month}月计算，聘任时不满{YoungestAge}周岁。", $"Born in {En(birth)[..7]}, the candidate is not yet {YoungestAge} when appointed.");
        }
        if (since > appointed)
        {
            yield return ($"从事质量管理工作的起始日期{Zh(since.Value)}晚于聘任之日。", $"The first day in quality management, {En(since.Value)}, is after the day of appointment.");
        }
        if (since is { } first && appointed is { } then && YearsLater(first, LongestCareer) < then)
        {
            yield return ($"从事质量管理工作已超过{LongestCareer}年。", $"More than {LongestCareer} years in quality management.");
        }
        if (since < born)
        {
            yield return ("从事质量管理工作的起始日期早于出生年月。", "The first day in quality management is before the month of birth.");
        }
    }

    private static DateOnly YearsLater(DateOnly day, int years) => day.Year + years > DateOnly.MaxValue.Year ? DateOnly.MaxValue : day.AddYears(years);
}
