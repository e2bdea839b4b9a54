namespace Cqo.Templating.Docx;

/// <summary>Braces that stand where no tag is filled: in field codes, formulas, attributes. They would reach the finished document, so they are mistakes.</summary>
internal sealed class LeftOvers(string part, WordTree tree, IReadOnlyList<CharacterMap> maps, List<Diagnostic> sink)
{
    int paragraph;

    public void Report(DocxPictures pictures)
    {
        if (tree.Xml.AsSpan().IndexOf("{{"u8) < 0) return;
        var read = maps.SelectMany(m => m.Nodes).ToHashSet();
        for (var node = 0; node < tree.Count; node++)
        {
            if (tree[node].Name == WordName.Paragraph) paragraph++;
            if (tree[node].Name == WordName.CharacterData) ReportText(node, read);
            else if (tree.StartTag(node).IndexOf("{{"u8) >= 0 && !pictures.Handled(node)) sink.Add(Mistake.Unsupported(Here, "链接、替代文字或其他属性 / a link, an alternative text or another attribute"));
        }
    }

    void ReportText(int node, HashSet<int> read)
    {
        if (read.Contains(node) || tree.Xml.AsSpan(tree[node].Start..tree[node].End).IndexOf("{{"u8) < 0) return;
        var holder = tree[tree[node].Parent].Name;
        if (holder == WordName.DeletedText || tree.Enclosing(node, WordName.Deleted) >= 0) return;
        sink.Add(Mistake.Unsupported(Here, holder == WordName.FieldInstruction ? "域代码 / a field code" : "公式、拼音或图形的文字 / a formula, ruby or drawing"));
    }

    Place Here => new(part, paragraph, null, 1, 1, 0);
}
