using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>
/// Conditional formats and validations, those of the first edition (an attribute <c>sqref</c>) and of 2009 (an element <c>xm:sqref</c>, [MS-XLSX] §2.3.10). A rule for cells that repeat is for all of
/// their items, and its formulas are rewritten so that from each cell they mean the same item.
/// </summary>
internal sealed class RuleElements(MarkupTree tree, MarkupEdits edits, SheetLines sheet, ICollection<Diagnostic> sink)
{
    const int ItemsLookedAt = 1000;

    readonly Dictionary<int, int> removed = [];

    public static bool IsRule(string name) => name is "conditionalFormatting" or "dataValidation";

    /// <summary>Whether a formula's lines are those of the rule's own cells.</summary>
    public static bool IsOwn(MarkupTree tree, int formula, FormulaReference reference)
    {
        for (var node = tree[formula].Parent; node >= 0; node = tree[node].Parent)
            if (IsRule(tree[node].Name) || tree[node].Name == "sparkline")
                return reference.Sheet is null && SheetLines.TryRanges(Cells(tree, node), out var ranges) && ranges.Aggregate(SheetLines.Around) is var own && own.First.Row <= reference.FirstRow && own.Last.Row >= reference.LastRow;
        return false;
    }

    static string? Cells(MarkupTree tree, int rule) => tree.Value(rule, "sqref") ?? (tree.Child(rule, "sqref") is >= 0 and var child ? tree.Text(child) : null);

    /// <summary>Follows the cells of a rule; false when none is left, then the rule goes too.</summary>
    public bool Follow(int rule)
    {
        if (!SheetLines.TryRanges(Cells(tree, rule), out var ranges)) return true;
        var kept = new List<CellRange>();
        var areas = new List<CellRange>();
        foreach (var range in ranges)
        {
            var moved = sheet.Areas(range, out var tooMany);
            if (tooMany) sink.Add(FollowingMistake.TooManyAreas(sheet.At(range.ToString())));
            if (moved.Count > 0) kept.Add(range);
            areas.AddRange(moved);
        }
        if (kept.Count == 0) return Remove(rule);
        if (!areas.SequenceEqual(ranges)) SetCells(rule, string.Join(' ', areas));
        FollowFormulas(rule, ranges, kept);
        return true;
    }

    /// <summary>Takes an element out of the list that holds it; always false.</summary>
    public bool Remove(int rule)
    {
        edits.Delete(rule);
        var parent = tree[rule].Parent;
        if (parent >= 0) removed[parent] = removed.GetValueOrDefault(parent) + 1;
        return false;
    }

    void SetCells(int rule, string areas)
    {
        if (tree.Attribute(rule, "sqref") is { } attribute) edits.SetAttribute(attribute, areas);
        else edits.SetText(tree.Child(rule, "sqref"), areas);
    }

    void FollowFormulas(int rule, List<CellRange> ranges, List<CellRange> kept)
    {
        var (before, cells) = (ranges.Aggregate(SheetLines.Around), kept.Aggregate(SheetLines.Around));
        // Relative references are seen from the top left of all the rule's cells; when the first of them are gone, from the top left of the rest.
        var (down, right) = (cells.First.Row - before.First.Row, cells.First.Column - before.First.Column);
        var first = kept.MinBy(r => (r.First.Row, r.First.Column));
        var own = sheet.Places(first).First();
        var area = new RuleArea(cells, own.Rows(first.First.Row) != sheet.Whole.Rows(first.First.Row), own.Columns(first.First.Column) != sheet.Whole.Columns(first.First.Column));
        var view = sheet.View(own, FormulaUse.Rule) with { Rule = area };
        foreach (var node in tree.Inside(rule))
        {
            var isFormula = tree[node].Name is "formula" or "formula1" or "formula2" or "f";
            if (isFormula) edits.SetText(node, Moved(tree.Text(node), down, right, view, first));
            else if (tree[node].Name == "cfvo" && tree.Attribute(node, "val") is { } value) edits.SetAttribute(value, Moved(tree.Value(node, "val")!, down, right, view, first));
        }
    }

    string Moved(string text, int down, int right, FormulaView view, CellRange first)
    {
        var formula = Formula.Parse(text);
        if (down != 0 || right != 0) formula = formula.Copied(down, right);
        var notes = view.Rule.RowsRepeat && Varies(formula, first) ? FormulaNotes.Inexpressible : FormulaNotes.None;
        var moved = formula.Moved(view, ref notes);
        foreach (var diagnostic in FormulaMistake.Of(notes, text, sheet.At(first.First.ToString()))) sink.Add(diagnostic);
        return moved;
    }

    // Items of different height put the rows of the same item at different distances.
    bool Varies(Formula formula, CellRange first)
    {
        var anchor = first.First.Row;
        var others = formula.References.Where(r => r.Sheet is null).SelectMany(r => (int[])[r.FirstRow, r.LastRow]).Where(r => r > 0 && r != anchor).Distinct().Take(8).ToArray();
        if (others.Length == 0) return false;
        int[]? distances = null;
        foreach (var place in sheet.Places(first).Take(ItemsLookedAt))
        {
            int[] here = [.. others.Select(r => place.Rows(r) == sheet.Whole.Rows(r) ? 0 : place.Rows(r).First - place.Rows(anchor).First)];
            if (distances is not null && !here.SequenceEqual(distances)) return true;
            distances = here;
        }
        return false;
    }

    /// <summary>Whether everything in a node that held rules is gone.</summary>
    public bool IsEmpty(int holder) => removed.TryGetValue(holder, out var gone) && gone == tree.Children(holder).Count();

    /// <summary>Corrects the counts of lists that lost rules; a list that lost all of them goes, and an extension that held only that.</summary>
    public void Count()
    {
        foreach (var holder in removed.Keys.OrderDescending().ToList())
        {
            var left = tree.Children(holder).Count() - removed[holder];
            if (left > 0 && tree.Attribute(holder, "count") is { } count) edits.SetAttribute(count, left.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        for (var node = tree.Count - 1; node > 0; node--)
            if (IsEmpty(node)) Remove(node);
    }
}
