using System.Globalization;
using Cqo.Templating.Evaluation.RichText;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>The group <c>word</c>, our own: values that are more than text in a Word document. In plain text they print as text.</summary>
internal static class WordFunctions
{
    static readonly (string Unit, double Size)[] Units = [("cm", 360_000), ("mm", 36_000), ("pt", 12_700), ("px", 9525), ("in", 914_400), ("厘米", 360_000), ("毫米", 36_000), ("磅", 12_700)];

    // Word's own limit: 22 inches.
    const double Longest = 22 * 914_400.0;

    internal static void Register(Action<string, Builtin> add)
    {
        add("word.image", (run, g) => g[0].IsNull ? g[0] : Value.Of(new PictureFragment(run.TextOf(g[0]), Length(run, g[1], "width"), Length(run, g[2], "height"), run.TextOf(g[3]))));
        add("word.link", (run, g) => g[0].IsNull ? g[1] : Link(run, g[0], g[1]));
        add("word.html", (run, g) => g[0].IsNull ? g[0] : Value.Of(new HtmlFragment(run.TextOf(g[0]))));
    }

    static Value Link(Interpreter run, Value url, Value text)
    {
        var target = LinkTarget.Normalize(run.TextOf(url));
        if (LinkTarget.Problem(target) is { } problem) throw run.Fail(LinkTarget.Refused, problem);
        return Value.Of(new LinkFragment(target, text.IsNull ? run.TextOf(url) : run.TextOf(text)));
    }

    static long? Length(Interpreter run, Value value, string name)
    {
        if (value.IsNull) return null;
        var text = run.TextOf(value).Trim();
        var (unit, size) = Array.Find(Units, u => text.EndsWith(u.Unit, StringComparison.OrdinalIgnoreCase));
        if (unit is null || !double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) || number <= 0 || number * size > Longest)
            throw run.Fail("CQO3061", $"“{name}”应写成 \"3cm\"、\"30mm\"、\"85pt\" 或 \"100px\"，不超过 55 厘米 | `{name}` must be a length such as \"3cm\", \"30mm\", \"85pt\" or \"100px\", at most 55 cm; it is \"{Given.Shorten(text)}\".");
        return (long)Math.Round(number * size);
    }
}
