using Cqo.Domain.Appointments;
using Cqo.Domain.Enterprises;

namespace Cqo.Domain.Statistics;

/// <summary>Cells that must agree with each other: the term, the register, size and scale.</summary>
internal static class RowRules
{
    public static void Check(RowReading at, StatisticsRow row, Action<RowReading, StatisticsField> moveTo)
    {
        CheckTerm(at, row, moveTo);
        CheckCutOff(at, row, moveTo);
        if (row.SizeClass == SizeClass.Large && row.AboveScale == false)
        {
            moveTo(at, StatisticsField.AboveScale);
            at.Notice(ImportRules.SizeAndScale, "大型企业一般是规上企业，这里填“否”。请核对。", "A large enterprise is above scale as a rule; this says no. Check it.");
        }
        if (at.Options.RegisteredNames.Count > 0 && row.CreditCode is { } code && row.EnterpriseName is { } name
            && at.Options.RegisteredNames.TryGetValue(code, out var registered) && EnterpriseNames.Keys(registered).Same != EnterpriseNames.Keys(name).Same)
        {
            moveTo(at, StatisticsField.EnterpriseName);
            var shown = CellText.Shown(registered, 60);
            at.Question(ImportRules.RegisteredName, $"登记库中这个代码的企业是“{shown}”。请照营业执照核对名称和代码；确已更名的请确认。",
                $"The register has \"{shown}\" under this code. Compare name and code with the licence; confirm if the enterprise was renamed.", registered);
        }
    }

    private static void CheckTerm(RowReading at, StatisticsRow row, Action<RowReading, StatisticsField> moveTo)
    {
        if (row is not { AppointedOn: { } start, TermEnd: { } end })
        {
            return;
        }
        if (end.Last < start.First)
        {
            moveTo(at, StatisticsField.TermEnd);
            at.Question(ImportRules.TermOrder, $"任期止于{end.Zh()}，早于聘任时间{start.Zh()}。请核对，两列可能填反了。",
                $"The term ends on {end}, before the appointment on {start}. Check both; the two may be swapped.");
            return;
        }
        // The anniversary itself is a common way to write the last day, one day too many; nobody is asked about that.
        if (at.Options.Pack is { } pack && pack.DefaultTermYears is { } years && start.Last.Year + years <= 9998 && end.First > TermRules.DefaultEnd(start.Last, years).AddDays(1))
        {
            moveTo(at, StatisticsField.TermEnd);
            AskLength(at, start, end, years, stated: pack.Term.Years is not null);
        }
    }

    private static void AskLength(RowReading at, ReportedDate start, ReportedDate end, int years, bool stated)
    {
        var usual = TermRules.DefaultEnd(start.Last, years);
        if (stated)
        {
            at.Question(ImportRules.TermLength, $"任期从{start.Zh()}到{end.Zh()}，超过政策规定的{years}年（应到{usual.Year}年{usual.Month}月）。请核对。",
                $"The term runs from {start} to {end}, longer than the {years} years of the policy (to {usual.Year}-{usual.Month:00}). Check it.");
            return;
        }
        at.Notice(ImportRules.TermLength, $"任期从{start.Zh()}到{end.Zh()}，超过通常的{years}年。请核对。", $"The term runs from {start} to {end}, longer than the usual {years} years. Check it.");
    }

    private static void CheckCutOff(RowReading at, StatisticsRow row, Action<RowReading, StatisticsField> moveTo)
    {
        if (at.Options.CutOff is not { } day)
        {
            return;
        }
        if (row.TermEnd is { } end && end.First <= day && end.Last != day)
        {
            var (zh, en) = (new ReportedDate(day).Zh(), day.ToString("O"));
            if (end.IsSurelyBefore(day))
            {
                moveTo(at, StatisticsField.TermEnd);
                at.Question(ImportRules.TermExpired, $"任期止于{end.Zh()}，到统计截止日{zh}已经届满，不能计为在任。已续聘的请填新的任期，否则删去这一行。",
                    $"The term ended on {end}; on the cut-off date {en} it is over and does not count. Enter the new term if there is one, otherwise remove the row.");
            }
            else if (end.IsMonth)
            {
                moveTo(at, StatisticsField.TermEnd);
                at.Question(ImportRules.DayNeeded, $"任期止于{end.Zh()}，统计截止日{zh}正在这个月，要知道是哪一天。请填写完整日期。",
                    $"The term ends in {end}, the month of the cut-off date {en}; the day matters. Enter the whole date.");
            }
        }
        CheckStart(at, row, moveTo, day);
    }

    private static void CheckStart(RowReading at, StatisticsRow row, Action<RowReading, StatisticsField> moveTo, DateOnly day)
    {
        if (row.AppointedOn is not { } start || start.Last <= day)
        {
            return;
        }
        var (zh, en) = (new ReportedDate(day).Zh(), day.ToString("O"));
        moveTo(at, StatisticsField.AppointedOn);
        if (start.IsSurelyAfter(day))
        {
            at.Question(ImportRules.AppointedLater, $"聘任时间{start.Zh()}晚于统计截止日{zh}，不能计为在任。请核对日期，或留到下一期。",
                $"The appointment on {start} is after the cut-off date {en} and does not count. Check the date, or keep the row for the next period.");
            return;
        }
        at.Question(ImportRules.DayNeeded, $"聘任于{start.Zh()}，统计截止日{zh}正在这个月，要知道是哪一天。请填写完整日期。",
            $"Appointed in {start}, the month of the cut-off date {en}; the day matters. Enter the whole date.");
    }
}
