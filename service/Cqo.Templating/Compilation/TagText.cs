namespace Cqo.Templating.Compilation;

/// <summary>
/// Reads code as Word's autocorrection and Chinese keyboards write it: outside strings, curly quotes become straight and full-width punctuation becomes
/// ASCII, unit for unit, so that offsets stay. What stands between quotes is left alone.
/// </summary>
internal static class TagText
{
    public static bool IsOpen(string text, int at) => at + 1 < text.Length && text[at] is '{' or '｛' && text[at + 1] is '{' or '｛';

    public static bool IsClose(string text, int at) => at + 1 < text.Length && text[at] is '}' or '｝' && text[at + 1] is '}' or '｝';

    /// <summary>Whether opening braces stand in bytes of a part, half or full width.</summary>
    public static bool HoldsOpen(ReadOnlySpan<byte> utf8) => utf8.IndexOf("{{"u8) >= 0 || utf8.IndexOf("｛｛"u8) >= 0;

    /// <summary>Units that a tag may have; beyond, it counts as not closed.</summary>
    public const int MaxLength = 8000;

    /// <summary>The code that starts at <paramref name="start"/> (behind the opening braces), or null when the tag does not end in this text.</summary>
    public static string? Read(string text, int start)
    {
        var code = text.AsSpan(start, Math.Min(text.Length - start, MaxLength)).ToArray();
        var braces = 0;
        for (var i = 0; i < code.Length; i++)
        {
            if (braces == 0 && IsClose(text, start + i)) return new string(code, 0, i);
            code[i] = Ascii(code[i]);
            switch (code[i])
            {
                case '"' or '\'': i = CloseString(code, i, text[start + i]); break;
                case '`': i = Math.Max(i, code.AsSpan(i + 1).IndexOf('`') + i + 1); break;
                case '#': i = EndOfComment(text, start + i) - start - 1; break;
                case '{': braces++; break;
                case '}' when braces > 0: braces--; break;
            }
        }
        return null;
    }

    static int EndOfComment(string text, int at)
    {
        var many = at + 1 < text.Length && text[at + 1] == '#';
        for (var i = at + (many ? 2 : 1); i < text.Length; i++)
        {
            if (IsClose(text, i) || (!many && text[i] == '\n')) return i;
            if (many && text[i] == '#' && text[i - 1] == '#') return i + 1;
        }
        return text.Length;
    }

    /// <summary>Writes the straight quote at both ends and gives the offset of the closing one. A string that opened curly may close curly or straight.</summary>
    static int CloseString(char[] code, int open, char written)
    {
        var quote = code[open];
        for (var i = open + 1; i < code.Length; i++)
        {
            if (code[i] == '\\') i++;
            else if (code[i] == quote || (written != quote && Ascii(code[i]) == quote))
            {
                code[i] = quote;
                return i;
            }
        }
        return code.Length;
    }

    static char Ascii(char c) => c switch
    {
        '“' or '”' or '„' or '＂' => '"',
        '‘' or '’' or '‚' or '＇' => '\'',
        '\u3000' or '\u00A0' or '\u2002' or '\u2003' => ' ',
        '–' or '—' or '−' => '-',
        >= '！' and <= '～' when !char.IsLetterOrDigit((char)(c - 0xFEE0)) => (char)(c - 0xFEE0),
        _ => c,
    };
}
