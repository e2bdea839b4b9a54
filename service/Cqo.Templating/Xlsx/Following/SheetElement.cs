using System.Buffers;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>
/// One element of a worksheet part beside <c>sheetData</c> (ECMA-376 part 1 §18.3.1.99), written so that what it says of cells follows them. What does not change stays byte for byte.
/// Of a million items nothing is held: merged cells, links and page breaks are written as they are asked for.
/// </summary>
internal static class SheetElement
{
    /// <summary>Writes an element.</summary>
    /// <param name="element">The element with all it holds; its prefixes may be declared outside.</param>
    /// <param name="sheet">Where the lines of its sheet went.</param>
    /// <param name="sink">Told of what cannot follow.</param>
    /// <param name="to">Takes the bytes; nothing when nothing is left of the element.</param>
    public static void Write(ReadOnlySpan<byte> element, SheetLines sheet, ICollection<Diagnostic> sink, IBufferWriter<byte> to)
    {
        var tree = new MarkupTree(element.ToArray());
        switch (tree[0].Name)
        {
            case "mergeCells": MergedCells.Write(tree, sheet, [], to); return;
            case "hyperlinks": CellLinks.Write(tree, sheet, sink, to); return;
            case "rowBreaks" or "colBreaks": PageBreaks.Write(tree, 0, sheet, sink, to); return;
            case "cols": ColumnWidths.Write(tree, sheet, to); return;
        }
        var edits = new MarkupEdits(tree);
        if (!Follow(tree, edits, sheet, sink)) return;
        edits.Write(0, tree.Xml.Length, to);
    }

    // False when nothing is left of it.
    static bool Follow(MarkupTree tree, MarkupEdits edits, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        var rules = new RuleElements(tree, edits, sheet, sink);
        for (var node = 0; node < tree.Count;)
        {
            if (RuleElements.IsRule(tree[node].Name))
            {
                if (!rules.Follow(node) && node == 0) return false;
                node = tree.Behind(node);
                continue;
            }
            if (tree[node].Name == "sparklines")
            {
                if (!Sparklines.Follow(tree, node, edits, sheet, sink) && tree[node].Parent >= 0) rules.Remove(tree[node].Parent);
                node = tree.Behind(node);
                continue;
            }
            FollowOne(tree, node, edits, sheet, sink);
            node++;
        }
        rules.Count();
        return !rules.IsEmpty(0);
    }

    static void FollowOne(MarkupTree tree, int node, MarkupEdits edits, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        RangeAttributes.Follow(tree, node, edits, sheet);
        if (tree[node].Name is "rowBreaks" or "colBreaks")
        {
            var breaks = new ArrayBufferWriter<byte>();
            PageBreaks.Write(tree, node, sheet, sink, breaks);
            edits.Replace(tree[node].Start, tree[node].End, breaks.WrittenSpan);
        }
        if (tree[node].Name == "anchor") DrawingAnchor.Follow(tree, node, edits, sheet, sink);
        // The dates of sparklines and the cells of form controls.
        if (tree[node].Name == "f" && tree[node].Parent >= 0 && tree[tree[node].Parent].Name == "sparklineGroup") FollowText(tree, node, edits, sheet, sink);
        foreach (var name in (ReadOnlySpan<string>)["linkedCell", "listFillRange"])
            if (tree.Attribute(node, name) is { } attribute) edits.SetAttribute(attribute, MovedText(tree.Value(node, name)!, sheet, sink));
    }

    static void FollowText(MarkupTree tree, int node, MarkupEdits edits, SheetLines sheet, ICollection<Diagnostic> sink) => edits.SetText(node, MovedText(tree.Text(node), sheet, sink));

    static string MovedText(string formula, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        var notes = FormulaNotes.None;
        var moved = Formula.Parse(formula).Moved(sheet.View(sheet.Whole, FormulaUse.Source), ref notes);
        foreach (var diagnostic in FormulaMistake.Of(notes, formula, sheet.At())) sink.Add(diagnostic);
        return moved;
    }

    /// <summary>Lines that the formulas of an element mention, but for those of its own cells: when such lines vanish, the element loses what it speaks of.</summary>
    public static IEnumerable<FormulaReference> References(ReadOnlySpan<byte> element)
    {
        var tree = new MarkupTree(element.ToArray());
        return [.. tree.Named("formula", "formula1", "formula2", "f").SelectMany(n => Formula.Parse(tree.Text(n)).References.Where(r => !RuleElements.IsOwn(tree, n, r)))];
    }
}
