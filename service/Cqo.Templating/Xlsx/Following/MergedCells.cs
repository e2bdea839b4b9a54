using System.Buffers;
using System.Globalization;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>Merged cells (ECMA-376 part 1 §18.3.1.55): those inside a repeat stand once in every item.</summary>
internal static class MergedCells
{
    /// <summary>A merge in every row of two full sheets: more than Excel opens in minutes.</summary>
    public const int Most = 2 * CellReference.MostRows;

    /// <summary>Writes the list.</summary>
    /// <param name="tree">The element of the template.</param>
    /// <param name="sheet">Where the lines of the sheet went.</param>
    /// <param name="more">Ranges that data merges.</param>
    /// <param name="to">Takes it; nothing when nothing is merged.</param>
    public static void Write(MarkupTree tree, SheetLines sheet, IReadOnlyList<CellRange> more, IBufferWriter<byte> to)
    {
        var cells = tree.Children(0).Where(n => tree[n].Name == "mergeCell").ToList();
        if (more.Count == 0 && cells.Count > 0 && cells.All(n => IsStill(tree, n, sheet)))
        {
            to.Write(tree.Xml);
            return;
        }
        // Counted first, because the count stands before what is counted.
        var count = cells.SelectMany(n => Copies(tree, n, sheet)).Take(Most + 1).Count() + more.Count;
        if (count > Most) throw new RenderException(FollowingMistake.TooManyMerges(Most, sheet.At()));
        if (count == 0) return;
        var edits = new MarkupEdits(tree);
        if (tree.Attribute(0, "count") is { } attribute) edits.SetAttribute(attribute, count.ToString(CultureInfo.InvariantCulture));
        edits.Write(0, tree[0].Inner, to);
        foreach (var cell in cells)
        {
            if (!SheetLines.TryRange(tree.Value(cell, "ref"), out _)) to.Write(tree.Xml.AsSpan(tree[cell].Start..tree[cell].End));
            else
            {
                var value = tree.Attribute(cell, "ref")!.Value.Value;
                foreach (var copy in Copies(tree, cell, sheet).OfType<CellRange>()) WriteCopy(tree, cell, value, copy, to);
            }
        }
        WriteMore(tree, more, to);
        to.Write(tree.Xml.AsSpan(tree[0].InnerEnd..));
    }

    static void WriteMore(MarkupTree tree, IReadOnlyList<CellRange> more, IBufferWriter<byte> to)
    {
        var name = tree.Xml.AsSpan((tree[0].Start + 1)..tree[0].Inner);
        var prefix = name[..(name[..name.IndexOfAny(" \t\r\n/>"u8)].IndexOf((byte)':') + 1)];
        byte[] open = [.. "<"u8, .. prefix, .. "mergeCell ref=\""u8];
        foreach (var range in more)
        {
            to.Write(open);
            CellsReference.Write(range, to);
            to.Write("\"/>"u8);
        }
    }

    static void WriteCopy(MarkupTree tree, int cell, Range value, CellRange copy, IBufferWriter<byte> to)
    {
        to.Write(tree.Xml.AsSpan(tree[cell].Start..value.Start.Value));
        CellsReference.Write(copy, to);
        to.Write(tree.Xml.AsSpan(value.End.Value..tree[cell].End));
    }

    static bool IsStill(MarkupTree tree, int cell, SheetLines sheet) => !SheetLines.TryRange(tree.Value(cell, "ref"), out var range) || sheet.Copies(range).Take(2).SequenceEqual([range]);

    // A single cell is not merged. What is no range is kept as one thing.
    static IEnumerable<CellRange?> Copies(MarkupTree tree, int cell, SheetLines sheet) =>
        SheetLines.TryRange(tree.Value(cell, "ref"), out var range) ? sheet.Copies(range).Where(c => c.First != c.Last).Select(c => (CellRange?)c) : [null];
}
