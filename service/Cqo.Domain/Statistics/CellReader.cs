namespace Cqo.Domain.Statistics;

/// <summary>Reads one cell by the kind of its column. Every reader answers true with a value, or false after a question or for an empty cell.</summary>
internal static class CellReader
{
    /// <summary>Reads a cell; false when it is empty or in question.</summary>
    /// <param name="at">The place, already moved to the cell.</param>
    /// <param name="cell">The cell, or a default for none.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="isEmpty">True when it holds nothing, so that a required column can say so.</param>
    public static bool Read(RowReading at, in SourceCell cell, out CellValue value, out bool isEmpty)
    {
        value = default;
        isEmpty = cell.Column == 0 || cell.IsBlank;
        if (isEmpty)
        {
            return false;
        }
        if (cell.Kind == CellKind.Error)
        {
            return at.Question(ImportRules.FormulaError,
                $"单元格是出错的公式（{CellText.Shown(cell.Raw, 20)}），内容已经没有了。请直接填写内容，不要引用别的表。",
                $"The cell is a formula that failed ({CellText.Shown(cell.Raw, 20)}); its content is gone. Enter the content itself instead of a reference.");
        }
        if (cell.Kind == CellKind.Text && IsPlaceholder(cell.Text!))
        {
            at.Fix(ImportRules.Placeholder, cell.Text!, "", "短横或斜线表示没有内容，按空白处理。", "A stroke means that there is nothing; read as empty.");
            isEmpty = true;
            return false;
        }
        return ByKind(at, cell, ref value);
    }

    private static bool ByKind(RowReading at, in SourceCell cell, ref CellValue value) => at.Spec.Kind switch
    {
        ColumnKind.Serial => SerialCells.Read(at, cell, ref value),
        ColumnKind.EnterpriseName => EnterpriseNames.Read(at, cell, ref value),
        ColumnKind.PersonName => PersonNames.Read(at, cell, ref value),
        ColumnKind.CreditCode => CreditCodeCells.Read(at, cell, ref value),
        ColumnKind.SizeClass => WordCells.ReadSize(at, cell, ref value),
        ColumnKind.YesNo => WordCells.ReadYesNo(at, cell, ref value),
        ColumnKind.Choice => WordCells.ReadChoice(at, cell, ref value),
        ColumnKind.Date => DateCells.Read(at, cell, ref value),
        ColumnKind.Number => NumberCells.Read(at, cell, ref value),
        ColumnKind.Phone => PhoneCells.Read(at, cell, ref value),
        ColumnKind.Region => RegionCells.Read(at, cell, ref value),
        _ => TextCells.Read(at, cell, ref value),
    };

    private static bool IsPlaceholder(string text) => text.Length <= 4 && text.AsSpan().Trim() is "/" or "\\" or "-" or "--" or "—" or "——" or "－" or "／";
}

/// <summary>Numbers of rows: kept as printed, never judged.</summary>
internal static class SerialCells
{
    public static bool Read(RowReading at, in SourceCell cell, ref CellValue value)
    {
        value = new(cell.Text is { Length: <= 20 } text ? text.Trim() : cell.Text is null ? cell.Raw : CellText.Shown(cell.Text, 20));
        return true;
    }
}
