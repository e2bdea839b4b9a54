using System.Buffers;
using System.Text.Unicode;
using Cqo.Templating.Evaluation;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Characters of a cell as XML: escaped; line ends are LF; what looks like an escape of SpreadsheetML (<c>_x000D_</c>, ECMA-376 part 1 §22.9.2.19) is itself escaped, so that it is read as it was.</summary>
internal static class CellCharacters
{
    static readonly SearchValues<char> Special = SearchValues.Create("<>&\r_\uFFFE\uFFFF" + new string([.. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (char)c)]));

    /// <param name="text">What is written.</param>
    /// <param name="output">Takes it.</param>
    /// <param name="bad">What to throw of a character that no XML may contain, or half of one.</param>
    public static void Write(ReadOnlySpan<char> text, PartWriter output, Func<char, Exception> bad)
    {
        while (true)
        {
            var next = text.IndexOfAny(Special);
            WritePlain(next < 0 ? text : text[..next], output, bad);
            if (next < 0) return;
            var skip = 1;
            switch (text[next])
            {
                case '<': output.Write("&lt;"u8); break;
                case '>': output.Write("&gt;"u8); break;
                case '&': output.Write("&amp;"u8); break;
                case '_': output.Write(IsEscape(text[next..]) ? "_x005F_"u8 : "_"u8); break;
                case '\r':
                    output.Write("\n"u8);
                    skip = next + 1 < text.Length && text[next + 1] == '\n' ? 2 : 1;
                    break;
                default: throw bad(text[next]);
            }
            text = text[(next + skip)..];
        }
    }

    static void WritePlain(ReadOnlySpan<char> text, PartWriter output, Func<char, Exception> bad)
    {
        const int stretch = 4096;
        while (!text.IsEmpty)
        {
            var part = text.Length > stretch ? text[..(stretch - (char.IsHighSurrogate(text[stretch - 1]) ? 1 : 0))] : text;
            if (Utf8.FromUtf16(part, output.Room(part.Length * 3), out var read, out var written, replaceInvalidSequences: false) != OperationStatus.Done) throw bad(part[read]);
            output.Take(written);
            text = text[part.Length..];
        }
    }

    static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
