using System.Globalization;
using System.Text.Json;

namespace Cqo.Benchmarks.Report;

/// <summary>An invented yearly report: twenty sections with a table each. All values are texts, as a number's text is every library's own affair.</summary>
sealed record ReportData(string Year, string Region, string Office, string Author, string Date, string Total, ReportSection[] Sections)
{
    const int SectionCount = 20;

    static readonly string[] Trades = ["通用设备制造业", "食品制造业", "医药制造业", "汽车制造业", "纺织服装业", "化学原料制造业", "电气机械制造业", "建筑材料 & 构件业"];
    static readonly string[] Units = ["%", "件", "批次", "万元", "人次"];

    /// <param name="rows">Rows of each table.</param>
    public static ReportData Make(int rows) => new("2026", "湖北省武汉市", "武汉市市场监督管理局", "欧阳楚云", "2026年12月31日", Text(SectionCount * rows),
        [.. Enumerable.Range(0, SectionCount).Select(i => Section(i, rows))]);

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    static ReportSection Section(int i, int rows) => new(
        Text(i + 1), Trades[i % Trades.Length] + "质量提升情况",
        $"本节总结全年质量管理体系运行、关键过程控制、供应链协同和顾客满意度的情况。企业落实质量主体责任，首席质量官按制度履职，全员质量提升行动按计划推进（第{i + 1}节）。",
        i % 3 != 2, i % 3 == 2, string.Create(CultureInfo.InvariantCulture, $"{80 + i % 20}.5"), $"第{i + 1}节存在{1 + i % 4}项问题",
        [.. Enumerable.Range(0, rows).Select(j => Row(i, j))]);

    static ReportRow Row(int i, int j) => new(
        Text(j + 1), $"{Trades[(i + j) % Trades.Length]}关键指标{i + 1}-{j + 1}", Units[j % Units.Length], Text(90 + j % 10),
        string.Create(CultureInfo.InvariantCulture, $"{88 + (i * 31 + j * 7) % 12}.{j % 10}"), (i + j) % 4 > 0 ? "达标" : "<未达标>");

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One section; <paramref name="Unmet"/> is the opposite of <paramref name="Met"/>, for a library without "else".</summary>
sealed record ReportSection(string No, string Title, string Summary, bool Met, bool Unmet, string Score, string Note, ReportRow[] Rows);

/// <summary>One row of a section's table.</summary>
sealed record ReportRow(string Seq, string Item, string Unit, string Target, string Actual, string Result)
{
    public static readonly string[] Names = ["seq", "item", "unit", "target", "actual", "result"];

    public string[] Cells => [Seq, Item, Unit, Target, Actual, Result];
}
