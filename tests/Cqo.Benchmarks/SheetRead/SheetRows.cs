using System.Globalization;

namespace Cqo.Benchmarks.SheetRead;

/// <summary>The statistics table: 15 columns of invented enterprises, the same on every machine. Numbers are kept as the file writes them.</summary>
static class SheetRows
{
    public const int Columns = 15;

    static readonly string[] Areas = ["武汉市东湖区", "宜昌市西陵区", "襄阳市樊城区", "黄石市下陆区", "荆州市沙市区"];
    static readonly string[] Trades = ["通用设备制造业", "食品制造业", "医药制造业", "汽车制造业", "电气机械制造业"];
    static readonly string[] Sizes = ["大型", "中型", "小型", "微型"];
    static readonly string[] Notes = ["", "已完成年度述职", "质量信用等级A级", "需补充培训材料 & 证明", "获评<省级>质量标杆", "无"];

    /// <summary>Number format of a column: 0 text or general, 1 date, 2 two decimals, 3 percent.</summary>
    public static readonly int[] Styles = [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 3, 1, 0];

    /// <summary>Whether a column holds numbers.</summary>
    public static bool IsNumber(int column) => column is 0 or 7 or (>= 9 and <= 13);

    /// <summary>The cells of a row, from 0; an empty one is not written.</summary>
    public static string[] Row(int i) =>
    [
        Text(i + 1), string.Create(CultureInfo.InvariantCulture, $"武汉光电{i:0000000}科技股份有限公司"), string.Create(CultureInfo.InvariantCulture, $"9142{100_000_000_000 + (i * 7L)}MA"),
        Areas[i % Areas.Length], Trades[i % Trades.Length], Sizes[i % Sizes.Length], "欧阳" + (char)('一' + (i % 900)),
        Text(43831 + (i * 13 % 1800)), string.Create(CultureInfo.InvariantCulture, $"CQO-2026-{i:000000}"), Text(20 + (i % 30)), Text(60 + (i % 40)) + ".5",
        string.Create(CultureInfo.InvariantCulture, $"{1000 + (i % 9999)}.{10 + (i % 90)}"), string.Create(CultureInfo.InvariantCulture, $"0.{9001 + (i % 998)}"), Text(43900 + (i % 1500)), Notes[i % Notes.Length],
    ];

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
