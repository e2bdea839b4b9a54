using System.Net;
using System.Text;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>The group <c>html</c>.</summary>
internal static class HtmlFunctions
{
    const string KeptInUrls = "-_.~!*'();:@&=+$,/?#[]";

    internal static void Register(Action<string, Builtin> add)
    {
        add("html.escape", (run, g) => g[0].IsNull ? g[0] : run.Text(WebUtility.HtmlEncode(run.TextOf(g[0]))));
        add("html.newline_to_br", (run, g) => run.Text(run.TextOf(g[0]).ReplaceLineEndings("\n").Replace("\n", "<br />\n")));
        add("html.strip", (run, g) => Value.Of(Strip(run.TextOf(g[0]))));
        add("html.url_encode", (run, g) => g[0].IsNull ? g[0] : run.Text(Uri.EscapeDataString(run.TextOf(g[0]))));
        add("html.url_escape", (run, g) => g[0].IsNull ? g[0] : run.Text(EscapeUrl(run.TextOf(g[0]))));
    }

    static string EscapeUrl(string url)
    {
        var text = new StringBuilder();
        foreach (var rune in url.EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || KeptInUrls.Contains((char)rune.Value))) text.Append((char)rune.Value);
            else text.Append(Uri.EscapeDataString(rune.ToString()));
        }
        return text.ToString();
    }

    static string Strip(string html)
    {
        var text = new StringBuilder();
        var at = 0;
        while (at < html.Length)
        {
            if (html[at] != '<') { text.Append(html[at++]); continue; }
            var end = EndOfTag(html, at);
            var element = html.AsSpan(at + 1, Math.Max(0, Math.Min(end, html.Length) - at - 1));
            at = end;
            foreach (var hidden in (ReadOnlySpan<string>)["script", "style"])
                if (element.StartsWith(hidden, StringComparison.OrdinalIgnoreCase)) at = SkipTo(html, at, "</" + hidden);
        }
        return text.ToString();
    }

    static int EndOfTag(string html, int open)
    {
        if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0) return html.IndexOf("-->", open, StringComparison.Ordinal) is >= 0 and var end ? end + 3 : html.Length;
        var quote = '\0';
        for (var i = open + 1; i < html.Length; i++)
        {
            if (quote != '\0') quote = html[i] == quote ? '\0' : quote;
            else if (html[i] is '"' or '\'') quote = html[i];
            else if (html[i] == '>') return i + 1;
        }
        return html.Length;
    }

    static int SkipTo(string html, int from, string close) =>
        from <= html.Length && html.IndexOf(close, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? EndOfTag(html, at) : html.Length;
}
