using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>Pivot tables (ECMA-376 part 1 §18.10): their sources reach over all items and are read anew when the workbook is opened.</summary>
internal static class PivotPart
{
    /// <summary>Follows moved lines in the definition of a cache.</summary>
    public static byte[] FollowCache(byte[] xml, SheetMaps sheets)
    {
        var tree = new MarkupTree(xml);
        var edits = new MarkupEdits(tree);
        foreach (var node in tree.Named("worksheetSource", "rangeSet"))
        {
            RangeAttributes.SetSource(tree, node, edits, sheets);
            // A source that is a name or table may stand anywhere.
            if (tree.Value(node, "sheet") is not { } sheet || sheets[sheet]?.Map is not null) edits.SetAttribute(0, "refreshOnLoad", "1");
        }
        return edits.ToArray();
    }

    /// <summary>Moves a pivot table with the lines it stands on; its size is that of its own data.</summary>
    public static byte[] FollowTable(byte[] xml, SheetLines sheet)
    {
        var tree = new MarkupTree(xml);
        var edits = new MarkupEdits(tree);
        foreach (var node in tree.Named("location"))
        {
            if (tree.Attribute(node, "ref") is not { } attribute || !SheetLines.TryRange(tree.Value(node, "ref"), out var range)) continue;
            var first = sheet.Kept(range).First;
            var last = new CellReference(Math.Min(range.Last.Column + first.Column - range.First.Column, CellReference.MostColumns), Math.Min(range.Last.Row + first.Row - range.First.Row, CellReference.MostRows));
            if (first != range.First) edits.SetAttribute(attribute, new CellRange(first, last).ToString());
        }
        return edits.ToArray();
    }

    public static IEnumerable<FormulaReference> References(byte[] xml)
    {
        var tree = new MarkupTree(xml);
        foreach (var node in tree.Named("worksheetSource", "rangeSet"))
            if (tree.Value(node, "sheet") is { } sheet && SheetLines.TryRange(tree.Value(node, "ref"), out var range))
                yield return new FormulaReference(sheet, null, Math.Min(range.First.Row + 1, range.Last.Row), range.Last.Row, range.First.Column, range.Last.Column);
    }
}
