using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Cqo.Templating.Xml;

/// <summary>Character data of XML 1.0: how it is escaped and what an escaped text says.</summary>
internal static class XmlText
{
    /// <summary>Bytes that one UTF-16 unit can become at most (<c>&amp;amp;</c>).</summary>
    public const int MaxBytesPerChar = 5;

    static readonly SearchValues<char> TextSpecials = SearchValues.Create("&<>");

    /// <summary>Writes <paramref name="text"/> as element content. <paramref name="to"/> holds at least <see cref="MaxBytesPerChar"/> bytes for each unit.</summary>
    /// <returns>Bytes written.</returns>
    public static int EscapeText(ReadOnlySpan<char> text, Span<byte> to)
    {
        var written = 0;
        while (true)
        {
            var plain = text.IndexOfAny(TextSpecials);
            Utf8.FromUtf16(plain < 0 ? text : text[..plain], to[written..], out _, out var bytes);
            written += bytes;
            if (plain < 0) return written;
            var name = text[plain] switch { '&' => "&amp;"u8, '<' => "&lt;"u8, _ => "&gt;"u8 };
            name.CopyTo(to[written..]);
            written += name.Length;
            text = text[(plain + 1)..];
        }
    }

    /// <summary>The text that escaped UTF-8 stands for. The bytes come from a part that the scanner accepted.</summary>
    public static string Decode(ReadOnlySpan<byte> escaped)
    {
        if (!escaped.Contains((byte)'&')) return Encoding.UTF8.GetString(escaped);
        var text = new StringBuilder(escaped.Length);
        while (!escaped.IsEmpty)
        {
            var plain = escaped.IndexOf((byte)'&');
            if (plain < 0) plain = escaped.Length;
            text.Append(Encoding.UTF8.GetString(escaped[..plain]));
            escaped = escaped[plain..];
            if (escaped.IsEmpty) break;
            var rune = DecodeReference(escaped, out var length);
            if (length == 0) throw new XmlFault(XmlFault.Malformed, "bad reference", 0);
            text.Append(rune);
            escaped = escaped[length..];
        }
        return text.ToString();
    }

    /// <summary>Reads the reference at the start of <paramref name="at"/>: one of XML's five names or a character number.</summary>
    /// <param name="at">Bytes that begin with <c>&amp;</c>.</param>
    /// <param name="length">Bytes that the reference takes, 0 when it is none (or names a character that XML forbids).</param>
    public static Rune DecodeReference(ReadOnlySpan<byte> at, out int length)
    {
        var end = at[..Math.Min(at.Length, 12)].IndexOf((byte)';');
        length = end < 0 ? 0 : end + 1;
        if (length == 0) return default;
        var name = at[1..end];
        if (name.Length > 1 && name[0] == '#' && TryNumber(name[1..], out var rune)) return rune;
        if (name.SequenceEqual("amp"u8)) return new Rune('&');
        if (name.SequenceEqual("lt"u8)) return new Rune('<');
        if (name.SequenceEqual("gt"u8)) return new Rune('>');
        if (name.SequenceEqual("quot"u8)) return new Rune('"');
        if (name.SequenceEqual("apos"u8)) return new Rune('\'');
        length = 0;
        return default;
    }

    static bool TryNumber(ReadOnlySpan<byte> digits, out Rune rune)
    {
        rune = default;
        var hex = digits[0] == 'x';
        var value = 0;
        if (hex) digits = digits[1..];
        if (digits.IsEmpty || digits.Length > 8) return false;
        foreach (var b in digits)
        {
            var digit = char.IsAsciiHexDigit((char)b) ? Convert.ToInt32(((char)b).ToString(), 16) : 99;
            if (digit >= (hex ? 16 : 10)) return false;
            value = value * (hex ? 16 : 10) + digit;
            if (value > 0x10FFFF) return false;
        }
        return IsAllowed(value) && Rune.TryCreate(value, out rune);
    }

    static bool IsAllowed(int c) => c is '\t' or '\n' or '\r' or >= 0x20 and not 0xFFFE and not 0xFFFF;
}
