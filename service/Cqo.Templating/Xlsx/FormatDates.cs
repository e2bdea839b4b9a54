using System.Globalization;
using System.Text;

namespace Cqo.Templating.Xlsx;

/// <summary>Shows numbers of days as a section of a number format says.</summary>
internal static class FormatDates
{
    const int MillisecondsPerDay = 86_400_000, LeapDay = 60, DaysOfWeek = 7;
    const double End = 2_958_466;

    static readonly string[] ChineseWeekdays = ["日", "一", "二", "三", "四", "五", "六"];
    static readonly string[] ChineseMonths = ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"];

    /// <summary>A moment in the calendar of Excel, which has a 0 January and a 29 February 1900.</summary>
    readonly record struct Moment(int Year, int Month, int Day, int Weekday, int Milliseconds, double Days)
    {
        public int Hour => Milliseconds / 3_600_000;
        public int Minute => Milliseconds / 60_000 % 60;
        public int Second => Milliseconds / 1000 % 60;
    }

    /// <summary>What the cell shows; number signs for what lies before the first day or behind the last, as Excel does.</summary>
    public static string Show(FormatSection section, double serial, bool is1904)
    {
        if (!(serial >= 0) || serial >= End) return "########";
        var moment = MomentOf(Rounded(section, serial), is1904);
        var isHalf = section.Has(FormatPart.HalfDay);
        var text = new StringBuilder();
        foreach (var token in section.Tokens) text.Append(Piece(section, token, moment, isHalf));
        return text.ToString();
    }

    // What shows no fractions of seconds shows the nearest second.
    static double Rounded(FormatSection section, double serial)
    {
        var digits = section.Tokens.Where(t => t.Part == FormatPart.SecondFraction).Select(t => t.Written.Length - 1).DefaultIfEmpty(0).Max();
        var unit = MillisecondsPerDay / 1000 * Math.Pow(10, Math.Min(digits, 3));
        return Math.Round(serial * unit, MidpointRounding.AwayFromZero) / unit;
    }

    static Moment MomentOf(double serial, bool is1904)
    {
        var milliseconds = (long)Math.Round(serial * MillisecondsPerDay, MidpointRounding.AwayFromZero);
        var (day, rest) = ((int)(milliseconds / MillisecondsPerDay), (int)(milliseconds % MillisecondsPerDay));
        if (!is1904 && day is 0 or LeapDay) return day == 0 ? new(1900, 1, 0, 6, rest, serial) : new(1900, 2, 29, 3, rest, serial);
        var date = SerialDate.ToDateTime(day, is1904) ?? DateTime.MaxValue;
        // Before the day that never was, the weekdays of Excel are one off.
        var weekday = is1904 || day > LeapDay ? (int)date.DayOfWeek : (day - 1) % DaysOfWeek;
        return new(date.Year, date.Month, date.Day, weekday, rest, serial);
    }

    static string Piece(FormatSection section, FormatToken token, Moment moment, bool isHalf)
    {
        var length = token.Written.Length;
        return token.Part switch
        {
            FormatPart.Literal => token.Written,
            FormatPart.Year => length > 2 || token.Written[0] is 'e' or 'E' ? Number(section, moment.Year, 4, isYear: true) : Number(section, moment.Year % 100, 2, isYear: true),
            FormatPart.Month => Month(section, moment.Month, length),
            FormatPart.Day => length > 2 ? Weekday(section, moment.Weekday, length) : Number(section, moment.Day, length),
            FormatPart.ChineseWeekday => (length > 3 ? "星期" : "") + ChineseWeekdays[moment.Weekday],
            FormatPart.Hour => Number(section, isHalf ? (moment.Hour + 11) % 12 + 1 : moment.Hour, length),
            FormatPart.Minute => Number(section, moment.Minute, length),
            FormatPart.Second => Number(section, moment.Second, length),
            FormatPart.SecondFraction => "." + (moment.Milliseconds % 1000).ToString("000", CultureInfo.InvariantCulture).PadRight(length, '0')[..(length - 1)],
            FormatPart.HalfDay => token.Written.Split('/')[moment.Hour < 12 ? 0 : ^1],
            FormatPart.Elapsed => Elapsed(token.Written, moment.Days),
            FormatPart.Point => ".",
            FormatPart.Thousands => ",",
            FormatPart.Percent => "%",
            _ => "",
        };
    }

    static string Elapsed(string written, double days)
    {
        var unit = char.ToLowerInvariant(written[0]) switch { 'h' => 24, 'm' => 1440, _ => 86_400 };
        return Math.Floor((days * unit) + 1e-6).ToString(new string('0', written.Length), CultureInfo.InvariantCulture);
    }

    static string Month(FormatSection section, int month, int length)
    {
        if (length <= 2) return Number(section, month, length);
        if (section.IsChinese) return ChineseMonths[month - 1];
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        return length == 3 ? names.AbbreviatedMonthNames[month - 1] : length == 4 ? names.MonthNames[month - 1] : names.MonthNames[month - 1][..1];
    }

    static string Weekday(FormatSection section, int weekday, int length)
    {
        if (section.IsChinese) return (length > 3 ? "星期" : "周") + ChineseWeekdays[weekday];
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        return length == 3 ? names.AbbreviatedDayNames[weekday] : names.DayNames[weekday];
    }

    static string Number(FormatSection section, int number, int length, bool isYear = false)
    {
        if (section.ChineseDigits is not (1 or 2)) return number.ToString(new string('0', length), CultureInfo.InvariantCulture);
        var digits = section.ChineseDigits == 1 ? "〇一二三四五六七八九十" : "零壹贰叁肆伍陆柒捌玖拾";
        if (isYear) return string.Concat(number.ToString(new string('0', length), CultureInfo.InvariantCulture).Select(d => digits[d - '0']));
        var (tens, ones) = Math.DivRem(number, 10);
        return (tens > 1 || (tens == 1 && section.ChineseDigits == 2) ? digits[tens].ToString() : "") + (tens > 0 ? digits[10].ToString() : "") + (ones > 0 || tens == 0 ? digits[ones].ToString() : "");
    }
}
