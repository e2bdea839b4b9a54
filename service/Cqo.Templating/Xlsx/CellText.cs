using System.Globalization;
using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx;

/// <summary>What the text of a cell says: references, line ends and the <c>_x000D_</c> escapes of ECMA-376 (part 1 §22.9.2.19) are resolved.</summary>
internal static class CellText
{
    const int EscapeLength = 7;

    /// <summary>Adds escaped characters, resolved as XML says: references, and CR or CR LF as LF.</summary>
    public static void AddText(TextBuffer to, ReadOnlySpan<byte> escaped)
    {
        while (!escaped.IsEmpty)
        {
            var plain = escaped.IndexOfAny((byte)'&', (byte)'\r');
            if (plain < 0) plain = escaped.Length;
            to.Add(escaped[..plain]);
            escaped = escaped[plain..];
            if (escaped.IsEmpty) return;
            var length = 1;
            if (escaped[0] == '\r') to.Add("\n"u8);
            else to.Take(XmlText.DecodeReference(escaped, out length).EncodeToUtf8(to.Room(4)));
            escaped = escaped[(escaped.StartsWith("\r\n"u8) ? 2 : length)..];
        }
    }

    /// <summary>Adds the content of a CDATA section, where only line ends are resolved.</summary>
    public static void AddCharacters(TextBuffer to, ReadOnlySpan<byte> characters)
    {
        for (int at; (at = characters.IndexOf((byte)'\r')) >= 0; characters = characters[(at + (characters[at..].StartsWith("\r\n"u8) ? 2 : 1))..])
        {
            to.Add(characters[..at]);
            to.Add("\n"u8);
        }
        to.Add(characters);
    }

    /// <summary>Resolves <c>_xHHHH_</c> in what stands behind <paramref name="from"/>.</summary>
    public static void Unescape(TextBuffer text, int from)
    {
        var all = text[from..];
        var at = all.IndexOf("_x"u8);
        if (at < 0) return;
        var written = at;
        while (at < all.Length)
        {
            if (!TryEscape(all[at..], out var unit)) all[written++] = all[at++];
            else written += Write(all, ref at, unit, written);
        }
        text.CutTo(from + written);
    }

    // What is written is shorter than what it replaces. Two escapes may be the halves of one character; half a character is none.
    static int Write(Span<byte> all, ref int at, char unit, int written)
    {
        at += EscapeLength;
        var rune = char.IsSurrogate(unit) ? Rune.ReplacementChar : new Rune(unit);
        if (char.IsHighSurrogate(unit) && at <= all.Length && TryEscape(all[at..], out var low) && char.IsLowSurrogate(low))
        {
            rune = new Rune(unit, low);
            at += EscapeLength;
        }
        return rune.EncodeToUtf8(all[written..at]);
    }

    static bool TryEscape(ReadOnlySpan<byte> at, out char unit)
    {
        unit = '\0';
        if (at.Length < EscapeLength || at[0] != '_' || at[1] != 'x' || at[6] != '_') return false;
        if (!ushort.TryParse(at.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) return false;
        unit = (char)value;
        return true;
    }

    /// <summary>A decoded attribute, such as the name of a sheet.</summary>
    public static string OfAttribute(ReadOnlySpan<byte> escaped)
    {
        using var text = new TextBuffer();
        AddText(text, escaped);
        Unescape(text, 0);
        return Encoding.UTF8.GetString(text[..]);
    }

    /// <summary>Characters with <c>_xHHHH_</c> resolved.</summary>
    public static string Unescaped(string characters)
    {
        if (!characters.Contains("_x", StringComparison.Ordinal)) return characters;
        using var text = new TextBuffer();
        text.Add(Encoding.UTF8.GetBytes(characters));
        Unescape(text, 0);
        return Encoding.UTF8.GetString(text[..]);
    }

    /// <summary>Without the white space of XML at both ends.</summary>
    public static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8);
}
