using System.Globalization;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>
/// Lets lists count from their start again: with each round of a loop that holds a whole list (one whose paragraphs repeat in loops inside), where the
/// author wrote <c>{{ numbering.restart }}</c>, and with each record of a merged document.
/// </summary>
internal sealed class ListRestarts(WordTree tree, PartEdits edits, Numbering numbering, BlockIndex blocks, List<Diagnostic> sink)
{
    public const string Code = "numbering.restart";

    public static bool IsWanted(WordTag tag) => tag.Code.AsSpan().Trim().SequenceEqual(Code);

    public void Place(IReadOnlyList<CharacterMap> maps, IReadOnlyList<WordTag> tags, bool merged)
    {
        var lists = maps.Select(m => m.Paragraph).Select(p => (Paragraph: p, Found: numbering.ListOf(tree, p))).Where(l => l.Found is not null).GroupBy(l => l.Found!.Value.List);
        var wanted = tags.Where(IsWanted).ToLookup(t => t.Map.Paragraph);
        foreach (var list in lists)
        {
            var paragraphs = list.Select(l => l.Paragraph).ToList();
            var around = BlockAround(paragraphs);
            var asked = paragraphs.SelectMany(p => wanted[p]).ToList();
            if (around is null && asked.Count == 0 && !merged) continue;
            if (around is not null) edits.Insert(around.StartOffset, around.Open.Ordinal, 3, Restart(list.Key, around.Open));
            foreach (var tag in asked) Ask(tag, list.Key);
            foreach (var (paragraph, found) in list) Follow(paragraph, found!.Value);
        }
        foreach (var tag in tags.Where(t => IsWanted(t) && numbering.ListOf(tree, t.Map.Paragraph) is null)) sink.Add(Mistake.NoList(tag));
    }

    /// <summary>The innermost loop that holds the list whole while each of its paragraphs repeats in a loop further in.</summary>
    WordBlock? BlockAround(List<int> paragraphs)
    {
        var chains = paragraphs.Select(p => blocks.LoopsAround(tree[p]).ToList()).DistinctBy(c => c.FirstOrDefault()).ToList();
        return chains[0].Skip(1).FirstOrDefault(loop => chains.TrueForAll(c => c.IndexOf(loop) > 0));
    }

    static TagPiece Restart(int list, WordTag tag) => new(Quoted(list), OutputContext.ListRestart, (_, _) => tag.Place);

    static string Quoted(int list) => string.Create(CultureInfo.InvariantCulture, $"\"{list}\"");

    void Ask(WordTag tag, int list)
    {
        tag.Means(Quoted(list), OutputContext.ListRestart);
        if (!tag.TryPlace(TagPosition.At(tree[tag.Map.Paragraph].Start))) sink.Add(Mistake.Crossing(tag));
    }

    // The paragraph takes the number that its list goes by at this point.
    void Follow(int paragraph, (int List, int Node) found)
    {
        var piece = new TagPiece(Quoted(found.List), OutputContext.ListId, (_, _) => default);
        if (found.Node >= 0)
        {
            var value = tree.Attribute(found.Node, "val", prefixed: true)!.Value;
            edits.Delete(value.Start.Value, value.End.Value);
            edits.Insert(value.Start.Value, 0, 0, piece);
            return;
        }
        var at = Room(paragraph);
        edits.Insert(at, 0, 0, "<w:numPr><w:numId w:val=\""u8.ToArray());
        edits.Insert(at, 0, 1, piece);
        edits.Insert(at, 0, 2, "\"/></w:numPr>"u8.ToArray());
    }

    // Where w:numPr belongs in the properties of a paragraph that has its list from its style (§17.3.1.26, order of CT_PPr). It has properties: they name the style.
    int Room(int paragraph)
    {
        var properties = tree.Children(paragraph).First(c => tree[c].Name == WordName.ParagraphProperties);
        var before = tree.Children(properties).LastOrDefault(c => tree[c].Name is WordName.ParagraphStyle or WordName.EarlyParagraphProperty, -1);
        return before < 0 ? tree[properties].Inner : tree[before].End;
    }
}
