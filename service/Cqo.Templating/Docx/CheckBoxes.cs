using System.Globalization;
using System.Text;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>Check boxes of Word 2010 and later (<c>w14:checkbox</c>, [MS-DOCX] 2.6.1): state and glyph follow the value.</summary>
internal sealed class CheckBoxes(PartDraft draft, Func<string, OutputContext, TagPiece> tag)
{
    const string Held = "__cqo_control";
    const int Checked = 0x2612, Unchecked = 0x2610;

    /// <param name="properties">Properties of the control.</param>
    /// <param name="box">The element <c>w14:checkbox</c>.</param>
    /// <param name="replace">Replaces the content by runs made for its format.</param>
    public void Fill(ControlProperties properties, int box, Action<Func<WordFormat, IEnumerable<Piece>>> replace)
    {
        State(properties, box);
        var (yes, no) = (Glyph(properties, properties.Child(box, "checkedState"), Checked), Glyph(properties, properties.Child(box, "uncheckedState"), Unchecked));
        replace(format => [.. Either(Run(format, yes), Run(format, no))]);
    }

    List<Piece> Either(string yes, string no) =>
        [tag($"if {Held}", OutputContext.Text), Bytes(yes), tag("else", OutputContext.Text), Bytes(no), tag("end", OutputContext.Text)];

    static StaticPiece Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    void State(ControlProperties properties, int box)
    {
        var name = Encoding.UTF8.GetString(draft.Tree.QualifiedName(box));
        var prefix = name[..(name.IndexOf(':') + 1)];
        if (properties.Child(box, "checked") is >= 0 and var state) draft.Edits.Delete(draft.Tree[state].Start, draft.Tree[state].End);
        string Element(int value) => $"<{prefix}checked {prefix}val=\"{value}\"/>";
        if (draft.Tree.StartTag(box).EndsWith("/>"u8)) draft.Edits.Replace(draft.Tree[box].Start, draft.Tree[box].End, [Bytes($"<{name}>"), .. Either(Element(1), Element(0)), Bytes($"</{name}>")]);
        else draft.Edits.Insert(draft.Tree[box].Inner, Either(Element(1), Element(0)));
    }

    static (string Text, string Font) Glyph(ControlProperties properties, int state, int otherwise)
    {
        var number = int.TryParse(properties.ValueOf(state), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var given) && Rune.IsValid(given) && given >= ' ' ? given : otherwise;
        return (new Rune(number).ToString(), properties.ValueOf(state, "font") ?? "MS Gothic");
    }

    static string Run(WordFormat format, (string Text, string Font) glyph)
    {
        var font = Encoding.UTF8.GetString(AttributeTexts.Escaped(glyph.Font));
        var look = format.With("rFonts", $" w:ascii=\"{font}\" w:eastAsia=\"{font}\" w:hAnsi=\"{font}\" w:hint=\"eastAsia\"");
        return $"<w:r>{look.Xml}<w:t>{Encoding.UTF8.GetString(AttributeTexts.Escaped(glyph.Text))}</w:t></w:r>";
    }
}
