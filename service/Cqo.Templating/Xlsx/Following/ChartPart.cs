using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>A chart (ECMA-376 part 1 §21.2, and those of 2016, [MS-ODRAWXML] §2.24.3): its series reach over all items. The values that a chart keeps of its cells are those of the template, so they go: every program reads the cells.</summary>
internal static class ChartPart
{
    static readonly string[] Caches = ["numCache", "strCache", "multiLvlStrCache", "dlblRangeCache", "lvl"];

    /// <summary>Follows moved lines.</summary>
    /// <param name="part">Name of the part, for messages.</param>
    /// <param name="xml">Its bytes; given back when nothing changes.</param>
    /// <param name="sheets">Where the lines of all sheets went.</param>
    /// <param name="sink">Told of what cannot follow.</param>
    public static byte[] Follow(string part, byte[] xml, SheetMaps sheets, ICollection<Diagnostic> sink)
    {
        var tree = new MarkupTree(xml);
        var edits = new MarkupEdits(tree);
        foreach (var node in tree.Named("f", "sqref")) Follow(part, tree, node, edits, sheets, sink);
        return edits.ToArray();
    }

    static void Follow(string part, MarkupTree tree, int node, MarkupEdits edits, SheetMaps sheets, ICollection<Diagnostic> sink)
    {
        var formula = Formula.Parse(tree.Text(node));
        var notes = FormulaNotes.None;
        edits.SetText(node, formula.Moved(FormulaView.Outside(sheets, IsName(tree, node) ? FormulaUse.Cell : FormulaUse.Source), ref notes));
        foreach (var diagnostic in FormulaMistake.Of(notes, formula.Text, new Place(part, 0, null, 0, 0, 0))) sink.Add(diagnostic);
        if (tree[node].Parent < 0 || !formula.References.Any(r => r.Sheet is not null && sheets[r.Sheet] is { Map: not null } or { NewName: not null })) return;
        foreach (var cache in tree.Children(tree[node].Parent).Where(n => Caches.Contains(tree[n].Name))) edits.Delete(cache);
    }

    // The name of a series is one cell, the data are many.
    static bool IsName(MarkupTree tree, int node)
    {
        for (var around = tree[node].Parent; around >= 0; around = tree[around].Parent)
            if (tree[around].Name is "tx" or "title") return true;
        return false;
    }

    public static IEnumerable<FormulaReference> References(byte[] xml)
    {
        var tree = new MarkupTree(xml);
        return [.. tree.Named("f").SelectMany(n => Formula.Parse(tree.Text(n)).References)];
    }
}
