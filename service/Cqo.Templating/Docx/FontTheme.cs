using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>The fonts of a document's theme by the names that <c>w:rFonts</c> gives them, e.g. <c>minorEastAsia</c>.</summary>
internal sealed class FontTheme
{
    readonly Dictionary<string, string> fonts = [];

    /// <summary>The font, or null when the theme is silent about it.</summary>
    public string? this[string? name] => name is null ? null : fonts.GetValueOrDefault(name);

    public static FontTheme Read(byte[]? theme, byte[]? settings)
    {
        var read = new FontTheme();
        if (theme is not null) read.ReadTheme(theme, ScriptOf(settings));
        return read;
    }

    void ReadTheme(byte[] xml, string script)
    {
        var kind = "";
        for (var scanner = new XmlScanner(xml); scanner.Read();)
        {
            if (scanner.Token is not (XmlToken.Start or XmlToken.Empty)) continue;
            var name = AttributeReader.LocalName(xml, scanner.Name);
            if (name is "majorFont" or "minorFont") kind = name[..5];
            var attributes = new AttributeReader(xml, scanner.Attributes);
            if (kind.Length == 0 || attributes["typeface"] is not { Length: > 0 } font) continue;
            if (name == "latin") Set(font, kind + "Ascii", kind + "HAnsi");
            else if (name == "ea") Set(font, kind + "EastAsia");
            else if (name == "cs") Set(font, kind + "Bidi");
            // What Word takes when the theme names no East Asian font: the one for the language of the document.
            else if (name == "font" && attributes["script"] == script) Set(font, kind + "EastAsia");
        }
    }

    void Set(string font, params string[] names)
    {
        foreach (var name in names) fonts.TryAdd(name, font);
    }

    static string ScriptOf(byte[]? settings)
    {
        if (settings is null) return "Hans";
        for (var scanner = new XmlScanner(settings); scanner.Read();)
            if (scanner.Token is XmlToken.Start or XmlToken.Empty && AttributeReader.LocalName(settings, scanner.Name) == "themeFontLang")
                return (new AttributeReader(settings, scanner.Attributes)["eastAsia"] ?? "") switch { "zh-TW" or "zh-HK" or "zh-MO" => "Hant", "ja-JP" => "Jpan", "ko-KR" => "Hang", _ => "Hans" };
        return "Hans";
    }
}
