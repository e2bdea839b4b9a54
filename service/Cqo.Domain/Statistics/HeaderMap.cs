using static Cqo.Domain.Statistics.FindingSeverity;

namespace Cqo.Domain.Statistics;

/// <summary>Which column of a sheet fills which column of the layout, and every doubt about it. Nothing in doubt is read.</summary>
internal sealed class HeaderMap
{
    private const int MostNamed = 20;

    private readonly TableLayout _layout;
    private readonly ImportOptions _options;
    private readonly HeaderRows _rows;
    private readonly int[] _layoutOf;
    private readonly int[] _columnOf;
    private readonly string?[] _names;
    private readonly (string? Top, string? Own)[] _keys;

    private HeaderMap(HeaderRows rows, TableLayout layout, ImportOptions options, IEnumerable<int> filled)
    {
        (_rows, _layout, _options) = (rows, layout, options);
        var width = rows.Cells.Select(c => c.Column).Concat(filled).DefaultIfEmpty(0).Max();
        _layoutOf = new int[width + 1];
        Array.Fill(_layoutOf, -1);
        _columnOf = new int[layout.Columns.Count];
        _names = new string?[width + 1];
        _keys = new (string?, string?)[width + 1];
        foreach (var cell in rows.Cells)
        {
            _names[cell.Column] = cell.Shown;
            _keys[cell.Column] = (cell.Group is null ? null : CellText.Key(cell.Group), CellText.Key(cell.Text));
        }
    }

    public IReadOnlyList<HeaderColumn> Columns { get; private set; } = [];

    public List<RowFinding> Findings { get; } = [];

    public IReadOnlyList<int> RowNumbers => _rows.Second is { } second ? [_rows.First.Number, second.Number] : [_rows.First.Number];

    /// <summary>Column of the layout that a column of the sheet fills, or -1.</summary>
    public int LayoutOf(int column) => (uint)column < (uint)_layoutOf.Length ? _layoutOf[column] : -1;

    /// <summary>Column of the sheet that fills a column of the layout, or 0.</summary>
    public int ColumnOf(int layoutColumn) => _columnOf[layoutColumn];

    /// <summary>Header of a column as a person reads it, or its letter.</summary>
    public string NameOf(int column) => (uint)column < (uint)_names.Length && _names[column] is { } name ? name : CellAddress.Letters(column);

    /// <summary>True when every required column was found.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>True when the text of a cell is what the header says in its column.</summary>
    public bool IsHeaderText(int column, string key) => (uint)column < (uint)_keys.Length && key.Length > 0 && (_keys[column].Own == key || _keys[column].Top == key);

    /// <summary>Builds the map.</summary>
    /// <param name="rows">The header.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="options">What was confirmed before.</param>
    /// <param name="sample">Some rows below it: what a column holds is evidence of what it is.</param>
    public static HeaderMap Of(HeaderRows rows, TableLayout layout, ImportOptions options, IReadOnlyList<SourceRow> sample)
    {
        var evidence = ContentEvidence.Of(sample, layout);
        var map = new HeaderMap(rows, layout, options, evidence.Columns);
        var matches = rows.Cells.Select(c => (Cell: c, Found: HeaderSearch.Match(c, layout, options))).ToList();
        map.Assign(matches);
        map.Describe(matches, evidence);
        map.ReportRemembered();
        map.ReportMissing();
        map.ReportStrangeConfirmations();
        return map;
    }

    private void Assign(List<(HeaderCell Cell, (int Column, HeaderMatch Match) Found)> matches)
    {
        foreach (var claim in matches.Where(m => m.Found.Column >= 0).GroupBy(m => m.Found.Column))
        {
            var ranked = claim.GroupBy(c => Rank(c.Found.Match)).MinBy(g => g.Key)!.ToList();
            if (ranked.Count == 1)
            {
                _columnOf[claim.Key] = ranked[0].Cell.Column;
                _layoutOf[ranked[0].Cell.Column] = claim.Key;
            }
            if (claim.Count() > 1)
            {
                ReportTwice(_layout.Columns[claim.Key], [.. claim.Select(c => c.Cell)], ranked.Count == 1 ? ranked[0].Cell : null);
            }
        }
    }

    private static int Rank(HeaderMatch match) => match switch { HeaderMatch.Confirmed => 0, HeaderMatch.Exact => 1, _ => 2 };

    private void ReportTwice(LayoutColumn column, IReadOnlyList<HeaderCell> cells, HeaderCell? taken)
    {
        var all = string.Join("、", cells.Take(MostNamed).Select(c => $"{CellAddress.Letters(c.Column)}列“{c.Shown}”"));
        var allEn = string.Join(", ", cells.Take(MostNamed).Select(c => $"{CellAddress.Letters(c.Column)} \"{c.Shown}\""));
        if (taken is { } one)
        {
            Report(ImportRules.HeaderTwice, Notice, one.Column, column.Id,
                $"{all}都像“{column.FullHeader}”，读取表头最相符的{CellAddress.Letters(one.Column)}列，其余列原样保留。如不对，请指定。",
                $"{allEn} all look like \"{column.FullHeaderEn}\"; {CellAddress.Letters(one.Column)}, whose header fits best, is read and the others are kept as they are. Say so if it is another.", null);
            return;
        }
        Report(ImportRules.HeaderTwice, Question, cells[0].Column, column.Id,
            $"{all}都像“{column.FullHeader}”，不能确定读哪一列，所以都没有读。请指定一列。",
            $"{allEn} all look like \"{column.FullHeaderEn}\"; it is not certain which one to read, so none was read. Choose one.", "#" + CellAddress.Letters(cells[0].Column));
    }

    private void Describe(List<(HeaderCell Cell, (int Column, HeaderMatch Match) Found)> matches, ContentEvidence evidence)
    {
        var columns = new List<HeaderColumn>();
        foreach (var (cell, found) in matches)
        {
            var read = LayoutOf(cell.Column);
            var open = read < 0 && found.Match == HeaderMatch.Unknown;
            var near = open ? Free(_layout.Names.FindNear(cell.GroupIsGuess ? null : cell.Group, cell.Text)) : -1;
            var content = open && near < 0 ? Free(evidence.Of(cell.Column)) : -1;
            ReportProposal(cell.Column, cell.Shown, near, content);
            var match = read >= 0 ? found.Match : near >= 0 ? HeaderMatch.Near : content >= 0 ? HeaderMatch.Content : found.Match;
            var proposal = near >= 0 ? near : content;
            columns.Add(new(cell.Column, CellAddress.Letters(cell.Column), cell.Shown, read >= 0 ? _layout.Columns[read].Id : null, match, proposal >= 0 ? _layout.Columns[proposal].Id : null));
        }
        foreach (var column in evidence.Columns.Where(c => c > 0 && !_rows.Cells.Any(h => h.Column == c)).Order())
        {
            columns.Add(DescribeUnnamed(column, evidence));
        }
        Columns = columns;
        ReportUnknown();
    }

    // A column without any header can be confirmed by its letter only.
    private HeaderColumn DescribeUnnamed(int column, ContentEvidence evidence)
    {
        var letter = CellAddress.Letters(column);
        if (_options.Confirmations.ContainsKey("#" + letter))
        {
            var (index, match) = HeaderSearch.Match(new(column, null, false, ""), _layout, _options);
            if (Free(index) >= 0)
            {
                (_columnOf[index], _layoutOf[column]) = (column, index);
            }
            return new(column, letter, "", LayoutOf(column) >= 0 ? _layout.Columns[index].Id : null, match, null);
        }
        var content = Free(evidence.Of(column));
        ReportProposal(column, "", -1, content);
        return new(column, letter, "", null, content >= 0 ? HeaderMatch.Content : HeaderMatch.Unknown, content >= 0 ? _layout.Columns[content].Id : null);
    }

    private int Free(int layoutColumn) => layoutColumn >= 0 && _columnOf[layoutColumn] == 0 ? layoutColumn : -1;

    private void ReportProposal(int column, string shown, int near, int content)
    {
        if (near >= 0)
        {
            var like = _layout.Columns[near];
            Report(ImportRules.HeaderNear, Question, column, like.Id, $"表头“{shown}”与“{like.FullHeader}”相近。是同一列吗？确认以后才读取，以后不再询问。",
                $"The header \"{shown}\" resembles \"{like.FullHeaderEn}\". Is it the same? It is read after you confirm, and not asked again.", like.Id);
        }
        if (content >= 0)
        {
            var like = _layout.Columns[content];
            var named = shown.Length > 0 ? $"“{shown}”" : "没有表头，";
            Report(ImportRules.HeaderContent, Question, column, like.Id, $"{CellAddress.Letters(column)}列{named}内容像“{like.FullHeader}”。是这一列吗？确认以后才读取。",
                $"Column {CellAddress.Letters(column)} {(shown.Length > 0 ? $"(\"{shown}\")" : "(no header)")} holds what looks like \"{like.FullHeaderEn}\". Is it? It is read after you confirm.", like.Id);
        }
    }

    private void ReportUnknown()
    {
        var unknown = Columns.Where(c => c.Field is null && c.Match == HeaderMatch.Unknown).ToList();
        if (unknown.Count > 0)
        {
            var (zh, en) = (string.Join("、", unknown.Take(MostNamed).Select(c => $"{c.Letter}“{c.Text}”")), string.Join(", ", unknown.Take(MostNamed).Select(c => $"{c.Letter} \"{c.Text}\"")));
            var more = unknown.Count > MostNamed;
            Report(ImportRules.HeaderUnknown, Notice, unknown[0].Column, null,
                $"{unknown.Count}列不在统计表中，内容原样保留，不计入统计：{zh}{(more ? "等" : "")}。", $"{unknown.Count} column(s) are not part of the table; their content is kept as it is and not counted: {en}{(more ? " and more" : "")}.", null);
        }
    }

    private void ReportRemembered()
    {
        foreach (var cell in _rows.Cells)
        {
            if (HeaderSearch.Remembered(cell, _layout, _options) is not { } answer)
            {
                continue;
            }
            var like = answer.Field.Length == 0 ? null : _layout.Columns.First(c => c.Id == answer.Field);
            var (who, day) = (CellText.Shown(answer.AnsweredBy, 40), new ReportedDate(answer.AnsweredOn).Zh());
            Report(ImportRules.HeaderRemembered, Notice, cell.Column, like?.Id,
                $"表头“{cell.Shown}”按以前的答复{(like is null ? "不属于统计表" : $"读作“{like.FullHeader}”")}（{who}，{day}）。如不对，请撤销这条答复，再重新检查。",
                $"The header \"{cell.Shown}\" {(like is null ? "is none of ours" : $"was read as \"{like.FullHeaderEn}\"")} by an earlier answer ({who}, {answer.AnsweredOn:O}). If that is wrong, take the answer back and check again.", null);
        }
    }

    private void ReportMissing()
    {
        IsComplete = true;
        for (var i = 0; i < _layout.Columns.Count; i++)
        {
            var column = _layout.Columns[i];
            if (column.Required && _columnOf[i] == 0)
            {
                IsComplete = false;
                Report(ImportRules.ColumnMissing, Question, 0, column.Id, $"没有找到“{column.FullHeader}”列，这一列必须有。请在表头中写明，或指定它是哪一列。",
                    $"The column \"{column.FullHeaderEn}\" was not found and is required. Name it in the header, or say which column it is.", null);
            }
        }
    }

    private void ReportStrangeConfirmations()
    {
        foreach (var (header, id) in _options.Confirmations.Where(c => c.Value.Length > 0 && _layout.Columns.All(l => l.Id != c.Value)).OrderBy(c => c.Key, StringComparer.Ordinal).Take(MostNamed))
        {
            Report(ImportRules.ConfirmationUnknown, Notice, 0, null, $"以前的确认“{CellText.Shown(header, 40)}＝{CellText.Shown(id, 40)}”不是这张表的列，没有采用。",
                $"An earlier answer, \"{CellText.Shown(header, 40)} = {CellText.Shown(id, 40)}\", names no column of this table and was not used.", null);
        }
    }

    private void Report(string rule, FindingSeverity severity, int column, string? field, string text, string textEn, string? proposal)
    {
        var row = column == 0 ? 0 : RowNumbers[^1];
        Findings.Add(new(row, column, CellAddress.Of(row, column), field, rule, severity, text, textEn, null, proposal));
    }
}
