namespace Cqo.Templating.Docx;

/// <summary>
/// Moves the tags of each block to where the block really begins and ends. Tried in this order: inside one run, between runs of a paragraph, between
/// rows of a table, between paragraphs. What fits none of them is a mistake with its place, never a damaged file.
/// </summary>
internal sealed class DocxRepeats(WordTree tree, SilentParts silent, ILookup<CharacterMap, WordTag> tags, List<Diagnostic> sink)
{
    // Many blocks share one long container.
    readonly Dictionary<int, bool> holdsRows = [];

    public void Place(WordBlock block)
    {
        if (ColumnRepeats.IsWanted(block))
        {
            ColumnRepeats.PlaceTags(block, tree, silent, sink);
            return;
        }
        var anchors = block.Tags.Select(silent.Anchor).ToList();
        var common = anchors.Aggregate(tree.CommonAncestor);
        if (silent.Contains(common)) PlaceInSilence(block, common);
        else if (block.Tags.All(t => t.Map == block.Open.Map)) PlaceInParagraph(block, common);
        else if (tree[common].Name == WordName.Row) PlaceAroundRow(block, common);
        else if (HoldsRows(common)) PlaceBetweenRows(block, common);
        else PlaceBetweenParagraphs(block, common);
    }

    void Put(WordTag tag, TagPosition? position)
    {
        if (!tag.TryPlace(position)) sink.Add(Mistake.Crossing(tag));
    }

    // All of it vanishes, and its tags stand one after the other where it stood.
    void PlaceInSilence(WordBlock block, int part)
    {
        foreach (var tag in block.Tags) Put(tag, TagPosition.At(tree[part].Start));
    }

    // ---- inside one paragraph

    void PlaceInParagraph(WordBlock block, int common)
    {
        var paragraph = block.Open.Map.Paragraph;
        if (WrapsParagraph(block))
        {
            Put(block.Open, TagPosition.At(tree[paragraph].Start));
            Put(block.Close!, TagPosition.At(tree[paragraph].End));
        }
        else
        {
            block.IsInline = true;
            var withinRun = tree[common].Name is WordName.CharacterData or WordName.RunText or WordName.Run;
            foreach (var tag in block.Tags) Put(tag, withinRun ? null : BetweenRuns(tag, common));
        }
    }

    // A paragraph that stands wholly inside an `if` vanishes with it, unless it is the only one of its cell.
    bool WrapsParagraph(WordBlock block)
    {
        var (map, open, close) = (block.Open.Map, block.Open, block.Close!);
        return block is { Keyword: "if", Branches.Count: 0 } && block.Parent is not { IsInline: true }
            && IsLeading(open) && IsTrailing(close) && !silent.EndsSection(map.Paragraph)
            && tree.Children(tree[map.Paragraph].Parent).Any(c => c != map.Paragraph && tree[c].Name == WordName.Paragraph && !silent.Contains(c));
    }

    bool IsLeading(WordTag tag) => SilentParts.IsBlankBetween(tag.Map, 0, tag.Start, tags[tag.Map]);
    bool IsTrailing(WordTag tag) => SilentParts.IsBlankBetween(tag.Map, tag.End, tag.Map.Text.Length, tags[tag.Map]);

    TagPosition? BetweenRuns(WordTag tag, int common)
    {
        var child = tree.ChildToward(common, tag.Node);
        var (sources, start, end) = (tag.Map.Sources, tag.Start, tag.End);
        if (start == 0 || !tree.Contains(child, sources[start - 1].Node)) return TagPosition.At(tree[child].Start);
        if (end == sources.Count || !tree.Contains(child, sources[end].Node)) return TagPosition.At(tree[child].End);
        return Split(tag, child);
    }

    // Closes the elements around the tag up to the child and opens them again behind it.
    TagPosition? Split(WordTag tag, int child)
    {
        var before = new List<byte>();
        var after = new List<byte>();
        for (var node = tree[tag.Node].Parent; node != tree[child].Parent; node = tree[node].Parent)
        {
            if (tree[node].Name is not (WordName.RunText or WordName.Run or WordName.Inserted or WordName.MovedTo or WordName.Hyperlink or WordName.SmartTag))
            {
                sink.Add(Mistake.Unbalanced(tag));
                return null;
            }
            before.AddRange([.. "</"u8, .. NameOf(node), .. ">"u8]);
            after.InsertRange(0, Reopened(node));
        }
        return new TagPosition(tag.Map.Sources[tag.Start].Start, [.. before], [.. after]);
    }

    // Text that a tag touches is written as w:t, see TextEdits.
    ReadOnlySpan<byte> NameOf(int node) => tree[node].Name == WordName.RunText ? "w:t"u8 : tree.QualifiedName(node);

    byte[] Reopened(int node)
    {
        if (tree[node].Name == WordName.RunText) return "<w:t xml:space=\"preserve\">"u8.ToArray();
        var properties = tree.Children(node).FirstOrDefault(c => tree[c].Name == WordName.RunProperties, -1);
        return properties < 0 ? tree.StartTag(node).ToArray() : [.. tree.StartTag(node), .. tree.Xml.AsSpan(tree[properties].Start..tree[properties].End)];
    }

    // ---- between rows

    // A table, or a content control around some of its rows.
    bool HoldsRows(int node)
    {
        if (!holdsRows.TryGetValue(node, out var holds)) holdsRows[node] = holds = tree[node].Name != WordName.Paragraph && tree.Children(node).Any(c => tree[c].Name == WordName.Row);
        return holds;
    }

    void PlaceAroundRow(WordBlock block, int row)
    {
        Put(block.Open, TagPosition.At(tree[row].Start));
        Put(block.Close!, TagPosition.At(tree[row].End));
        foreach (var branch in block.Branches) sink.Add(Mistake.RowBranch(branch));
    }

    void PlaceBetweenRows(WordBlock block, int table)
    {
        var first = tree.ChildToward(table, silent.Anchor(block.Open));
        var last = tree.ChildToward(table, silent.Anchor(block.Close!));
        Put(block.Open, TagPosition.At(tree[first].Start));
        Put(block.Close!, TagPosition.At(silent.Contains(last) ? tree[last].Start : tree[last].End));
        foreach (var branch in block.Branches)
        {
            var row = tree.ChildToward(table, silent.Anchor(branch));
            if (silent.Contains(row)) Put(branch, TagPosition.At(tree[row].Start));
            else sink.Add(Mistake.RowBranch(branch));
        }
    }

    // ---- between paragraphs

    void PlaceBetweenParagraphs(WordBlock block, int container)
    {
        Put(block.Open, container, opens: true);
        foreach (var branch in block.Branches) Put(branch, container, opens: true);
        Put(block.Close!, container, opens: false);
    }

    void Put(WordTag tag, int container, bool opens)
    {
        var anchor = silent.Anchor(tag);
        var paragraph = tag.Map.Paragraph;
        if (tree[container].Name == WordName.Paragraph || (tree[anchor].Parent != container && tree[paragraph].Parent != container)) sink.Add(Mistake.Unbalanced(tag));
        else if (silent.Contains(anchor)) Put(tag, TagPosition.At(tree[anchor].Start));
        else if (Edge(tag, opens) is { } edge) PutAtEdge(tag, edge);
        else sink.Add(Mistake.NotAlone(tag));
    }

    // An opening tag takes its own paragraph into the block when nothing stands before it, a closing one when nothing stands behind it.
    int? Edge(WordTag tag, bool opens)
    {
        var paragraph = tree[tag.Map.Paragraph];
        var (leading, trailing) = (IsLeading(tag), IsTrailing(tag));
        if (leading && trailing) return opens ? paragraph.End : paragraph.Start;
        if (leading) return paragraph.Start;
        return trailing ? paragraph.End : null;
    }

    // Silent tags that stood before a tag keep standing before it.
    void PutAtEdge(WordTag tag, int edge)
    {
        Put(tag, TagPosition.At(edge));
        if (edge != tree[tag.Map.Paragraph].Start) return;
        foreach (var earlier in tags[tag.Map].Where(t => t.End <= tag.Start && !t.Shape.IsControl)) Put(earlier, TagPosition.At(edge));
    }
}
