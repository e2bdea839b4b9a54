using System.Globalization;
using System.Text;

namespace Cqo.Templating.Xlsx;

/// <summary>
/// Dates as numbers of days (ECMA-376 part 1 §18.17.4). In the system of 1900 day 60 is 29 February 1900, which never was: days before it count one
/// less than those after. In the system of 1904 day 0 is 1 January 1904.
/// </summary>
internal static class SerialDate
{
    const int LeapDay = 60;
    const int MillisecondsPerDay = 86_400_000;
    const double End = 2_958_466;
    static readonly DateTime Before1900 = new(1899, 12, 31), Day1904 = new(1904, 1, 1);

    /// <summary>The day and time, rounded to milliseconds as Excel does; null for day 0, the day that never was and numbers that are no dates.</summary>
    public static DateTime? ToDateTime(double serial, bool is1904)
    {
        if (!(serial >= 0) || serial >= End) return null;
        var milliseconds = (long)Math.Round(serial * MillisecondsPerDay, MidpointRounding.AwayFromZero);
        var day = milliseconds / MillisecondsPerDay;
        if (!is1904 && day is 0 or LeapDay) return null;
        var start = is1904 ? Day1904 : day > LeapDay ? Before1900.AddDays(-1) : Before1900;
        return day >= End - (is1904 ? 1462 : 0) ? null : start.AddMilliseconds(milliseconds);
    }

    /// <summary>Number of a date.</summary>
    public static double FromDateTime(DateTime date, bool is1904)
    {
        if (is1904) return (date - Day1904).TotalDays;
        var days = (date - Before1900).TotalDays;
        return days >= LeapDay ? days + 1 : days;
    }

    /// <summary>Reads a cell of type <c>d</c>: a date of ISO 8601, with a time or without.</summary>
    public static bool TryParseIso(ReadOnlySpan<byte> text, out DateTime date)
    {
        date = default;
        Span<char> characters = stackalloc char[40];
        if (text.Length > characters.Length || !Ascii.IsValid(text)) return false;
        characters = characters[..Encoding.ASCII.GetChars(text, characters)];
        if (characters.Length > 0 && characters[^1] == 'Z') characters = characters[..^1];
        return DateTime.TryParseExact(characters, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"];
}
