using System.Buffers;
using System.Globalization;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>Widths and styles of columns (ECMA-376 part 1 §18.3.1.17): every column of the output has those of its column of the template.</summary>
internal static class ColumnWidths
{
    public static void Write(MarkupTree tree, SheetLines sheet, IBufferWriter<byte> to)
    {
        var sources = new int[CellReference.MostColumns + 2];
        Array.Fill(sources, -1);
        var (isStill, columns) = (true, 0L);
        foreach (var node in tree.Children(0))
        {
            if (!TryNumber(tree, node, "min", out var min) || !TryNumber(tree, node, "max", out var max)) continue;
            // Definitions do not overlap; where they do, the file is damaged or hostile, and the first ones count.
            if ((columns += Math.Max(0, max - min + 1)) > CellReference.MostColumns) break;
            for (var column = min; column <= max; column++) isStill &= Put(column, node, sheet, sources);
        }
        if (isStill)
        {
            to.Write(tree.Xml);
            return;
        }
        Write(tree, sources, to);
    }

    static bool Put(int column, int node, SheetLines sheet, int[] sources)
    {
        var cell = new CellReference(column, 1);
        var isStill = true;
        foreach (var place in sheet.Whole.Columns(column) is var all && all.First == all.Last ? [sheet.Whole] : sheet.Places(new CellRange(cell, cell)))
        {
            var span = place.Columns(column);
            isStill &= span.First == column && span.Last == column;
            for (var at = span.First; at <= Math.Min(span.Last, CellReference.MostColumns); at++) sources[at] = node;
        }
        return isStill && sheet.Whole.Columns(column).First == column && sheet.Whole.Columns(column).Last == column;
    }

    static void Write(MarkupTree tree, int[] sources, IBufferWriter<byte> to)
    {
        var isEmpty = true;
        for (var min = 1; min <= CellReference.MostColumns;)
        {
            var max = min;
            while (sources[max + 1] == sources[min] && max < CellReference.MostColumns) max++;
            if (sources[min] >= 0)
            {
                if (isEmpty) to.Write(tree.Xml.AsSpan(..tree[0].Inner));
                isEmpty = false;
                var edits = new MarkupEdits(tree);
                edits.SetAttribute(sources[min], "min", min.ToString(CultureInfo.InvariantCulture));
                edits.SetAttribute(sources[min], "max", max.ToString(CultureInfo.InvariantCulture));
                edits.Write(tree[sources[min]].Start, tree[sources[min]].End, to);
            }
            min = max + 1;
        }
        if (!isEmpty) to.Write(tree.Xml.AsSpan(tree[0].InnerEnd..));
    }

    static bool TryNumber(MarkupTree tree, int node, string name, out int number) =>
        int.TryParse(tree.Value(node, name), CultureInfo.InvariantCulture, out number) && number is >= 1 and <= CellReference.MostColumns;
}
