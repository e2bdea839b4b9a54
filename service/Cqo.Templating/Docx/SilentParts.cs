namespace Cqo.Templating.Docx;

/// <summary>
/// Paragraphs, rows and tables that hold nothing but control tags, assignments and blanks: they vanish, and their tags stand where they stood.
/// A paragraph that ends a section stays, because the section would vanish with it.
/// </summary>
internal sealed class SilentParts
{
    readonly WordTree tree;
    readonly HashSet<int> silent = [];

    public SilentParts(WordTree tree, IReadOnlyList<CharacterMap> maps, ILookup<CharacterMap, WordTag> tags)
    {
        this.tree = tree;
        var busyRows = new HashSet<int>();
        foreach (var map in maps)
        {
            var isSilent = tags[map].Any() && tags[map].All(t => t.Shape.IsSilent) && IsBlankBetween(map, 0, map.Text.Length, tags[map]);
            if (isSilent && !EndsSection(map.Paragraph)) silent.Add(map.Paragraph);
            if (!isSilent && map.Text.AsSpan().Trim().Length > 0) busyRows.Add(RowOf(map.Paragraph));
        }
        foreach (var table in tree.All(WordName.Table)) busyRows.Add(RowOf(table));
        foreach (var row in silent.Select(RowOf).Distinct().Where(r => r >= 0 && !busyRows.Contains(r)).ToList()) silent.Add(row);
        foreach (var table in tree.All(WordName.Table).Where(AllRowsSilent)) silent.Add(table);
    }

    int RowOf(int node) => tree.Enclosing(node, WordName.Row);

    bool AllRowsSilent(int table) => tree.Children(table).Where(c => tree[c].Name is WordName.Row or WordName.ContentControl).ToList() is { Count: > 0 } rows && rows.TrueForAll(silent.Contains);

    public bool Contains(int node) => silent.Contains(node);

    public IEnumerable<int> All => silent;

    public bool EndsSection(int paragraph) => tree.Inside(paragraph).Any(n => tree[n].Name == WordName.SectionProperties);

    /// <summary>The outermost part that vanishes around the tag, or its character data.</summary>
    public int Anchor(WordTag tag)
    {
        var anchor = tag.Node;
        for (var node = tag.Map.Paragraph; node >= 0 && silent.Contains(node); node = NextOut(node)) anchor = node;
        return anchor;
    }

    int NextOut(int node) => tree[node].Name switch
    {
        WordName.Paragraph => RowOf(node),
        WordName.Row => tree.Enclosing(node, WordName.Table),
        _ => -1,
    };

    /// <summary>Whether a stretch of a paragraph shows nothing: blanks and tags that do not print.</summary>
    public static bool IsBlankBetween(CharacterMap map, int start, int end, IEnumerable<WordTag> tags)
    {
        foreach (var tag in tags.Where(t => t.Start >= start && t.End <= end))
        {
            if (!tag.Shape.IsSilent || map.Text.AsSpan(start, tag.Start - start).Trim().Length > 0) return false;
            start = tag.End;
        }
        return map.Text.AsSpan(start, end - start).Trim().Length == 0;
    }
}
