namespace Cqo.Domain.Statistics;

/// <summary>
/// A date as a table states it: a day, or a month whose day nobody wrote. A month stays a month, because any day put in its place would be
/// invented (decision 0014); comparisons say what is certain.
/// </summary>
/// <param name="First">The day; for a month its first day.</param>
/// <param name="IsMonth">True when only year and month are known.</param>
public readonly record struct ReportedDate(DateOnly First, bool IsMonth = false)
{
    /// <summary>The latest day that it can be: the day itself, or the last day of the month.</summary>
    public DateOnly Last => IsMonth ? new(First.Year, First.Month, DateTime.DaysInMonth(First.Year, First.Month)) : First;

    /// <summary>A month without a day.</summary>
    public static ReportedDate Month(int year, int month) => new(new DateOnly(year, month, 1), IsMonth: true);

    /// <summary>True when every day that it can be lies before the day.</summary>
    public bool IsSurelyBefore(DateOnly day) => Last < day;

    /// <summary>True when every day that it can be lies after the day.</summary>
    public bool IsSurelyAfter(DateOnly day) => First > day;

    /// <summary>ISO 8601: 2021-12-05, or 2021-12 for a month.</summary>
    public override string ToString() => IsMonth ? First.ToString("O")[..7] : First.ToString("O");

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string? text, out ReportedDate date)
    {
        date = default;
        var isMonth = text is { Length: 7 };
        if (!DateOnly.TryParseExact(isMonth ? text + "-01" : text, "O", out var day))
        {
            return false;
        }
        date = new(day, isMonth);
        return true;
    }

    /// <summary>2021年12月5日, or 2021年12月.</summary>
    internal string Zh() => IsMonth ? $"{First.Year}年{First.Month}月" : $"{First.Year}年{First.Month}月{First.Day}日";
}
