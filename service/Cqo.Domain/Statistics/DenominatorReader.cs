using System.Globalization;
using Cqo.Domain.Regions;

namespace Cqo.Domain.Statistics;

/// <summary>Reads denominators from a sheet: columns in any order, known words for headers and groups. Nothing is guessed: what is not plain is a question.</summary>
public sealed class DenominatorReader
{
    private const int HeaderRows = 30, MostLines = 1000, MostText = 200, EarliestYear = 2000, LatestYear = 2100;
    private static readonly string[] DateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    private readonly ReportingUnits _units;
    private readonly ILookup<string, ReportingUnit> _byName;
    private readonly List<DenominatorLine> _lines = [];
    private readonly List<int> _notData = [];
    private readonly Dictionary<(string, EnterpriseGroup), (int Row, string Address, List<RowFinding> Findings)> _seen = [];
    private Dictionary<DenominatorColumn, int>? _columns;
    private List<RowFinding> _findings = [];
    private Dictionary<int, SourceCell> _cells = [];
    private int _headerRow;
    private int _row;

    /// <summary>For units that may be named; all others are questions.</summary>
    /// <param name="units">The reporting units.</param>
    /// <param name="isNamed">True for a code that the user acts for.</param>
    public DenominatorReader(ReportingUnits units, Func<string, bool> isNamed)
    {
        _units = units;
        _byName = units.All.Where(u => isNamed(u.Code)).SelectMany(u => new[] { u.Code, u.Name, units.FullName(u.Code), "湖北省" + units.FullName(u.Code) }.Distinct(), (u, n) => (n, u))
            .ToLookup(p => CellText.Key(p.n), p => p.u);
    }

    /// <summary>Reads a sheet to its end.</summary>
    public DenominatorSheet Read(SourceSheet sheet)
    {
        foreach (var row in sheet.Rows)
        {
            _row = row.Number;
            if (_columns is null)
            {
                if (row.Number > HeaderRows)
                {
                    break;
                }
                _headerRow = (_columns = DenominatorHeader.Of(row)) is null ? 0 : row.Number;
                continue;
            }
            if (_lines.Count == MostLines)
            {
                return End([AboutSheet($"一次最多{MostLines}行，后面的没有读取。请分开导入。", $"{MostLines} lines at once at most; the rest was not read. Import them apart.")]);
            }
            ReadRow(row);
        }
        return End(_columns is null ? [AboutSheet("没有找到表头：须有单位（或代码）、企业类别、企业数、数据来源、数据日期各列。", "No header was found: it names unit (or code), group, count, source and date.")] : []);
    }

    private DenominatorSheet End(IReadOnlyList<RowFinding> findings) => new(_headerRow, _lines, _notData, findings);

    private void ReadRow(in SourceRow row)
    {
        _cells = [];
        foreach (var cell in row.Cells.Span)
        {
            if (!cell.IsBlank)
            {
                _cells.TryAdd(cell.Column, cell);
            }
        }
        if (_cells.Count == 0)
        {
            return;
        }
        if (IsNotData(_cells.MinBy(c => c.Key).Value.Raw))
        {
            _notData.Add(row.Number);
            return;
        }
        _findings = [];
        var (unit, group) = (Unit(), Group());
        var (count, source, day) = (Count(), Source(), Day());
        if (unit is not null && group is { } known)
        {
            AskOnce((unit.Code, known));
        }
        _lines.Add(new(row.Number, unit?.Code, unit is null ? null : _units.FullName(unit.Code), group, count, source, day, _findings));
    }

    // Both lines are in question: which number holds is not ours to choose.
    private void AskOnce((string, EnterpriseGroup) what)
    {
        var at = _columns!.GetValueOrDefault(DenominatorColumn.Group);
        if (_seen.TryAdd(what, (_row, CellAddress.Of(_row, at), _findings)))
        {
            return;
        }
        var (row, address, earlier) = _seen[what];
        Ask(DenominatorColumn.Group, SameText(row), SameTextEn(row));
        if (earlier.All(f => f.Address != address))
        {
            earlier.Add(new(row, at, address, null, ImportRules.Denominator, FindingSeverity.Question, SameText(_row), SameTextEn(_row), null, null));
        }
    }

    private static string SameText(int row) => $"与第{row}行是同一单位的同一类别，只能有一个数。请删去一行。";

    private static string SameTextEn(int row) => $"The same unit and group as row {row}; there is one number. Remove one.";

    private static bool IsNotData(string first) => CellText.Key(first) is "合计" or "总计" or "小计" || first.TrimStart().StartsWith('注');

    private ReportingUnit? Unit()
    {
        var code = TextOf(DenominatorColumn.Code) is { } given ? Find(DenominatorColumn.Code, given) : null;
        var name = TextOf(DenominatorColumn.Unit) is { } named ? Find(DenominatorColumn.Unit, named) : null;
        if (code is not null && name is not null && code != name)
        {
            Ask(DenominatorColumn.Unit, $"代码是{_units.FullName(code.Code)}，单位却写{_units.FullName(name.Code)}。请核对。", $"The code is of {_units.FullName(code.Code)}, the unit says {_units.FullName(name.Code)}. Check them.");
            return null;
        }
        if (TextOf(DenominatorColumn.Code) is null && TextOf(DenominatorColumn.Unit) is null)
        {
            Ask(_columns!.ContainsKey(DenominatorColumn.Unit) ? DenominatorColumn.Unit : DenominatorColumn.Code, "没有写单位，也没有代码。请填写一项。", "Neither unit nor code is given. Fill in one.");
        }
        return code ?? name;
    }

    private ReportingUnit? Find(DenominatorColumn column, string text)
    {
        var found = _byName[CellText.Key(text)].Distinct().ToList();
        if (found.Count != 1)
        {
            var all = string.Join("、", found.Take(5).Select(u => _units.FullName(u.Code)));
            Ask(column, found.Count == 0 ? "没有这个填报单位，或不在您的范围内。请写全称或代码。" : $"可能是{all}。请写全称或代码。",
                found.Count == 0 ? "There is no such unit, or it is not yours. Write its full name or code." : $"This may be {all}. Write the full name or code.");
            return null;
        }
        return found[0];
    }

    private EnterpriseGroup? Group()
    {
        var group = TextOf(DenominatorColumn.Group) is { } text ? DenominatorHeader.GroupOf(text) : null;
        if (group is null)
        {
            Ask(DenominatorColumn.Group, $"企业类别须为下列之一：{DenominatorHeader.GroupWords}。", $"The group is one of: {DenominatorHeader.GroupWords}.");
        }
        return group;
    }

    // An empty cell is unknown, and unknown is never 0.
    private long? Count()
    {
        var text = TextOf(DenominatorColumn.Count);
        var plain = text is null ? "" : string.Concat(text.Select(CellText.Half)).TrimEnd('家', '户', '个', ' ').Replace(",", "", StringComparison.Ordinal);
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, NumberFormatInfo.InvariantInfo, out var number) && number == decimal.Truncate(number) && number <= Denominators.Most)
        {
            return (long)number;
        }
        Ask(DenominatorColumn.Count, $"企业数须为0到{Denominators.Most}的整数；不知道的整行不填，不要填0。", $"The count is a whole number from 0 to {Denominators.Most}; leave out what is not known, and do not write 0 for it.");
        return null;
    }

    private string? Source()
    {
        var text = TextOf(DenominatorColumn.Source)?.Trim();
        if (text is { Length: >= 2 and <= MostText } && !text.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format))
        {
            return text;
        }
        Ask(DenominatorColumn.Source, "请写明数据来源（2到200个字），如“市统计局年报”。", "Say where the number comes from (2 to 200 characters).");
        return null;
    }

    private DateOnly? Day()
    {
        var day = Cell(DenominatorColumn.AsOf) is { Day: { } known } ? known
            : TextOf(DenominatorColumn.AsOf) is { } text && DateOnly.TryParseExact(string.Concat(text.Select(CellText.Half)).Trim(), DateForms, out var read) ? read : (DateOnly?)null;
        if (day is { Year: >= EarliestYear and <= LatestYear })
        {
            return day;
        }
        Ask(DenominatorColumn.AsOf, "数据日期须有年月日，如 2025-12-31。", "The date takes year, month and day, such as 2025-12-31.");
        return null;
    }

    private SourceCell? Cell(DenominatorColumn column) => _columns!.TryGetValue(column, out var at) && _cells.TryGetValue(at, out var cell) ? cell : null;

    private string? TextOf(DenominatorColumn column) => Cell(column) is { Kind: not CellKind.Error and not CellKind.Boolean } cell ? cell.Raw.Trim() : null;

    private void Ask(DenominatorColumn column, string text, string textEn)
    {
        var at = _columns!.GetValueOrDefault(column);
        var given = Cell(column) is { } cell ? CellText.Shown(cell.Raw, 120) : null;
        _findings.Add(new(_row, at, CellAddress.Of(_row, at), null, ImportRules.Denominator, FindingSeverity.Question, text, textEn, given, null));
    }

    private static RowFinding AboutSheet(string text, string textEn) => new(0, 0, "", null, ImportRules.Denominator, FindingSeverity.Question, text, textEn, null, null);
}
