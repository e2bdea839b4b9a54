using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>
/// Marks of comments. A comment may be referred to once only (ECMA-376 Part 1 §17.13.4), so one that is anchored in content that repeats loses its marks;
/// one on a control tag vanishes with the tag.
/// </summary>
internal sealed class Comments(PartDraft draft, SilentParts silent)
{
    readonly List<(int Node, string Id)> marks = [.. Marks(draft.Tree)];

    static IEnumerable<(int, string)> Marks(WordTree tree)
    {
        for (var node = 0; node < tree.Count; node++)
        {
            if (tree[node].Name != WordName.CommentReference && !(tree[node].Name == WordName.RangeMark && tree.QualifiedName(node).IndexOf("comment"u8) >= 0)) continue;
            if (tree.Attribute(node, "id", prefixed: true) is { } id) yield return (node, XmlText.Decode(tree.Xml.AsSpan()[id]));
        }
    }

    /// <summary>Takes such marks out; tells which nodes.</summary>
    /// <param name="blocks">Blocks of the part, placed.</param>
    /// <param name="isMerged">All of the part repeats, once for each record.</param>
    public HashSet<int> Drop(IReadOnlyList<WordBlock> blocks, bool isMerged)
    {
        var repeated = marks.Where(m => isMerged || blocks.Any(b => b.Repeats && IsInside(b, m.Node))).Select(m => m.Id).ToHashSet();
        var orphaned = marks.Where(m => draft.Tree[m.Node].Name == WordName.CommentReference && Vanishes(m.Node) >= 0).Select(m => m.Id);
        foreach (var id in repeated) Warn(id);
        var gone = marks.Where(m => repeated.Contains(m.Id) || orphaned.Contains(m.Id)).Select(m => m.Node).ToHashSet();
        foreach (var node in gone) Remove(node);
        return gone;
    }

    // What stands in the paragraph of the opening tag is moved before the block.
    bool IsInside(WordBlock block, int mark) =>
        draft.Tree[mark].Start >= block.StartOffset && draft.Tree[mark].Start < block.EndOffset && (Vanishes(mark) is var gone && (gone < 0 || draft.Tree[gone].Start != block.StartOffset));

    int Vanishes(int node)
    {
        var last = -1;
        for (; node >= 0; node = draft.Tree[node].Parent)
            if (silent.Contains(node)) last = node;
        return last;
    }

    void Warn(string id)
    {
        var first = marks.First(m => m.Id == id).Node;
        draft.Sink.Add(Mistake.CommentDropped(draft.PlaceOf(first, 0, 0)));
    }

    void Remove(int mark)
    {
        var run = draft.Tree[mark].Parent;
        var alone = draft.Tree[mark].Name == WordName.CommentReference && draft.Tree.Children(run).All(c => c == mark || draft.Tree[c].Name is WordName.RunProperties or WordName.CharacterData);
        var node = alone ? run : mark;
        draft.Edits.Delete(draft.Tree[node].Start, draft.Tree[node].End);
    }
}
