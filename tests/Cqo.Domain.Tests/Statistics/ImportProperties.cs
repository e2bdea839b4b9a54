using System.Text;
using Cqo.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace Cqo.Domain.Tests.Statistics;

/// <summary>What holds for any table, however it was scrambled, and for any cells at all.</summary>
public class ImportProperties
{
    // More tables by one command: CQO_TABLES=100 makes a hundred times as many.
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("CQO_TABLES"), out var times) ? times : 1;

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Read_WhenACleanTableIsScrambled_GivesTheSameRowsOrFindingsThatNameEveryDifference() => Holds(400, seed =>
    {
        var table = new Scrambler(seed);
        table.Scramble();
        var reading = Table.Read(table.Sheet(), new ImportOptions { Pack = Repository.Draft }, new DuplicateIndex());
        var expected = table.Lines.Where(l => l.Expected is not null).ToList();
        Assert.True(expected.Count == reading.Rows.Count, $"seed {seed}: {expected.Count} rows wanted, {reading.Rows.Count} read: {string.Join("; ", reading.Rows.Select(r => r.Row))} {string.Join("; ", reading.Rows.Where(r => r.Findings.Count > 0).Select(Show))}; not data: {string.Join("; ", reading.Summary.NotData)}; {string.Join("; ", reading.Summary.Findings)}");
        foreach (var (line, row) in expected.Zip(reading.Rows))
        {
            Compare(seed, table, line, row);
        }
        Assert.True(reading.CountsAddUp, $"seed {seed}: {reading.Summary.Counts}");
        Assert.DoesNotContain(reading.Summary.Findings, f => f.Severity == FindingSeverity.Question);
        return true;
    });

    [Fact]
    public void Read_WhateverTheCells_NeverThrowsAndEveryRowIsCountedAndEveryFindingCanBeShown() => Holds(400, seed =>
    {
        var random = new Random(seed);
        var reading = Table.Read(Wild(random), new ImportOptions
        {
            Pack = Repository.Draft, CutOff = new DateOnly(2022, 6, 30), Confirmations = new Dictionary<string, string> { [WildText(random)] = "phone", ["#B"] = WildText(random) },
        }, new DuplicateIndex());
        Assert.True(reading.CountsAddUp, $"seed {seed}: {reading.Summary.Counts}");
        var findings = reading.Rows.SelectMany(r => r.Findings).Concat(reading.Summary.Findings).ToList();
        Assert.All(findings, f => Assert.True(f.Text.Length is > 5 and < 1500 && f.TextEn.Length is > 10 and < 2500 && CanBeShown(f.Text + f.TextEn + f.Given) && f.Given?.Length is null or <= 2000, $"seed {seed}: {f}"));
        Assert.All(reading.Rows.SelectMany(r => r.Fixes), f => Assert.True(CanBeShown(f.From + f.To) && f.From != f.To, $"seed {seed}: {f}"));
        Assert.All(reading.Rows, r => Assert.Equal(r.Status == RowStatus.Questioned, r.Findings.Any(f => f.Severity == FindingSeverity.Question)));
        Assert.All(reading.Rows, r => Assert.True(r.Values.CreditCode is null || Cqo.Domain.Enterprises.CreditCode.Check(r.Values.CreditCode).IsValid));
        return true;
    });

    [Fact]
    public void Read_WhenReadTwice_GivesTheSame() => Holds(50, seed =>
    {
        var (a, b) = (Table.Read(Wild(new(seed)), null, new DuplicateIndex()), Table.Read(Wild(new(seed)), null, new DuplicateIndex()));
        return a.Rows.Select(Show).SequenceEqual(b.Rows.Select(Show)) && a.Summary.Counts == b.Summary.Counts;
    });

    private static string Show(ImportedRow row) => $"{row.Row} {row.Values} {row.Status} {string.Join(';', row.Fixes)} {string.Join(';', row.Findings)}";

    private static void Compare(int seed, Scrambler table, Scrambler.Line line, ImportedRow row)
    {
        foreach (var field in StatisticsFields.All)
        {
            var property = typeof(StatisticsRow).GetProperty(field.ToString())!;
            var wanted = table.Keeps(field) ? property.GetValue(line.Expected) : null;
            Assert.True(Equals(wanted, property.GetValue(row.Values)), $"seed {seed} row {row.Row} {field}: wanted {wanted}, got {property.GetValue(row.Values)}: {Show(row)}");
        }
        var asked = row.Findings.Where(f => f.Severity == FindingSeverity.Question && f.Field is not null).Select(f => f.Field!).Order().ToList();
        var wantedAsked = line.Asked.Where(table.Keeps).Select(f => f.Id()).Order().ToList();
        Assert.True(wantedAsked.SequenceEqual(asked), $"seed {seed} row {row.Row}: wanted questions about {string.Join(' ', wantedAsked)}: {Show(row)}");
        var doubles = row.Findings.Count(f => f.Rule is "duplicate-row" or "duplicate-enterprise");
        Assert.True(line.IsCopy == doubles > 0, $"seed {seed} row {row.Row}: copy {line.IsCopy}: {Show(row)}");
        Assert.True(line.Hidden == row.Findings.Any(f => f.Rule == "hidden-row"), $"seed {seed} row {row.Row}");
        Assert.True((row.Status == RowStatus.Questioned) == (wantedAsked.Count > 0 || line.IsCopy), $"seed {seed} row {row.Row}: {Show(row)}");
    }

    private static void Holds(int tests, Func<int, bool> property) => Prop.ForAll(Seeds, property).Check(Config.QuickThrowOnFailure.WithMaxTest(tests * Times).WithReplay(20261124UL, 61UL));

    private static bool CanBeShown(string text) => text.EnumerateRunes().All(r => r.Value is '\n' or '\t' || Rune.GetUnicodeCategory(r) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format));

    private static SourceSheet Wild(Random random)
    {
        var rows = new List<SourceRow>();
        var header = Table.Header.Split('|');
        for (var i = 0; i < random.Next(40); i++)
        {
            var cells = new SourceCell[random.Next(20)];
            for (var j = 0; j < cells.Length; j++)
            {
                cells[j] = WildCell(random, random.Next(10) == 0 ? random.Next(1, 16_385) : j + 1);
            }
            rows.Add(random.Next(12) == 0 ? new(i + 1, false, header.Select((h, n) => SourceCell.OfText(n + 1, h)).ToArray()) : new(i + 1, random.Next(9) == 0, cells));
        }
        return new SourceSheet(WildText(random), rows)
        {
            From1904 = random.Next(2) == 0,
            Merged = [.. Enumerable.Range(0, random.Next(10)).Select(_ => new MergedBlock(random.Next(50), random.Next(20), random.Next(60), random.Next(30)))],
        };
    }

    private static SourceCell WildCell(Random random, int column) => random.Next(8) switch
    {
        0 => new(column, CellKind.Number, random.Next(2) == 0 ? null : WildText(random), random.Next(4) switch
        {
            0 => random.Next(-5, 60_000), 1 => random.NextDouble() * 3000, 2 => double.NaN, _ => Math.Pow(10, random.Next(-300, 300)) * (random.Next(2) - 0.5),
        }),
        1 => SourceCell.OfDay(column, DateOnly.FromDayNumber(random.Next(0, DateOnly.MaxValue.DayNumber))),
        2 => new(column, CellKind.Error, random.Next(2) == 0 ? null : "#N/A"),
        3 => new(column, CellKind.Boolean, null, random.Next(2)),
        4 => new(column, (CellKind)random.Next(0, 5), random.Next(3) == 0 ? null : WildText(random), random.Next(100_000)),
        _ => SourceCell.OfText(column, WildText(random)),
    };

    private static string WildText(Random random)
    {
        string[] parts = ["合计", "注：", "同上", "2021", ".", "12", "年", "月", "日", "武汉", "公司", "张三", "、", " ", "\u3000", "\u00A0", "\u200B", "\u202E", "\uFEFF", "\uD800", "\uE000", "𠮷", "=", "+", "@", "-", "'", "9.142E+17",
            "91420100616400352X", "１２", "ＡＢ", "填报单位：", "（", "）", "√", "规上", "\n", "\0", "138", "00000001", "0086", "转", "统计表", "一、", "企业名称", "信用代码", "姓名", "/", "十", "二〇", "至今", "襄樊", "恩施"];
        if (random.Next(60) == 0)
        {
            return new string('长', random.Next(1, 40_000));
        }
        var text = new StringBuilder();
        for (var i = random.Next(6); i > 0; i--)
        {
            text.Append(random.Next(9) == 0 ? (char)random.Next(char.MaxValue) : parts[random.Next(parts.Length)]);
        }
        return text.ToString();
    }
}
