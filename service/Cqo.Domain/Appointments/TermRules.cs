namespace Cqo.Domain.Appointments;

/// <summary>
/// Arithmetic of terms (R30). A year ends on the corresponding day of a later year; where the month has no such day, on the last
/// day of that month (Civil Code, art. 202). So the first anniversary of 29 February 2028 is 28 February 2029.
/// </summary>
public static class TermRules
{
    /// <summary>
    /// Last day of a term of whole years: the day before the anniversary of its first day. 2026-11-22 and 5 years end on 2031-11-21;
    /// 2028-02-29 and 5 years end on 2033-02-27, the day before the anniversary 2033-02-28.
    /// </summary>
    /// <param name="start">First day.</param>
    /// <param name="years">Whole years, 1 or more; fewer are taken as 1.</param>
    /// <returns>The last day, at the latest 9999-12-31, the end of the calendar.</returns>
    public static DateOnly DefaultEnd(DateOnly start, int years)
    {
        var whole = Math.Max(years, 1);
        return whole > DateOnly.MaxValue.Year - start.Year ? DateOnly.MaxValue : start.AddYears(whole).AddDays(-1);
    }

    /// <summary>Whole years completed between two days: the first counts as complete on its anniversary. 0 when <paramref name="to"/> is not later.</summary>
    public static int CompletedYears(DateOnly from, DateOnly to)
    {
        if (to <= from)
        {
            return 0;
        }
        var years = to.Year - from.Year;
        return from.AddYears(years) <= to ? years : years - 1;
    }

    /// <summary>Length in whole years when the term ends exactly on the day before an anniversary, otherwise null.</summary>
    public static int? WholeYears(Term term)
    {
        if (term.IsReversed || term.End == DateOnly.MaxValue)
        {
            return null;
        }
        var years = CompletedYears(term.Start, term.End.AddDays(1));
        return years > 0 && DefaultEnd(term.Start, years) == term.End ? years : null;
    }

    /// <summary>Where the term stands on a day.</summary>
    /// <param name="term">The term.</param>
    /// <param name="day">The day asked about, in the policy calendar (Asia/Shanghai).</param>
    /// <param name="endedOn">Last day in office when it was ended early, or null.</param>
    public static TermState StateOn(Term term, DateOnly day, DateOnly? endedOn = null) =>
        endedOn < day ? TermState.Ended
        : day < term.Start ? TermState.NotStarted
        : day > term.End ? TermState.Expired
        : TermState.Running;

    /// <summary>Days left after <paramref name="day"/>; 0 on the last day, negative when the term is over. Alerts are due at 180, 90 and 30.</summary>
    public static int DaysLeft(Term term, DateOnly day) => term.End.DayNumber - day.DayNumber;
}
