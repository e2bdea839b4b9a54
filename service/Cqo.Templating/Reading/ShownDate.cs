using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cqo.Templating.Evaluation.Functions;

namespace Cqo.Templating.Reading;

/// <summary>Shown dates → <c>yyyy-MM-dd</c>, or <c>yyyy-MM</c> where no day is shown.</summary>
internal static class ShownDate
{
    const string Digits = "〇一二三四五六七八九";

    /// <summary>二〇二六年十一月二十二日.</summary>
    public static string? Chinese(string text)
    {
        var (year, month) = (text.IndexOf('年', StringComparison.Ordinal), text.IndexOf('月', StringComparison.Ordinal));
        if (year is < 1 or > 4 || month < year || text[^1] != '日') return null;
        var number = 0;
        foreach (var digit in text[..year])
        {
            if (Digits.IndexOf(digit) is var value && value < 0) return null;
            number = number * 10 + value;
        }
        return Written(number, Counted(text[(year + 1)..month], 12), Counted(text[(month + 1)..^1], 31));
    }

    static int Counted(string text, int most) => Enumerable.Range(1, most).FirstOrDefault(n => ChineseNumerals.Count(n) == text);

    /// <summary>贰零贰陆年壹拾壹月贰拾贰日.</summary>
    public static string? Capitals(string text)
    {
        var (year, month) = (text.IndexOf('年', StringComparison.Ordinal), text.IndexOf('月', StringComparison.Ordinal));
        if (year is < 1 or > 4 || month < year || text[^1] != '日') return null;
        var number = 0;
        foreach (var digit in text[..year])
        {
            if ("零壹贰叁肆伍陆柒捌玖".IndexOf(digit) is var value && value < 0) return null;
            number = number * 10 + value;
        }
        return Written(number, Capital(text[(year + 1)..month], 12), Capital(text[(month + 1)..^1], 31)) is { } date && ChineseNumerals.BankDate(DateTimeOffset.Parse(date, CultureInfo.InvariantCulture)) == text ? date : null;
    }

    static int Capital(string text, int most) => Enumerable.Range(1, most).FirstOrDefault(n => ChineseNumerals.Capitals(n) == text.TrimStart('零'));

    /// <summary>The reader of dates in a pattern of year, month and day in numbers; null for a pattern that shows less than year and month, or more.</summary>
    public static Func<string, string?>? Pattern(string pattern)
    {
        var expression = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length) { expression.Append(Regex.Escape(pattern[i].ToString())); continue; }
            if (pattern[++i] == '-' && i + 1 < pattern.Length) i++;
            switch (pattern[i])
            {
                case 'Y': expression.Append("(?<y>[0-9]{1,4})"); break;
                case 'm': expression.Append("(?<m>[0-9]{1,2})"); break;
                case 'd': expression.Append("(?<d>[0-9]{1,2})"); break;
                case 'F': expression.Append("(?<y>[0-9]{1,4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})"); break;
                default: return null;
            }
        }
        var text = expression.Append('$').ToString();
        if (!text.Contains("?<y>", StringComparison.Ordinal) || !text.Contains("?<m>", StringComparison.Ordinal)) return null;
        var reader = new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return shown => reader.Match(shown) is { Success: true } match ? Written(Part(match, "y"), Part(match, "m"), match.Groups["d"].Success ? Part(match, "d") : -1) : null;
    }

    static int Part(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    static string? Written(int year, int month, int day)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return null;
        return day < 0 ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}") : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
    }
}
