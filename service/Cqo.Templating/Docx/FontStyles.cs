using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>The fonts of a document's styles, each with those it is based on.</summary>
internal sealed class FontStyles
{
    const int LongestChain = 32;

    readonly Dictionary<string, (string? BasedOn, FontSlots Slots)> styles = [];
    string? paragraphDefault;
    string? characterDefault;

    /// <summary>Fonts of <c>w:docDefaults</c>.</summary>
    public FontSlots Defaults { get; private set; }

    public static FontStyles Read(byte[]? styles, FontTheme theme)
    {
        var read = new FontStyles();
        if (styles is not null) read.ReadStyles(styles, theme);
        return read;
    }

    void ReadStyles(byte[] xml, FontTheme theme)
    {
        var id = "";
        // What a table style says for its first row and the like is not followed.
        var condition = 0;
        for (var scanner = new XmlScanner(xml); scanner.Read();)
        {
            if (scanner.Token is not (XmlToken.Start or XmlToken.Empty or XmlToken.End)) continue;
            var name = AttributeReader.LocalName(xml, scanner.Name);
            if (name == "tblStylePr" && scanner.Token != XmlToken.Empty) condition += scanner.Token == XmlToken.Start ? 1 : -1;
            if (scanner.Token == XmlToken.End || condition > 0) continue;
            var attributes = new AttributeReader(xml, scanner.Attributes);
            if (name == "style") id = Begin(attributes);
            else if (name == "basedOn" && id.Length > 0) styles[id] = styles[id] with { BasedOn = attributes["val"] };
            else if (name == "rFonts" && id.Length > 0) styles[id] = styles[id] with { Slots = FontSlots.Of(attributes, theme) };
            else if (name == "rFonts") Defaults = FontSlots.Of(attributes, theme);
        }
    }

    string Begin(AttributeReader style)
    {
        var id = style["styleId"] ?? "?";
        styles[id] = default;
        if (style["default"] is "1" or "true" or "on" && style["type"] == "paragraph") paragraphDefault = id;
        if (style["default"] is "1" or "true" or "on" && style["type"] == "character") characterDefault = id;
        return id;
    }

    /// <summary>What applies to a run: its own fonts, then character, paragraph and table style, then the defaults.</summary>
    public FontSlots Resolve(FontSlots direct, string? character, string? paragraph, string? table) =>
        direct.Over(Chain(character ?? characterDefault)).Over(Chain(paragraph ?? paragraphDefault)).Over(Chain(table)).Over(Defaults);

    FontSlots Chain(string? id)
    {
        var slots = default(FontSlots);
        for (var depth = 0; depth < LongestChain && id is not null && styles.TryGetValue(id, out var style); depth++)
        {
            slots = slots.Over(style.Slots);
            id = style.BasedOn;
        }
        return slots;
    }
}
