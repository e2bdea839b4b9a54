using Cqo.Templating.Compilation;
using Cqo.Templating.Docx.Charts;
using Cqo.Templating.Docx.SubDocuments;
using Cqo.Templating.Opc;

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
    readonly PartDraft draft;
    readonly DataBindings bindings;

    /// <summary>The lists that may count anew in this part; null when there are none.</summary>
    Numbering? numbering;
    readonly Lazy<Numbering>? withHtmlLists;
    readonly Lazy<IReadOnlyDictionary<string, string>> styles;
    /// <summary>Whether the body will stand once for each record.</summary>
    bool isMerged;
    /// <summary>Whether all of it stands once for each record.</summary>
    bool isRepeated;
    RecordReferences? references;

    public DocxPart(string part, byte[] xml, Numbering? numbering, Lazy<Numbering>? withHtmlLists, Lazy<IReadOnlyDictionary<string, string>> styles, DataStores? stores, List<Diagnostic> sink)
    {
        (this.part, this.numbering, this.withHtmlLists, this.styles, this.sink) = (part, numbering, withHtmlLists, styles, sink);
        tree = new WordTree(CharacterDataSections.Unwrap(xml));
        edits = new PartEdits(tree.Xml);
        draft = new PartDraft(part, tree, maps, edits, sink);
        bindings = new DataBindings(draft, stores);
    }

    /// <summary>Where its paragraphs come from, when documents were set into it.</summary>
    public IReadOnlyList<Origin>? Origins { get; init; }
    /// <summary>Finds the chart behind a relationship of the part.</summary>
    public Func<string, ChartTemplate?>? ChartOf { get; init; }
    /// <summary>The charts that are filled, by their relationships.</summary>
    public IReadOnlyDictionary<string, ChartTemplate> Charts { get; private set; } = new Dictionary<string, ChartTemplate>();
    /// <summary>Whether the part brings lists of its own.</summary>
    public bool MakesLists => numbering?.HtmlLists is not null;
    /// <summary>Whether rendering makes relationships, for pictures and links.</summary>
    public bool MakesRelationships { get; private set; }
    /// <summary>Relationships of the template that the plan does without.</summary>
    public IReadOnlyList<string> Replaced { get; private set; } = [];

    /// <summary>The pieces of a merged document's body, or null when the part has mistakes.</summary>
    /// <param name="relationships">Those of the part.</param>
    /// <param name="stories">Relationships to headers and footers that each record has for itself.</param>
    /// <param name="notes">The notes of the document.</param>
    public RecordPieces? CutRecords(Relationships relationships, IReadOnlySet<string> stories, NoteNumbers notes)
    {
        (isMerged, isRepeated) = (true, true);
        references = new RecordReferences(tree, stories, notes);
        if (RecordReferences.FirstComment(tree) is { } note) sink.Add(Mistake.NoteInMerged(part, note));
        return Cut(relationships) is { } pieces ? RecordPieces.Of(pieces) : null;
    }

    /// <summary>The pieces of a header or footer that each record has for itself.</summary>
    public List<Piece>? CutStory(Relationships relationships)
    {
        isRepeated = true;
        return Cut(relationships);
    }

    /// <summary>The pieces of the notes of a merged document, or null when there are none, or mistakes.</summary>
    public RecordPieces? CutNotes(Relationships relationships, NoteNumbers notes)
    {
        isRepeated = true;
        references = new RecordReferences(tree, new HashSet<string>(), notes);
        var texts = NoteFamily.Notes(tree).Where(n => tree.Attribute(n, "type", prefixed: true) is null).ToList();
        if (texts.Count == 0) return null;
        if (NoteFamily.Notes(tree).Any(n => n > texts[0] && n < texts[^1] && !texts.Contains(n))) sink.Add(Mistake.NotesMixed(part));
        edits.Insert(tree[texts[0]].Start, int.MinValue, 0, new RecordCutPiece(RecordCut.Begin, [], []));
        edits.Insert(tree[texts[^1]].End, int.MinValue, 0, new RecordCutPiece(RecordCut.End, [], []));
        return Cut(relationships) is { } pieces ? RecordPieces.Of(pieces) : null;
    }

    /// <summary>The pieces, or null when the part holds no tag.</summary>
    /// <param name="relationships">Those of the part.</param>
    public List<Piece>? Cut(Relationships relationships)
    {
        ReadParagraphs();
        FillPlaces(relationships);
        if (withHtmlLists is not null && RichText.MakesLists(tags)) numbering = withHtmlLists.Value;
        if (tags.Count > 0 || isRepeated) PlaceTags();
        else bindings.Settle([]);
        if (edits.IsEmpty || HasErrors) return null;
        var pieces = edits.ToPieces(sink);
        return HasErrors ? null : pieces;
    }

    bool HasErrors => sink.Exists(d => d.Severity == Severity.Error);

    // Places outside the running text.
    void FillPlaces(Relationships relationships)
    {
        var controls = new ContentControls(draft, bindings);
        controls.Fill();
        tags.RemoveAll(t => controls.IsReplaced(t.Node));
        if (tags.Count > 0 || controls.Replaced.Count > 0 || isRepeated) DemandPrefix();
        new FormCheckBoxes(draft).Fill();
        var pictures = new DocxPictures(draft, ChartOf);
        pictures.Replace();
        var links = new Hyperlinks(draft, relationships);
        links.Fill();
        new AttributeTexts(draft).Fill();
        new LeftOvers(draft).Report();
        Charts = pictures.Charts;
        (MakesRelationships, Replaced) = (pictures.Found || links.Found || RichText.IsUsed(tags), links.Replaced);
    }

    void ReadParagraphs()
    {
        var units = 0;
        foreach (var paragraph in tree.All(WordName.Paragraph).TakeWhile(_ => units <= MaxKeptUnits && tags.Count <= PlanCompiler.MaxTags))
        {
            var origin = Origins is { } known && maps.Count < known.Count ? known[maps.Count] : new Origin(part, maps.Count + 1);
            var map = new CharacterMap(tree, origin.Part, paragraph, origin.Ordinal);
            maps.Add(map);
            units += map.Sources.Count;
            tags.AddRange(TagFinder.Find(map, tags.Count, sink));
        }
        if (units > MaxKeptUnits || tags.Count > PlanCompiler.MaxTags) sink.Add(Mistake.TooMuch(maps[^1], PlanCompiler.MaxTags));
    }

    // What values are written in.
    void DemandPrefix()
    {
        if (tree.ForeignPrefix) sink.Add(Mistake.ForeignPrefix(part));
        if (tree.MissingPrefix) edits.Insert(RootNameEnd(), 0, 0, [.. " xmlns:w=\""u8, .. System.Text.Encoding.ASCII.GetBytes(tree.MainNamespace), .. "\""u8]);
    }

    int RootNameEnd() => tree[0].Start + 1 + tree.QualifiedName(0).Length;

    void PlaceTags()
    {
        var byParagraph = tags.ToLookup(t => t.Map);
        var silent = new SilentParts(tree, maps, byParagraph);
        var blocks = WordBlock.Pair(tags, sink);
        var repeats = new DocxRepeats(tree, silent, byParagraph, sink);
        foreach (var block in blocks) repeats.Place(block);
        foreach (var tag in tags.Where(t => t.Position is null && silent.Contains(silent.Anchor(t)))) tag.TryPlace(TagPosition.At(tree[silent.Anchor(tag)].Start));
        if (!IsNested(blocks)) return;
        var index = new BlockIndex(blocks);
        PlaceWishes(blocks, index);
        new PageBreaks(tree, silent, edits).Place(blocks);
        var gone = new Comments(draft, silent).Drop(blocks, isMerged);
        List<(int Start, int End)> repeated = isRepeated ? [(0, tree.Xml.Length)] : [.. blocks.Where(b => b.Repeats).Select(b => (b.StartOffset, b.EndOffset))];
        var ids = new UniqueIds(tree, maps, edits, sink);
        ids.Mend(repeated);
        foreach (var node in silent.All) RemoveSilent(node, gone, ids);
        var rich = RichText.IsUsed(tags) ? new RichText(draft, styles, numbering?.HtmlLists) : null;
        var paragraphs = rich?.TakeParagraphs(tags) ?? [];
        new TextEdits(tree, edits, rich).Cut([.. tags.Where(t => !paragraphs.Contains(t))]);
        new Containers(tree, silent, blocks, index, edits).Mend();
        bindings.Settle(repeated);
        references?.Place(edits);
        if (isMerged) new RecordCuts(tree, silent, blocks, paragraphs.Select(t => t.Map.Paragraph).ToHashSet(), references!, edits).Place();
    }

    // Before the text is cut: a wish changes what its tag computes and where it stands.
    void PlaceWishes(List<WordBlock> blocks, BlockIndex index)
    {
        new ColumnRepeats(tree, edits, index, sink).Mend(blocks);
        new CellMerges(tree, edits, index, sink).Place(tags);
        if (numbering is not null) new ListRestarts(tree, edits, numbering, index, sink).Place(maps, tags, isMerged);
        else sink.AddRange(tags.Where(ListRestarts.IsWanted).Select(Mistake.NoList));
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
    void RemoveSilent(int node, HashSet<int> gone, UniqueIds ids)
    {
        foreach (var mark in tree.Inside(node).Where(n => tree[n].Name is WordName.BookmarkStart or WordName.BookmarkEnd or WordName.RangeMark && !gone.Contains(n) && !ids.IsDropped(n)))
            edits.Insert(tree[node].Start, -1, mark, tree.Xml[tree[mark].Start..tree[mark].End]);
        edits.Delete(tree[node].Start, tree[node].End);
    }
}
