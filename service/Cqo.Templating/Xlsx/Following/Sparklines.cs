using System.Buffers;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>Sparklines ([MS-XLSX] §2.6.21): one in a repeated row stands in every item and shows that item's cells.</summary>
internal static class Sparklines
{
    public static void Follow(MarkupTree tree, int list, MarkupEdits edits, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        var content = new ArrayBufferWriter<byte>();
        foreach (var line in tree.Children(list)) Write(tree, line, sheet, sink, content);
        // A group without a sparkline is not allowed; then the group goes.
        if (content.WrittenCount > 0) edits.Replace(tree[list].Inner, tree[list].InnerEnd, content.WrittenSpan);
        else if (tree[list].Parent >= 0) edits.Delete(tree[list].Parent);
    }

    static void Write(MarkupTree tree, int line, SheetLines sheet, ICollection<Diagnostic> sink, IBufferWriter<byte> to)
    {
        var (data, cells) = (tree.Child(line, "f"), tree.Child(line, "sqref"));
        if (cells < 0 || !SheetLines.TryRange(tree.Text(cells), out var range))
        {
            to.Write(tree.Xml.AsSpan(tree[line].Start..tree[line].End));
            return;
        }
        var formula = Formula.Parse(data < 0 ? "" : tree.Text(data));
        var all = FormulaNotes.None;
        foreach (var place in sheet.Places(range))
        {
            if (SheetLines.Moved(range, place) is not { } moved) continue;
            var edits = new MarkupEdits(tree);
            var notes = FormulaNotes.None;
            // As in the cell itself: from within an item that item's cells, from outside all of them.
            if (data >= 0) edits.SetText(data, formula.Moved(sheet.View(place, FormulaUse.Source) with { Whole = place }, ref notes));
            edits.SetText(cells, moved.ToString());
            edits.Write(tree[line].Start, tree[line].End, to);
            all |= notes;
        }
        foreach (var diagnostic in FormulaMistake.Of(all, formula.Text, sheet.At(range.ToString()))) sink.Add(diagnostic);
    }
}
