namespace Cqo.Templating.Language;

/// <summary>Finds where a tag ends. Braces inside strings, comments and object literals do not end it.</summary>
internal static class TagEnd
{
    /// <summary>Offset of the closing <c>}}</c> at or after <paramref name="start"/> (which stands behind the opening <c>{{</c>), or -1 when the tag is not closed.</summary>
    internal static int Find(ReadOnlySpan<char> text, int start)
    {
        var braces = 0;
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' or '\'' or '`': i = SkipString(text, i); break;
                case '#': i = SkipComment(text, i) - 1; break;
                case '{': braces++; break;
                case '}' when braces > 0: braces--; break;
                case '}' when i + 1 < text.Length && text[i + 1] == '}': return i;
            }
        }
        return -1;
    }

    /// <summary>Offset of the closing quote, or the end of the text.</summary>
    static int SkipString(ReadOnlySpan<char> text, int open)
    {
        var quote = text[open];
        for (var i = open + 1; i < text.Length; i++)
        {
            if (quote == '`')
            {
                if (text[i] != '`') continue;
                if (i + 1 < text.Length && text[i + 1] == '`') { i++; continue; }
                return i;
            }
            if (text[i] == '\\') i++;
            else if (text[i] == quote) return i;
        }
        return text.Length;
    }

    /// <summary>Offset behind a comment: <c># …</c> ends at the line or at <c>}}</c>, <c>## … ##</c> at its mark.</summary>
    /// <param name="text">What is read.</param>
    /// <param name="at">Where the comment opens.</param>
    /// <param name="endsAtTag">False where the end of the tag is known already, and in a script, which has no tags.</param>
    internal static int SkipComment(ReadOnlySpan<char> text, int at, bool endsAtTag = true)
    {
        var many = at + 1 < text.Length && text[at + 1] == '#';
        for (var i = at + (many ? 2 : 1); i < text.Length; i++)
        {
            if (many && text[i] == '#' && i + 1 < text.Length && text[i + 1] == '#') return i + 2;
            if (endsAtTag && text[i] == '}' && i + 1 < text.Length && text[i + 1] == '}') return i;
            if (!many && text[i] is '\n' or '\r') return i;
        }
        return text.Length;
    }
}
