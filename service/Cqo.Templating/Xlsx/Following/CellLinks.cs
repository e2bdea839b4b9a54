using System.Buffers;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>Hyperlinks (ECMA-376 part 1 §18.3.1.47). One link may lie on many cells; where it leads to a place of the workbook, that place is followed too.</summary>
internal static class CellLinks
{
    /// <summary>Links of a sheet that Excel reads.</summary>
    const int Most = 65_530;

    public static void Write(MarkupTree tree, SheetLines sheet, ICollection<Diagnostic> sink, IBufferWriter<byte> to)
    {
        if (tree.Children(0).All(l => IsStill(tree, l, sheet)))
        {
            to.Write(tree.Xml);
            return;
        }
        var written = 0;
        foreach (var link in tree.Children(0)) Write(tree, link, sheet, sink, to, ref written);
        if (written > Most) sink.Add(FollowingMistake.TooManyLinks(Most, sheet.At()));
        if (written > 0) to.Write(tree.Xml.AsSpan(tree[0].InnerEnd..));
    }

    static bool IsStill(MarkupTree tree, int link, SheetLines sheet) =>
        (!SheetLines.TryRange(tree.Value(link, "ref"), out var range) || sheet.Areas(range, out _).SequenceEqual([range])) && (tree.Value(link, "location") is not { } location || Target(location, sheet) == location);

    // The list itself begins with its first link: an empty one is not allowed.
    static bool Begin(MarkupTree tree, IBufferWriter<byte> to, ref int written)
    {
        if (written++ == 0) to.Write(tree.Xml.AsSpan(..tree[0].Inner));
        return written <= Most;
    }

    static void Write(MarkupTree tree, int link, SheetLines sheet, ICollection<Diagnostic> sink, IBufferWriter<byte> to, ref int written)
    {
        var edits = new MarkupEdits(tree);
        if (tree.Attribute(link, "location") is { } location) edits.SetAttribute(location, Target(tree.Value(link, "location")!, sheet));
        if (tree.Attribute(link, "ref") is not { } cells || !SheetLines.TryRange(tree.Value(link, "ref"), out var range))
        {
            if (Begin(tree, to, ref written)) edits.Write(tree[link].Start, tree[link].End, to);
            return;
        }
        var areas = sheet.Areas(range, out var tooMany);
        if (tooMany) sink.Add(FollowingMistake.TooManyAreas(sheet.At(range.ToString())));
        foreach (var area in areas)
        {
            if (!Begin(tree, to, ref written)) return;
            edits.Write(tree[link].Start, cells.Value.Start.Value, to);
            CellsReference.Write(area, to);
            edits.Write(cells.Value.End.Value, tree[link].End, to);
        }
    }

    // A link leads to a place, not to a list: to the first item.
    static string Target(string location, SheetLines sheet)
    {
        var notes = FormulaNotes.None;
        var moved = Formula.Parse(location).Moved(sheet.View(sheet.Whole, FormulaUse.Cell), ref notes);
        return notes.HasFlag(FormulaNotes.Beyond) ? location : moved;
    }
}
