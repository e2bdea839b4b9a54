namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Lines (rows or columns, counted from 1) of the output that one line of the template became.</summary>
/// <param name="First">The first of them; when nothing came of the line, where it would have stood.</param>
/// <param name="Last">The last of them; <paramref name="First"/> - 1 when nothing came of the line.</param>
internal readonly record struct LineSpan(int First, int Last)
{
    /// <summary>Nothing came of the line.</summary>
    public bool IsEmpty => Last < First;
}

/// <summary>Where the lines of one template sheet went, as seen from one place: inside a repeat, lines of the same item are those of that item,
/// lines of an outer block those of the outer item, all else all items together. Lines below the last one that the template describes move with it.</summary>
internal abstract class SheetMap
{
    /// <summary>The rows of the output that a row of the template became.</summary>
    public abstract LineSpan Rows(int templateRow);

    /// <summary>The columns of the output that a column of the template became.</summary>
    public abstract LineSpan Columns(int templateColumn);
}
