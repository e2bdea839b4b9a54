namespace Cqo.Domain.Statistics;

/// <summary>Reads one row of data: takes its cells to the columns of the layout, fills in 同上 and merged blocks, reads and checks.</summary>
internal sealed class DataRowReader
{
    private const int LongestExtra = 500;
    private static readonly string[] Dittos = ["同上", "同 上", "〃", "″", "\"", "”", "“", "〞", "同前", "上同", "ditto", "″″", "〃〃"];

    private readonly TableLayout _layout;
    private readonly RowReading _at;
    private readonly DuplicateIndex? _duplicates;
    private readonly MergedBlocks _merged;
    private readonly int _file;
    private readonly Action<RowReading, StatisticsField> _moveTo;
    private readonly SourceCell[] _cells;
    private readonly SourceCell[] _above;
    private readonly int _codeColumn;
    private List<ExtraValue>? _extra;
    private HeaderMap _map = null!;

    public DataRowReader(TableLayout layout, SourceSheet sheet, ImportOptions options, DuplicateIndex? duplicates)
    {
        _layout = layout;
        _at = new RowReading(options, new RegionNames(options), sheet.From1904);
        _merged = new MergedBlocks(sheet.Merged, layout.Columns.Count);
        _duplicates = duplicates;
        _file = duplicates?.Open(sheet.File, sheet.Name, options.UnitRegionCode) ?? 0;
        _moveTo = MoveTo;
        _cells = new SourceCell[layout.Columns.Count];
        _above = new SourceCell[layout.Columns.Count];
        _codeColumn = layout.Columns.ToList().FindIndex(c => c.Kind == ColumnKind.CreditCode);
    }

    /// <summary>The header in force.</summary>
    public HeaderMap Map
    {
        get => _map;
        set
        {
            _map = value;
            _merged.Forget();
            EndBlock();
        }
    }

    /// <summary>Takes the cells of a row to their columns. True when a plain code shows that it is data.</summary>
    public bool Take(in SourceRow row)
    {
        Array.Clear(_cells);
        _extra = null;
        if (!_merged.IsEmpty)
        {
            _merged.MoveTo(row.Number, _map);
        }
        foreach (ref readonly var cell in row.Cells.Span)
        {
            var column = _map.LayoutOf(cell.Column);
            if (column < 0)
            {
                TakeExtra(row.Number, cell);
            }
            else if (_cells[column].Column == 0)
            {
                _cells[column] = cell;
            }
        }
        return _codeColumn >= 0 && _cells[_codeColumn] is { Kind: CellKind.Text, Text: { Length: 18 } code } && char.IsAsciiLetterOrDigit(code[0]) && char.IsAsciiLetterOrDigit(code[17]);
    }

    /// <summary>What stands above ends here: 同上 does not reach over a total, a header or a blank row.</summary>
    public void EndBlock() => Array.Clear(_above);

    /// <summary>Reads the row taken last.</summary>
    public ImportedRow Read(in SourceRow row)
    {
        var values = new StatisticsRow();
        _at.Begin(row.Number);
        for (var i = 0; i < _cells.Length; i++)
        {
            ReadCell(row.Number, i, values);
        }
        RowRules.Check(_at, values, _moveTo);
        if (!_map.IsComplete)
        {
            _at.AboutRow(ImportRules.ColumnMissing, FindingSeverity.Question, "表中缺少必需的列，这一行不完整。请先处理表头的问题。", "A required column is missing, so the row is not complete. Answer the questions about the header first.");
        }
        if (row.Hidden)
        {
            _at.AboutRow(ImportRules.HiddenRow, FindingSeverity.Notice, "这一行是隐藏的，照常计入。不应计入的请删去。", "The row is hidden and counts like any other. Remove it if it should not.");
        }
        _duplicates?.Check(_at, _file, values);
        return _at.End(values, _extra ?? (IReadOnlyList<ExtraValue>)[]);
    }

    private void ReadCell(int row, int column, StatisticsRow values)
    {
        var sheetColumn = _map.ColumnOf(column);
        if (sheetColumn == 0)
        {
            return;
        }
        var spec = _layout.Columns[column];
        ref var cell = ref _cells[column];
        _at.At(sheetColumn, spec, cell);
        if (!_merged.IsEmpty)
        {
            TakeMerged(row, column, ref cell);
        }
        if (cell is { Kind: CellKind.Text, Text.Length: <= 8 } && IsDitto(cell.Text) && !TakeAbove(column, ref cell))
        {
            return;
        }
        _above[column] = cell;
        if (CellReader.Read(_at, cell, out var value, out var isEmpty))
        {
            values.Set(spec.Field, value);
        }
        else if (isEmpty && spec.Required)
        {
            _at.Question(ImportRules.RequiredMissing, $"没有填写“{spec.FullHeader}”，这一项必须填。", $"\"{spec.FullHeaderEn}\" is empty and must be given.");
        }
    }

    private void TakeMerged(int row, int column, ref SourceCell cell)
    {
        var shared = _merged.ValueFor(row, column, cell);
        if (shared.Column == 0 || (cell.Column != 0 && !cell.IsBlank) || shared.IsBlank)
        {
            return;
        }
        cell = shared;
        _at.At(shared.Column, _layout.Columns[column], shared);
        _at.Fix(ImportRules.MergedValue, "", shared.Raw, "合并单元格的内容填入了它的每一行。", "The value of a merged block was put into each of its rows.");
    }

    private bool TakeAbove(int column, ref SourceCell cell)
    {
        var above = _above[column];
        if (above.Column == 0 || above.IsBlank)
        {
            return _at.Question(ImportRules.DittoWithoutValue,
                "写的是“同上”，但上一行没有内容，或者中间隔着空行、合计或表头，不能确定指哪一行。请直接填写内容。",
                "This says \"as above\", but nothing stands above, or a blank row, a total or a header lies between. Enter the content itself.");
        }
        _at.Fix(ImportRules.Ditto, cell.Text!, above.Raw, "“同上”改为上一行的内容。", "\"As above\" was replaced by what stands above.");
        cell = above;
        _at.At(_at.Column, _at.Spec, cell);
        return true;
    }

    private static bool IsDitto(string text)
    {
        var plain = text.AsSpan().Trim();
        foreach (var ditto in Dittos)
        {
            if (plain.Equals(ditto, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    private void TakeExtra(int row, in SourceCell cell)
    {
        if (!cell.IsBlank)
        {
            (_extra ??= []).Add(new(CellAddress.Of(row, cell.Column), _map.NameOf(cell.Column), CellText.Shown(cell.Raw, LongestExtra)));
        }
    }

    private void MoveTo(RowReading at, StatisticsField field)
    {
        for (var i = 0; i < _layout.Columns.Count; i++)
        {
            if (_layout.Columns[i].Field == field)
            {
                at.At(_map.ColumnOf(i), _layout.Columns[i], _cells[i]);
            }
        }
    }
}
