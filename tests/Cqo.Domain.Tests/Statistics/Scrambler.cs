using Cqo.Domain.Appointments;
using Cqo.Domain.Enterprises;
using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;

namespace Cqo.Domain.Tests.Statistics;

/// <summary>
/// A clean random table, and every way in which returned tables differ from one. Each step changes the sheet and, where something is really lost, the
/// expectation: the field then has to be asked about.
/// </summary>
internal sealed class Scrambler
{
    private static readonly string[] Regions = ["420106", "420111", "420506", "421303", "429004"];
    private static readonly string[] Names = ["张三", "李四光", "欧阳修远", "王五", "阿依古丽·买买提", "John Smith"];

    private readonly Random _random;
    private readonly List<Line> _lines = [];
    private readonly List<StatisticsField> _columns = [.. Table.Layout.Columns.Select(c => c.Field)];
    private readonly Dictionary<StatisticsField, string> _headers = [];
    private readonly List<string[]> _above = [];
    private bool _twoRows, _groupsMerged, _extra;

    public Scrambler(int seed)
    {
        _random = new(seed);
        var rows = _random.Next(1, 20);
        for (var i = 0; i < rows; i++)
        {
            _lines.Add(NewLine(seed % 1000 * 100 + i));
        }
    }

    /// <summary>One line of the sheet.</summary>
    internal sealed class Line
    {
        /// <summary>What the import must give; null when the line is not data.</summary>
        public StatisticsRow? Expected { get; set; }
        public Dictionary<StatisticsField, SourceCell> Cells { get; init; } = [];
        public string[] Other { get; init; } = [];
        /// <summary>The header of the sheet again.</summary>
        public bool IsHeader { get; init; }
        /// <summary>Only a number in the column of numbers.</summary>
        public bool IsNumbered { get; init; }
        public HashSet<StatisticsField> Asked { get; init; } = [];
        public HashSet<StatisticsField> Touched { get; init; } = [];
        public HashSet<StatisticsField> Merged { get; init; } = [];
        /// <summary>Same person and enterprise as an earlier line.</summary>
        public bool IsCopy { get; set; }
        public bool Hidden { get; set; }
        /// <summary>Says 同上 or is merged with the line above, so nothing may come in between.</summary>
        public bool LeansOnAbove { get; set; }
    }

    public IReadOnlyList<Line> Lines => _lines;

    public int RowsAbove => _above.Count;

    public bool Keeps(StatisticsField field) => _columns.Contains(field);

    /// <summary>A few dozen steps in any order.</summary>
    public void Scramble()
    {
        Action[] steps =
        [
            Shuffle, UseSynonym, UseSynonym, UseTwoHeaderRows, AddTitle, AddFacts, AddExtraColumn, DropColumn, InsertTotal, InsertHeader, InsertNote, InsertBlank, InsertNumbered,
            SayAsAbove, SayAsAbove, Merge, Hide, Copy, RewriteDate, RewriteDate, KeepMonth, WriteSerial, UseFullWidth, AddSpaces, AddSpaces, AddInvisible, RewriteYesNo, RewriteSize,
            RewritePhone, RewriteRegion, RewriteEducation, RewriteYears, RewriteCode, DamageCode, DamageCode, BreakFormula, DamageDate, AddSignature,
        ];
        for (var i = _random.Next(30); i > 0; i--)
        {
            steps[_random.Next(steps.Length)]();
        }
    }

    public SourceSheet Sheet()
    {
        var rows = _above.Select(texts => (Cells: texts.Select((t, i) => SourceCell.OfText(i + 1, t)).ToArray(), Hidden: false)).ToList();
        var merged = new List<MergedBlock>();
        AddHeader(rows, merged);
        foreach (var line in _lines)
        {
            if (line.IsHeader)
            {
                AddHeader(rows, merged);
                continue;
            }
            foreach (var field in line.Merged.Where(Keeps))
            {
                var column = _columns.IndexOf(field) + 1;
                merged.Add(new(rows.Count, column, rows.Count + 1, column));
            }
            rows.Add((CellsOf(line), line.Hidden));
        }
        return new SourceSheet("表1", rows.Select((r, i) => new SourceRow(i + 1, r.Hidden, r.Cells))) { Merged = merged };
    }

    private void AddHeader(List<(SourceCell[] Cells, bool Hidden)> rows, List<MergedBlock> merged)
    {
        var columns = _columns.ConvertAll(f => Table.Layout.Columns.Single(c => c.Field == f));
        string Text(LayoutColumn c) => _headers.GetValueOrDefault(c.Field, _twoRows && c.Group is not null ? c.Header : c.FullHeader);
        var extra = _extra ? new[] { SourceCell.OfText(columns.Count + 1, "法定代表人") } : [];
        if (!_twoRows)
        {
            rows.Add(([.. columns.Select((c, i) => SourceCell.OfText(i + 1, Text(c))), .. extra], false));
            return;
        }
        var top = new List<SourceCell>(extra);
        var bottom = new List<SourceCell>();
        for (var i = 0; i < columns.Count; i++)
        {
            var (c, first) = (columns[i], i == 0 || columns[i].Group is null || columns[i - 1].Group != columns[i].Group);
            if (first)
            {
                top.Add(SourceCell.OfText(i + 1, c.Group ?? Text(c)));
                var last = c.Group is null ? i : columns.FindIndex(i, x => x.Group != c.Group) is var end && end < 0 ? columns.Count - 1 : end - 1;
                if (_groupsMerged)
                {
                    merged.Add(c.Group is null ? new(rows.Count + 1, i + 1, rows.Count + 2, i + 1) : new(rows.Count + 1, i + 1, rows.Count + 1, last + 1));
                }
            }
            if (c.Group is not null)
            {
                bottom.Add(SourceCell.OfText(i + 1, Text(c)));
            }
        }
        rows.Add(([.. top], false));
        rows.Add(([.. bottom], false));
    }

    private SourceCell[] CellsOf(Line line) => line.IsNumbered && Keeps(StatisticsField.Serial) ? [SourceCell.OfNumber(_columns.IndexOf(StatisticsField.Serial) + 1, 7)]
        : line.Expected is null ? [.. line.Other.Select((t, i) => SourceCell.OfText(i + 1, t))]
        : [.. _columns.Select((f, i) => line.Cells.TryGetValue(f, out var cell) ? cell with { Column = i + 1 } : default).Where(c => c.Column > 0),
            .. _extra ? new[] { SourceCell.OfText(_columns.Count + 1, "赵总") } : []];

    private Line NewLine(int number)
    {
        var start = new DateOnly(2019, 1, 1).AddDays(_random.Next(1400));
        var row = new StatisticsRow
        {
            Serial = $"{number}", RegionCode = Pick(Regions), EnterpriseName = $"武汉第{number}精密制造有限公司", CreditCode = Table.Code(number), SizeClass = (SizeClass)_random.Next(1, 4),
            AboveScale = _random.Next(2) == 0, Industry = Pick("制造业", "建筑业"), Awards = Pick("长江质量奖", "湖北精品"), CqoName = Pick(Names), Sex = Pick("男", "女"), Post = Pick("副总经理", "总工程师"),
            Education = Pick("大学本科", "硕士研究生", "大学专科"), Title = Pick("高级工程师", "工程师"), QualityYears = _random.Next(1, 40), AppointedOn = new(start),
            TermEnd = new(TermRules.DefaultEnd(start, 5)), TrainingCertificate = $"鄂质训2021-{number}", Phone = Pick("13800000001", "15912345678", "027-87654321"), Remarks = Pick("无异议", "续聘"),
        };
        return new Line { Expected = row, Cells = Table.Layout.Columns.ToDictionary(c => c.Field, c => CleanCell(row, c.Field)) };
    }

    private SourceCell CleanCell(StatisticsRow row, StatisticsField field) => field switch
    {
        StatisticsField.RegionCode => SourceCell.OfText(1, RegionCatalog.Find(row.RegionCode)!.Name),
        StatisticsField.SizeClass => SourceCell.OfText(1, row.SizeClass!.Value.Chinese()),
        StatisticsField.AboveScale => SourceCell.OfText(1, row.AboveScale!.Value ? "是" : "否"),
        StatisticsField.QualityYears => SourceCell.OfNumber(1, (double)row.QualityYears!.Value),
        StatisticsField.AppointedOn => SourceCell.OfDay(1, row.AppointedOn!.Value.First),
        StatisticsField.TermEnd => SourceCell.OfDay(1, row.TermEnd!.Value.First),
        _ => SourceCell.OfText(1, (string)typeof(StatisticsRow).GetProperty(field.ToString())!.GetValue(row)!),
    };

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    // Columns of a group stay side by side as long as the header has two rows.
    private void Shuffle()
    {
        if (!_twoRows)
        {
            _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_columns));
        }
    }

    private void UseSynonym()
    {
        var column = Table.Layout.Columns[_random.Next(Table.Layout.Columns.Count)];
        var word = Pick([.. column.Synonyms, column.FullHeader, column.FullHeader + "（必填）", "*" + column.FullHeader, $" {column.FullHeader[..1]}　{column.FullHeader[1..]}\n"]);
        _headers[column.Field] = word;
    }

    private void UseTwoHeaderRows()
    {
        if (!_twoRows && _columns.SequenceEqual(Table.Layout.Columns.Select(c => c.Field)))
        {
            (_twoRows, _groupsMerged) = (true, _random.Next(2) == 0);
            // With a group above it, 技术职称 still says itself; a lone 时间 would not.
            _headers.Clear();
        }
    }

    private void AddTitle() => _above.Insert(0, ["企业首席质量官基本情况统计表"]);

    private void AddFacts() => _above.Add(["填报单位（盖章）：武昌区市场监督管理局", "", "填报日期：2022年1月5日"]);

    private void AddExtraColumn() => _extra = true;

    private void DropColumn()
    {
        var optional = Pick(StatisticsField.Industry, StatisticsField.Awards, StatisticsField.Sex, StatisticsField.Post, StatisticsField.Title, StatisticsField.Remarks, StatisticsField.Serial);
        if (!_twoRows)
        {
            _columns.Remove(optional);
        }
    }

    private void InsertTotal() => Insert(Pick<string[]>(["合计", "", "3家"], ["", "小　计", "2"], ["武昌区小计", "", "", "1"]));

    private void InsertNote() => Insert([Pick("注：本表一式两份。", "说明：每人一行", "企业首席质量官基本情况统计表", "二、中小企业")]);

    private void InsertBlank() => Insert(Pick<string[]>([], ["", " "]));

    private void InsertNumbered() => Insert(new Line { IsNumbered = true });

    private void AddSignature() => _lines.Add(new() { Other = ["填表人：张三", "审核人：李四", "联系电话：87654321"] });

    private void InsertHeader() => Insert(new Line { IsHeader = true });

    private void Insert(string[] texts) => Insert(new Line { Other = texts });

    private void Insert(Line line)
    {
        var at = _random.Next(_lines.Count + 1);
        if (at == _lines.Count || !_lines[at].LeansOnAbove)
        {
            _lines.Insert(at, line);
        }
    }

    private IEnumerable<(Line Above, Line Line)> Neighbours() => _lines.Zip(_lines.Skip(1)).Where(p => p.First.Expected is not null && p.Second.Expected is not null);

    private void SayAsAbove()
    {
        foreach (var (above, line) in Neighbours())
        {
            var field = Pick(StatisticsField.RegionCode, StatisticsField.Industry, StatisticsField.Education, StatisticsField.AboveScale, StatisticsField.Phone);
            if (CanLean(above, line, field))
            {
                line.Cells[field] = SourceCell.OfText(1, Pick("同上", "〃", " 同上", "″"));
                Lean(above, line, field);
            }
        }
    }

    private void Merge()
    {
        foreach (var (above, line) in Neighbours())
        {
            var field = Pick(StatisticsField.RegionCode, StatisticsField.Industry, StatisticsField.Post);
            if (CanLean(above, line, field))
            {
                line.Cells.Remove(field);
                line.Merged.Add(field);
                Lean(above, line, field);
            }
        }
    }

    private static void Lean(Line above, Line line, StatisticsField field)
    {
        line.LeansOnAbove = true;
        line.Touched.Add(field);
        above.Touched.Add(field);
    }

    private static bool CanLean(Line above, Line line, StatisticsField field) =>
        above.Asked.Count == 0 && !line.Touched.Contains(field) && !above.Merged.Contains(field) && above.Cells[field] is { Kind: CellKind.Text } cell && cell.Text!.Trim() is not ("同上" or "〃" or "″")
        && Equals(typeof(StatisticsRow).GetProperty(field.ToString())!.GetValue(above.Expected), typeof(StatisticsRow).GetProperty(field.ToString())!.GetValue(line.Expected));

    private void Hide() => OnAny(line => line.Hidden = true);

    private void Copy() => OnAny(line =>
    {
        if (line.LeansOnAbove)
        {
            return;
        }
        _lines.Add(new() { Expected = line.Expected! with { }, Cells = new(line.Cells), Asked = [.. line.Asked], Touched = [.. line.Touched], IsCopy = true });
    });

    private void OnAny(Action<Line> change)
    {
        var data = _lines.Where(l => l.Expected is not null).ToList();
        change(Pick([.. data]));
    }

    private void Rewrite(StatisticsField field, Func<StatisticsRow, string?> text, bool asks = false) => OnAny(line =>
    {
        if (line.Touched.Contains(field) || text(line.Expected!) is not { } written)
        {
            return;
        }
        line.Touched.Add(field);
        line.Cells[field] = written == "!number" ? SourceCell.OfNumber(1, 9.142e17) : SourceCell.OfText(1, written);
        if (asks)
        {
            line.Asked.Add(field);
            typeof(StatisticsRow).GetProperty(field.ToString())!.SetValue(line.Expected, null);
        }
    });

    private void RewriteDate() => Rewrite(StatisticsField.AppointedOn, r => r.AppointedOn!.Value.First is var d ? Pick(
        $"{d.Year}年{d.Month}月{d.Day}日", $"{d.Year}/{d.Month}/{d.Day}", $"{d.Year}.{d.Month:00}.{d.Day:00}", $"{d:yyyyMMdd}", $"{d.Year} 年 {d.Month} 月 {d.Day} 日", $"{d.Year}-{d.Month}-{d.Day}", $" {d:O}　", $"{d.Year}/{d.Month}/{d.Day} 0:00:00") : "");

    private void KeepMonth() => OnAny(line =>
    {
        if (line.Touched.Add(StatisticsField.TermEnd))
        {
            var d = line.Expected!.TermEnd!.Value.First;
            line.Expected.TermEnd = ReportedDate.Month(d.Year, d.Month);
            line.Cells[StatisticsField.TermEnd] = SourceCell.OfText(1, Pick($"{d.Year}.{d.Month}", $"{d.Year}年{d.Month}月", $"{d:yyyyMM}", $"{d.Year}-{d.Month:00}"));
        }
    });

    private void WriteSerial() => OnAny(line =>
    {
        if (line.Touched.Add(StatisticsField.AppointedOn))
        {
            var serial = line.Expected!.AppointedOn!.Value.First.DayNumber - new DateOnly(1899, 12, 30).DayNumber;
            line.Cells[StatisticsField.AppointedOn] = _random.Next(2) == 0 ? SourceCell.OfNumber(1, serial) : SourceCell.OfText(1, $"{serial}");
        }
    });

    private void UseFullWidth() => Rewrite(StatisticsField.TrainingCertificate, r => FullWidth(r.TrainingCertificate!));

    private void AddSpaces() => Rewrite(StatisticsField.CqoName, r => r.CqoName is { Length: 2 } n ? Pick($"{n[0]}　{n[1]}", $"{n[0]} {n[1]}", $" {n}", $"{n}\u00A0", $"{n[0]}  {n[1]}") : $"  {r.CqoName} ");

    private void AddInvisible() => Rewrite(StatisticsField.EnterpriseName, r => Pick(r.EnterpriseName!.Insert(2, "\u200B"), "\uFEFF" + r.EnterpriseName, r.EnterpriseName.Insert(3, "\n"), r.EnterpriseName.Insert(3, " "), FullWidth(r.EnterpriseName)));

    private void RewriteYesNo() => Rewrite(StatisticsField.AboveScale, r => r.AboveScale!.Value ? Pick("√", "Y", "有", "规上", "1", "✔") : Pick("×", "N", "无", "规下", "0"));

    private void RewriteSize() => Rewrite(StatisticsField.SizeClass, r => r.SizeClass!.Value.Chinese()[..1] + Pick("", "型企业", "企业"));

    private void RewritePhone() => Rewrite(StatisticsField.Phone, r => r.Phone!.Length == 11 && r.Phone[0] == '1'
        ? Pick($"{r.Phone[..3]} {r.Phone[3..7]} {r.Phone[7..]}", $"+86 {r.Phone}", $"{r.Phone[..3]}-{r.Phone[3..7]}-{r.Phone[7..]}", FullWidth(r.Phone)) : Pick("(027)87654321", "027 87654321", "027—8765 4321"));

    private void RewriteRegion() => Rewrite(StatisticsField.RegionCode, r => RegionCatalog.Find(r.RegionCode) is { } g ? Pick(g.Name[..^1], g.FullName, g.Code, $" {g.Name}", "湖北省" + g.FullName) : null);

    private void RewriteEducation() => Rewrite(StatisticsField.Education, r => r.Education switch { "大学本科" => Pick("本科", "大学"), "大学专科" => "大专", _ => "硕士" });

    private void RewriteYears() => Rewrite(StatisticsField.QualityYears, r => $"{r.QualityYears}年");

    private void RewriteCode() => Rewrite(StatisticsField.CreditCode, r => r.CreditCode is { } c ? Pick(c.ToLowerInvariant(), $"{c[..6]} {c[6..]}", $"'{c}", FullWidth(c)) : null);

    private void DamageCode() => Rewrite(StatisticsField.CreditCode, r => r.CreditCode is { } c ? Pick("9.14201E+17", c[..17], c[..17] + (c[17] == '1' ? "2" : "1"), c[..9] + "O" + c[10..], "!number") : null, asks: true);

    private void DamageDate() => Rewrite(StatisticsField.TermEnd, r => Pick("2026-02-30", "26.12.5", "长期", "2026"), asks: true);

    private void BreakFormula() => OnAny(line =>
    {
        var field = Pick(StatisticsField.QualityYears, StatisticsField.Phone, StatisticsField.Awards);
        if (line.Touched.Add(field))
        {
            line.Cells[field] = new(1, CellKind.Error, "#REF!");
            line.Asked.Add(field);
            typeof(StatisticsRow).GetProperty(field.ToString())!.SetValue(line.Expected, null);
        }
    });

    private static string FullWidth(string text) => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c + '！' - '!') : c));
}
