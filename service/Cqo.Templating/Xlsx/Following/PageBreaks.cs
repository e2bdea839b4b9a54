using System.Buffers;
using System.Globalization;
using Cqo.Templating.Xlsx.Filling;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>Page breaks (ECMA-376 part 1 §18.3.1.74, §18.3.1.14): one behind a row that repeats stands behind it in every item.</summary>
internal static class PageBreaks
{
    /// <summary>Manual breaks that Excel allows in each direction.</summary>
    const int Most = 1026;

    public static void Write(MarkupTree tree, int list, SheetLines sheet, ICollection<Diagnostic> sink, IBufferWriter<byte> to)
    {
        var areRows = tree[list].Name == "rowBreaks";
        var breaks = new List<(int Id, int Node)>();
        foreach (var node in tree.Children(list).Where(n => tree[n].Name == "brk"))
            breaks.AddRange(Lines(tree, node, areRows, sheet).Select(id => (id, node)).Take(Most + 1));
        if (breaks.Select(b => (b.Id, b.Node)).SequenceEqual(tree.Children(list).Where(n => tree[n].Name == "brk").Select(n => (Id(tree, n), n))))
        {
            var edits = new MarkupEdits(tree);
            foreach (var (_, node) in breaks) SetEnd(tree, node, edits, areRows, sheet);
            edits.Write(tree[list].Start, tree[list].End, to);
            return;
        }
        breaks = [.. breaks.DistinctBy(b => b.Id).OrderBy(b => b.Id)];
        if (breaks.Count > Most) sink.Add(FollowingMistake.TooManyBreaks(Most, sheet.At()));
        if (breaks.Count > 0) Write(tree, list, breaks[..Math.Min(breaks.Count, Most)], areRows, sheet, to);
    }

    static void Write(MarkupTree tree, int list, List<(int Id, int Node)> breaks, bool areRows, SheetLines sheet, IBufferWriter<byte> to)
    {
        var counts = new MarkupEdits(tree);
        if (tree.Attribute(list, "count") is { } count) counts.SetAttribute(count, breaks.Count.ToString(CultureInfo.InvariantCulture));
        if (tree.Attribute(list, "manualBreakCount") is { } manual) counts.SetAttribute(manual, breaks.Count(b => tree.Value(b.Node, "man")?.Trim() is "1" or "true").ToString(CultureInfo.InvariantCulture));
        counts.Write(tree[list].Start, tree[list].Inner, to);
        foreach (var (id, node) in breaks)
        {
            var edits = new MarkupEdits(tree);
            edits.SetAttribute(node, "id", id.ToString(CultureInfo.InvariantCulture));
            SetEnd(tree, node, edits, areRows, sheet);
            edits.Write(tree[node].Start, tree[node].End, to);
        }
        to.Write(tree.Xml.AsSpan(tree[list].InnerEnd..tree[list].End));
    }

    // How far a break reaches along itself, counted from 0, when that is not all of the sheet.
    static void SetEnd(MarkupTree tree, int node, MarkupEdits edits, bool areRows, SheetLines sheet)
    {
        var most = areRows ? CellReference.MostColumns : CellReference.MostRows;
        if (!int.TryParse(tree.Value(node, "max"), CultureInfo.InvariantCulture, out var max) || max < 0 || max >= most - 1) return;
        var moved = Math.Min(most, (areRows ? sheet.Whole.Columns(max + 1) : sheet.Whole.Rows(max + 1)).Last) - 1;
        if (moved >= 0 && moved != max) edits.SetAttribute(node, "max", moved.ToString(CultureInfo.InvariantCulture));
    }

    static int Id(MarkupTree tree, int node) => int.TryParse(tree.Value(node, "id"), CultureInfo.InvariantCulture, out var id) ? id : 0;

    static IEnumerable<int> Lines(MarkupTree tree, int node, bool areRows, SheetLines sheet)
    {
        var (id, most) = (Id(tree, node), areRows ? CellReference.MostRows : CellReference.MostColumns);
        if (id < 1 || id >= most) return [id];
        var cell = areRows ? new CellReference(1, id) : new CellReference(id, 1);
        IEnumerable<SheetMap> places = sheet.Places(new CellRange(cell, cell));
        return places.Select(p => areRows ? p.Rows(id) : p.Columns(id)).Where(s => !s.IsEmpty && s.Last < most).Select(s => s.Last);
    }
}
