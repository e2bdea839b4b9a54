using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Cqo.Templating.Xlsx.Filling;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Formulas;

/// <summary>A reference to cells in a formula.</summary>
internal sealed class CellsReference
{
    const int LongestName = 255, LongestCorner = 12;

    readonly FormulaCells cells;
    readonly ArgumentRole role;
    readonly string? sheet, lastSheet;
    readonly string prefix;
    readonly byte[] prefixBytes;

    public CellsReference(string formula, FormulaToken token, ArgumentRole role)
    {
        (cells, this.role) = (token.Cells, role);
        prefix = formula.Substring(token.Start, cells.PrefixLength);
        var escaped = new byte[prefix.Length * XmlText.MaxBytesPerChar];
        prefixBytes = escaped[..XmlText.EscapeText(prefix, escaped)];
        if (prefix.Length == 0) return;
        var names = prefix[0] == '\'' ? prefix[1..^2].Replace("''", "'", StringComparison.Ordinal) : prefix[..^1];
        var colon = names.IndexOf(':', StringComparison.Ordinal);
        (sheet, lastSheet) = colon < 0 ? (names, null) : (names[..colon], names[(colon + 1)..]);
    }

    public FormulaReference Lines => new(sheet, lastSheet, Math.Min(cells.First.Row, cells.Last.Row), Math.Max(cells.First.Row, cells.Last.Row),
        Math.Min(cells.First.Column, cells.Last.Column), Math.Max(cells.First.Column, cells.Last.Column));

    /// <summary>Where its cells are, seen from a place; false when they and their sheet's name are as in the template.</summary>
    public bool Moves(in FormulaView view, out FormulaCells moved, ref FormulaNotes notes)
    {
        if (sheet is null || (lastSheet is null && string.Equals(sheet, view.SheetName, StringComparison.OrdinalIgnoreCase))) moved = Move(view.Own, view.Whole, view, ref notes);
        else if (lastSheet is not null) moved = MoveThrough(view, ref notes);
        else moved = view.Sheets[sheet]?.Map is { } map ? Move(map, map, view, ref notes) : cells;
        return moved != cells || IsRenamed(view.Sheets);
    }

    bool IsRenamed(SheetMaps sheets) => sheet is not null && (sheets[sheet]?.NewName is not null || (lastSheet is not null && sheets[lastSheet]?.NewName is not null));

    FormulaCells MoveThrough(in FormulaView view, ref FormulaNotes notes)
    {
        var between = view.Sheets.Between(sheet!, lastSheet!);
        var moved = cells;
        for (var i = 0; i < between.Length; i++)
        {
            SheetMap map = between[i].Map ?? StillMap.Instance;
            var here = Move(map, map, view, ref notes);
            if (i == 0) moved = here;
            else if (here != moved) notes |= FormulaNotes.Differing;
        }
        return moved;
    }

    FormulaCells Move(SheetMap own, SheetMap whole, in FormulaView view, ref FormulaNotes notes)
    {
        // On another sheet there is no line of the rule's own cells that a reference without $ could keep its distance from.
        var use = view.Use == FormulaUse.Rule && !ReferenceEquals(own, view.Own) ? FormulaUse.Cell : view.Use;
        var rows = new MovedLines(own, whole, areRows: true, use, view.Rule);
        var columns = new MovedLines(own, whole, areRows: false, use, view.Rule);
        var (first, last) = (cells.First, cells.Last);
        var grows = view.Use is FormulaUse.Name or FormulaUse.Source ? role.IsAlone || role.IsArgument : role.IsArgument;
        var (r, c) = (default(Lines), default(Lines));
        if (first.Row > 0) r = cells.IsArea ? rows.Range(new(first.Row, last.Row, first.FixedRow, last.FixedRow), ref notes) : rows.Single(first.Row, first.FixedRow, grows, role.IsRangeEnd, ref notes);
        if (first.Column > 0) c = cells.IsArea ? columns.Range(new(first.Column, last.Column, first.FixedColumn, last.FixedColumn), ref notes) : columns.Single(first.Column, first.FixedColumn, grows, role.IsRangeEnd, ref notes);
        if (r == Formulas.Lines.Lost || c == Formulas.Lines.Lost) return default;
        return new FormulaCells(new Corner(c.First, r.First, c.FixedFirst, r.FixedFirst), new Corner(c.Last, r.Last, c.FixedLast, r.FixedLast), cells.IsArea || r.First != r.Last || c.First != c.Last, cells.PrefixLength);
    }

    public void Write(FormulaCells moved, in FormulaView view, IBufferWriter<byte> to)
    {
        if (sheet is not null) WritePrefix(view.Sheets, to);
        if (moved == default)
        {
            to.Write("#REF!"u8);
            return;
        }
        WriteCells(moved, to);
    }

    /// <summary>Writes <c>A1</c> or <c>A1:B2</c>.</summary>
    public static void Write(CellRange range, IBufferWriter<byte> to) =>
        WriteCells(new FormulaCells(new Corner(range.First.Column, range.First.Row, false, false), new Corner(range.Last.Column, range.Last.Row, false, false), range.First != range.Last, 0), to);

    static void WriteCells(FormulaCells moved, IBufferWriter<byte> to)
    {
        var room = to.GetSpan((2 * LongestCorner) + 1);
        var length = Write(moved.First, room);
        if (moved.IsArea)
        {
            room[length++] = (byte)':';
            length += Write(moved.Last, room[length..]);
        }
        to.Advance(length);
    }

    void WritePrefix(SheetMaps sheets, IBufferWriter<byte> to)
    {
        if (!IsRenamed(sheets))
        {
            to.Write(prefixBytes);
            return;
        }
        to.Write("'"u8);
        WriteName(sheets[sheet!]?.NewName ?? sheet!, to);
        if (lastSheet is not null)
        {
            to.Write(":"u8);
            WriteName(sheets[lastSheet]?.NewName ?? lastSheet, to);
        }
        to.Write("'!"u8);
    }

    static void WriteName(string name, IBufferWriter<byte> to)
    {
        Span<char> doubled = stackalloc char[LongestName * 2];
        var length = 0;
        foreach (var c in name.AsSpan(0, Math.Min(name.Length, LongestName)))
        {
            if (c == '\'') doubled[length++] = c;
            doubled[length++] = c;
        }
        to.Advance(XmlText.EscapeText(doubled[..length], to.GetSpan(length * XmlText.MaxBytesPerChar)));
    }

    static int Write(Corner corner, Span<byte> to)
    {
        var at = 0;
        if (corner.FixedColumn) to[at++] = (byte)'$';
        if (corner.Column > 26 * 27) to[at++] = (byte)('A' + ((corner.Column - 27 - 676) / 676));
        if (corner.Column > 26) to[at++] = (byte)('A' + ((corner.Column - 27) / 26 % 26));
        if (corner.Column > 0) to[at++] = (byte)('A' + ((corner.Column - 1) % 26));
        if (corner.FixedRow) to[at++] = (byte)'$';
        if (corner.Row > 0 && Utf8Formatter.TryFormat(corner.Row, to[at..], out var digits)) at += digits;
        return at;
    }

    /// <summary>Appends the reference as it reads when its formula is copied to another cell.</summary>
    public void AppendCopy(StringBuilder text, int rows, int columns)
    {
        var (first, last) = (Copied(cells.First, rows, columns), Copied(cells.Last, rows, columns));
        text.Append(prefix);
        if (!IsOnSheet(first) || !IsOnSheet(last))
        {
            text.Append("#REF!");
            return;
        }
        Span<byte> room = stackalloc byte[(2 * LongestCorner) + 1];
        text.Append(Encoding.ASCII.GetString(room[..Write(first, room)]));
        if (cells.IsArea) text.Append(':').Append(Encoding.ASCII.GetString(room[..Write(last, room)]));
    }

    static Corner Copied(Corner corner, int rows, int columns) => corner with
    {
        Row = corner.Row == 0 || corner.FixedRow ? corner.Row : corner.Row + rows,
        Column = corner.Column == 0 || corner.FixedColumn ? corner.Column : corner.Column + columns,
    };

    // A line that is not written is 0 and stays so; one that was copied away from the sheet is not between its ends.
    bool IsOnSheet(Corner corner) =>
        (cells.First.Row == 0 || corner.Row is >= 1 and <= CellReference.MostRows) && (cells.First.Column == 0 || corner.Column is >= 1 and <= CellReference.MostColumns);
}
