using System.Globalization;
using System.Text.RegularExpressions;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>
/// Merges a cell with the one above when both show the same value: <c>{{ row.city | merge.same }}</c> in a row that repeats (ECMA-376 part 1 §17.4.84).
/// The wish goes from left to right: a cell is merged only as far as the merging cells left of it in its row are. Rows outside the loop, such as headings that
/// repeat on each page, never take part.
/// </summary>
internal sealed partial class CellMerges(WordTree tree, PartEdits edits, BlockIndex blocks, List<Diagnostic> sink)
{
    /// <summary>Cells of one part that may merge: each takes several steps of the plan.</summary>
    const int Most = 2_000;

    int count;

    [GeneratedRegex(@"^(?<value>.*)\|\s*merge\.same\s*$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Wish();

    public void Place(IReadOnlyList<WordTag> tags)
    {
        foreach (var row in tags.Where(t => t.Code.Contains("merge.same", StringComparison.Ordinal)).GroupBy(t => tree.Enclosing(t.Map.Paragraph, WordName.Row)))
        {
            string? left = null;
            var cells = new HashSet<int>();
            foreach (var tag in row)
            {
                if (count == Most)
                {
                    sink.Add(Mistake.TooManyMerges(tag, Most));
                    return;
                }
                var cell = tree.Enclosing(tag.Map.Paragraph, WordName.Cell);
                if (cell > row.Key && LoopAround(row.Key) is { } loop && Wish().Match(tag.Code) is { Success: true } wish && cells.Add(cell)) left = Merge(tag, cell, loop, wish.Groups["value"].Value, left);
                else sink.Add(Mistake.SameOutsideRow(tag));
            }
        }
    }

    WordBlock? LoopAround(int row) => row < 0 ? null : blocks.LoopsAround(tree[row]).FirstOrDefault();

    /// <summary>The name of the variable that holds what this cell and those left of it show.</summary>
    string Merge(WordTag tag, int cell, WordBlock loop, string value, string? left)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"__cqo_same{++count}");
        var (now, above, same) = (name + "_now", name + "_above", name + "_same");
        var outer = left is null ? "\"\"" : left + "_now + \"\\u001F\"";
        edits.Insert(loop.StartOffset, loop.Open.Ordinal, -1, Piece(tag, $"{above} = null"));
        var (at, opening, closing) = RoomInProperties(tree, edits, cell, WordName.VerticalMerge);
        edits.Insert(at, 0, 0, opening);
        edits.Insert(at, 0, 1, Piece(tag, $"{now} = {outer} + ({value}); {same} = {now} == {above}; {above} = {now}; if {same}"));
        edits.Insert(at, 0, 2, "<w:vMerge/>"u8.ToArray());
        edits.Insert(at, 0, 3, Piece(tag, "else"));
        edits.Insert(at, 0, 4, "<w:vMerge w:val=\"restart\"/>"u8.ToArray());
        edits.Insert(at, 0, 5, Piece(tag, "end"));
        edits.Insert(at, 0, 6, closing);
        tag.Means($"if !{same}; ({value}); end", OutputContext.WordText);
        return name;
    }

    /// <summary>Where a property belongs in the properties of a cell (order of CT_TcPr, §17.4.69), and what opens and closes them where the cell has none. One that the template has gives way.</summary>
    public static (int At, byte[] Opening, byte[] Closing) RoomInProperties(WordTree tree, PartEdits edits, int cell, WordName property)
    {
        byte[] opening = [.. "<w:tcPr>"u8], closing = [.. "</w:tcPr>"u8];
        var properties = tree.Children(cell).FirstOrDefault(c => tree[c].Name == WordName.CellProperties, -1);
        if (properties < 0) return (tree[cell].Inner, opening, closing);
        foreach (var old in tree.Children(properties).Where(c => tree[c].Name == property)) edits.Delete(tree[old].Start, tree[old].End);
        var before = tree.Children(properties).LastOrDefault(c => StandsBefore(tree[c].Name, property), -1);
        if (before >= 0) return (tree[before].End, [], []);
        if (tree[properties].Inner < tree[properties].End) return (tree[properties].Inner, [], []);
        // <w:tcPr/> is opened here; the empty element is cut.
        edits.Delete(tree[properties].Start, tree[properties].End);
        return (tree[properties].Start, opening, closing);
    }

    static bool StandsBefore(WordName name, WordName property) =>
        name is WordName.CellWidth || (name is WordName.EarlyCellProperty or WordName.GridSpan && property == WordName.VerticalMerge);

    static TagPiece Piece(WordTag tag, string code) => new(code, OutputContext.XmlText, (_, _) => tag.Place);
}
