using System.Globalization;
using Cqo.Templating.Opc;
using Cqo.Templating.Xlsx.Filling;
using Cqo.Templating.Xlsx.Following;

namespace Cqo.Templating.Xlsx.Notes;

/// <summary>How large the box of a note is, and over which cells it lies: VML counts in columns and rows (ECMA-376 part 4 §19.4.2.1), so their sizes must be known.</summary>
internal sealed class NoteBox
{
    /// <summary>Pixels of 1/96 inch.</summary>
    const int Width = 240, Padding = 12, Line = 16, Wide = 12, Narrow = 7, Beside = 15;
    const int FewestLines = 3, MostLines = 30;
    const int UsualColumn = 64, UsualRow = 20, MostWalked = 64;

    readonly List<(int First, int Last, int Width)> columns = [];
    readonly int usualColumn = UsualColumn, usualRow = UsualRow;

    /// <param name="sheet">Tells the widths of its columns and the height of its rows.</param>
    public NoteBox(TemplateSheet sheet)
    {
        foreach (var (name, range) in sheet.Elements)
        {
            if (name is not ("cols" or "sheetFormatPr")) continue;
            var tree = OpcPackage.Guarded(sheet.Sheet.Part, () => new MarkupTree(sheet.Xml[range]));
            if (name == "sheetFormatPr")
            {
                usualColumn = Number(tree, 0, "defaultColWidth") is { } width ? Pixels(width) : usualColumn;
                usualRow = Number(tree, 0, "defaultRowHeight") is > 0 and var height ? Math.Max(1, (int)Math.Min(height * 4 / 3, 1000)) : usualRow;
            }
            else foreach (var column in tree.Named("col")) AddColumn(tree, column);
        }
    }

    void AddColumn(MarkupTree tree, int column)
    {
        if (Number(tree, column, "min") is not { } first || Number(tree, column, "max") is not { } last) return;
        var isHidden = tree.Value(column, "hidden") is "1" or "true";
        columns.Add(((int)Math.Clamp(first, 1, CellReference.MostColumns), (int)Math.Clamp(last, 1, CellReference.MostColumns), isHidden ? 0 : Number(tree, column, "width") is { } width ? Pixels(width) : usualColumn));
    }

    static double? Number(MarkupTree tree, int node, string name) => double.TryParse(tree.Value(node, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    // A width counts digits of 7 pixels (§18.3.1.13).
    static int Pixels(double width) => (int)Math.Clamp(width * 7, 0, 2000);

    int WidthOf(int column)
    {
        foreach (var (first, last, width) in columns)
            if (column >= first && column <= last) return width;
        return usualColumn;
    }

    /// <summary>Pixels that a text needs below each other.</summary>
    public static int HeightOf(string text)
    {
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var width = 0;
            foreach (var character in line) width += character < 0x1100 ? Narrow : Wide;
            lines += 1 + (Math.Max(0, width - 1) / (Width - Padding));
            if (lines >= MostLines) break;
        }
        return Padding + (Line * Math.Clamp(lines, FewestLines, MostLines));
    }

    /// <summary>Column, offset, row and offset of the top left corner, the same of the bottom right, counted from 0: right of the cell, or left of it where the sheet ends.</summary>
    public string AnchorOf(CellReference cell, int height)
    {
        var first = Math.Min(cell.Column, CellReference.MostColumns - 4);
        var rows = (height + usualRow - 1) / usualRow;
        var top = Math.Min(cell.Row - 1, CellReference.MostRows - 1 - rows);
        var beside = Math.Min(Beside, Math.Max(0, WidthOf(first + 1) - 1));
        var (column, rest) = (first, Width + beside);
        while (column < CellReference.MostColumns - 1 && column - first < MostWalked && rest >= WidthOf(column + 1)) rest -= WidthOf(++column);
        return string.Create(CultureInfo.InvariantCulture, $"{first}, {beside}, {top}, 2, {column}, {Math.Min(rest, Math.Max(0, WidthOf(column + 1) - 1))}, {top + rows}, 2");
    }
}
