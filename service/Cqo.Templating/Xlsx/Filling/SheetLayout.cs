using Cqo.Templating.Compilation;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Rows of the template that stand or repeat together: one row, or a stretch that the file has no element for.</summary>
/// <param name="First">Its first row, from 1.</param>
/// <param name="Last">Its last row.</param>
/// <param name="Index">Its place among the lines of the sheet.</param>
internal sealed record RowLine(int First, int Last, int Index)
{
    /// <summary>Rows that come of it each time it is passed; none for a row that held nothing but control tags.</summary>
    public int Height { get; init; }

    /// <summary>Heights of all lines before it.</summary>
    public int Above { get; init; }
}

/// <summary>A loop around rows.</summary>
/// <param name="Index">Its place among the loops of the sheet.</param>
/// <param name="Depth">Loops around it.</param>
/// <param name="Place">Its tag.</param>
internal sealed record LoopLayout(int Index, int Depth, Place Place)
{
    public int FirstLine { get; set; }
    public int LastLine { get; set; } = -1;

    public bool Holds(int line) => line >= FirstLine && line <= LastLine;
}

/// <summary>What the rows of a template sheet are, before anything is known of the data.</summary>
internal sealed class SheetLayout
{
    public List<RowLine> Lines { get; } = [];
    public List<LoopLayout> Loops { get; } = [];

    public RowLine Add(int first, int last, bool vanishes = false)
    {
        Lines.Add(new RowLine(first, last, Lines.Count) { Height = vanishes ? 0 : last - first + 1, Above = Lines.Count > 0 ? Lines[^1].Above + Lines[^1].Height : 0 });
        return Lines[^1];
    }

    /// <summary>The line of a row; null behind the last one.</summary>
    public RowLine? LineOf(int row)
    {
        var (low, high) = (0, Lines.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Lines[middle].Last < row) low = middle + 1;
            else if (Lines[middle].First > row) high = middle - 1;
            else return Lines[middle];
        }
        return null;
    }
}

/// <summary>What happens at a mark of a sheet.</summary>
internal enum SheetMarkKind
{
    ItemStart, LoopEnd, Line, Cells, Cell, Formula, Text, RowEnd, Follow, Notes, Merges,
}

/// <summary>A mark in the plan of a sheet.</summary>
internal abstract class SheetMark(SheetMarkKind kind) : Mark
{
    public readonly SheetMarkKind Kind = kind;
    internal override bool IsLayout => Kind is SheetMarkKind.ItemStart or SheetMarkKind.LoopEnd or SheetMarkKind.Line;
}

/// <summary>An item of a loop begins, or the loop has ended.</summary>
internal sealed class LoopMark(SheetMarkKind kind, LoopLayout loop) : SheetMark(kind)
{
    public readonly LoopLayout Loop = loop;
}

/// <summary>An element of the sheet before or behind its rows, which speaks of cells.</summary>
internal sealed class FollowMark(byte[] element) : SheetMark(SheetMarkKind.Follow)
{
    public readonly byte[] Element = element;
}

/// <summary>Where the sheet lists its merged cells.</summary>
/// <param name="element">The list of the template; an empty one when it has none.</param>
internal sealed class MergesMark(byte[] element) : SheetMark(SheetMarkKind.Merges)
{
    public readonly byte[] Element = element;
}

/// <summary>A row begins, or a stretch of rows without elements passes.</summary>
internal sealed class LineMark(RowLine line, byte[]? open = null, byte[]? attributes = null, byte[]? end = null) : SheetMark(SheetMarkKind.Line)
{
    public readonly RowLine Line = line;
    /// <summary>What stands before the number in the start tag of the row; null for rows without element.</summary>
    public readonly byte[]? Open = open;
    /// <summary>What stands behind it.</summary>
    public readonly byte[]? Attributes = attributes;
    /// <summary>What ends the row.</summary>
    public readonly byte[]? End = end;
}
