using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>The workbook part (ECMA-376 part 1 §18.2.27): defined names, print areas and titles, and the wish that everything is calculated anew.</summary>
internal static class WorkbookPart
{
    // Elements that stand before calcPr.
    static readonly string[] Before = ["fileVersion", "fileSharing", "workbookPr", "absPath", "AlternateContent", "revisionPtr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames"];

    /// <summary>Follows moved lines.</summary>
    /// <param name="part">Name of the part, for messages.</param>
    /// <param name="xml">Its bytes; given back when nothing changes.</param>
    /// <param name="sheets">Where the lines of all sheets went.</param>
    /// <param name="sink">Told of what cannot follow.</param>
    public static byte[] Follow(string part, byte[] xml, SheetMaps sheets, ICollection<Diagnostic> sink)
    {
        var tree = new MarkupTree(xml);
        var edits = new MarkupEdits(tree);
        foreach (var node in tree.Named("definedName").Where(n => tree[n].Parent >= 0 && tree[tree[n].Parent].Name == "definedNames")) FollowName(tree, node, edits, sheets, new Place(part, 0, null, 0, 0, 0), sink);
        Calculate(tree, edits);
        return edits.ToArray();
    }

    static void FollowName(MarkupTree tree, int node, MarkupEdits edits, SheetMaps sheets, Place place, ICollection<Diagnostic> sink)
    {
        var text = tree.Text(node);
        var notes = FormulaNotes.None;
        edits.SetText(node, Formula.Parse(text).Moved(FormulaView.Outside(sheets, FormulaUse.Name), ref notes));
        if (notes.HasFlag(FormulaNotes.Inexpressible)) sink.Add(FollowingMistake.RelativeName(tree.Value(node, "name") ?? "", text, place));
        foreach (var diagnostic in FormulaMistake.Of(notes & ~FormulaNotes.Inexpressible, text, place)) sink.Add(diagnostic);
    }

    // Values that stand in the file beside formulas are those of the template.
    static void Calculate(MarkupTree tree, MarkupEdits edits)
    {
        var calculation = tree.Child(0, "calcPr");
        if (calculation >= 0)
        {
            edits.SetAttribute(calculation, "fullCalcOnLoad", "1");
            return;
        }
        var last = tree.Children(0).LastOrDefault(n => Before.Contains(tree[n].Name), -1);
        if (last < 0) return;
        var name = System.Text.Encoding.UTF8.GetString(tree.Xml.AsSpan((tree[0].Start + 1)..tree[0].Inner));
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon > 0 && colon < name.IndexOfAny([' ', '>', '/', '\t', '\r', '\n']) ? name[..(colon + 1)] : "";
        edits.Insert(tree[last].End, $"<{prefix}calcPr fullCalcOnLoad=\"1\"/>");
    }

    /// <summary>Lines that defined names mention.</summary>
    public static IEnumerable<FormulaReference> References(byte[] xml)
    {
        var tree = new MarkupTree(xml);
        return [.. tree.Named("definedName").SelectMany(n => Formula.Parse(tree.Text(n)).References)];
    }
}
