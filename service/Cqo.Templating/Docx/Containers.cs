using System.Text;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>
/// Keeps what Word demands whatever the data says: a cell, box, header or note ends in a paragraph, a table has a row, and two tables between which a
/// control paragraph vanished stay two.
/// </summary>
internal sealed class Containers(WordTree tree, SilentParts silent, IReadOnlyList<WordBlock> blocks, BlockIndex index, PartEdits edits)
{
    static readonly WordName[] NeedParagraph = [WordName.Cell, WordName.TextBox, WordName.Story, WordName.ContentControlContent];

    public void Mend()
    {
        var touched = silent.All.Concat(blocks.Where(b => !b.IsInline).Select(b => b.Open.Map.Paragraph)).SelectMany(Around).Distinct().Where(c => !Vanishes(c));
        foreach (var container in touched.ToList())
        {
            if (tree[container].Name == WordName.Table) KeepRow(container);
            else if (NeedParagraph.Contains(tree[container].Name) && !HoldsRows(container)) KeepParagraph(container);
            if (tree[container].Name != WordName.Table) KeepTablesApart(container);
        }
    }

    IEnumerable<int> Around(int node)
    {
        for (var parent = tree[node].Parent; parent >= 0 && tree[parent].Name != WordName.Paragraph; parent = tree[parent].Parent) yield return parent;
    }

    bool Vanishes(int node)
    {
        while (node >= 0 && !silent.Contains(node)) node = tree[node].Parent;
        return node >= 0;
    }

    // A content control may stand around rows; the table sees to those.
    bool HoldsRows(int container) => tree[container].Name == WordName.ContentControlContent && tree[tree[tree[container].Parent].Parent].Name == WordName.Table;

    List<int> Remaining(int container) =>
        [.. tree.Children(container).Where(c => tree[c].Name is WordName.Paragraph or WordName.Table or WordName.Row or WordName.ContentControl && !silent.Contains(c))];

    /// <summary>The outermost block of this container that decides whether a child shows.</summary>
    WordBlock? Outermost(int container, int child) =>
        index.Around(tree[child]).TakeWhile(b => b.StartOffset >= tree[container].Inner && b.EndOffset <= tree[container].InnerEnd).LastOrDefault();

    bool IsInNested(WordBlock outer, int child) => index.Around(tree[child]).First() != outer;

    void KeepRow(int table)
    {
        var rows = Remaining(table);
        var owners = rows.Select(r => Outermost(table, r)).Distinct().ToList();
        if (owners.Contains(null)) return;
        AddFor(table, owners, rows, Row(table));
    }

    byte[] Row(int table)
    {
        var columns = tree.Inside(table).Count(n => tree[n].Name == WordName.GridColumn && tree[tree[n].Parent].Parent == table);
        return Encoding.ASCII.GetBytes($"<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"{Math.Max(1, columns)}\"/></w:tcPr><w:p/></w:tc></w:tr>");
    }

    void KeepParagraph(int container)
    {
        var rest = Remaining(container);
        if (EndsInParagraph(container, rest)) return;
        AddFor(container, rest.Select(r => Outermost(container, r)).Distinct().ToList(), rest, EmptyParagraph(container));
    }

    // Whatever shows last must be a paragraph: walk back over those that may be missing to one that always stands.
    bool EndsInParagraph(int container, List<int> rest)
    {
        for (var i = rest.Count - 1; i >= 0; i--)
        {
            if (tree[rest[i]].Name == WordName.Table) return false;
            if (Outermost(container, rest[i]) is not { } block) return true;
            while (i > 0 && block.Covers(tree[rest[i - 1]])) i--;
        }
        return false;
    }

    // All that remains hangs on one block: its `else` shows the stand-in. Otherwise the stand-in always shows.
    void AddFor(int container, List<WordBlock?> owners, List<int> rest, byte[] standIn)
    {
        var only = owners is [{ TakesElse: true } block] && !IsInNested(block, rest[^1]) && tree[rest[^1]].Name != WordName.Table ? block : null;
        if (only is null)
        {
            edits.Insert(tree[container].InnerEnd, int.MaxValue, 0, standIn);
            return;
        }
        edits.Insert(only.EndOffset, only.Close!.Ordinal, -2, new TagPiece("else", OutputContext.XmlText, (_, _) => only.Open.Place));
        edits.Insert(only.EndOffset, only.Close.Ordinal, -1, standIn);
    }

    byte[] EmptyParagraph(int container)
    {
        var model = tree.Children(container).LastOrDefault(c => tree[c].Name == WordName.Paragraph, -1);
        var properties = model < 0 ? -1 : tree.Children(model).FirstOrDefault(c => tree[c].Name == WordName.ParagraphProperties, -1);
        return properties < 0 ? "<w:p/>"u8.ToArray() : [.. "<w:p>"u8, .. tree.Xml.AsSpan(tree[properties].Start..tree[properties].End), .. "</w:p>"u8];
    }

    void KeepTablesApart(int container)
    {
        var content = tree.Children(container).Where(c => tree[c].Name is WordName.Paragraph or WordName.Table or WordName.ContentControl).ToList();
        if (!content.Exists(IsTable)) return;
        for (var i = 1; i + 1 < content.Count; i++)
        {
            var next = i + 1;
            while (next < content.Count && silent.Contains(content[next])) next++;
            var apart = next < content.Count && silent.Contains(content[i]) && IsTable(content[i - 1]) && IsTable(content[next]);
            if (apart) edits.Insert(tree[content[next - 1]].End, -1, 0, "<w:p/>"u8.ToArray());
        }
        var remaining = Remaining(container);
        foreach (var block in index.Inside(tree[container]).Where(b => b.Repeats))
            if (RepeatsTablesOnly(remaining, block)) edits.Insert(block.EndOffset, block.Close!.Ordinal, -3, "<w:p/>"u8.ToArray());
    }

    bool IsTable(int node) => tree[node].Name == WordName.Table && !silent.Contains(node);

    bool RepeatsTablesOnly(List<int> remaining, WordBlock block)
    {
        var (first, behind) = (FirstAt(remaining, block.StartOffset), FirstAt(remaining, block.EndOffset));
        return first < behind && IsTable(remaining[first]) && IsTable(remaining[behind - 1]);
    }

    /// <summary>Index of the first of these nodes that starts at the offset or behind it.</summary>
    int FirstAt(List<int> nodes, int offset)
    {
        var (low, high) = (0, nodes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tree[nodes[middle]].Start < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
