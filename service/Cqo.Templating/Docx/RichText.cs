using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>
/// Tags whose value may be more than text (<c>word.link</c>, <c>word.image</c>, <c>word.qr</c>, <c>word.html</c>, <c>word.markdown</c>, <c>word.document</c>): they get a frame that tells what stands around them. HTML
/// that stands alone in its paragraph takes the place of the paragraph, so that it can bring paragraphs and tables of its own.
/// </summary>
internal sealed class RichText(PartDraft draft, Lazy<IReadOnlyDictionary<string, string>> styles, (int Bullets, int Numbers)? lists)
{
    readonly WordTree tree = draft.Tree;

    /// <summary>Whether a tag may yield more than text. A variable may carry such a value to any tag of its part.</summary>
    public static bool IsUsed(IEnumerable<WordTag> tags) => tags.Any(t => t.Code.Contains("word.", StringComparison.Ordinal));

    /// <summary>Whether lists may have to be made.</summary>
    public static bool MakesLists(IEnumerable<WordTag> tags) => tags.Any(t => IsMarkup(t.Code));

    static bool IsMarkup(string code) => code.Contains("word.html", StringComparison.Ordinal) || code.Contains("word.markdown", StringComparison.Ordinal);

    static bool MakesParagraphs(string code) => IsMarkup(code) || code.Contains("word.document", StringComparison.Ordinal);

    /// <summary>What stands around a tag.</summary>
    public RunFrame FrameOf(WordTag tag)
    {
        var run = tree.Enclosing(tag.Node, WordName.Run);
        var name = run < 0 ? "w:r" : System.Text.Encoding.UTF8.GetString(tree.QualifiedName(run));
        var format = RunFormats.Of(tree, run);
        return new RunFrame(format, $"</w:t></{name}>", $"<{name}>{format.Xml}<w:t xml:space=\"preserve\">") { TakesLinks = TakesLinks(run), Styles = styles.Value };
    }

    bool TakesLinks(int node)
    {
        for (; node >= 0 && tree[node].Name != WordName.Paragraph; node = tree[node].Parent)
            if (tree[node].Name is WordName.Hyperlink or WordName.Inserted or WordName.MovedTo) return false;
        return true;
    }

    /// <summary>Puts tags in the place of their paragraphs; tells which.</summary>
    public HashSet<WordTag> TakeParagraphs(IReadOnlyList<WordTag> tags)
    {
        var taken = new HashSet<WordTag>();
        foreach (var group in tags.GroupBy(t => t.Map).Where(g => g.Count() == 1))
            if (group.First() is { Position: null } tag && MakesParagraphs(tag.Code) && tag.Map.Text.AsSpan().Trim().Length == tag.End - tag.Start && HoldsTextOnly(tag.Map.Paragraph)) taken.Add(Take(tag));
        return taken;
    }

    // Bookmarks, notes, breaks and the end of a section would be lost with the paragraph.
    bool HoldsTextOnly(int paragraph) =>
        tree.Inside(paragraph).All(n => tree[n].Name is not (WordName.BookmarkStart or WordName.BookmarkEnd or WordName.RangeMark or WordName.SectionProperties or WordName.ContentControl or WordName.Object or WordName.Drawing or WordName.FieldCharacter or WordName.SimpleField or WordName.Inserted or WordName.Hyperlink or WordName.CommentReference));

    bool FollowsTable(int paragraph)
    {
        var before = WordName.Other;
        foreach (var sibling in tree.Children(tree[paragraph].Parent))
        {
            if (sibling == paragraph) break;
            if (tree[sibling].Name is WordName.Table or WordName.Paragraph) before = tree[sibling].Name;
        }
        return before == WordName.Table;
    }

    WordTag Take(WordTag tag)
    {
        var paragraph = tag.Map.Paragraph;
        var format = RunFormats.Of(tree, tree.Enclosing(tag.Node, WordName.Run));
        var frame = new RunFrame(format, "</w:t></w:r>", $"<w:r>{format.Xml}<w:t xml:space=\"preserve\">") { Paragraph = RunFormats.OfParagraph(tree, paragraph), Styles = styles.Value, FollowsTable = FollowsTable(paragraph), Lists = lists };
        draft.Edits.Insert(tree[paragraph].Start, tag.Ordinal, 0, tag.ToPiece(OutputContext.WordParagraph) with { Frame = frame });
        draft.Edits.Delete(tree[paragraph].Start, tree[paragraph].End);
        return tag;
    }
}
