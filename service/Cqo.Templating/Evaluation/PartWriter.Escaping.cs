using System.Buffers;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>Escaping of values: XML 1.0 §2.2 (characters), §2.4 (escapes), §3.3.3 (attribute values); line breaks and tabs of Word text per ECMA-376 Part 1 §17.3.3.</summary>
internal sealed partial class PartWriter
{
    static readonly SearchValues<char> InElement = SearchValues.Create("<>&\t\n\r" + Controls + "\uFFFE\uFFFF");
    static readonly SearchValues<char> InPlainXml = SearchValues.Create("<>&\r" + Controls + "\uFFFE\uFFFF");
    static readonly SearchValues<char> InAttribute = SearchValues.Create("<>&\"\t\n\r" + Controls + "\uFFFE\uFFFF");

    const string Controls =
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F";

    void WriteEscaped(ReadOnlySpan<char> text, OutputContext context)
    {
        var special = context switch
        {
            OutputContext.WordText or OutputContext.Line => InElement,
            OutputContext.XmlAttribute => InAttribute,
            _ => InPlainXml,
        };
        while (true)
        {
            var next = text.IndexOfAny(special);
            if (next < 0) { WriteRaw(text); return; }
            WriteRaw(text[..next]);
            var skip = text[next] == '\r' && next + 1 < text.Length && text[next + 1] == '\n' ? 2 : 1;
            Write(Escape(text[next], context));
            text = text[(next + skip)..];
        }
    }

    ReadOnlySpan<byte> Escape(char character, OutputContext context) => character switch
    {
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '&' => "&amp;"u8,
        '"' => "&quot;"u8,
        '\t' or '\n' or '\r' when context == OutputContext.Line => " "u8,
        '\t' when context == OutputContext.WordText => "</w:t><w:tab/><w:t xml:space=\"preserve\">"u8,
        '\t' => "&#9;"u8,
        '\n' or '\r' when context == OutputContext.WordText => "</w:t><w:br/><w:t xml:space=\"preserve\">"u8,
        '\r' when context == OutputContext.XmlText => "\n"u8,
        '\n' or '\r' => "&#10;"u8,
        _ => throw Illegal(character),
    };

    RenderException Illegal(char character) =>
        Fail("CQO3010", $"内容含有 Word 不允许的控制字符 U+{(int)character:X4}：请从数据中删去，它多来自粘贴的文字 | The value holds the character U+{(int)character:X4}, which no XML document may contain (XML 1.0 §2.2). Remove it from the data; it usually comes from pasted text.");

    RenderException Broken(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else return Fail("CQO3011", $"内容中有半个字符（U+{(int)text[i]:X4}）：生僻字被截断，请按字截取或更正数据 | The value holds half a character (U+{(int)text[i]:X4}): a rare character was cut in two. Cut texts by characters, or correct the data.");
        }
        return Fail("CQO3011", "内容不是正确的 Unicode：请更正数据 | The value is not well-formed Unicode. Correct the data.");
    }
}
