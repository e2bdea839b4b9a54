namespace Cqo.Domain.Statistics;

/// <summary>What a text about a date turned out to be.</summary>
internal enum DateForm
{
    /// <summary>One day.</summary>
    Day,
    /// <summary>One month.</summary>
    Month,
    /// <summary>Five digits: the serial number of a day.</summary>
    Serial,
    /// <summary>A year of two digits.</summary>
    TwoDigitYear,
    /// <summary>Day and month in an order that is not ours.</summary>
    Ambiguous,
    /// <summary>Two dates.</summary>
    TwoDates,
    /// <summary>A day that does not exist.</summary>
    Impossible,
    /// <summary>A year alone.</summary>
    YearOnly,
    /// <summary>至今, 长期.</summary>
    OpenEnd,
    /// <summary>Something else.</summary>
    Unreadable,
}

/// <summary>Takes the text of a date apart: groups of digits and what stands between them.</summary>
internal static class DateForms
{
    private const string Between = "-/.年月日号、,，．。－／—–~～至到 :：";
    private const string ChineseDigits = "〇一二三四五六七八九";
    private static readonly string[] OpenEnds = ["至今", "长期", "无固定期限", "不限", "永久", "在任", "今"];

    /// <summary>Reads a trimmed text; the date is a proposal where the form is not <see cref="DateForm.Day"/> or <see cref="DateForm.Month"/>.</summary>
    public static DateForm Read(string text, out ReportedDate date)
    {
        date = default;
        if (OpenEnds.Contains(text))
        {
            return DateForm.OpenEnd;
        }
        Span<Group> groups = stackalloc Group[8];
        var plain = text.AsSpan().IndexOfAny("〇零○一二三四五六七八九十") >= 0 ? WithArabicDigits(text) : text;
        var count = Split(plain, groups);
        count = WithoutMidnight(groups[..Math.Max(count, 0)], count, plain);
        return count switch
        {
            1 => OneGroup(groups[0], out date),
            2 => TwoGroups(groups[0], groups[1], out date),
            3 => ThreeGroups(groups[0], groups[1], groups[2], out date),
            4 or 6 when groups[0].Digits == 4 && groups[count / 2].Digits == 4 => TwoDates(groups[..count], out date),
            _ => DateForm.Unreadable,
        };
    }

    private readonly record struct Group(int Number, int Digits, char After);

    // -1 when there is anything that no date holds.
    private static int Split(string text, Span<Group> groups)
    {
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }
            if (i == start || i - start > 8 || count == groups.Length)
            {
                return -1;
            }
            var number = int.Parse(text.AsSpan(start, i - start), System.Globalization.NumberFormatInfo.InvariantInfo);
            groups[count++] = new(number, i - start, i < text.Length ? text[i] : '\0');
            while (i < text.Length && (Between.Contains(text[i]) || (text[i] == 'T' && count == 3)))
            {
                i++;
            }
        }
        return count;
    }

    // 2021/12/5 0:00:00 is how a spreadsheet exports a day.
    private static int WithoutMidnight(ReadOnlySpan<Group> groups, int count, string text)
    {
        if (count is not (5 or 6) || !text.Contains(':'))
        {
            return count;
        }
        foreach (var group in groups[3..count])
        {
            if (group.Number != 0 || group.Digits > 2)
            {
                return -1;
            }
        }
        return 3;
    }

    private static DateForm OneGroup(Group all, out ReportedDate date)
    {
        date = default;
        return all.Digits switch
        {
            8 => Day(all.Number / 10000, all.Number / 100 % 100, all.Number % 100, out date),
            6 when all.Number / 100 is >= 1990 and <= 2100 && all.Number % 100 is >= 1 and <= 12 => Month(all.Number / 100, all.Number % 100, out date),
            6 => Proposed(DateForm.TwoDigitYear, 2000 + all.Number / 10000, all.Number / 100 % 100, all.Number % 100, out date),
            5 => DateForm.Serial,
            4 when all.Number is >= 1900 and <= 2100 => DateForm.YearOnly,
            _ => DateForm.Unreadable,
        };
    }

    private static DateForm TwoGroups(Group year, Group month, out ReportedDate date)
    {
        date = default;
        return year.Digits == 4 && month.Digits <= 2 ? Month(year.Number, month.Number, out date)
            : year.Digits == 4 && month.Digits == 4 ? TwoMonthDay(year, month, out date)
            : year.Digits == 2 && month.Digits <= 2 && year.After != '月' ? DateForm.TwoDigitYear
            : DateForm.Unreadable;
    }

    // 2021.1205: four digits after the year can be nothing but month and day, or a second year.
    private static DateForm TwoMonthDay(Group year, Group rest, out ReportedDate date)
    {
        date = default;
        return rest.Number is >= 1900 and <= 2100 ? DateForm.TwoDates : Proposed(DateForm.Ambiguous, year.Number, rest.Number / 100, rest.Number % 100, out date);
    }

    private static DateForm ThreeGroups(Group first, Group second, Group third, out ReportedDate date)
    {
        date = default;
        if (first.Digits == 4 && second.Digits <= 2 && third.Digits <= 2)
        {
            return Day(first.Number, second.Number, third.Number, out date);
        }
        if (third.Digits == 4 && first.Digits <= 2 && second.Digits <= 2)
        {
            var (month, day) = first.Number > 12 ? (second.Number, first.Number) : (first.Number, second.Number);
            return first.Number > 12 || second.Number > 12 ? Proposed(DateForm.Ambiguous, third.Number, month, day, out date) : DateForm.Ambiguous;
        }
        return first.Digits == 2 && second.Digits <= 2 && third.Digits <= 2
            ? Proposed(DateForm.TwoDigitYear, 2000 + first.Number, second.Number, third.Number, out date) : DateForm.Unreadable;
    }

    private static DateForm TwoDates(ReadOnlySpan<Group> groups, out ReportedDate date) =>
        groups.Length == 4 ? Month(groups[0].Number, groups[1].Number, out date) == DateForm.Month ? DateForm.TwoDates : DateForm.Unreadable
        : Proposed(DateForm.TwoDates, groups[0].Number, groups[1].Number, groups[2].Number, out date);

    private static DateForm Proposed(DateForm form, int year, int month, int day, out ReportedDate date) =>
        Day(year, month, day, out date) == DateForm.Day ? form : DateForm.Impossible;

    private static DateForm Day(int year, int month, int day, out ReportedDate date)
    {
        date = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return DateForm.Impossible;
        }
        date = new(new DateOnly(year, month, day));
        return DateForm.Day;
    }

    private static DateForm Month(int year, int month, out ReportedDate date)
    {
        date = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12)
        {
            return DateForm.Impossible;
        }
        date = ReportedDate.Month(year, month);
        return DateForm.Month;
    }

    /// <summary>二〇二一年十二月五日 with Arabic digits; what is no numeral stays.</summary>
    private static string WithArabicDigits(string text)
    {
        var arabic = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] is '零' or '○' ? '〇' : text[i];
            var digit = ChineseDigits.IndexOf(c);
            if (c == '十')
            {
                var before = i > 0 && ChineseDigits.Contains(text[i - 1]);
                var after = i + 1 < text.Length && ChineseDigits.Contains(text[i + 1]);
                arabic.Append(before ? "" : "1").Append(after ? "" : "0");
                continue;
            }
            _ = digit >= 0 ? arabic.Append((char)('0' + digit)) : arabic.Append(text[i]);
        }
        return arabic.ToString();
    }
}
