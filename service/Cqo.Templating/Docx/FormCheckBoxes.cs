using Cqo.Templating.Compilation;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>Check boxes of the legacy forms (<c>w:ffData</c>, ECMA-376 Part 1 §17.16.7) whose help or status text is one tag: the box follows the truth of the value.</summary>
internal sealed class FormCheckBoxes(PartDraft draft)
{
    public void Fill()
    {
        foreach (var data in draft.Tree.All(WordName.FormData))
        {
            var texts = draft.Tree.Children(data).Where(c => draft.Tree[c].Name == WordName.FormHelp && FilledText.HoldsTag(ValueOf(c))).ToList();
            var box = draft.Tree.Children(data).FirstOrDefault(c => draft.Tree[c].Name == WordName.FormCheckBox, -1);
            if (texts.Count > 0 && box >= 0) Fill(texts, box);
        }
    }

    string ValueOf(int text) => draft.Tree.Attribute(text, "val", prefixed: true) is { } value ? XmlText.Decode(draft.Tree.Xml.AsSpan()[value]) : "";

    void Fill(List<int> texts, int box)
    {
        foreach (var text in texts)
        {
            draft.Fill(text);
            draft.Edits.Delete(draft.Tree[text].Start, draft.Tree[text].End);
        }
        var tag = ValueOf(texts[0]).Trim();
        if (!TagText.IsOpen(tag, 0) || TagText.Read(tag, 2) is not { } code || code.Length + 4 != tag.Length || TagShape.Of(code).IsSilent)
        {
            draft.Sink.Add(Mistake.FormTag(draft.PlaceOf(texts[0], 0, tag.Length)));
            return;
        }
        foreach (var state in draft.Tree.Children(box).Where(c => draft.Tree[c].Name == WordName.FormChecked)) draft.Edits.Delete(draft.Tree[state].Start, draft.Tree[state].End);
        const string before = "if (";
        TagPiece Tag(string text) => new(text, OutputContext.Text, (offset, length) => draft.PlaceOf(texts[0], Math.Max(0, offset - before.Length) + 2, length));
        draft.Edits.Insert(draft.Tree[box].InnerEnd, [Tag($"{before}{code})"), new StaticPiece("<w:checked/>"u8.ToArray()), Tag("else"), new StaticPiece("<w:checked w:val=\"0\"/>"u8.ToArray()), Tag("end")]);
    }
}
