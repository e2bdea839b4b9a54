using System.Globalization;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>The group <c>date</c>. Every function takes a date or a text such as 2026-11-22; null gives null.</summary>
internal static class DateFunctions
{
    internal static void Register(Action<string, Builtin> add)
    {
        add("date.add_days", (run, g) => Shift(run, g, (d, n) => d.AddDays(n)));
        add("date.add_hours", (run, g) => Shift(run, g, (d, n) => d.AddHours(n)));
        add("date.add_milliseconds", (run, g) => Shift(run, g, (d, n) => d.AddMilliseconds(n)));
        add("date.add_minutes", (run, g) => Shift(run, g, (d, n) => d.AddMinutes(n)));
        add("date.add_months", (run, g) => Shift(run, g, (d, n) => d.AddMonths((int)n)));
        add("date.add_seconds", (run, g) => Shift(run, g, (d, n) => d.AddSeconds(n)));
        add("date.add_years", (run, g) => Shift(run, g, (d, n) => d.AddYears((int)n)));
        add("date.default_format", (_, _) => Value.Of(Dates.DefaultPattern));
        add("date.format", (run, _) => Value.Of(run.DateFormat));
        add("date.now", (run, _) => Now(run, "date.now"));
        add("date.parse", (run, g) => Parse(run, g[0], g[1], g[2]));
        add("date.parse_to_string", ParseToString);
        add("date.to_string", (run, g) => Format(run, run.Date(g[0]), g[1], g[2]));
        add("date.utc_now", (run, _) => Value.Of(Now(run, "date.utc_now").AsDate.ToUniversalTime()));
    }

    static Value Shift(Interpreter run, ReadOnlySpan<Value> given, Func<DateTimeOffset, double, DateTimeOffset> shift)
    {
        if (run.Date(given[0]) is not { } date) return Value.Null;
        try
        {
            return Value.Of(shift(date, run.Double(given[1], "number")));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw run.Fail("CQO3043", "日期超出公元 1 年至 9999 年 | The date would leave the years 1 to 9999. Add less.");
        }
    }

    static Value Now(Interpreter run, string name) =>
        run.Options.Now is { } now ? Value.Of(now) : throw run.Fail("CQO3044", $"“{name}”会使每次生成的文档不同，已停用：请在数据中提供日期 | `{name}` gives another document every time, so it is off. Pass the date in the data, or set the instant in the options of the rendering.");

    static Value Parse(Interpreter run, Value text, Value pattern, Value culture)
    {
        if (text.IsNull || text.Kind == ValueKind.Date) return text;
        var source = run.TextOf(text);
        if (source.Length == 0) return Value.Null;
        var chosen = culture.IsNull ? CultureInfo.InvariantCulture : run.Culture(culture);
        if (pattern.IsNull)
            return Dates.TryParse(source, chosen, out var date) ? Value.Of(date) : throw NotADate(run, source, "Give it as 2026-11-22, or pass a pattern such as '%d.%m.%Y'.");
        var reading = Dates.ToReadingPattern(run.TextOf(pattern)) ?? throw run.Fail("CQO3043", $"日期格式“{run.TextOf(pattern)}”不能用于读取 | The pattern `{run.TextOf(pattern)}` cannot be used for reading. Use %Y %m %d %H %M %S.");
        return DateTimeOffset.TryParseExact(source, reading, chosen, DateTimeStyles.AssumeUniversal, out var exact) ? Value.Of(exact) : throw NotADate(run, source, $"It does not follow the pattern {run.TextOf(pattern)}.");
    }

    static RenderException NotADate(Interpreter run, string text, string advice) => run.Fail("CQO3043", $"“{Given.Shorten(text)}”不是日期 | \"{Given.Shorten(text)}\" is not a date. {advice}");

    static Value ParseToString(Interpreter run, ReadOnlySpan<Value> given)
    {
        var date = Parse(run, given[0], given[3], given[4]);
        return date.IsNull ? date : Format(run, date.AsDate, given[1], given[2]);
    }

    /// <summary>A date that is printed as it is: the same text in every culture.</summary>
    internal static string Print(Interpreter run, DateTimeOffset date) => Format(run, date, Value.Null, Value.Of("")).AsString!;

    static Value Format(Interpreter run, DateTimeOffset? date, Value pattern, Value culture)
    {
        if (date is not { } known) return Value.Null;
        var text = pattern.IsNull ? run.DateFormat : run.TextOf(pattern);
        if (text == "%g") text = "%g " + run.DateFormat;
        if (text.Length > 1000) throw run.Fail("CQO3043", "日期格式过长 | The pattern of a date is longer than 1,000 characters. Shorten it.");
        return Value.Of(Dates.Format(known, text, run.Culture(culture)));
    }
}
