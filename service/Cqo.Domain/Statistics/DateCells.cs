using System.Globalization;

namespace Cqo.Domain.Statistics;

/// <summary>Dates in every form that returned tables hold. A month stays a month; what could be two days is asked.</summary>
internal static class DateCells
{
    private const int Most = 60;
    private const int EarliestYear = 1990;
    private const int LatestYear = 2100;

    public static bool Read(RowReading at, in SourceCell cell, ref CellValue value)
    {
        if (cell.Day is { } day)
        {
            return Take(at, new(day), ref value);
        }
        if (cell.Kind == CellKind.Text && cell.Text!.Length is 10 or 7 && ReportedDate.TryParse(cell.Text, out var iso))
        {
            return Take(at, iso, ref value);
        }
        return cell.Kind switch
        {
            CellKind.Number => ReadNumber(at, cell, ref value),
            CellKind.Text => TextCells.TryText(at, cell, InnerSpace.Leave, Most, out var text) && ReadText(at, text, ref value),
            _ => at.Question(ImportRules.UnexpectedKind, "这一列应是日期，单元格却是逻辑值。请填写日期，如 2021-12-05。", "This column holds dates, the cell holds TRUE or FALSE. Enter a date like 2021-12-05."),
        };
    }

    private static bool ReadNumber(RowReading at, in SourceCell cell, ref CellValue value)
    {
        var number = cell.Number;
        var raw = cell.Raw;
        if (number is > 19000000 and < 22000000 && number == Math.Floor(number))
        {
            return ReadText(at, FormattableString.Invariant($"{number:0}"), ref value);
        }
        if (number is >= EarliestYear and <= LatestYear && number != Math.Floor(number))
        {
            return ReadYearAndMonth(at, number, raw, ref value);
        }
        if (number is >= 190001 and <= 210012 && number == Math.Floor(number))
        {
            return ReadText(at, FormattableString.Invariant($"{number:0}"), ref value);
        }
        return number is >= 20000 and < 80000 ? ReadSerial(at, number, raw, ref value) : AskUnreadable(at, raw);
    }

    // A number drops a zero at its end: 2021.1 may have been typed as 2021.1 or as 2021.10.
    private static bool ReadYearAndMonth(RowReading at, double number, string raw, ref CellValue value)
    {
        var (year, hundredths) = ((int)number, (int)Math.Round((number - Math.Floor(number)) * 100));
        if (hundredths == 10)
        {
            return at.Question(ImportRules.DateAmbiguous,
                $"“{CellText.Shown(raw, 20)}”是数字格式，可能是{year}年1月，也可能是{year}年10月（末尾的0会丢失）。请填写完整日期。",
                $"\"{CellText.Shown(raw, 20)}\" is a number: January or October {year} (a zero at the end gets lost). Enter the whole date.");
        }
        var month = hundredths % 10 == 0 ? hundredths / 10 : hundredths;
        var exact = Math.Abs(number - (year + hundredths / 100.0)) < 1e-9;
        return exact && month is >= 1 and <= 12 ? TakeMonth(at, raw, year, month, ref value) : AskUnreadable(at, raw);
    }

    private static bool ReadSerial(RowReading at, double serial, string raw, ref CellValue value)
    {
        var from = at.From1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30);
        var day = from.AddDays((int)Math.Floor(serial));
        if (day.Year is < EarliestYear or > LatestYear)
        {
            return AskUnreadable(at, raw);
        }
        at.Fix(ImportRules.DateSerial, raw, day.ToString("O"), $"日期的序号改为日期（按{(at.From1904 ? 1904 : 1900)}年日期系统）。", $"The serial number of a day became the day (date system of {(at.From1904 ? 1904 : 1900)}).");
        return Take(at, new(day), ref value);
    }

    private static bool ReadText(RowReading at, string text, ref CellValue value)
    {
        var form = DateForms.Read(text, out var date);
        if (form == DateForm.Serial)
        {
            return int.TryParse(text, NumberStyles.None, NumberFormatInfo.InvariantInfo, out var serial) && serial is >= 20000 and < 80000
                ? ReadSerial(at, serial, text, ref value) : AskUnreadable(at, text);
        }
        if (form == DateForm.Month)
        {
            return TakeMonth(at, text, date.First.Year, date.First.Month, ref value);
        }
        if (form != DateForm.Day)
        {
            return Ask(at, form, text, date);
        }
        if (date.ToString() != text)
        {
            at.Fix(ImportRules.DateForm, text, date.ToString(), "日期改为统一写法。", "The date is written in the common form now.");
        }
        return Take(at, date, ref value);
    }

    private static bool TakeMonth(RowReading at, string raw, int year, int month, ref CellValue value)
    {
        var date = ReportedDate.Month(year, month);
        if (raw != date.ToString())
        {
            at.Fix(ImportRules.MonthOnly, raw, date.ToString(), "只有年月，没有日：按年月保存，不补日期。", "Year and month without a day: kept as a month, no day is invented.");
        }
        return Take(at, date, ref value);
    }

    private static bool Take(RowReading at, ReportedDate date, ref CellValue value)
    {
        value = new(Date: date);
        return date.First.Year is >= EarliestYear and <= LatestYear || at.Question(ImportRules.DateRange,
            $"日期{date.Zh()}不在{EarliestYear}年至{LatestYear}年之间。请核对年份。", $"The date {date} is not between {EarliestYear} and {LatestYear}. Check the year.");
    }

    private static bool AskUnreadable(RowReading at, string raw) => Ask(at, DateForm.Unreadable, raw, default);

    private static bool Ask(RowReading at, DateForm form, string text, ReportedDate date)
    {
        var shown = CellText.Shown(text, 30);
        var proposal = date == default ? null : date.ToString();
        return form switch
        {
            DateForm.TwoDigitYear => at.Question(ImportRules.DateTwoDigitYear, $"“{shown}”的年份只有两位。请写四位年份。", $"\"{shown}\" has a year of two digits. Write all four.", proposal),
            DateForm.Ambiguous => at.Question(ImportRules.DateAmbiguous,
                $"“{shown}”中哪个是月、哪个是日不能确定。请按“年-月-日”填写。", $"In \"{shown}\" it is not certain which part is the month. Write year-month-day.", proposal),
            DateForm.TwoDates => at.Question(ImportRules.TwoDates,
                $"“{shown}”含有两个日期。请把起始日期填入“聘任时间”，截止日期填入“任期止”。", $"\"{shown}\" holds two dates. Enter the first under the appointment and the second as the end of the term.", proposal),
            DateForm.Impossible => at.Question(ImportRules.DateUnreadable, $"“{shown}”在日历上不存在。请核对月份和日期。", $"\"{shown}\" does not exist in the calendar. Check month and day."),
            DateForm.YearOnly => at.Question(ImportRules.DateUnreadable, $"“{shown}”只有年份。请填写年月日。", $"\"{shown}\" is only a year. Enter the whole date."),
            DateForm.OpenEnd => at.Question(ImportRules.DateUnreadable, $"“{shown}”不是日期。任期应有截止日期，请填写。", $"\"{shown}\" is no date. A term has a last day; enter it."),
            _ => at.Question(ImportRules.DateUnreadable, $"“{shown}”不能读作日期。请按 2021-12-05 的样子填写。", $"\"{shown}\" cannot be read as a date. Write it like 2021-12-05."),
        };
    }
}
