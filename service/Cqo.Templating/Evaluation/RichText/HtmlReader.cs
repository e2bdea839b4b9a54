using System.Net;

namespace Cqo.Templating.Evaluation.RichText;

/// <summary>What the reader stands on.</summary>
internal enum HtmlToken
{
    Text, Start, End,
}

/// <summary>
/// Cuts HTML into tags and text the way browsers forgive it (WHATWG HTML §13.2.5, much simplified): never fails, runs forward once, and leaves out comments,
/// declarations and what stands in elements that show nothing.
/// </summary>
internal sealed class HtmlReader(string html)
{
    static readonly string[] Hidden = ["script", "style", "head", "title", "template", "iframe", "object", "noscript"];

    int next;

    internal HtmlToken Token { get; private set; }
    /// <summary>Name of a tag, in lower case.</summary>
    internal string Name { get; private set; } = "";
    /// <summary>Text with its references decoded.</summary>
    internal string Text { get; private set; } = "";
    string attributes = "";

    internal bool Read()
    {
        while (next < html.Length)
        {
            if (html[next] != '<' || !IsTag(next)) { ReadText(); return true; }
            if (html[next + 1] is '!' or '?') SkipDeclaration();
            else if (ReadTag()) return true;
        }
        return false;
    }

    bool IsTag(int at) => at + 1 < html.Length && (char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '/' or '!' or '?');

    void ReadText()
    {
        var end = html.IndexOf('<', next + 1);
        while (end >= 0 && !IsTag(end)) end = html.IndexOf('<', end + 1);
        if (end < 0) end = html.Length;
        (Token, Text) = (HtmlToken.Text, WebUtility.HtmlDecode(html[next..end]));
        next = end;
    }

    void SkipDeclaration()
    {
        var comment = string.CompareOrdinal(html, next, "<!--", 0, 4) == 0;
        var end = html.IndexOf(comment ? "-->" : ">", next, StringComparison.Ordinal);
        next = end < 0 ? html.Length : end + (comment ? 3 : 1);
    }

    bool ReadTag()
    {
        var start = next + (html[next + 1] == '/' ? 2 : 1);
        Token = start == next + 2 ? HtmlToken.End : HtmlToken.Start;
        var end = start;
        while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || html[end] is '-' or ':')) end++;
        Name = html[start..end].ToLowerInvariant();
        next = EndOfTag(end);
        attributes = html[end..Math.Max(end, Math.Min(html.Length, next) - 1)];
        if (Token == HtmlToken.Start && Hidden.Contains(Name)) SkipTo("</" + Name);
        else return Name.Length > 0;
        return false;
    }

    int EndOfTag(int from)
    {
        var quote = '\0';
        for (var i = from; i < html.Length; i++)
        {
            if (quote != '\0') quote = html[i] == quote ? '\0' : quote;
            else if (html[i] is '"' or '\'' && i > from && html[i - 1] == '=') quote = html[i];
            else if (html[i] == '>') return i + 1;
        }
        return html.Length;
    }

    void SkipTo(string close)
    {
        var at = html.IndexOf(close, next, StringComparison.OrdinalIgnoreCase);
        next = at < 0 ? html.Length : EndOfTag(at);
    }

    /// <summary>An attribute of the tag, decoded, or null.</summary>
    internal string? Attribute(string name)
    {
        for (var at = attributes.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = attributes.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var equals = at + name.Length;
            if (at == 0 || !char.IsWhiteSpace(attributes[at - 1]) || equals >= attributes.Length || attributes[equals] != '=') continue;
            var quote = equals + 1 < attributes.Length ? attributes[equals + 1] : ' ';
            var (start, end) = quote is '"' or '\'' ? (equals + 2, attributes.IndexOf(quote, equals + 2)) : (equals + 1, attributes.AsSpan(equals + 1).IndexOfAny(" \t\r\n") is >= 0 and var blank ? equals + 1 + blank : -1);
            return WebUtility.HtmlDecode(end < 0 ? attributes[start..] : attributes[start..end]);
        }
        return null;
    }
}
