namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>
/// The place of a paragraph that gives way to other content. Marks of ranges in it stay, and so does the end of a section; tables that would touch are kept apart,
/// and a cell ends in a paragraph.
/// </summary>
internal sealed class Gap
{
    const string Paragraph = "<w:p/>";

    readonly string marks, section;
    readonly bool followsTable, needsEnd;

    public Gap(WordTree tree, int paragraph)
    {
        marks = string.Concat(tree.Inside(paragraph).Where(n => tree[n].Name is WordName.BookmarkStart or WordName.BookmarkEnd or WordName.RangeMark).Select(tree.Source));
        var properties = tree.Inside(paragraph).FirstOrDefault(n => tree[n].Name == WordName.SectionProperties, -1);
        section = properties < 0 ? "" : $"<w:p><w:pPr>{tree.Source(properties)}</w:pPr></w:p>";
        var blocks = tree.Children(tree[paragraph].Parent).Where(n => tree[n].Name is not (WordName.CharacterData or WordName.BookmarkStart or WordName.BookmarkEnd or WordName.RangeMark)).ToList();
        var at = blocks.IndexOf(paragraph);
        followsTable = at > 0 && tree[blocks[at - 1]].Name == WordName.Table;
        needsEnd = at + 1 >= blocks.Count || tree[blocks[at + 1]].Name is WordName.Table or WordName.SectionProperties;
    }

    /// <summary>Paragraphs that <see cref="Fill"/> put before the content.</summary>
    public int Before { get; private set; }
    /// <summary>Paragraphs that <see cref="Fill"/> put behind the content.</summary>
    public int After { get; private set; }

    public string Fill(string content)
    {
        Before = followsTable && content.StartsWith("<w:tbl", StringComparison.Ordinal) ? 1 : 0;
        var ends = section.Length > 0 ? section : content.Length == 0 || (needsEnd && content.EndsWith("</w:tbl>", StringComparison.Ordinal)) ? Paragraph : "";
        After = ends.Length > 0 ? 1 : 0;
        return $"{marks}{(Before > 0 ? Paragraph : "")}{content}{ends}";
    }
}
