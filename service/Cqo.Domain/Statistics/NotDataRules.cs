namespace Cqo.Domain.Statistics;

/// <summary>Tells rows that are not data: headers again, totals, notes, titles, signatures. A row that could be data is data; then its findings ask.</summary>
internal static class NotDataRules
{
    private const int LongestWord = 20;
    private const int LongestTitle = 80;
    private const int LongNote = 60;
    private static readonly string[] Totals = ["合计", "总计", "小计", "共计", "总数", "TOTAL", "SUBTOTAL", "GRANDTOTAL"];
    private static readonly string[] Notes = ["注", "备注", "说明", "填表说明", "填报说明", "附注", "NOTE", "NOTES"];
    private static readonly string[] Titles = ["统计表", "一览表", "登记表", "花名册", "名册", "名单", "情况表", "汇总表", "明细表"];

    /// <summary>Why the row is not data, or null.</summary>
    /// <param name="row">A row without a plain credit code.</param>
    /// <param name="map">The header in force.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="spans">True when the row's only text stands in a block over several columns.</param>
    public static NotDataReason? Classify(in SourceRow row, HeaderMap map, TableLayout layout, bool spans)
    {
        var cells = row.Cells.Span;
        var (filled, first) = Filled(cells);
        return filled == 0 ? NotDataReason.Blank
            : IsHeaderAgain(cells, filled, map) ? NotDataReason.RepeatedHeader
            : HoldsCode(cells, map, layout) ? null
            : IsTotal(cells) ? NotDataReason.Total
            : SheetFactsReader.IsFactLine(cells[first]) ? NotDataReason.Facts
            : filled == 1 ? Lone(cells[first], map, layout, spans)
            : filled == 2 && IsNote(cells[first].Text) ? NotDataReason.Note
            : null;
    }

    /// <summary>Why a row above the header is not data; always something.</summary>
    public static NotDataReason ClassifyAbove(in SourceRow row, TableLayout layout)
    {
        var cells = row.Cells.Span;
        var (filled, first) = Filled(cells);
        return filled == 0 ? NotDataReason.Blank
            : SheetFactsReader.HoldsFact(cells) ? NotDataReason.Facts
            : filled <= 2 && IsTitle(cells[first].Text, layout) ? NotDataReason.Title
            : filled <= 2 ? NotDataReason.Note
            : NotDataReason.OutsideTable;
    }

    /// <summary>The first words of a row, for the list of rows that are not data.</summary>
    public static string FirstWords(in SourceRow row)
    {
        foreach (var cell in row.Cells.Span)
        {
            if (!cell.IsBlank)
            {
                return CellText.Shown(cell.Raw, 60);
            }
        }
        return "";
    }

    private static (int Filled, int First) Filled(ReadOnlySpan<SourceCell> cells)
    {
        var (filled, first) = (0, 0);
        for (var i = 0; i < cells.Length; i++)
        {
            if (!cells[i].IsBlank)
            {
                first = filled == 0 || cells[i].Column < cells[first].Column ? i : first;
                filled++;
            }
        }
        return (filled, first);
    }

    private static bool IsHeaderAgain(ReadOnlySpan<SourceCell> cells, int filled, HeaderMap map)
    {
        var same = 0;
        foreach (var cell in cells)
        {
            same += cell is { Kind: CellKind.Text, Text.Length: <= LongestTitle } && map.IsHeaderText(cell.Column, CellText.Key(cell.Text)) ? 1 : 0;
        }
        return same >= 2 && same * 10 >= filled * 6;
    }

    // A damaged code is still the sign of a row that somebody filled in; it must be asked about, not dropped.
    private static bool HoldsCode(ReadOnlySpan<SourceCell> cells, HeaderMap map, TableLayout layout)
    {
        foreach (var cell in cells)
        {
            var column = map.LayoutOf(cell.Column);
            if (column >= 0 && layout.Columns[column].Kind == ColumnKind.CreditCode && !cell.IsBlank)
            {
                return cell.Kind == CellKind.Number ? cell.Number > 1e8 : cell.Text is { Length: < 100 } text && !text.Any(CellText.IsHan) && Enterprises.CreditCode.Normalise(text).Count(char.IsAsciiLetterOrDigit) >= 7;
            }
        }
        return false;
    }

    private static bool IsTotal(ReadOnlySpan<SourceCell> cells)
    {
        var seen = 0;
        foreach (var cell in cells)
        {
            if (cell.IsBlank)
            {
                continue;
            }
            if (++seen > 3)
            {
                return false;
            }
            if (cell is { Kind: CellKind.Text, Text.Length: <= LongestWord * 2 } && IsTotalWord(cell.Text))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsTotalWord(string text)
    {
        var key = CellText.Key(text);
        return key.Length is > 0 and <= LongestWord
            && (Array.Exists(Totals, t => key == t || (key.StartsWith(t, StringComparison.Ordinal) && key.Length > t.Length && char.IsAsciiDigit(key[t.Length])))
                || key.EndsWith("小计", StringComparison.Ordinal) || key.EndsWith("合计", StringComparison.Ordinal) || key.EndsWith("总计", StringComparison.Ordinal));
    }

    private static NotDataReason? Lone(in SourceCell cell, HeaderMap map, TableLayout layout, bool spans)
    {
        var column = map.LayoutOf(cell.Column);
        if (column >= 0 && layout.Columns[column].Kind == ColumnKind.Serial && (cell.Kind == CellKind.Number || cell.Text?.Trim() is { Length: < 8 } t && t.All(char.IsDigit)))
        {
            return NotDataReason.EmptyNumbered;
        }
        return cell.Kind != CellKind.Text ? null
            : IsNote(cell.Text) || cell.Text!.Length > LongNote || cell.Text.TrimEnd().EndsWith('。') ? NotDataReason.Note
            : IsTitle(cell.Text, layout) ? NotDataReason.Title
            : spans || IsSection(cell.Text) ? NotDataReason.Section
            : null;
    }

    private static bool IsNote(string? text)
    {
        var plain = text?.TrimStart() ?? "";
        return Array.Exists(Notes, n => plain.StartsWith(n, StringComparison.OrdinalIgnoreCase) && plain.Length > n.Length && plain[n.Length] is ':' or '：' or '1' or '、' or '.' or '．' or '（' or '(');
    }

    private static bool IsTitle(string? text, TableLayout layout)
    {
        var key = text is null or { Length: > LongestTitle } ? "" : CellText.Key(text);
        return key.Length > 0 && (key.Contains(CellText.Key(layout.Title), StringComparison.Ordinal) || key.Contains(CellText.Key(layout.TitleEn), StringComparison.Ordinal)
            || Array.Exists(Titles, t => key.EndsWith(t, StringComparison.Ordinal)));
    }

    // 一、规上企业; （二）中小企业.
    private static bool IsSection(string text)
    {
        var plain = text.TrimStart(' ', '\u3000', '(', '（');
        var numerals = plain.Length - plain.TrimStart('一', '二', '三', '四', '五', '六', '七', '八', '九', '十').Length;
        return numerals is > 0 and <= 3 && plain.Length > numerals + 1 && plain[numerals] is '、' or '.' or '．' or ')' or '）';
    }
}
