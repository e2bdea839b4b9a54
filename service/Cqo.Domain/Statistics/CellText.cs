using System.Globalization;
using System.Text;

namespace Cqo.Domain.Statistics;

/// <summary>What to do with white space inside a text.</summary>
internal enum InnerSpace
{
    /// <summary>Line breaks stay, special spaces become plain ones.</summary>
    Text,
    /// <summary>Nothing is touched: the reader of the column decides.</summary>
    Leave,
    /// <summary>Gone beside Chinese characters, one plain space between Western words.</summary>
    Name,
}

/// <summary>Safe repairs of text that hold for every column; a clean text comes back as it is, the same object.</summary>
internal static class CellText
{
    /// <summary>Most characters of a cell that a spreadsheet can hold.</summary>
    public const int MostInCell = 32_767;
    /// <summary>Most characters of a cell that a log of a fix quotes: whole texts, short of the longest.</summary>
    public const int MostLogged = 2000;

    private const int MostShown = 120;
    // Blank by design, yet letters or symbols to Unicode.
    private const string BlankLetters = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    // One bit per character that asks for a second look; a clean cell costs one look-up per character.
    private static readonly ulong[] Suspects = FindSuspects();

    /// <summary>Puts a text in order and logs each step. False when it cannot be read; the question is then already asked.</summary>
    public static bool Clean(RowReading at, string raw, InnerSpace inner, out string text)
    {
        text = raw;
        if (!NeedsALook(raw) && (inner != InnerSpace.Name || !raw.Contains(' ')))
        {
            return true;
        }
        if (raw.Length > MostInCell)
        {
            return at.Question(ImportRules.TooLong,
                $"单元格有{raw.Length}个字符，超过电子表格允许的{MostInCell}个，文件可能已经损坏。请改填简短的内容。",
                $"The cell has {raw.Length} characters; a spreadsheet allows {MostInCell}, so the file may be damaged. Enter something shorter.");
        }
        if (Unreadable(raw) is { } bad)
        {
            return at.Question(ImportRules.UnreadableCharacters,
                $"含有无法显示的字符{bad}，可能是生僻字在别的电脑上造的字，或者是乱码。请重新键入。",
                $"Holds characters that cannot be shown ({bad}): a rare character made on another computer, or a damaged text. Type it again.");
        }
        text = Step(at, text, RemoveInvisible, ImportRules.InvisibleCharacters, "去掉了看不见的字符。", "Invisible characters were removed.");
        text = Step(at, text, t => t.Trim(), ImportRules.Trim, "去掉了首尾空格。", "White space at the ends was removed.");
        text = Step(at, text, RemoveApostrophe, ImportRules.Apostrophe, "去掉了用来表示文本的单引号。", "The apostrophe that marks text was removed.");
        text = Step(at, text, ToHalfWidth, ImportRules.HalfWidth, "全角数字和字母改为半角。", "Full-width digits and letters became half-width.");
        text = inner switch
        {
            InnerSpace.Text => Step(at, text, PlainSpaces, ImportRules.InnerSpaces, "特殊空格改为普通空格。", "Special spaces became plain ones."),
            InnerSpace.Name => Step(at, text, NameSpaces, ImportRules.InnerSpaces, "去掉了汉字旁边的空格和换行。", "Spaces and line breaks beside Chinese characters were removed."),
            _ => text,
        };
        return true;
    }

    /// <summary>A text as a finding quotes it: short, with everything invisible written out, so that it cannot mislead on a screen.</summary>
    public static string Shown(string text, int most = MostShown)
    {
        if (text.Length <= most && !HasSuspect(text))
        {
            return text;
        }
        var shown = new StringBuilder();
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, most)).EnumerateRunes())
        {
            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || IsInvisible(rune) || IsUnreadable(rune);
            var plain = rune.Value == '\n' || !hidden;
            _ = plain ? shown.Append(rune.ToString()) : shown.Append($"‹U+{rune.Value:X4}›");
        }
        return text.Length > most ? shown.Append('…').ToString() : shown.ToString();
    }

    /// <summary>The key under which texts compare: half width, capitals, letters and digits only.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var half = Half(c);
            if (char.IsLetterOrDigit(half) || char.IsSurrogate(half))
            {
                key.Append(char.ToUpperInvariant(half));
            }
        }
        return key.ToString();
    }

    public static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '\u3007' or (>= '\uF900' and <= '\uFAFF') || char.IsSurrogate(c);

    public static char Half(char c) => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c == '\u3000' ? ' ' : c;

    /// <summary>True when there is a letter or an ideograph of any plane.</summary>
    public static bool HasLetter(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c) || char.IsSurrogate(c))
            {
                return true;
            }
        }
        return false;
    }

    private static bool NeedsALook(string text) =>
        text.Length > 0 && (text[0] is ' ' or '\'' or '’' or '‘' || text[^1] == ' ' || text.Length > MostInCell || HasSuspect(text));

    private static bool HasSuspect(string text)
    {
        foreach (var c in text)
        {
            if ((Suspects[c >> 6] & (1UL << (c & 63))) != 0)
            {
                return true;
            }
        }
        return false;
    }

    private static ulong[] FindSuspects()
    {
        var bits = new ulong[1024];
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var c = (char)i;
            var suspect = c != ' ' && (char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || (!char.IsSurrogate(c) && (IsInvisible(new Rune(c)) || IsUnreadable(new Rune(c))))
                || (Half(c) != c && char.IsAsciiLetterOrDigit(Half(c))));
            bits[i >> 6] |= suspect ? 1UL << (i & 63) : 0;
        }
        return bits;
    }

    private static string Step(RowReading at, string text, Func<string, string> repair, string rule, string why, string whyEn)
    {
        var repaired = repair(text);
        if (repaired != text)
        {
            at.Fix(rule, text, repaired, why, whyEn);
        }
        return repaired;
    }

    private static string RemoveInvisible(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune))
            {
                kept.Append(rune.ToString());
            }
        }
        return kept.ToString();
    }

    // Only before a digit or a letter: what follows is then what the cell was meant to hold.
    private static string RemoveApostrophe(string text) =>
        text.Length > 1 && text[0] is '\'' or '’' or '‘' && text.Length > 1 && char.IsLetterOrDigit(Half(text[1])) && text.AsSpan(1).IndexOfAny("'’‘") < 0 ? text[1..] : text;

    private static string ToHalfWidth(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = char.IsAsciiLetterOrDigit(Half(from[i])) ? Half(from[i]) : from[i];
        }
    });

    private static string PlainSpaces(string text)
    {
        var plain = new StringBuilder(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = plain[i] is '\r' or '\u2028' or '\u2029' or '\u0085' or '\v' or '\f' ? '\n' : plain[i] != '\n' && char.IsWhiteSpace(plain[i]) ? ' ' : plain[i];
        }
        return plain.ToString();
    }

    private static string NameSpaces(string text)
    {
        var name = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                name.Append(text[i]);
                continue;
            }
            var next = i;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }
            // Licences write no space beside a Chinese character; between two Western words it parts them.
            var beside = name.Length == 0 || next == text.Length || IsChinese(name[^1]) || IsChinese(text[next]);
            _ = beside ? name : name.Append(' ');
            i = next - 1;
        }
        return name.ToString();
    }

    private static bool IsChinese(char c) => IsHan(c) || c is (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFFEF') or '(' or ')';

    private static string? Unreadable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                return $"U+{(int)text[i]:X4}";
            }
            if (IsUnreadable(rune))
            {
                return $"U+{rune.Value:X4}";
            }
            i += rune.Utf16SequenceLength - 1;
        }
        return null;
    }

    private static bool IsInvisible(Rune rune) => rune.Value is not ('\n' or '\r' or '\t' or '\v' or '\f' or '\u0085')
        && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format || (rune.IsBmp && BlankLetters.Contains((char)rune.Value)));

    private static bool IsUnreadable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse || rune.Value == 0xFFFD || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
