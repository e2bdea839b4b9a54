using System.Globalization;
using System.Text.RegularExpressions;
using Cqo.Templating.Compilation;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>
/// Columns that repeat: <c>{{ for y in years | repeat.columns }}</c> in a cell and its <c>end</c> in that cell or a later one of the row. Each row that shows the
/// columns has such a loop; the grid of the table follows the first of them, the repeated columns share the width that they had, and cells that span them
/// span all of them (ECMA-376 part 1 §17.4.48 tblGrid, §17.4.17 gridSpan).
/// </summary>
internal sealed partial class ColumnRepeats(WordTree tree, PartEdits edits, BlockIndex index, List<Diagnostic> sink)
{
    /// <param name="First">First column of the grid that repeats.</param>
    /// <param name="Count">How many columns one item takes.</param>
    /// <param name="Loop">Its loop in this row.</param>
    readonly record struct Columns(int First, int Count, WordBlock Loop);

    readonly record struct Cell(int Node, int First, int Span);

    int tables;

    [GeneratedRegex(@"^(?<loop>\s*for\s+[\p{L}_][\p{L}\p{N}_]*\s+in\s+(?<list>.*?))\|\s*repeat\.columns\s*$", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Wish();

    public static bool IsWanted(WordBlock block) => block.Keyword == "for" && block.Open.Code.Contains("repeat.columns", StringComparison.Ordinal);

    static string ListOf(WordBlock block) => Wish().Match(block.Open.Code).Groups["list"].Value;

    /// <summary>Lets the loop begin and end with cells of its row; a mistake when it cannot.</summary>
    public static void PlaceTags(WordBlock block, WordTree tree, SilentParts silent, List<Diagnostic> sink)
    {
        var row = tree.Enclosing(block.Open.Map.Paragraph, WordName.Row);
        var isWhole = row >= 0 && row == tree.Enclosing(block.Close!.Map.Paragraph, WordName.Row) && !silent.Contains(row) && block.Branches.Count == 0
            && tree.Enclosing(row, WordName.Table) >= 0 && block.Tags.All(t => tree.Enclosing(t.Map.Paragraph, WordName.Cell) > row);
        if (!isWhole || Wish().Match(block.Open.Code) is not { Success: true } wish)
        {
            sink.Add(Mistake.ColumnsOutsideRow(block.Open));
            return;
        }
        var placed = block.Open.TryPlace(TagPosition.At(tree[tree.ChildToward(row, block.Open.Map.Paragraph)].Start))
            & block.Close!.TryPlace(TagPosition.At(tree[tree.ChildToward(row, block.Close.Map.Paragraph)].End));
        if (!placed) sink.Add(Mistake.Crossing(block.Open));
        block.Open.Means(wish.Groups["loop"].Value, OutputContext.XmlText);
    }

    public void Mend(IReadOnlyList<WordBlock> blocks)
    {
        var wanted = blocks.Where(IsWanted).ToList();
        foreach (var table in wanted.GroupBy(b => tree.Enclosing(b.Open.Map.Paragraph, WordName.Table))) Mend(table.Key, [.. table]);
    }

    void Mend(int table, List<WordBlock> loops)
    {
        var rows = tree.Inside(table).Where(n => tree[n].Name == WordName.Row && tree.Enclosing(tree[n].Parent, WordName.Table) == table).ToList();
        var columns = loops.ToDictionary(l => l, Of);
        var repeated = loops.Where(l => !Repeats(RowOf(l), table)).Select(l => columns[l]).GroupBy(c => c.First).Select(g => g.First()).OrderBy(c => c.First).ToList();
        foreach (var (loop, own) in columns.Where(c => !repeated.Exists(r => r.First == c.Value.First && r.Count == c.Value.Count))) sink.Add(Mistake.ColumnsWithoutHeading(loop.Open));
        if (sink.Exists(d => d.Severity == Severity.Error)) return;
        var name = string.Create(CultureInfo.InvariantCulture, $"__cqo_columns{++tables}_");
        Count(table, repeated, name);
        var ofRow = columns.Values.ToLookup(c => RowOf(c.Loop));
        foreach (var row in rows) MendRow(row, repeated, [.. ofRow[row]], name);
    }

    int RowOf(WordBlock loop) => tree.Enclosing(loop.Open.Map.Paragraph, WordName.Row);

    // Whether a loop inside the table repeats the row: its list may depend on that loop.
    bool Repeats(int row, int table) => index.LoopsAround(tree[row]).Any(b => b.StartOffset >= tree[table].Start);

    Columns Of(WordBlock loop)
    {
        var cells = CellsOf(RowOf(loop)).Where(c => loop.Covers(tree[c.Node])).ToList();
        return new Columns(cells[0].First, cells[^1].First + cells[^1].Span - cells[0].First, loop);
    }

    List<Cell> CellsOf(int row)
    {
        var at = tree.Children(row).Where(c => tree[c].Name == WordName.RowProperties).SelectMany(tree.Children).Where(c => tree[c].Name == WordName.GridBefore).Select(c => Number(c, "val")).FirstOrDefault();
        var cells = new List<Cell>();
        foreach (var node in tree.Inside(row).Where(n => tree[n].Name == WordName.Cell && tree.Enclosing(tree[n].Parent, WordName.Row) == row))
        {
            var span = Math.Max(1, Property(node, WordName.GridSpan) is >= 0 and var one ? Number(one, "val") : 1);
            cells.Add(new Cell(node, at, span));
            at += span;
        }
        return cells;
    }

    int Property(int cell, WordName name)
    {
        var properties = tree.Children(cell).FirstOrDefault(c => tree[c].Name == WordName.CellProperties, -1);
        return properties < 0 ? -1 : tree.Children(properties).FirstOrDefault(c => tree[c].Name == name, -1);
    }

    int Number(int node, string attribute) =>
        tree.Attribute(node, attribute, prefixed: true) is { } range && int.TryParse(XmlText.Decode(tree.Xml.AsSpan()[range]), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    static string Name(string name, Columns columns) => string.Create(CultureInfo.InvariantCulture, $"{name}{columns.First}");

    // The items are counted before the grid is written; the columns of the grid then stand as often.
    void Count(int table, List<Columns> repeated, string name)
    {
        var grid = tree.Children(table).FirstOrDefault(c => tree[c].Name == WordName.TableGrid, -1);
        var columns = grid < 0 ? [] : tree.Children(grid).Where(c => tree[c].Name == WordName.GridColumn).ToList();
        foreach (var one in repeated)
        {
            var (count, tag) = (Name(name, one), one.Loop.Open);
            edits.Insert(tree[table].Start, tag.Ordinal, -9, Piece(tag, $"{count} = 0; for {count}_item in {ListOf(one.Loop)}; {count} = {count} + 1; end"));
            if (one.First + one.Count > columns.Count) continue;
            edits.Insert(tree[columns[one.First]].Start, tag.Ordinal, 0, Piece(tag, $"for {count}_item in {ListOf(one.Loop)}"));
            foreach (var column in columns.GetRange(one.First, one.Count)) Share(column, one, name);
            edits.Insert(tree[columns[one.First + one.Count - 1]].End, tag.Ordinal, 0, Piece(tag, "end"));
        }
    }

    void MendRow(int row, List<Columns> repeated, List<Columns> own, string name)
    {
        var cells = CellsOf(row);
        foreach (var cell in cells)
        {
            if (!own.Exists(c => c.Loop.Covers(tree[cell.Node]))) Widen(cell, repeated, name);
            else if (Property(cell.Node, WordName.CellWidth) is >= 0 and var width) Share(width, own.Find(c => c.Loop.Covers(tree[cell.Node])), name);
        }
        if (own.Count > 0 && cells.TrueForAll(cell => own.Exists(c => c.Loop.Covers(tree[cell.Node])))) KeepCell(own[^1].Loop);
    }

    // The items share the width of the template's column; none at all is left alone.
    void Share(int node, Columns columns, string name)
    {
        var width = Number(node, "w");
        if (width <= 0 || tree.Attribute(node, "w", prefixed: true) is not { } range) return;
        edits.Delete(range.Start.Value, range.End.Value);
        edits.Insert(range.Start.Value, 0, 0, Piece(columns.Loop.Open, string.Create(CultureInfo.InvariantCulture, $"{width} // {Name(name, columns)}")));
    }

    void Widen(Cell cell, List<Columns> repeated, string name)
    {
        var spanned = repeated.Where(c => c.First < cell.First + cell.Span && cell.First < c.First + c.Count).ToList();
        if (spanned.Count == 0) return;
        var tag = spanned[0].Loop.Open;
        if (spanned.Exists(c => c.First < cell.First || c.First + c.Count > cell.First + cell.Span))
        {
            sink.Add(Mistake.ColumnsCutByCell(tag));
            return;
        }
        var terms = string.Concat(spanned.Select(c => string.Create(CultureInfo.InvariantCulture, $" + ({Name(name, c)} - 1) * {c.Count}")));
        var span = Piece(tag, string.Create(CultureInfo.InvariantCulture, $"__cqo_span = {cell.Span}{terms}; __cqo_span < 1 ? 1 : __cqo_span"));
        if (Property(cell.Node, WordName.GridSpan) is >= 0 and var old && tree.Attribute(old, "val", prefixed: true) is { } value)
        {
            edits.Delete(value.Start.Value, value.End.Value);
            edits.Insert(value.Start.Value, 0, 0, span);
            return;
        }
        var (at, opening, closing) = CellMerges.RoomInProperties(tree, edits, cell.Node, WordName.GridSpan);
        edits.Insert(at, 0, 0, [.. opening, .. "<w:gridSpan w:val=\""u8]);
        edits.Insert(at, 0, 1, span);
        edits.Insert(at, 0, 2, [.. "\"/>"u8, .. closing]);
    }

    // A row must have a cell even when there is nothing to repeat.
    void KeepCell(WordBlock loop)
    {
        edits.Insert(loop.EndOffset, loop.Close!.Ordinal, -2, Piece(loop.Open, "else"));
        edits.Insert(loop.EndOffset, loop.Close.Ordinal, -1, "<w:tc><w:p/></w:tc>"u8.ToArray());
    }

    static TagPiece Piece(WordTag tag, string code) => new(code, OutputContext.XmlAttribute, (_, _) => tag.Place);
}
