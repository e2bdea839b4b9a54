using Cqo.Templating.Compilation;
using Cqo.Templating.Docx.Charts;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>A picture whose alternative text is one tag shows the picture that the tag yields, in the frame the author drew; a chart shows the data.</summary>
internal sealed class DocxPictures(PartDraft draft, Func<string, ChartTemplate?>? charts)
{
    readonly WordTree tree = draft.Tree;
    readonly PartEdits edits = draft.Edits;

    /// <summary>Whether any picture or chart is filled.</summary>
    public bool Found { get; private set; }

    /// <summary>The charts that are filled, by their relationships.</summary>
    public Dictionary<string, ChartTemplate> Charts { get; } = [];

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
        if (ChartIn(drawing) is { } chart) { Fill(chart, drawing, code, named, text); return; }
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

    // The namespace tells a chart from the diagrams and the newer kinds (waterfall, map, …) that no chart part holds.
    int? ChartIn(int drawing) => tree.Inside(drawing).Select(n => (int?)n).FirstOrDefault(n => tree.LocalName(n!.Value) is "chart" or "relIds" && tree.FindAttribute(n.Value, "id", prefixed: true) is not null);

    void Fill(int chart, int drawing, string code, List<int> named, string text)
    {
        var id = tree.LocalName(chart) == "chart" ? tree.Attribute(chart, "id", prefixed: true) : null;
        if (id is not { } range || charts?.Invoke(XmlText.Decode(tree.Xml.AsSpan()[range])) is not { HasSeries: true, IsLinked: false } template)
        {
            draft.Sink.Add(Mistake.NoChart(draft.PlaceOf(drawing, 0, text.Length)));
            return;
        }
        var relationship = XmlText.Decode(tree.Xml.AsSpan()[range]);
        (Found, Charts[relationship]) = (true, template);
        edits.Delete(range.Start.Value, range.End.Value);
        edits.Insert(range.Start.Value, 0, 0, new TagPiece(code, OutputContext.Chart, (offset, length) => draft.PlaceOf(drawing, offset + 2, length)) { Frame = new RunFrame(WordFormat.Run, "", "") { Chart = relationship } });
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
