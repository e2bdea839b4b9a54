namespace Cqo.Domain.Statistics;

/// <summary>The row being read: where we are, and what was fixed and found so far. One for a whole sheet; a clean row allocates nothing here.</summary>
internal sealed class RowReading(ImportOptions options, RegionNames regions, bool from1904)
{
    private readonly List<CellFix> _fixes = [];
    private readonly List<RowFinding> _findings = [];
    private SourceCell _cell;

    public ImportOptions Options { get; } = options;

    public RegionNames Regions { get; } = regions;

    public bool From1904 { get; } = from1904;

    public int Row { get; private set; }

    public int Column { get; private set; }

    public LayoutColumn Spec { get; private set; } = null!;

    public void Begin(int row)
    {
        Row = row;
        _fixes.Clear();
        _findings.Clear();
    }

    /// <summary>Moves to a cell.</summary>
    /// <param name="column">Column in the sheet.</param>
    /// <param name="spec">Column of the layout.</param>
    /// <param name="cell">The cell as it stands, quoted by every finding about it; a default for an empty one.</param>
    public void At(int column, LayoutColumn spec, in SourceCell cell)
    {
        Column = column;
        Spec = spec;
        _cell = cell;
    }

    public void Fix(string rule, string from, string to, string why, string whyEn) => _fixes.Add(
        new(Row, Column, CellAddress.Of(Row, Column), Spec.Id, rule, CellText.Shown(from, CellText.MostLogged), CellText.Shown(to, CellText.MostLogged), why, whyEn));

    /// <summary>The cell cannot be used until somebody decides. False, so that a reader may end with it.</summary>
    public bool Question(string rule, string text, string textEn, string? proposal = null)
    {
        Find(rule, FindingSeverity.Question, text, textEn, proposal);
        return false;
    }

    public void Notice(string rule, string text, string textEn, string? proposal = null) => Find(rule, FindingSeverity.Notice, text, textEn, proposal);

    /// <summary>A finding about the row as a whole.</summary>
    public void AboutRow(string rule, FindingSeverity severity, string text, string textEn, string? proposal = null) =>
        _findings.Add(new(Row, 0, CellAddress.Of(Row, 0), null, rule, severity, text, textEn, null, proposal));

    public ImportedRow End(StatisticsRow values, IReadOnlyList<ExtraValue> extra)
    {
        var status = _findings.Exists(f => f.Severity == FindingSeverity.Question) ? RowStatus.Questioned
            : _fixes.Count > 0 ? RowStatus.Fixed
            : RowStatus.Accepted;
        return new(Row, values, status, _fixes.Count == 0 ? [] : [.. _fixes], _findings.Count == 0 ? [] : [.. _findings], extra);
    }

    private void Find(string rule, FindingSeverity severity, string text, string textEn, string? proposal) =>
        _findings.Add(new(Row, Column, CellAddress.Of(Row, Column), Spec.Id, rule, severity, text, textEn, _cell.Column == 0 ? "" : CellText.Shown(_cell.Raw), proposal));
}
