using System.Globalization;
using Cqo.Templating.Compilation;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>
/// Ids that may stand only once in a document, inside content that repeats: paragraph ids, bookmarks and the ids of content controls are left out (all
/// optional), drawings and tracked changes are numbered while rendering.
/// </summary>
internal sealed class UniqueIds(WordTree tree, IReadOnlyList<CharacterMap> maps, PartEdits edits, List<Diagnostic> sink)
{
    readonly HashSet<int> droppedBookmarks = [];
    ILookup<int, int>? bookmarks;

    /// <param name="repeated">Stretches of the part that repeat, as bytes.</param>
    public void Mend(IEnumerable<(int Start, int End)> repeated)
    {
        var node = 0;
        foreach (var (start, end) in repeated.OrderBy(r => r.Start))
        {
            while (node < tree.Count && tree[node].Start < start) node++;
            for (; node < tree.Count && tree[node].Start < end; node++) Mend(node);
        }
    }

    void Mend(int node)
    {
        switch (tree[node].Name)
        {
            case WordName.Paragraph or WordName.Row:
                DropAttribute(node, "paraId");
                DropAttribute(node, "textId");
                break;
            case WordName.DrawingProperties: Count(tree.Attribute(node, "id")); break;
            case WordName.Inserted or WordName.MovedTo or WordName.Deleted: Count(tree.Attribute(node, "id", prefixed: true)); break;
            case WordName.Other when IsChange(tree.QualifiedName(node)): Count(tree.Attribute(node, "id", prefixed: true)); break;
            case WordName.Id when tree[tree[node].Parent].Name == WordName.ContentControlProperties: Drop(node); break;
            case WordName.BookmarkStart or WordName.BookmarkEnd: DropBookmark(node); break;
        }
    }

    void Drop(int node) => edits.Delete(tree[node].Start, tree[node].End);

    void DropAttribute(int node, string name)
    {
        if (tree.FindAttribute(node, name, prefixed: true) is { } attribute) edits.Delete(attribute.Name.Start.Value - 1, attribute.Value.End.Value + 1);
    }

    // ECMA-376 Part 1 §17.13.5: changes of properties and of cells.
    static bool IsChange(ReadOnlySpan<byte> name) => name.EndsWith("PrChange"u8) || name.EndsWith(":cellIns"u8) || name.EndsWith(":cellDel"u8) || name.EndsWith(":cellMerge"u8);

    void Count(Range? attribute)
    {
        if (attribute is not { } id) return;
        edits.Delete(id.Start.Value, id.End.Value);
        edits.Insert(id.Start.Value, 0, 0, new TagPiece("\"\"", OutputContext.DrawingId, (_, _) => default));
    }

    void DropBookmark(int node)
    {
        var id = BookmarkId(node);
        if (!droppedBookmarks.Add(id)) return;
        bookmarks ??= tree.All(WordName.BookmarkStart).Concat(tree.All(WordName.BookmarkEnd)).ToLookup(BookmarkId);
        foreach (var end in bookmarks[id])
        {
            Drop(end);
            if (tree.Attribute(end, "name", prefixed: true) is not { } name || tree.Xml[name.Start] == '_') continue;
            var map = maps.LastOrDefault(m => m.Paragraph <= end);
            sink.Add(Mistake.BookmarkDropped(new Place(map?.Part ?? "", map?.Ordinal ?? 0, null, 1, 1, 0), XmlText.Decode(tree.Xml.AsSpan()[name])));
        }
    }

    /// <summary>Whether the half of a bookmark is left out.</summary>
    public bool IsDropped(int mark) => tree[mark].Name is WordName.BookmarkStart or WordName.BookmarkEnd && droppedBookmarks.Contains(BookmarkId(mark));

    int BookmarkId(int node) =>
        tree.Attribute(node, "id", prefixed: true) is { } id && int.TryParse(tree.Xml.AsSpan()[id], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1 - node;
}
