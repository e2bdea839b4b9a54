using Cqo.Templating.Xlsx.Formulas;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>What lies over the cells of a sheet: drawings (ECMA-376 part 1 §20.5), the older VML of notes and form controls (part 4 §19.4), and the properties of controls.</summary>
internal static class DrawingPart
{
    /// <summary>Follows moved lines.</summary>
    /// <param name="part">Name of the part, for messages.</param>
    /// <param name="xml">Its bytes; given back when nothing changes.</param>
    /// <param name="sheet">The sheet it lies on.</param>
    /// <param name="sink">Told of what cannot follow.</param>
    public static byte[] Follow(string part, byte[] xml, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        var tree = new MarkupTree(xml);
        var edits = new MarkupEdits(tree);
        for (var node = 0; node < tree.Count; node++)
        {
            if (tree[node].Name is "twoCellAnchor" or "oneCellAnchor") DrawingAnchor.Follow(tree, node, edits, sheet, sink);
            FollowFormulas(part, tree, node, edits, sheet, sink, "textlink", "fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup");
        }
        return edits.ToArray();
    }

    static void FollowFormulas(string part, MarkupTree tree, int node, MarkupEdits edits, SheetLines sheet, ICollection<Diagnostic> sink, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (tree.Attribute(node, name) is { } attribute && tree.Value(node, name) is { Length: > 0 } text) edits.SetAttribute(attribute, Moved(part, text, name is "fmlaRange", sheet, sink));
    }

    static string Moved(string part, string text, bool isList, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        var notes = FormulaNotes.None;
        var moved = Formula.Parse(text).Moved(sheet.View(sheet.Whole, isList ? FormulaUse.Source : FormulaUse.Cell), ref notes);
        foreach (var diagnostic in FormulaMistake.Of(notes, text, new Place(part, 0, null, 0, 0, 0))) sink.Add(diagnostic);
        return moved;
    }

    /// <summary>Follows moved lines in VML. What some programs write is no XML; it stays as it is, which is told.</summary>
    public static byte[] FollowVml(string part, byte[] xml, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        try
        {
            var tree = new MarkupTree(xml);
            var edits = new MarkupEdits(tree);
            foreach (var data in tree.Named("ClientData")) FollowClient(part, tree, data, edits, sheet, sink);
            return edits.ToArray();
        }
        catch (XmlFault fault)
        {
            sink.Add(FollowingMistake.Unreadable(part, fault));
            return xml;
        }
    }

    static void FollowClient(string part, MarkupTree tree, int data, MarkupEdits edits, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        foreach (var node in tree.Children(data))
            if (tree[node].Name is "FmlaLink" or "FmlaRange" or "FmlaGroup" or "FmlaTxbx" or "FmlaPict") edits.SetText(node, Moved(part, tree.Text(node), tree[node].Name == "FmlaRange", sheet, sink));
        var (row, column) = (tree.Child(data, "Row"), tree.Child(data, "Column"));
        if (row >= 0 && column >= 0 && DrawingAnchor.TryLine(tree.Text(row), CellReference.MostRows, out var r) && DrawingAnchor.TryLine(tree.Text(column), CellReference.MostColumns, out var c)) FollowNote(tree, data, new CellReference(c, r), edits, sheet);
        else if (TryAnchor(tree, data, out var numbers) && tree.Child(data, "MoveWithCells") < 0)
        {
            var cells = new CellRange(new(numbers[0] + 1, numbers[2] + 1), new(numbers[4] + 1, numbers[6] + 1));
            var moved = DrawingAnchor.Moved(cells, tree.Child(data, "SizeWithCells") >= 0, sheet, out var isFirstOnly);
            if (isFirstOnly) sink.Add(FollowingMistake.FirstItemOnly("控件或图形", "a control or shape", sheet.At(cells.First.ToString())));
            SetAnchor(tree, data, numbers, moved.First, moved.Last, edits);
        }
    }

    // The box of a note keeps its distance from the cell; the note of a cell that is gone goes with its shape.
    static void FollowNote(MarkupTree tree, int data, CellReference cell, MarkupEdits edits, SheetLines sheet)
    {
        if (NotesPart.Moved(cell, sheet) is not { } moved)
        {
            edits.Delete(tree[data].Parent >= 0 ? tree[data].Parent : data);
            return;
        }
        if (moved == cell) return;
        edits.SetText(tree.Child(data, "Row"), Text(moved.Row - 1));
        edits.SetText(tree.Child(data, "Column"), Text(moved.Column - 1));
        if (!TryAnchor(tree, data, out var numbers)) return;
        var (right, down) = (moved.Column - cell.Column, moved.Row - cell.Row);
        SetAnchor(tree, data, numbers, new(numbers[0] + 1 + right, numbers[2] + 1 + down), new(numbers[4] + 1 + right, numbers[6] + 1 + down), edits);
    }

    static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Column, offset, row, offset of the top left; the same of the bottom right.
    static bool TryAnchor(MarkupTree tree, int data, out int[] numbers)
    {
        numbers = [];
        var anchor = tree.Child(data, "Anchor");
        if (anchor < 0 || tree.Text(anchor).Split(',') is not { Length: 8 } words) return false;
        numbers = [.. words.Select(w => int.TryParse(w.Trim(), System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : -1)];
        return numbers[0] is >= 0 and < CellReference.MostColumns && numbers[4] is >= 0 and < CellReference.MostColumns && numbers[2] is >= 0 and < CellReference.MostRows && numbers[6] is >= 0 and < CellReference.MostRows;
    }

    static void SetAnchor(MarkupTree tree, int data, int[] numbers, CellReference first, CellReference last, MarkupEdits edits)
    {
        int[] moved = [first.Column - 1, numbers[1], first.Row - 1, numbers[3], last.Column - 1, numbers[5], last.Row - 1, numbers[7]];
        if (!moved.SequenceEqual(numbers)) edits.SetText(tree.Child(data, "Anchor"), string.Join(", ", moved.Select(Text)));
    }
}
