using System.Globalization;
using System.Text;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>Reading dates from texts, arithmetic on them, and the patterns of <c>date.to_string</c> (those of Ruby's strftime that Scriban documents, with <c>%-m</c> for no leading zero).</summary>
internal static class Dates
{
    internal const string DefaultPattern = "%d %b %Y";

    static readonly string[] Known =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d",
        "yyyy/M/d HH:mm:ssK", "yyyy年M月d日", "yyyy-MM", "yyyy年M月", "yyyyMMdd",
    ];

    /// <summary>A date, or a text that is one (ISO 8601 and the ways Chinese offices write dates). Without an offset the time is taken as UTC, so that no machine's zone matters.</summary>
    internal static bool TryRead(Value value, out DateTimeOffset date)
    {
        if (value.Kind == ValueKind.Date) { date = value.AsDate; return true; }
        date = default;
        return value.AsString is { } text && TryParse(text, CultureInfo.InvariantCulture, out date);
    }

    internal static bool TryParse(string text, CultureInfo culture, out DateTimeOffset date)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        return DateTimeOffset.TryParseExact(text, Known, CultureInfo.InvariantCulture, styles, out date) || (text.Length <= 100 && DateTimeOffset.TryParse(text, culture, styles, out date));
    }

    /// <summary>Date ± time span, date − date, time span ± time span; null for anything else.</summary>
    internal static Value? Compute(BinaryOperator op, Value left, Value right)
    {
        try
        {
            return (op, left.Kind, right.Kind) switch
            {
                (BinaryOperator.Subtract, ValueKind.Date, ValueKind.Date) => Value.Of(left.AsDate - right.AsDate),
                (BinaryOperator.Add, ValueKind.Date, ValueKind.TimeSpan) => Value.Of(left.AsDate + right.AsTimeSpan),
                (BinaryOperator.Subtract, ValueKind.Date, ValueKind.TimeSpan) => Value.Of(left.AsDate - right.AsTimeSpan),
                (BinaryOperator.Add, ValueKind.TimeSpan, ValueKind.TimeSpan) => Value.Of(left.AsTimeSpan + right.AsTimeSpan),
                (BinaryOperator.Subtract, ValueKind.TimeSpan, ValueKind.TimeSpan) => Value.Of(left.AsTimeSpan - right.AsTimeSpan),
                _ => null,
            };
        }
        catch (Exception outside) when (outside is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    internal static string Format(DateTimeOffset date, string pattern, CultureInfo culture)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length) { text.Append(pattern[i]); continue; }
            var bare = pattern[++i] == '-' && i + 1 < pattern.Length;
            if (bare) i++;
            if (pattern[i] == 'g')
            {
                culture = CultureInfo.InvariantCulture;
                if (pattern.Length == 2) text.Append(Format(date, DefaultPattern, culture));
                else if (i + 1 < pattern.Length && pattern[i + 1] == ' ') i++;
                continue;
            }
            var part = Part(date, pattern[i], culture);
            text.Append(bare ? part.TrimStart('0', ' ') is { Length: > 0 } short_ ? short_ : "0" : part);
        }
        return text.ToString();
    }

    static string Part(DateTimeOffset date, char letter, CultureInfo culture) => letter switch
    {
        'a' => date.ToString("ddd", culture),
        'A' => date.ToString("dddd", culture),
        'b' or 'h' => date.ToString("MMM", culture),
        'B' => date.ToString("MMMM", culture),
        'C' => Number(date.Year / 100, 2),
        'd' => Number(date.Day, 2),
        'e' => Padded(date.Day),
        'H' => Number(date.Hour, 2),
        'I' => Number((date.Hour + 11) % 12 + 1, 2),
        'j' => Number(date.DayOfYear, 3),
        'k' => Padded(date.Hour),
        'l' => Padded((date.Hour + 11) % 12 + 1),
        'L' => Number(date.Millisecond, 3),
        'm' => Number(date.Month, 2),
        'M' => Number(date.Minute, 2),
        'n' => "\n",
        'N' => Number(date.Ticks % TimeSpan.TicksPerSecond * 100, 9),
        'p' => date.Hour < 12 ? "AM" : "PM",
        'P' => date.Hour < 12 ? "am" : "pm",
        's' => date.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        'S' => Number(date.Second, 2),
        't' => "\t",
        'u' => Number(((int)date.DayOfWeek + 6) % 7 + 1, 1),
        'U' => Number((date.DayOfYear + 6 - (int)date.DayOfWeek) / 7, 2),
        'V' => Number(ISOWeek.GetWeekOfYear(date.DateTime), 2),
        'W' => Number((date.DayOfYear + 6 - ((int)date.DayOfWeek + 6) % 7) / 7, 2),
        'w' => Number((int)date.DayOfWeek, 1),
        'y' => Number(date.Year % 100, 2),
        'Y' => Number(date.Year, 4),
        'Z' => date.ToString("zzz", CultureInfo.InvariantCulture),
        '%' => "%",
        _ => Composed(date, letter, culture),
    };

    /// <summary>Letters that stand for several others or for the culture's own pattern.</summary>
    static string Composed(DateTimeOffset date, char letter, CultureInfo culture) => letter switch
    {
        'c' => Format(date, "%a %b %e %T %Y", culture),
        'D' => Format(date, "%m/%d/%y", culture),
        'F' => Format(date, "%Y-%m-%d", culture),
        'r' => Format(date, "%I:%M:%S %p", culture),
        'R' => Format(date, "%H:%M", culture),
        'T' => Format(date, "%H:%M:%S", culture),
        'v' => Format(date, "%e-%b-%Y", CultureInfo.InvariantCulture).ToUpperInvariant(),
        'x' => date.ToString("d", culture),
        'X' => date.ToString("T", culture),
        _ => "%" + letter,
    };

    static string Number(long number, int digits) => number.ToString("D" + digits, CultureInfo.InvariantCulture);

    static string Padded(int number) => number.ToString(CultureInfo.InvariantCulture).PadLeft(2);

    /// <summary>A strftime pattern as .NET writes it, for reading; null when a letter cannot be read back.</summary>
    internal static string? ToReadingPattern(string pattern)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length) { text.Append('\'').Append(pattern[i] == '\'' ? "\\'" : pattern[i]).Append('\''); continue; }
            if (pattern[++i] == '-' && i + 1 < pattern.Length) i++;
            if (Reading(pattern[i]) is not { } part) return null;
            text.Append(part);
        }
        // One letter alone would name a format of .NET's own.
        return text.Length == 1 ? "%" + text : text.ToString();
    }

    static string? Reading(char letter) => letter switch
    {
        'Y' => "yyyy",
        'y' => "yy",
        'm' => "M",
        'd' or 'e' => "d",
        'H' or 'k' => "H",
        'I' or 'l' => "h",
        'M' => "m",
        'S' => "s",
        'L' => "fff",
        'p' or 'P' => "tt",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
        'a' => "ddd",
        'A' => "dddd",
        'Z' => "K",
        'F' => "yyyy-M-d",
        'T' => "H:m:s",
        'R' => "H:m",
        'D' => "M/d/yy",
        '%' => "'%'",
        _ => null,
    };
}
