using System.Buffers;
using System.Globalization;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>Reading what a builtin function was given.</summary>
internal static class Given
{
    static readonly SearchValues<char> CultureName = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    internal static int Int(this Interpreter run, Value value, string name, int otherwise = 0)
    {
        if (value.IsNull) return otherwise;
        if (value.IsInt) return (int)Math.Clamp(value.AsInt, int.MinValue, int.MaxValue);
        if (value.IsNumber && Math.Abs(Numbers.DoubleOf(value)) < int.MaxValue) return (int)Numbers.DoubleOf(value);
        if (value.AsString is { } text && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        throw run.Fail("CQO3041", $"“{name}”应为整数 | `{name}` must be a whole number, not {Interpreter.Described(value)}.");
    }

    /// <summary>A number, also from a text that is one; fails otherwise.</summary>
    internal static Value Number(this Interpreter run, Value value, string name)
    {
        if (value.IsNumber) return value;
        if (value.AsString is { } text && Numbers.Parse(text) is { } number) return number;
        throw run.Fail("CQO3041", $"“{name}”应为数字 | `{name}` must be a number, not {Interpreter.Described(value)}{(value.AsString is { } bad ? $" (\"{Shorten(bad)}\")" : "")}.");
    }

    internal static double Double(this Interpreter run, Value value, string name) => Numbers.DoubleOf(run.Number(value, name));

    internal static CultureInfo Culture(this Interpreter run, Value value)
    {
        if (value.IsNull) return run.Options.Culture;
        var name = run.TextOf(value);
        try
        {
            // The runtime takes names with blanks and signs as well, and then has no formats for them.
            if (!name.AsSpan().ContainsAnyExcept(CultureName)) return CultureInfo.GetCultureInfo(name, true);
        }
        catch (CultureNotFoundException)
        {
            // The same mistake.
        }
        throw run.Fail("CQO3041", $"不认识的区域“{Shorten(name)}”：请写成 zh-CN 之类 | The culture `{Shorten(name)}` is not known. Write one like zh-CN or en-US.");
    }

    /// <summary>A date, or a text that is one; null stays null.</summary>
    internal static DateTimeOffset? Date(this Interpreter run, Value value)
    {
        if (value.IsNull || value.AsString is { Length: 0 }) return null;
        return Dates.TryRead(value, out var date) ? date
            : throw run.Fail("CQO3043", $"“{Shorten(run.TextOf(value))}”不是日期：请写成 2026-11-22 | \"{Shorten(run.TextOf(value))}\" is not a date. Give it as 2026-11-22.");
    }

    internal static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    internal static Value Text(this Interpreter run, string text)
    {
        run.CheckLength(text.Length);
        return Value.Of(text);
    }
}
