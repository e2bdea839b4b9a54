namespace Cqo.Domain.Eligibility;

/// <summary>Days and hours in the texts of findings, the same on every machine whatever its culture.</summary>
internal static class DayWords
{
    public static string Zh(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    public static string En(DateOnly day) => day.ToString("O");

    public static string Hours(decimal hours) => FormattableString.Invariant($"{hours:0.##}");
}
