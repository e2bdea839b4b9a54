using System.Text;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>
/// Targets of links (RFC 3986). Only addresses that open in a browser, a mail or a telephone program are let through: a document that runs scripts or reaches
/// for files and network shares on a click is a weapon, whoever filled it.
/// </summary>
internal static class LinkTarget
{
    /// <summary>Code of a target that is refused.</summary>
    internal const string Refused = "CQO3060";
    /// <summary>Longest target, in UTF-16 units: what Word opens.</summary>
    internal const int Longest = 2000;

    const string Reserved = ":/?#[]@!$&'()*+,;=";
    static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>A value as a part of a target: what its component of the target may not hold is percent-encoded, what is encoded already stays.</summary>
    internal static string Escape(string text, OutputContext context)
    {
        var kept = context switch { OutputContext.UrlQuery => "", OutputContext.UrlPath => "/:@", _ => Reserved };
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPlain(text[i]) || kept.Contains(text[i]) || (text[i] == '%' && IsEncoded(text, i))) result.Append(text[i]);
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length) result.Append(Uri.EscapeDataString(text.Substring(i++, 2)));
            else result.Append(Uri.EscapeDataString(text[i].ToString()));
        }
        return result.ToString();
    }

    static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~';

    static bool IsEncoded(string text, int at) => at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);

    /// <summary>Brings a whole target into the form that is stored. Word puts <c>http://</c> before a tag that was typed alone; a full address behind it counts.</summary>
    internal static string Normalize(string target)
    {
        target = target.Trim();
        foreach (var typed in (ReadOnlySpan<string>)["http://", "https://"])
            if (target.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && SchemeOf(target[typed.Length..]) is { } inner && Schemes.Contains(inner) && !IsPort(target, typed.Length + inner.Length + 1)) target = target[typed.Length..];
        return Escape(target, OutputContext.Url);
    }

    static bool IsPort(string target, int at) => at < target.Length && char.IsAsciiDigit(target[at]) && !target.AsSpan(at).Contains("//", StringComparison.Ordinal);

    /// <summary>Null, or why the target is refused.</summary>
    internal static string? Problem(string target)
    {
        if (target.Length == 0) return "链接的地址为空：请填写以 https:// 开头的地址，或用 if 去掉这个链接 | The target of the link is empty. Give an address that starts with https://, or leave the link out with if.";
        if (target.Length > Longest) return $"链接的地址过长：请缩短 | The target of the link is longer than {Longest:N0} characters. Shorten it.";
        var scheme = SchemeOf(target);
        if (scheme is null || !Schemes.Contains(scheme))
            return $"链接的地址“{Shown(target)}”不被允许：只能以 https://、http://、mailto: 或 tel: 开头 | The target \"{Shown(target)}\" is not allowed in a link. Start it with https://, http://, mailto: or tel:.";
        if (scheme is "http" or "https" && !(Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Host.Length > 0))
            return $"链接的地址“{Shown(target)}”没有主机名：请写全，例如 https://example.cn/ | The target \"{Shown(target)}\" names no host. Write it in full, such as https://example.cn/.";
        return null;
    }

    /// <summary>Null, or why no target that begins like this is let through.</summary>
    internal static string? ProblemOfStart(string literal) =>
        "https://".StartsWith(literal, StringComparison.OrdinalIgnoreCase) || "http://".StartsWith(literal, StringComparison.OrdinalIgnoreCase) ? null : Problem(literal + "x");

    static string? SchemeOf(string target)
    {
        var colon = target.IndexOf(':');
        return colon > 0 && char.IsAsciiLetter(target[0]) && target.AsSpan(0, colon).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.") < 0 ? target[..colon].ToLowerInvariant() : null;
    }

    static string Shown(string target) => target.Length <= 60 ? target : target[..60] + "…";
}
