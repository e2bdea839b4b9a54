using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>Takes the braces and code out of the text and puts the pieces in; the value takes the format of the tag's first unit.</summary>
internal sealed class TextEdits(WordTree tree, PartEdits edits, RichText? rich = null)
{
    readonly HashSet<int> touched = [];

    public void Cut(IReadOnlyList<WordTag> tags)
    {
        foreach (var tag in tags)
        {
            Insert(tag);
            Delete(tag.Map, tag.CutStart, tag.Start);
            Delete(tag.Map, tag.Start, tag.CutEnd);
        }
        foreach (var text in touched) KeepBlanks(text);
        foreach (var group in tags.GroupBy(t => t.Map)) RemoveEmptyRuns(group.Key, [.. group]);
    }

    void Insert(WordTag tag)
    {
        if (tag.Position is { } position)
        {
            edits.Insert(position.Offset, tag.Ordinal, 0, position.Before);
            edits.Insert(position.Offset, tag.Ordinal, 1, tag.ToPiece(OutputContext.XmlText));
            edits.Insert(position.Offset, tag.Ordinal, 2, position.After);
        }
        else edits.Insert(tag.Offset, tag.Ordinal, 0, tag.ToPiece(OutputContext.WordText) with { Frame = rich?.FrameOf(tag) });
    }

    void Delete(CharacterMap map, int start, int end)
    {
        for (var i = start; i < end;)
        {
            var (node, from, to) = map.Sources[i];
            for (i++; i < end && map.Sources[i].Node == node; i++) to = map.Sources[i].End;
            edits.Delete(from, to);
            if (tree[node].Name == WordName.CharacterData) touched.Add(tree[node].Parent);
        }
    }

    // Without xml:space the blanks at the ends of what is left, and of the value, would be lost (XML 1.0 §2.10).
    void KeepBlanks(int text)
    {
        if (tree.Attribute(text, "space", prefixed: true) is null) edits.Insert(tree[text].Inner - 1, 0, 0, " xml:space=\"preserve\""u8.ToArray());
        var name = tree.QualifiedName(text);
        if (!name.SequenceEqual("w:t"u8)) Rename(tree[text], name.Length);
    }

    // A value with a line break closes and opens w:t, so w:t it must be, whatever prefix the part uses.
    void Rename(WordNode text, int length)
    {
        foreach (var start in new[] { text.Start + 1, text.InnerEnd + 2 })
        {
            edits.Delete(start, start + length);
            edits.Insert(start, 0, 0, "w:t"u8.ToArray());
        }
    }

    // Runs that held nothing but a part of a tag, as Word leaves them when it splits text.
    void RemoveEmptyRuns(CharacterMap map, List<WordTag> tags)
    {
        var kept = new HashSet<int>(tags.Where(t => t.Position is null or { Before.Length: > 0 }).Select(t => Run(t.Node)));
        var next = 0;
        for (var i = 0; i < map.Sources.Count; i++)
        {
            while (next < tags.Count && tags[next].CutEnd <= i) next++;
            if (next == tags.Count || i < tags[next].CutStart) kept.Add(Run(map.Sources[i].Node));
        }
        foreach (var run in map.Nodes.Select(Run).Distinct().Where(r => r >= 0 && !kept.Contains(r) && HoldsTextOnly(r))) edits.Delete(tree[run].Start, tree[run].End);
    }

    int Run(int node) => tree.Enclosing(node, WordName.Run);

    bool HoldsTextOnly(int run) =>
        tree.Children(run).All(c => tree[c].Name is WordName.RunProperties or WordName.RunText or WordName.Tab or WordName.Break or WordName.NoBreakHyphen or WordName.LastRenderedPageBreak or WordName.CharacterData);
}
