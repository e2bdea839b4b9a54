using System.Buffers;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>Sparklines ([MS-XLSX] §2.6.21): one in a repeated row stands in every item and shows that item's cells.</summary>
internal static class Sparklines
{
    /// <summary>Sparklines of a group; they are held until the group is written.</summary>
    const int Most = 100_000;

    /// <summary>Follows the sparklines of a group; false when none is left, then the group goes too.</summary>
    public static bool Follow(MarkupTree tree, int list, MarkupEdits edits, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        var content = new ArrayBufferWriter<byte>();
        var (count, isStill) = (0, true);
        foreach (var line in tree.Children(list)) Write(tree, line, sheet, sink, content, ref count, ref isStill);
        if (count > Most) sink.Add(FollowingMistake.TooManySparklines(Most, sheet.At()));
        if (!isStill) edits.Replace(tree[list].Inner, tree[list].InnerEnd, content.WrittenSpan);
        return content.WrittenCount > 0;
    }

    static void Write(MarkupTree tree, int line, SheetLines sheet, ICollection<Diagnostic> sink, IBufferWriter<byte> to, ref int count, ref bool isStill)
    {
        var (data, cells) = (tree.Child(line, "f"), tree.Child(line, "sqref"));
        if (cells < 0 || !SheetLines.TryRange(tree.Text(cells), out var range))
        {
            to.Write(tree.Xml.AsSpan(tree[line].Start..tree[line].End));
            return;
        }
        var formula = Formula.Parse(data < 0 ? "" : tree.Text(data));
        var all = FormulaNotes.None;
        var before = count;
        foreach (var place in sheet.Places(range))
        {
            if (SheetLines.Moved(range, place) is not { } moved) continue;
            if (++count > Most) break;
            var edits = new MarkupEdits(tree);
            var notes = FormulaNotes.None;
            // As in the cell itself: from within an item that item's cells, from outside all of them.
            if (data >= 0) edits.SetText(data, formula.Moved(sheet.View(place, FormulaUse.Source) with { Whole = place }, ref notes));
            edits.SetText(cells, moved.ToString());
            isStill &= edits.IsEmpty;
            edits.Write(tree[line].Start, tree[line].End, to);
            all |= notes;
        }
        isStill &= count == before + 1;
        foreach (var diagnostic in FormulaMistake.Of(all, formula.Text, sheet.At(range.ToString()))) sink.Add(diagnostic);
    }
}
