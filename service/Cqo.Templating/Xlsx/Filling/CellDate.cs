using System.Globalization;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Dates of data: ISO 8601 texts, and the number of days that a cell holds.</summary>
internal static class CellDate
{
    static readonly DateTime First1900 = new(1900, 1, 1), First1904 = new(1904, 1, 1);
    static readonly string[] WithTime = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads <c>2021-12-31</c>, alone or with a time. Of a time with an offset the clock on that wall counts.</summary>
    public static bool TryRead(string text, out DateTime date)
    {
        date = default;
        if (text.Length is < 10 or > 40 || text[4] != '-' || text[7] != '-') return false;
        if (text.Length > 10)
        {
            var isTime = DateTimeOffset.TryParseExact(text, WithTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant);
            date = instant.DateTime;
            return isTime;
        }
        var (year, month, day) = (Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateTime(year, month, day);
        return true;
    }

    // Below zero when one of them is no digit.
    static int Digits(string text, int start, int count)
    {
        var number = 0;
        for (var i = start; i < start + count; i++)
        {
            if (!char.IsAsciiDigit(text[i])) return -1;
            number = (number * 10) + text[i] - '0';
        }
        return number;
    }

    /// <summary>The number of a day; null for one before the workbook's first.</summary>
    public static double? Serial(DateTime date, bool is1904) => date < (is1904 ? First1904 : First1900) ? null : SerialDate.FromDateTime(date, is1904);
}
