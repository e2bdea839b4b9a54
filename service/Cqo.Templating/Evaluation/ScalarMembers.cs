namespace Cqo.Templating.Evaluation;

/// <summary>Members of texts, dates and time spans.</summary>
internal static class ScalarMembers
{
    internal static bool TryGet(Value value, string name, out Value member)
    {
        var found = value.Kind switch
        {
            ValueKind.String => OfText(value.AsString!, name),
            ValueKind.Date => OfDate(value.AsDate, name),
            ValueKind.TimeSpan => OfTimeSpan(value.AsTimeSpan, name),
            _ => null,
        };
        member = found ?? Value.Null;
        return found is not null;
    }

    static Value? OfText(string text, string name) => name switch
    {
        "size" => Value.Of(text.Length),
        "empty?" => Value.Of(text.Length == 0),
        _ => null,
    };

    static Value? OfDate(DateTimeOffset date, string name) => name switch
    {
        "year" => Value.Of(date.Year),
        "month" => Value.Of(date.Month),
        "day" => Value.Of(date.Day),
        "day_of_year" => Value.Of(date.DayOfYear),
        "hour" => Value.Of(date.Hour),
        "minute" => Value.Of(date.Minute),
        "second" => Value.Of(date.Second),
        "millisecond" => Value.Of(date.Millisecond),
        _ => null,
    };

    static Value? OfTimeSpan(TimeSpan span, string name) => name switch
    {
        "days" => Value.Of(span.Days),
        "hours" => Value.Of(span.Hours),
        "minutes" => Value.Of(span.Minutes),
        "seconds" => Value.Of(span.Seconds),
        "milliseconds" => Value.Of(span.Milliseconds),
        "total_days" => Value.Of(span.TotalDays),
        "total_hours" => Value.Of(span.TotalHours),
        "total_minutes" => Value.Of(span.TotalMinutes),
        "total_seconds" => Value.Of(span.TotalSeconds),
        "total_milliseconds" => Value.Of(span.TotalMilliseconds),
        _ => null,
    };
}
