using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>Braces that stand where no tag is filled: in field codes, formulas, attributes. They would reach the finished document, so they are mistakes.</summary>
internal sealed class LeftOvers(PartDraft draft)
{
    readonly WordTree tree = draft.Tree;
    int paragraph;

    public void Report()
    {
        if (!TagText.HoldsOpen(tree.Xml.AsSpan())) return;
        var read = draft.Maps.SelectMany(m => m.Nodes).ToHashSet();
        for (var node = 0; node < tree.Count; node++)
        {
            if (tree[node].Name == WordName.Paragraph) paragraph++;
            if (tree[node].Name == WordName.CharacterData) ReportText(node, read);
            else if (TagText.HoldsOpen(tree.StartTag(node)) && !draft.IsFilled(node)) draft.Sink.Add(Mistake.Unsupported(Here, "书签位置或其他属性 / an anchor or another attribute"));
        }
    }

    void ReportText(int node, HashSet<int> read)
    {
        if (read.Contains(node) || draft.IsFilled(node) || !TagText.HoldsOpen(tree.Xml.AsSpan(tree[node].Start..tree[node].End))) return;
        var holder = tree[tree[node].Parent].Name;
        if (holder == WordName.DeletedText || tree.Enclosing(node, WordName.Deleted) >= 0) return;
        draft.Sink.Add(Mistake.Unsupported(Here, holder == WordName.FieldInstruction ? "域代码 / a field code" : "公式、拼音或图形的文字 / a formula, ruby or drawing"));
    }

    Place Here => new(draft.Name, paragraph, null, 1, 1, 0);
}
