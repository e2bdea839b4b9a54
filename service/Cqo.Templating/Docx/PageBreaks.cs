using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>A page break at the end of content that repeats stands between the items: the last item goes without it, so that no blank page is left.</summary>
internal sealed class PageBreaks(WordTree tree, SilentParts silent, PartEdits edits)
{
    public void Place(IEnumerable<WordBlock> blocks)
    {
        foreach (var block in blocks.Where(b => b is { Keyword: "for", IsInline: false }))
            if (LastBreak(block) is >= 0 and var node) Separate(node, block);
    }

    /// <summary>The paragraph that is nothing but the break, or the run with it at the end of a paragraph, which ends the repeated content; else -1.</summary>
    int LastBreak(WordBlock block)
    {
        var end = EndOfItem(block);
        var paragraph = LastParagraph(block.StartOffset, end);
        if (paragraph < 0 || silent.EndsSection(paragraph)) return -1;
        var shown = tree.Children(paragraph).Where(c => tree[c].Name is not (WordName.ParagraphProperties or WordName.BookmarkStart or WordName.BookmarkEnd or WordName.CharacterData)).ToList();
        if (shown.Count == 0 || !IsBreak(shown[^1])) return -1;
        return shown.TrueForAll(IsBreak) ? paragraph : shown[^1];
    }

    static int EndOfItem(WordBlock block) => block.Branches.Count > 0 ? block.Branches[0].Offset : block.EndOffset;

    // Backwards from the end: the last thing that shows is this paragraph, unless it stands in a table of the block.
    int LastParagraph(int start, int end)
    {
        var node = tree.FirstAt(end) - 1;
        while (node >= 0 && tree[node].Start >= start && (tree[node].Name != WordName.Paragraph || silent.Contains(node))) node--;
        if (node < 0 || tree[node].Start < start) return -1;
        return tree.Enclosing(node, WordName.Table) is >= 0 and var table && tree[table].Start >= start ? -1 : node;
    }

    bool IsBreak(int node) => tree[node].Name == WordName.Run
        && tree.Children(node).Where(c => tree[c].Name is not (WordName.RunProperties or WordName.LastRenderedPageBreak)).ToList() is [var only]
        && tree[only].Name == WordName.Break && tree.Attribute(only, "type", prefixed: true) is { } type && tree.Xml.AsSpan()[type].SequenceEqual("page"u8);

    void Separate(int node, WordBlock block)
    {
        var behind = block.Branches.Count > 0 ? block.Branches[0] : block.Close!;
        edits.Insert(tree[node].Start, behind.Ordinal, -6, new TagPiece("if !for.last", OutputContext.XmlText, (_, _) => block.Open.Place));
        edits.Insert(tree[node].End, behind.Ordinal, -5, new TagPiece("end", OutputContext.XmlText, (_, _) => block.Open.Place));
    }
}
