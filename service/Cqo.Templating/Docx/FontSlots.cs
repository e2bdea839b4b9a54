using System.Globalization;
using System.Text;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx;

/// <summary>The fonts that one <c>w:rFonts</c> names, or that a chain of them adds up to; null where none says anything.</summary>
internal readonly record struct FontSlots(string? Ascii, string? HighAnsi, string? EastAsia, string? Complex, bool? EastAsiaHint)
{
    /// <summary>Reads <c>w:rFonts</c>. A theme font wins over a plain name beside it.</summary>
    public static FontSlots Of(AttributeReader a, FontTheme theme) => new(
        theme[a["asciiTheme"]] ?? a["ascii"], theme[a["hAnsiTheme"]] ?? a["hAnsi"], theme[a["eastAsiaTheme"]] ?? a["eastAsia"], theme[a["cstheme"]] ?? a["cs"],
        a["hint"] is { } hint ? hint == "eastAsia" : null);

    /// <summary>These, and the lower ones where these say nothing.</summary>
    public FontSlots Over(FontSlots lower) =>
        new(Ascii ?? lower.Ascii, HighAnsi ?? lower.HighAnsi, EastAsia ?? lower.EastAsia, Complex ?? lower.Complex, EastAsiaHint ?? lower.EastAsiaHint);

    /// <summary>The font of a character, null when nothing names one.</summary>
    public string? For(Rune rune) => rune.Value switch
    {
        < 0x80 => Ascii,
        _ when IsEastAsian(rune.Value, EastAsiaHint == true) => EastAsia,
        (>= 0x590 and <= 0x7BF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) => Ascii,
        _ => HighAnsi,
    };

    // The table of ECMA-376 part 1 §17.3.2.26; everything beyond the first plane is East Asian there.
    static bool IsEastAsian(int c, bool hinted) =>
        c is (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0xDFFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFFEF) or > 0xFFFF
        || (hinted && c is 0xA1 or 0xA4 or 0xA7 or 0xA8 or 0xAA or 0xAD or 0xAF or (>= 0xB0 and <= 0xB4) or (>= 0xB6 and <= 0xBA) or (>= 0xBC and <= 0xBF) or 0xD7 or 0xF7
            or (>= 0x2B0 and <= 0x4FF) or (>= 0x1E00 and <= 0x1EFF) or (>= 0x2000 and <= 0x2BFF) or (>= 0xE000 and <= 0xF8FF) or (>= 0xFB00 and <= 0xFB1C));

    /// <summary>Whether a character needs a glyph.</summary>
    public static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not ((>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF));
}
