namespace Cqo.Templating.Xlsx.Following;

/// <summary>Notes and threaded comments (ECMA-376 part 1 §18.7.3, [MS-XLSX] §2.6.204): they go with their cell, in repeated rows to the first item.</summary>
internal static class NotesPart
{
    /// <summary>Follows moved lines.</summary>
    /// <param name="xml">Its bytes; given back when nothing changes.</param>
    /// <param name="sheet">The sheet whose cells it is about.</param>
    /// <param name="sink">Told of notes that stand at the first item only.</param>
    public static byte[] Follow(byte[] xml, SheetLines sheet, ICollection<Diagnostic> sink)
    {
        var tree = new MarkupTree(xml);
        var edits = new MarkupEdits(tree);
        foreach (var node in tree.Named("comment", "threadedComment"))
        {
            if (tree.Attribute(node, "ref") is not { } attribute || !SheetLines.TryRange(tree.Value(node, "ref"), out var range)) continue;
            if (Moved(range.First, sheet) is not { } moved) edits.Delete(node);
            else if (moved != range.First) edits.SetAttribute(attribute, moved.ToString());
            if (tree[node].Name == "comment" && sheet.Copies(range).Take(2).Count() > 1) sink.Add(FollowingMistake.FirstItemOnly("批注", "a note", sheet.At(range.First.ToString())));
        }
        return edits.ToArray();
    }

    /// <summary>Where the note of a cell stands; null when its cell is gone.</summary>
    public static CellReference? Moved(CellReference cell, SheetLines sheet)
    {
        foreach (var copy in sheet.Copies(new CellRange(cell, cell))) return copy.First;
        return null;
    }
}
