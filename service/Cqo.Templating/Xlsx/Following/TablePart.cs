using System.Globalization;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>A table (ECMA-376 part 1 §18.5.1.2): it reaches over all rows that its rows became, its filter too.</summary>
internal static class TablePart
{
    /// <summary>Follows moved lines.</summary>
    /// <param name="part">Name of the part, for messages.</param>
    /// <param name="xml">Its bytes; given back when nothing changes.</param>
    /// <param name="sheet">The sheet it stands on.</param>
    /// <param name="sink">Told of what cannot follow; an error when Excel would refuse the table.</param>
    public static byte[] Follow(string part, byte[] xml, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        var tree = new MarkupTree(xml);
        if (!SheetLines.TryRange(tree.Value(0, "ref"), out var range)) return xml;
        var edits = new MarkupEdits(tree);
        Check(part, tree, range, sheet, sink);
        for (var node = 0; node < tree.Count; node++)
        {
            RangeAttributes.Follow(tree, node, edits, sheet);
            if (tree[node].Name is not ("calculatedColumnFormula" or "totalsRowFormula")) continue;
            var row = tree[node].Name == "totalsRowFormula" ? range.Last : new CellReference(range.First.Column, Math.Min(range.First.Row + Headings(tree), range.Last.Row));
            FollowFormula(part, tree, node, edits, row, sheet, sink);
        }
        return edits.ToArray();
    }

    static int Headings(MarkupTree tree) => tree.Value(0, "headerRowCount")?.Trim() == "0" ? 0 : 1;

    static int Totals(MarkupTree tree) => int.TryParse(tree.Value(0, "totalsRowCount"), CultureInfo.InvariantCulture, out var rows) && rows == 1 ? 1 : 0;

    static void Check(string part, MarkupTree tree, CellRange range, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        var place = new Place(part, 0, range.First.ToString(), 0, 0, 0);
        var name = tree.Value(0, "displayName") ?? tree.Value(0, "name") ?? "";
        var (kept, heading) = (SheetLines.Moved(range, sheet.Whole), sheet.Whole.Rows(range.First.Row));
        if (kept is { } all && all.Last.Column - all.First.Column != range.Last.Column - range.First.Column) sink.Add(FollowingMistake.TableColumns(name, place));
        if (heading.Last > heading.First && Headings(tree) == 1) sink.Add(FollowingMistake.TableRepeats(name, place));
        else if (kept is not { } left || left.Last.Row - left.First.Row < Headings(tree) + Totals(tree)) sink.Add(FollowingMistake.TableEmpty(name, place));
    }

    static void FollowFormula(string part, MarkupTree tree, int node, MarkupEdits edits, CellReference cell, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        var formula = Formula.Parse(tree.Text(node));
        var notes = FormulaNotes.None;
        var own = sheet.Places(new CellRange(cell, cell)).FirstOrDefault() ?? sheet.Whole;
        edits.SetText(node, formula.Moved(sheet.View(own, FormulaUse.Cell), ref notes));
        foreach (var diagnostic in FormulaMistake.Of(notes, formula.Text, new Place(part, 0, cell.ToString(), 0, 0, 0))) sink.Add(diagnostic);
    }

    /// <summary>The rows of data that a table has: at least one of them must stay.</summary>
    public static IEnumerable<FormulaReference> References(byte[] xml, string sheet)
    {
        var tree = new MarkupTree(xml);
        if (!SheetLines.TryRange(tree.Value(0, "ref"), out var range)) return [];
        return [new FormulaReference(sheet, null, range.First.Row + Headings(tree), range.Last.Row - Totals(tree), range.First.Column, range.Last.Column)];
    }
}
