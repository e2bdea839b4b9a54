using Cqo.Templating.Compilation;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>A picture whose alternative text is one tag shows the picture that the tag yields, in the frame the author drew.</summary>
internal sealed class DocxPictures(PartDraft draft)
{
    readonly WordTree tree = draft.Tree;
    readonly PartEdits edits = draft.Edits;

    /// <summary>Whether any picture is filled.</summary>
    public bool Found { get; private set; }

    public void Replace()
    {
        foreach (var drawing in tree.All(WordName.Drawing))
        {
            var named = tree.Inside(drawing).Where(n => tree[n].Name is WordName.DrawingProperties or WordName.PictureProperties && FilledText.HoldsTag(Text(n))).ToList();
            if (named.Count == 0) continue;
            if (!IsOneTag(Text(named[0]).Trim())) continue;
            named.ForEach(draft.Fill);
            Replace(drawing, named);
        }
    }

    string Text(int node) => tree.Attribute(node, "descr") is { } range ? XmlText.Decode(tree.Xml.AsSpan()[range]) : "";

    // Text around the tag, or more than one: then the text is meant, not the picture.
    static bool IsOneTag(string text) => TagText.IsOpen(text, 0) && TagText.Read(text, 2) is { } code && code.Length + 4 == text.Length;

    void Replace(int drawing, List<int> named)
    {
        var text = Text(named[0]).Trim();
        var code = TagText.Read(text, 2)!;
        if (TagShape.Of(code).IsSilent)
        {
            draft.Sink.Add(Mistake.AltText(draft.PlaceOf(drawing, 0, text.Length)));
            return;
        }
        var blip = tree.Inside(drawing).FirstOrDefault(n => tree[n].Name == WordName.Blip, -1);
        if (blip < 0 || tree.Attribute(blip, "embed", prefixed: true) is not { } embed)
        {
            draft.Sink.Add(Mistake.NoPicture(draft.PlaceOf(drawing, 0, text.Length)));
            return;
        }
        Found = true;
        edits.Delete(embed.Start.Value, embed.End.Value);
        edits.Insert(embed.Start.Value, 0, 0, new TagPiece(code, OutputContext.Picture, (offset, length) => draft.PlaceOf(drawing, offset + 2, length)));
        // The extensions may name a vector form of the old picture, which Word would show instead.
        foreach (var extension in tree.Children(blip).Where(c => tree[c].Name == WordName.ExtensionList)) edits.Delete(tree[extension].Start, tree[extension].End);
        foreach (var node in named) Describe(node);
    }

    // A screen reader reads the title where the author gave one.
    void Describe(int node)
    {
        var description = tree.Attribute(node, "descr")!.Value;
        edits.Delete(description.Start.Value, description.End.Value);
        if (tree.Attribute(node, "title") is { } title) edits.Insert(description.Start.Value, 0, 0, tree.Xml[title]);
    }
}
