using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>Texts that Word keeps in attributes: alternative texts of pictures and shapes, title and description of tables, screen tips of links.</summary>
internal sealed class AttributeTexts(PartDraft draft)
{
    static readonly string[] Plain = ["descr", "title", "alt"];

    public void Fill()
    {
        if (!TagText.HoldsOpen(draft.Tree.Xml.AsSpan())) return;
        for (var node = 0; node < draft.Tree.Count; node++)
            if (draft.Tree[node].Name != WordName.CharacterData && !draft.IsFilled(node) && TagText.HoldsOpen(draft.Tree.StartTag(node))) Fill(node);
    }

    void Fill(int node)
    {
        var tagged = draft.Tree.Attributes(node).Where(a => TagText.HoldsOpen(draft.Tree.Xml.AsSpan()[a.Value])).ToList();
        if (!tagged.TrueForAll(a => IsText(node, a))) return;
        draft.Fill(node);
        foreach (var attribute in tagged) Fill(node, attribute.Value);
    }

    bool IsText(int node, XmlAttribute attribute)
    {
        var name = Encoding.UTF8.GetString(draft.Tree.Xml.AsSpan()[attribute.Name]);
        var local = name[(name.IndexOf(':') + 1)..];
        if (draft.Tree[node].Name is WordName.TableCaption) return local == "val";
        return name == local ? Plain.Contains(local) : local == "tooltip" && draft.Tree[node].Name == WordName.Hyperlink;
    }

    /// <summary>Puts the pieces of a text into an attribute.</summary>
    public void Fill(int node, Range value)
    {
        var text = XmlText.Decode(draft.Tree.Xml.AsSpan()[value]);
        if (FilledText.Read(text, (offset, length) => draft.PlaceOf(node, offset, length), draft.Sink) is not { } filled) return;
        draft.Edits.Replace(value.Start.Value, value.End.Value, filled.Pieces(OutputContext.XmlAttribute, p => Escaped(text[p.Start..p.End])));
    }

    /// <summary>A text as a double- or single-quoted attribute holds it.</summary>
    public static byte[] Escaped(string text)
    {
        var bytes = new byte[text.Length * XmlText.MaxBytesPerChar];
        var escaped = Encoding.UTF8.GetString(bytes.AsSpan(0, XmlText.EscapeText(text, bytes)));
        return Encoding.UTF8.GetBytes(escaped.Replace("\"", "&quot;").Replace("'", "&#39;").Replace("\t", "&#9;").Replace("\n", "&#10;").Replace("\r", "&#13;"));
    }
}
