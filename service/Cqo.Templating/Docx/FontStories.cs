using System.Text;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>Walks the stories of a finished document and notes which character stands in which font.</summary>
internal sealed class FontStories
{
    const int MostAround = 24;
    static readonly string[] Stories = ["header", "footer", "footnotes", "endnotes"];
    static readonly HashSet<string> Unshown = ["rPrChange", "pPrChange", "del", "moveFrom", "Fallback"];

    sealed class Frame(string element)
    {
        public string Element { get; } = element;
        public string? Style { get; set; }
        public FontSlots Slots { get; set; }
        public bool IsComplex { get; set; }
    }

    sealed record Found(string Font, List<FontCharacter> Characters, HashSet<int> Seen);

    readonly FontTheme theme;
    readonly FontStyles styles;
    readonly Dictionary<string, Found> fonts = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> order = [];

    FontStories(FontTheme theme, FontStyles styles) => (this.theme, this.styles) = (theme, styles);

    public static IReadOnlyList<FontUse> Read(OpcPackage package, string main)
    {
        var relationships = package.RelationshipsOf(main);
        byte[]? Part(string kind) => relationships.Find(kind) is { External: false } r && PartName.Resolve(main, r.Target) is { } part ? package.Read(part) : null;
        var theme = FontTheme.Read(Part("theme"), Part("settings"));
        var stories = new FontStories(theme, FontStyles.Read(Part("styles"), theme));
        stories.ReadStory(main, package.Read(main)!);
        foreach (var story in relationships.All.Where(r => !r.External && Stories.Any(s => r.Type.EndsWith("/" + s, StringComparison.Ordinal))))
            if (PartName.Resolve(main, story.Target) is { } name && package.Read(name) is { } xml) stories.ReadStory(name, xml);
        var names = ReadTable(Part("fontTable"));
        return [.. stories.order.Select(f => new FontUse(stories.fonts[f].Font, names.GetValueOrDefault(f) ?? [], stories.fonts[f].Characters))];
    }

    static Dictionary<string, IReadOnlyList<string>> ReadTable(byte[]? xml)
    {
        var names = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        if (xml is null) return names;
        var font = "";
        for (var scanner = new XmlScanner(xml); scanner.Read();)
        {
            if (scanner.Token is not (XmlToken.Start or XmlToken.Empty)) continue;
            var name = AttributeReader.LocalName(xml, scanner.Name);
            var attributes = new AttributeReader(xml, scanner.Attributes);
            if (name == "font") font = attributes["name"] ?? "";
            if (name == "altName" && attributes["val"] is { } other) names[font] = other.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        return names;
    }

    void ReadStory(string part, byte[] xml)
    {
        var (frames, paragraph, text, unshown) = (new Stack<Frame>(), 0, false, 0);
        for (var scanner = new XmlScanner(xml); scanner.Read();)
        {
            if (scanner.Token is XmlToken.Text or XmlToken.CData)
            {
                if (text && unshown == 0) Show(xml, scanner, frames, new Place(part, paragraph, null, 0, 0, 0));
                continue;
            }
            if (scanner.Token == XmlToken.Other) continue;
            var name = AttributeReader.LocalName(xml, scanner.Name);
            var (opens, closes) = (scanner.Token == XmlToken.Start, scanner.Token == XmlToken.End);
            if (Unshown.Contains(name)) unshown += opens ? 1 : closes ? -1 : 0;
            text = opens && name == "t";
            if (name == "p" && !closes && unshown == 0) paragraph++;
            if (name is "p" or "r" or "tbl") Nest(frames, name, opens, closes);
            else if (!closes && unshown == 0 && frames.TryPeek(out var frame)) Describe(frame, name, new AttributeReader(xml, scanner.Attributes));
        }
    }

    static void Nest(Stack<Frame> frames, string name, bool opens, bool closes)
    {
        if (opens) frames.Push(new Frame(name));
        else if (closes) frames.TryPop(out _);
    }

    void Describe(Frame frame, string name, AttributeReader attributes)
    {
        // The fonts of a paragraph's mark stand in the paragraph's own properties, and show nothing.
        if (frame.Element == "r" && name == "rFonts") frame.Slots = FontSlots.Of(attributes, theme);
        else if (frame.Element == "r" && name is "cs" or "rtl" && attributes["val"] is not ("0" or "false" or "off")) frame.IsComplex = true;
        else if ((frame.Element, name) is ("r", "rStyle") or ("p", "pStyle") or ("tbl", "tblStyle")) frame.Style = attributes["val"];
    }

    void Show(byte[] xml, XmlScanner scanner, Stack<Frame> frames, Place place)
    {
        if (!frames.TryPeek(out var run) || run.Element != "r") return;
        var raw = xml.AsSpan(scanner.Start..scanner.End);
        var text = scanner.Token == XmlToken.CData ? Encoding.UTF8.GetString(raw[9..^3]) : XmlText.Decode(raw);
        var slots = styles.Resolve(run.Slots, run.Style, StyleOf(frames, "p"), StyleOf(frames, "tbl"));
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (FontSlots.IsVisible(rune) && (run.IsComplex ? slots.Complex : slots.For(rune)) is { Length: > 0 } font) Note(font, rune, text, at, place);
            at += rune.Utf16SequenceLength;
        }
    }

    static string? StyleOf(Stack<Frame> frames, string element) => frames.FirstOrDefault(f => f.Element == element)?.Style;

    void Note(string font, Rune rune, string text, int at, Place place)
    {
        if (!fonts.TryGetValue(font, out var found))
        {
            fonts.Add(font, found = new Found(font, [], []));
            order.Add(font);
        }
        if (found.Seen.Add(rune.Value)) found.Characters.Add(new FontCharacter(rune.Value, place, Around(text, at)));
    }

    static string Around(string text, int at)
    {
        var start = Math.Max(0, at - (MostAround / 2));
        var end = Math.Min(text.Length, start + MostAround);
        if (start > 0 && char.IsLowSurrogate(text[start])) start++;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        return text[start..end];
    }
}
