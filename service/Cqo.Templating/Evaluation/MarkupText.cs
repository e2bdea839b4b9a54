using System.Net;
using System.Text;

namespace Cqo.Templating.Evaluation;

/// <summary>The plain text of a stretch of WordprocessingML that begins and ends inside a <c>w:t</c>: what <c>capture</c> keeps of the document between two tags.</summary>
internal static class MarkupText
{
    internal static string Of(ReadOnlySpan<byte> bytes)
    {
        var source = Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder();
        var (inText, at) = (true, 0);
        while (at < source.Length)
        {
            var open = source.IndexOf('<', at);
            if (inText) text.Append(WebUtility.HtmlDecode(source[at..(open < 0 ? source.Length : open)]));
            if (open < 0) break;
            var close = source.IndexOf('>', open);
            if (close < 0) break;
            var element = source.AsSpan(open + 1, close - open - 1);
            if (element.StartsWith("w:br") || element is "/w:p") text.Append('\n');
            else if (element is "w:tab/") text.Append('\t');
            else if (element is "/w:t") inText = false;
            else if (element is "w:t" || element.StartsWith("w:t ")) inText = !element.EndsWith("/");
            at = close + 1;
        }
        return text.ToString();
    }
}
