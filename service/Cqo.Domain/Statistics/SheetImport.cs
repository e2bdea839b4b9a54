namespace Cqo.Domain.Statistics;

/// <summary>
/// Reads a returned statistics table, whatever its shape: finds the header, tells data from everything else, fixes what is safe with a log and
/// asks about the rest. One pass; memory does not grow with rows. Every source row ends as accepted, fixed, questioned or not data.
/// </summary>
public sealed class SheetImport
{
    // A header stands near the top; sixty rows leave room for a long instruction above it.
    private const int WindowRows = 60;
    private const int WindowCells = 200_000;
    private const int FewestNamed = 3;
    private const int MostFindings = 200;

    private readonly TableLayout _layout;
    private readonly SourceSheet _sheet;
    private readonly ImportOptions _options;
    private readonly DataRowReader _reader;
    private readonly NotDataList _notData = new();
    private readonly SheetFactsReader _facts = new();
    private readonly List<RowFinding> _findings = [];
    private readonly HashSet<long> _spans;
    private readonly Dictionary<int, MergedBlock[]> _groups;
    private HeaderMap? _first;
    private HeaderMap? _map;
    private int _rowsOfHeader;
    private Tally _tally;

    private record struct Tally(int Rows, int Accepted, int Fixed, int Questioned, int Hidden, int Fixes, int Questions, int Notices);

    /// <summary>Prepares the import of one sheet.</summary>
    /// <param name="layout">The table that is expected.</param>
    /// <param name="sheet">The sheet; its rows are read once.</param>
    /// <param name="options">Cut-off date, policy, confirmations.</param>
    /// <param name="duplicates">Shared by all files that are compared with each other; null to compare nothing.</param>
    public SheetImport(TableLayout layout, SourceSheet sheet, ImportOptions options, DuplicateIndex? duplicates = null)
    {
        (_layout, _sheet, _options) = (layout, sheet, options);
        _reader = new DataRowReader(layout, sheet, options, duplicates);
        _groups = HeaderRows.ByRow(sheet.Merged);
        _spans = [.. sheet.Merged.Where(m => m.LastColumn - m.FirstColumn >= 2).Select(m => Place(m.FirstRow, m.FirstColumn))];
    }

    /// <summary>Reads the sheet and hands out its rows of data one by one. To be walked through once, to its end.</summary>
    public IEnumerable<ImportedRow> Rows()
    {
        using var rows = new RowQueue(_sheet.Rows);
        FindHeader(rows);
        while (rows.TryNext(out var row))
        {
            _tally.Rows++;
            if (Read(row, rows) is { } imported)
            {
                yield return Counted(imported, row.Hidden);
            }
        }
        if (_first is null)
        {
            ReportNoHeader();
        }
    }

    /// <summary>What is known of the sheet; complete once <see cref="Rows"/> has come to its end.</summary>
    public SheetSummary Summary()
    {
        var counts = new ImportCounts
        {
            Rows = _tally.Rows, Accepted = _tally.Accepted, Fixed = _tally.Fixed, Questioned = _tally.Questioned, NotData = _notData.Rows, Blank = _notData.Blank,
            Hidden = _tally.Hidden, Fixes = _tally.Fixes, Questions = _tally.Questions, Notices = _tally.Notices,
        };
        var findings = _findings.Take(MostFindings).ToList();
        if (_notData.Unlisted > 0)
        {
            findings.Add(AboutSheet(ImportRules.NotDataUnlisted, FindingSeverity.Notice, $"非数据行太多，另有{_notData.Unlisted}行没有逐一列出，已计入总数。",
                $"There are too many runs of rows that are not data; {_notData.Unlisted} rows are counted but not listed."));
        }
        return new(_sheet.Name, _first?.RowNumbers ?? [], _first?.Columns ?? [], _facts.Facts(), findings, _notData.Runs, counts);
    }

    private void FindHeader(RowQueue rows)
    {
        var window = rows.Buffer(WindowRows, WindowCells);
        if (HeaderSearch.Find(window, _layout, _options, _groups) is { } found)
        {
            _rowsAbove = found.Index;
            Adopt(found.Rows, [.. window.Skip(found.Index + (found.Rows.Second is null ? 1 : 2))]);
        }
    }

    private int _rowsAbove;

    private void Adopt(HeaderRows header, IReadOnlyList<SourceRow> sample)
    {
        _map = HeaderMap.Of(header, _layout, _options, sample);
        _first ??= _map;
        _reader.Map = _map;
        _rowsOfHeader = header.Second is null ? 1 : 2;
        _findings.AddRange(_findings.Count < MostFindings ? _map.Findings : []);
    }

    private ImportedRow? Read(in SourceRow row, RowQueue rows)
    {
        if (_map is null)
        {
            return ReadOutside(row, rows);
        }
        if (_rowsAbove > 0)
        {
            _rowsAbove--;
            return Skip(row, NotDataRules.ClassifyAbove(row, _layout));
        }
        if (_rowsOfHeader > 0)
        {
            _rowsOfHeader--;
            return Skip(row, NotDataReason.Header);
        }
        if (_reader.Take(row))
        {
            return _reader.Read(row);
        }
        if (NotDataRules.Classify(row, _map, _layout, Spans(row)) is { } reason)
        {
            return Skip(row, reason);
        }
        return IsOtherHeader(row, rows) ? Skip(row, NotDataReason.Header) : _reader.Read(row);
    }

    // No header so far: a later row may still be one.
    private ImportedRow? ReadOutside(in SourceRow row, RowQueue rows) =>
        Skip(row, IsOtherHeader(row, rows) ? NotDataReason.Header : NotDataRules.ClassifyAbove(row, _layout) is NotDataReason.Blank ? NotDataReason.Blank : NotDataReason.OutsideTable);

    // Pages pasted together may bring another order of columns: from there on that header holds.
    private bool IsOtherHeader(in SourceRow row, RowQueue rows)
    {
        if (row.Cells.Length < FewestNamed || HeaderSearch.Named(HeaderRows.Of(row, null, _groups), _layout, _options) < FewestNamed)
        {
            return false;
        }
        var here = RowQueue.Copy(row);
        List<SourceRow> two = rows.TryPeek(out var below) ? [here, below] : [here];
        if (HeaderSearch.Find(two, _layout, _options, _groups) is not { Index: 0 } found || 10 * HeaderSearch.Named(found.Rows, _layout, _options) < 6 * found.Rows.Cells.Count)
        {
            return false;
        }
        var again = _first is not null;
        Adopt(found.Rows, []);
        _rowsOfHeader--;
        if (again)
        {
            _findings.Add(new(row.Number, 0, CellAddress.Of(row.Number, 0), null, ImportRules.HeaderChanged, FindingSeverity.Notice,
                $"第{row.Number}行又有一个表头，列的顺序不同。以下各行按这个表头读取，请核对。", $"Row {row.Number} is another header with other columns. The rows below are read by it; check them.", null, null));
        }
        return true;
    }

    private ImportedRow? Skip(in SourceRow row, NotDataReason reason)
    {
        _notData.Add(row, reason);
        if (reason is NotDataReason.Facts)
        {
            _facts.Read(row);
        }
        if (_map is not null)
        {
            _reader.EndBlock();
        }
        return null;
    }

    private ImportedRow Counted(ImportedRow row, bool hidden)
    {
        _tally.Accepted += row.Status == RowStatus.Accepted ? 1 : 0;
        _tally.Fixed += row.Status == RowStatus.Fixed ? 1 : 0;
        _tally.Questioned += row.Status == RowStatus.Questioned ? 1 : 0;
        _tally.Hidden += hidden ? 1 : 0;
        _tally.Fixes += row.Fixes.Count;
        foreach (var finding in row.Findings)
        {
            _tally.Questions += finding.Severity == FindingSeverity.Question ? 1 : 0;
            _tally.Notices += finding.Severity == FindingSeverity.Notice ? 1 : 0;
        }
        return row;
    }

    private bool Spans(in SourceRow row)
    {
        foreach (var cell in _spans.Count == 0 ? [] : row.Cells.Span)
        {
            if (!cell.IsBlank)
            {
                return _spans.Contains(Place(row.Number, cell.Column));
            }
        }
        return false;
    }

    private void ReportNoHeader()
    {
        var wanted = string.Join("、", _layout.Columns.Where(c => c.Required).Select(c => c.FullHeader));
        var wantedEn = string.Join(", ", _layout.Columns.Where(c => c.Required).Select(c => c.FullHeaderEn));
        _findings.Add(AboutSheet(ImportRules.NoHeader, FindingSeverity.Question, $"这个工作表里没有找到统计表的表头（至少要有：{wanted}）。请选择别的工作表，或补上表头。",
            $"No header of the statistics table was found in this sheet (at least: {wantedEn}). Choose another sheet, or add the header."));
    }

    private static RowFinding AboutSheet(string rule, FindingSeverity severity, string text, string textEn) => new(0, 0, "", null, rule, severity, text, textEn, null, null);

    private static long Place(int row, int column) => ((long)row << 20) | (uint)column;
}
