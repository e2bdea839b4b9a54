using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>Cuts one part of a document into pieces. The stages stand in <see cref="Cut"/>.</summary>
internal sealed class DocxPart
{
    // Where each character stands is kept for paragraphs with braces until their tags are placed.
    const int MaxKeptUnits = 2_000_000;

    readonly string part;
    readonly WordTree tree;
    readonly PartEdits edits;
    readonly List<Diagnostic> sink;
    readonly List<CharacterMap> maps = [];
    readonly List<WordTag> tags = [];

    public DocxPart(string part, byte[] xml, List<Diagnostic> sink)
    {
        (this.part, this.sink) = (part, sink);
        tree = new WordTree(CharacterDataSections.Unwrap(xml));
        edits = new PartEdits(tree.Xml);
    }

    public bool HasPictures { get; private set; }

    /// <summary>The pieces, or null when the part holds no tag.</summary>
    /// <param name="firstDrawing">Number after which drawings that repeat are counted.</param>
    public List<Piece>? Cut(int firstDrawing)
    {
        ReadParagraphs();
        var pictures = new DocxPictures(tree, maps, edits, sink);
        pictures.Replace();
        HasPictures = pictures.Found;
        new LeftOvers(part, tree, maps, sink).Report(pictures);
        if (tags.Count > 0) PlaceTags(firstDrawing);
        if (edits.IsEmpty || HasErrors) return null;
        var pieces = edits.ToPieces(sink);
        return HasErrors ? null : pieces;
    }

    bool HasErrors => sink.Exists(d => d.Severity == Severity.Error);

    void ReadParagraphs()
    {
        var units = 0;
        foreach (var paragraph in tree.All(WordName.Paragraph).TakeWhile(_ => units <= MaxKeptUnits && tags.Count <= PlanCompiler.MaxTags))
        {
            var map = new CharacterMap(tree, part, paragraph, maps.Count + 1);
            maps.Add(map);
            units += map.Sources.Count;
            tags.AddRange(TagFinder.Find(map, tags.Count, sink));
        }
        if (units > MaxKeptUnits || tags.Count > PlanCompiler.MaxTags) sink.Add(Mistake.TooMuch(maps[^1], PlanCompiler.MaxTags));
        if (tags.Count > 0 && tree.ForeignPrefix) sink.Add(Mistake.ForeignPrefix(part));
        if (tags.Count > 0 && tree.MissingPrefix) edits.Insert(RootNameEnd(), 0, 0, [.. " xmlns:w=\""u8, .. System.Text.Encoding.ASCII.GetBytes(tree.MainNamespace), .. "\""u8]);
    }

    int RootNameEnd() => tree[0].Start + 1 + tree.QualifiedName(0).Length;

    void PlaceTags(int firstDrawing)
    {
        var byParagraph = tags.ToLookup(t => t.Map);
        var silent = new SilentParts(tree, maps, byParagraph);
        var blocks = WordBlock.Pair(tags, sink);
        var repeats = new DocxRepeats(tree, silent, byParagraph, sink);
        foreach (var block in blocks) repeats.Place(block);
        foreach (var tag in tags.Where(t => t.Position is null && silent.Contains(silent.Anchor(t)))) tag.TryPlace(TagPosition.At(tree[silent.Anchor(tag)].Start));
        if (!IsNested(blocks)) return;
        foreach (var node in silent.All) RemoveSilent(node);
        new TextEdits(tree, edits).Cut(tags);
        new Containers(tree, silent, blocks, edits).Mend();
        new UniqueIds(tree, maps, edits, sink).Mend(blocks, firstDrawing);
    }

    // Moved tags must still open and close inside each other.
    bool IsNested(List<WordBlock> blocks)
    {
        var open = new Stack<WordTag>();
        var openers = blocks.ToLookup(b => b.Open);
        var closers = blocks.ToLookup(b => b.Close);
        foreach (var tag in tags.OrderBy(t => t.Offset).ThenBy(t => t.Ordinal))
        {
            foreach (var block in closers[tag].OrderByDescending(b => b.Open.Ordinal))
                if (!open.TryPop(out var top) || top != block.Open) sink.Add(Mistake.Crossing(block.Open));
            foreach (var block in openers[tag]) open.Push(block.Open);
        }
        return !sink.Exists(d => d.Severity == Severity.Error);
    }

    // Marks of ranges that begin or end there stay: their other half stands elsewhere.
    void RemoveSilent(int node)
    {
        foreach (var mark in tree.Inside(node).Where(n => tree[n].Name is WordName.BookmarkStart or WordName.BookmarkEnd or WordName.RangeMark))
            edits.Insert(tree[node].Start, -1, mark, tree.Xml[tree[mark].Start..tree[mark].End]);
        edits.Delete(tree[node].Start, tree[node].End);
    }
}
