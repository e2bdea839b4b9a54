using System.Globalization;
using Cqo.Domain.Enterprises;
using Cqo.Domain.Statistics;

namespace Cqo.Domain.Tests.Statistics;

/// <summary>
/// Sheets written as lines for the tests: cells parted by <c>|</c>; <c>#1.5</c> is a number with these digits, <c>@2021-12-05</c> a day, <c>!#REF!</c> an error,
/// <c>?true</c> a boolean, everything else text. An empty place is no cell.
/// </summary>
internal static class Table
{
    public const string Header = "序号|所在县（市、区）|企业名称|统一社会信用代码|规模|是否规上|首席质量官姓名|从事质量工作年限|聘任时间|任期止|联系电话|备注";
    public const string Row = "1|武昌区|武汉甲科技有限公司|91420106XX00000011|中型|是|张三|12|2021-12-05|2026-12-04|13800000001|";

    public static TableLayout Layout { get; } = TableLayoutReader.Read(System.Text.Encoding.UTF8.GetString(Repository.Read("templates/statistics/cqo-table/layout.json"))).Layout!;

    public static string Code(int number)
    {
        var body = $"91420106XX{number:000000}";
        var organisation = CreditCode.OrganisationCheckCharacter(body.AsSpan(8, 8));
        return body + organisation + CreditCode.CheckCharacter(body + organisation);
    }

    public static SourceSheet Sheet(params string[] lines) => new("表1", lines.Select((line, i) => Line(i + 1, line)));

    public static SourceRow Line(int number, string line, bool hidden = false) => new(number, hidden,
        line.Length == 0 ? default : line.Split('|').Select((text, i) => Cell(i + 1, text)).Where(c => c.Column > 0).ToArray());

    public static Reading Read(params string[] lines) => Read(Sheet(lines));

    public static Reading Read(SourceSheet sheet, ImportOptions? options = null, DuplicateIndex? duplicates = null)
    {
        var import = new SheetImport(Layout, sheet, options ?? ImportOptions.Default, duplicates);
        List<ImportedRow> rows = [.. import.Rows()];
        return new(rows, import.Summary());
    }

    /// <summary>The one row that comes of the usual row with one cell changed.</summary>
    public static ImportedRow With(string header, string cell, ImportOptions? options = null)
    {
        var cells = Row.Replace("91420106XX00000011", Code(1)).Split('|');
        cells[Array.IndexOf(Header.Split('|'), header)] = cell;
        var reading = Read(Sheet(Header, string.Join('|', cells)), options);
        return Assert.Single(reading.Rows);
    }

    public static string Clean(int number, string? name = null) => Row.Replace("91420106XX00000011", Code(number)).Replace("武汉甲科技有限公司", name ?? $"武汉第{number}科技有限公司");

    private static SourceCell Cell(int column, string text) => text.Length == 0 ? default : text[0] switch
    {
        '#' => SourceCell.OfNumber(column, double.Parse(text[1..], CultureInfo.InvariantCulture), text[1..]),
        '@' => SourceCell.OfDay(column, DateOnly.Parse(text[1..], CultureInfo.InvariantCulture)),
        '!' => new(column, CellKind.Error, text[1..]),
        '?' => new(column, CellKind.Boolean, null, text == "?true" ? 1 : 0),
        _ => SourceCell.OfText(column, text),
    };
}

/// <summary>What came of a sheet.</summary>
internal sealed record Reading(IReadOnlyList<ImportedRow> Rows, SheetSummary Summary)
{
    public IEnumerable<string> Rules => Rows.SelectMany(r => r.Findings).Select(f => f.Rule).Concat(Summary.Findings.Select(f => f.Rule));

    public bool CountsAddUp => Summary.Counts is var c && c.Rows == c.Accepted + c.Fixed + c.Questioned + c.NotData && c.Accepted + c.Fixed + c.Questioned == Rows.Count
        && c.NotData >= Summary.NotData.Sum(n => n.Rows);
}
