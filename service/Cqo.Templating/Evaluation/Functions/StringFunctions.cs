using System.Text;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>The group <c>string</c>. Other values are taken as their text; null gives null or what the function says of an empty text.</summary>
internal static partial class StringFunctions
{
    internal static void Register(Action<string, Builtin> add)
    {
        RegisterTests(add);
        RegisterParts(add);
        RegisterHashes(add);
        add("string.append", (run, g) => Concat(run, g[0], g[1]));
        add("string.prepend", (run, g) => Concat(run, g[1], g[0]));
        add("string.capitalize", (run, g) => Change(run, g[0], Capitalize));
        add("string.capitalizewords", (run, g) => Change(run, g[0], text => string.Join(' ', text.Split(' ').Select(Capitalize))));
        add("string.downcase", (run, g) => Change(run, g[0], text => text.ToLowerInvariant()));
        add("string.upcase", (run, g) => Change(run, g[0], text => text.ToUpperInvariant()));
        add("string.escape", (run, g) => Change(run, g[0], text => Quoted(text)[1..^1]));
        add("string.literal", (run, g) => g[0].IsNull ? g[0] : run.Text(g[0].AsString is { } text ? Quoted(text) : Quoted(run.TextOf(g[0]))));
        add("string.handleize", (run, g) => Change(run, g[0], Handleize));
        add("string.lstrip", (run, g) => Change(run, g[0], text => text.TrimStart()));
        add("string.rstrip", (run, g) => Change(run, g[0], text => text.TrimEnd()));
        add("string.strip", (run, g) => Change(run, g[0], text => text.Trim()));
        add("string.strip_newlines", (run, g) => Change(run, g[0], text => text.Replace("\r", "").Replace("\n", "")));
        add("string.pad_left", (run, g) => Pad(run, g, true));
        add("string.pad_right", (run, g) => Pad(run, g, false));
        add("string.pluralize", (run, g) => run.Int(g[0], "number") == 1 ? g[1] : g[2]);
        add("string.remove", (run, g) => Replace(run, g[0], g[1], Value.Of("")));
        add("string.replace", (run, g) => Replace(run, g[0], g[1], g[2]));
        add("string.remove_first", (run, g) => ReplaceOne(run, g[0], g[1], "", false));
        add("string.remove_last", (run, g) => ReplaceOne(run, g[0], g[1], "", true));
        add("string.replace_first", (run, g) => ReplaceOne(run, g[0], g[1], run.TextOf(g[2]), g[3].IsTrue));
    }

    static Value Change(Interpreter run, Value value, Func<string, string> change) => value.IsNull ? value : run.Text(change(run.TextOf(value)));

    static Value Concat(Interpreter run, Value first, Value second)
    {
        if (first.IsNull && second.IsNull) return first;
        string a = run.TextOf(first), b = run.TextOf(second);
        run.CheckLength((long)a.Length + b.Length);
        return Value.Of(string.Concat(a, b));
    }

    static string Capitalize(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2);
        Printer.Quote(quoted, text);
        return quoted.ToString();
    }

    static string Handleize(string text)
    {
        var handle = new StringBuilder();
        foreach (var character in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character)) handle.Append(character);
            else if (handle.Length > 0 && handle[^1] != '-') handle.Append('-');
        }
        return handle.ToString().TrimEnd('-');
    }

    static Value Pad(Interpreter run, ReadOnlySpan<Value> given, bool left)
    {
        var width = Math.Max(0, run.Int(given[1], "width"));
        run.CheckLength(width);
        run.CountText(width);
        var with = given[2].IsNull ? ' ' : run.TextOf(given[2]) is { Length: 1 } one ? one[0] : throw run.Fail("CQO3041", "padding 应为一个字符 | `padding` must be one character.");
        var text = run.TextOf(given[0]);
        return Value.Of(left ? text.PadLeft(width, with) : text.PadRight(width, with));
    }

    static Value Replace(Interpreter run, Value value, Value match, Value with)
    {
        if (value.IsNull) return value;
        string text = run.TextOf(value), old = run.TextOf(match), replacement = run.TextOf(with);
        if (old.Length == 0) return Value.Of(text);
        if (replacement.Length > old.Length)
        {
            var length = text.Length + (long)text.AsSpan().Count(old) * (replacement.Length - old.Length);
            run.CheckLength(length);
            run.CountText(length);
        }
        return Value.Of(text.Replace(old, replacement, StringComparison.Ordinal));
    }

    static Value ReplaceOne(Interpreter run, Value value, Value match, string with, bool fromEnd)
    {
        if (value.IsNull) return value;
        string text = run.TextOf(value), old = run.TextOf(match);
        if (old.Length == 0) return Value.Of(text);
        var at = fromEnd ? text.LastIndexOf(old, StringComparison.Ordinal) : text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? Value.Of(text) : run.Text(string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + old.Length)));
    }
}
