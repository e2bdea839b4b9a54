using System.Globalization;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>The group <c>timespan</c>.</summary>
internal static class TimespanFunctions
{
    internal static void Register(Action<string, Builtin> add)
    {
        add("timespan.from_days", (run, g) => From(run, g[0], TimeSpan.TicksPerDay));
        add("timespan.from_hours", (run, g) => From(run, g[0], TimeSpan.TicksPerHour));
        add("timespan.from_milliseconds", (run, g) => From(run, g[0], TimeSpan.TicksPerMillisecond));
        add("timespan.from_minutes", (run, g) => From(run, g[0], TimeSpan.TicksPerMinute));
        add("timespan.from_seconds", (run, g) => From(run, g[0], TimeSpan.TicksPerSecond));
        add("timespan.parse", Parse);
        add("timespan.zero", (_, _) => Value.Of(TimeSpan.Zero));
    }

    static Value From(Interpreter run, Value value, long ticksPerUnit)
    {
        if (value.IsNull) return value;
        var ticks = run.Double(value, "number") * ticksPerUnit;
        return Math.Abs(ticks) < long.MaxValue / 2 ? Value.Of(new TimeSpan((long)Math.Round(ticks))) : throw run.Fail("CQO3043", "时间间隔过长 | The time span is longer than 14,000 years. Use a smaller number.");
    }

    static Value Parse(Interpreter run, ReadOnlySpan<Value> given)
    {
        if (given[0].IsNull) return given[0];
        var text = run.TextOf(given[0]);
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? Value.Of(span)
            : throw run.Fail("CQO3043", $"“{Given.Shorten(text)}”不是时间间隔：请写成 天.时:分:秒 | \"{Given.Shorten(text)}\" is not a time span. Write it as days.hours:minutes:seconds, such as 1.02:03:04.");
    }
}
