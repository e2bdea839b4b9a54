using System.Globalization;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>Tests, parts and conversions of texts.</summary>
internal static partial class StringFunctions
{
    static void RegisterTests(Action<string, Builtin> add)
    {
        add("string.contains", (run, g) => Test(run, g, (text, value) => text.Contains(value, StringComparison.Ordinal)));
        add("string.starts_with", (run, g) => Test(run, g, (text, value) => text.StartsWith(value, StringComparison.Ordinal)));
        add("string.ends_with", (run, g) => Test(run, g, (text, value) => text.EndsWith(value, StringComparison.Ordinal)));
        add("string.equals_ignore_case", (run, g) => Test(run, g, (text, value) => text.Equals(value, StringComparison.OrdinalIgnoreCase)));
        add("string.empty", (run, g) => Value.Of(run.TextOf(g[0]).Length == 0));
        add("string.whitespace", (run, g) => Value.Of(string.IsNullOrWhiteSpace(run.TextOf(g[0]))));
        add("string.index_of", IndexOf);
    }

    static void RegisterParts(Action<string, Builtin> add)
    {
        add("string.size", (run, g) => Value.Of(run.TextOf(g[0]).Length));
        add("string.slice", (run, g) => Slice(run, g[0], run.Int(g[1], "start"), run.Int(g[2], "length") is > 0 and var length ? length : int.MaxValue));
        add("string.slice1", (run, g) => Slice(run, g[0], run.Int(g[1], "start"), run.Int(g[2], "length", 1)));
        add("string.split", Split);
        add("string.truncate", Truncate);
        add("string.truncatewords", TruncateWords);
        add("string.to_int", (run, g) => ToNumber(run, g[0], text => int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n) ? Value.Of(n) : Value.Null));
        add("string.to_long", (run, g) => ToNumber(run, g[0], text => long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n) ? Value.Of(n) : Value.Null));
        add("string.to_float", (run, g) => ToNumber(run, g[0], ToDouble));
        add("string.to_double", (run, g) => ToNumber(run, g[0], ToDouble));
    }

    static Value Test(Interpreter run, ReadOnlySpan<Value> given, Func<string, string, bool> test) =>
        Value.Of(!given[0].IsNull && !given[1].IsNull && test(run.TextOf(given[0]), run.TextOf(given[1])));

    static Value ToNumber(Interpreter run, Value value, Func<string, Value> parse) => value.IsNull ? value : parse(run.TextOf(value).Trim());

    static Value ToDouble(string text) => double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? Value.Of(number) : Value.Null;

    static Value IndexOf(Interpreter run, ReadOnlySpan<Value> given)
    {
        if (given[0].IsNull || given[1].IsNull) return Value.Of(-1);
        var text = run.TextOf(given[0]);
        var start = Math.Clamp(run.Int(given[2], "start_index"), 0, text.Length);
        var count = Math.Clamp(run.Int(given[3], "count", int.MaxValue), 0, text.Length - start);
        var ignoreCase = run.TextOf(given[4]).EndsWith("ignore_case", StringComparison.OrdinalIgnoreCase) || run.TextOf(given[4]).EndsWith("IgnoreCase", StringComparison.Ordinal);
        return Value.Of(text.IndexOf(run.TextOf(given[1]), start, count, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
    }

    // A negative start counts from the end, also beyond the beginning; the stretch is then cut to the text.
    static Value Slice(Interpreter run, Value value, int start, int length)
    {
        if (value.IsNull) return Value.Null;
        var text = run.TextOf(value);
        var from = start < 0 ? (long)start + text.Length : start;
        var end = Math.Min(from + Math.Min(length, text.Length), text.Length);
        from = Math.Max(0, from);
        return end <= from ? Value.Of("") : Value.Of(text[(int)from..(int)end]);
    }

    static Value Split(Interpreter run, ReadOnlySpan<Value> given)
    {
        if (given[0].IsNull) return Value.Of(new ModelList([]));
        var separator = run.TextOf(given[1]);
        var text = run.TextOf(given[0]);
        var parts = separator.Length == 0 ? [.. text.EnumerateRunes().Select(r => r.ToString())] : text.Split(separator, StringSplitOptions.RemoveEmptyEntries);
        return Value.Of(new TemplateList([.. parts.Select(Value.Of)]));
    }

    static Value Truncate(Interpreter run, ReadOnlySpan<Value> given)
    {
        if (given[0].IsNull) return given[0];
        var text = run.TextOf(given[0]);
        var ellipsis = given[2].IsNull ? "..." : run.TextOf(given[2]);
        var length = Math.Max(0, run.Int(given[1], "length"));
        if (text.Length <= length) return Value.Of(text);
        var kept = Math.Max(0, length - ellipsis.Length);
        // Never between the halves of a rare character.
        if (kept > 0 && char.IsHighSurrogate(text[kept - 1])) kept--;
        return run.Text(string.Concat(text.AsSpan(0, kept), ellipsis));
    }

    static Value TruncateWords(Interpreter run, ReadOnlySpan<Value> given)
    {
        if (given[0].IsNull) return given[0];
        var words = run.TextOf(given[0]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var count = Math.Max(0, run.Int(given[1], "count"));
        var ellipsis = given[2].IsNull ? "..." : run.TextOf(given[2]);
        return run.Text(words.Length <= count ? string.Join(' ', words) : string.Join(' ', words.Take(count)) + ellipsis);
    }
}
