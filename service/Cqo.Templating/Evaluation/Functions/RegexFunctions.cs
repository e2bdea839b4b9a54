using System.Text.RegularExpressions;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>
/// The group <c>regex</c>. Patterns run in the engine that needs no backtracking, so their time grows with the text only; patterns that it does not know
/// (back references, look-around) fall back to the other one, and both stop at the time limit.
/// </summary>
internal static class RegexFunctions
{
    internal static void Register(Action<string, Builtin> add)
    {
        add("regex.escape", (run, g) => Value.Of(Regex.Escape(run.TextOf(g[0]))));
        add("regex.match", (run, g) => Guard(run, g[0], g[1], g[2], (regex, text) => GroupsOf(regex.Match(text))));
        add("regex.matches", (run, g) => Guard(run, g[0], g[1], g[2], (regex, text) => Matches(run, regex, text)));
        add("regex.replace", Replace);
        add("regex.split", (run, g) => Guard(run, g[0], g[1], g[2], (regex, text) => Value.Of(new ModelList([.. regex.Split(text).Select(Value.Of)]))));
        add("regex.unescape", (run, g) => Guard(run, g[0], Value.Of(""), default, (_, text) => Value.Of(Regex.Unescape(text))));
    }

    static Value Replace(Interpreter run, ReadOnlySpan<Value> given)
    {
        var replacement = run.TextOf(given[2]);
        return Guard(run, given[0], given[1], given[3], (regex, text) => Replace(run, regex, text, replacement));
    }

    // The length is checked while the text grows, not when it is there.
    static Value Replace(Interpreter run, Regex regex, string text, string replacement)
    {
        long length = text.Length;
        return run.Text(regex.Replace(text, match =>
        {
            var result = match.Result(replacement);
            run.CheckLength(length += result.Length - match.Length);
            return result;
        }));
    }

    static Value GroupsOf(Match match) => match.Success
        ? Value.Of(new ModelList([.. match.Groups.Values.Select(g => g.Success ? Value.Of(g.Value) : Value.Null)]))
        : Value.Of(new ModelList([]));

    static Value Matches(Interpreter run, Regex regex, string text)
    {
        var found = new List<Value>();
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            run.CountStep();
            found.Add(GroupsOf(match));
        }
        return Value.Of(new ModelList([.. found]));
    }

    static Value Guard(Interpreter run, Value text, Value pattern, Value options, Func<Regex, string, Value> use)
    {
        if (text.IsNull) return text;
        run.CheckClock();
        try
        {
            return use(Make(run, run.TextOf(pattern), options), run.TextOf(text));
        }
        catch (RegexMatchTimeoutException)
        {
            throw run.Fail("CQO3009", $"正则表达式运行超时：请改写，避免嵌套重复 | The regular expression ran longer than {run.Options.RegexTime.TotalSeconds:0.###} s. Write it without nested repeats, such as (a+)+.");
        }
        catch (ArgumentException problem)
        {
            throw run.Fail("CQO3047", $"正则表达式有误 | The regular expression is wrong: {problem.Message}");
        }
    }

    static Regex Make(Interpreter run, string pattern, Value options)
    {
        if (pattern.Length > 10_000) throw run.Fail("CQO3047", "正则表达式过长 | The regular expression is longer than 10,000 characters.");
        var flags = RegexOptions.CultureInvariant;
        foreach (var letter in run.TextOf(options))
        {
            flags |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => throw run.Fail("CQO3047", $"不认识的正则选项“{letter}” | The option `{letter}` of a regular expression is unknown. Known are i, m, s and x."),
            };
        }
        try
        {
            return new Regex(pattern, flags | RegexOptions.NonBacktracking, run.Options.RegexTime);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, flags, run.Options.RegexTime);
        }
    }
}
