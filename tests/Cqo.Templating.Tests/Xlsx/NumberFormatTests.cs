using System.Globalization;
using Cqo.Templating.Xlsx;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>Only its number format tells a date from a number, and what the user sees from what the file says.</summary>
public sealed class NumberFormatTests
{
    static void Cell(string format, string value, Action<Cell> use, string properties = "")
    {
        using var workbook = TestWorkbook.Open(new TestWorkbook { Formats = [format], Properties = properties }.Of($"<row><c s=\"0\"><v>{value}</v></c></row>"));
        using var reader = workbook.Read(workbook.Sheets[0]);
        reader.Read();
        use(reader.Cells[0]);
    }

    public static TheoryData<string, bool> Kinds => new()
    {
        { "14", true },
        { "22", true },
        { "27", true },
        { "31", true },
        { "36", true },
        { "45", true },
        { "46", true },
        { "57", true },
        { "58", true },
        { "0", false },
        { "2", false },
        { "11", false },
        { "23", false },
        { "37", false },
        { "44", false },
        { "48", false },
        { "49", false },
        { "163", false },
        { "yyyy\"年\"m\"月\"", true },
        { "yyyy\\-mm\\-dd", true },
        { "[$-804]yyyy\"年\"m\"月\"d\"日\";@", true },
        { "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", true },
        { "[$-F800]dddd, mmmm dd, yyyy", true },
        { "[$-804]aaaa", true },
        { "aaa", true },
        { "[h]:mm", true },
        { "[mm]:ss", true },
        { "[ss].00", true },
        { "e/m/d", true },
        { "m", true },
        { "General", false },
        { "G/通用格式", false },
        { "G/通用格式\"年\"", false },
        { "0.00E+00", false },
        { "0.00e-0", false },
        { "#,##0\"days\"", false },
        { "0\\d", false },
        { "0_d", false },
        { "0*y", false },
        { "[Red]0", false },
        { "[Magenta]0;[Yellow]-0", false },
        { "[$€-407]#,##0", false },
        { "[>=100]0;[<10]0.0", false },
        { "\"yyyy\"", false },
        { "@", false },
        { "0;yyyy", false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_WhenNumberHasFormat_TellsDates(string format, bool isDate) => Cell(format, "44561", c => Assert.Equal(isDate ? CellKind.Date : CellKind.Number, c.Kind));

    static DateTime? Day(string? text) => text is null ? null : DateTime.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("1", "1900-01-01", "1904-01-02")]
    [InlineData("59", "1900-02-28", "1904-02-29")]
    [InlineData("60", null, "1904-03-01")]
    [InlineData("61", "1900-03-01", "1904-03-02")]
    [InlineData("0", null, "1904-01-01")]
    [InlineData("0.5", null, "1904-01-01 12:00")]
    [InlineData("44561", "2021-12-31", "2026-01-01")]
    [InlineData("44561.354166666664", "2021-12-31 08:30", "2026-01-01 08:30")]
    [InlineData("44561.99999999999", "2022-01-01", "2026-01-02")]
    [InlineData("2958465", "9999-12-31", null)]
    [InlineData("2958466", null, null)]
    [InlineData("-1", null, null)]
    [InlineData("1E+300", null, null)]
    public void Date_WhenCountedFrom1900Or1904_IsTheDayThatExcelShows(string serial, string? in1900, string? in1904)
    {
        Cell("14", serial, c => Assert.Equal(Day(in1900), c.Date));
        Cell("14", serial, c => Assert.Equal(Day(in1904), c.Date), "date1904=\"1\"");
        Cell("14", serial, c => Assert.Equal(Day(in1904), c.Date), "date1904='true'");
        Cell("0", serial, c => Assert.Null(c.Date));
    }

    [Fact]
    public void Date_WhenWrittenAsIso_IsThatDayInEitherSystem()
    {
        foreach (var properties in new[] { "", "date1904=\"1\"" })
        {
            using var workbook = TestWorkbook.Open(new TestWorkbook { Properties = properties }.Of("<row><c s=\"1\" t=\"d\"><v>2021-12-31T08:30:00Z</v></c></row>"));
            using var reader = workbook.Read(workbook.Sheets[0]);
            reader.Read();
            Assert.Equal(new DateTime(2021, 12, 31, 8, 30, 0), reader.Cells[0].Date);
        }
    }

    public static TheoryData<string, string, string> ShownNumbers => new()
    {
        { "General", "44561", "44561" },
        { "General", "0.1", "0.1" },
        { "General", "13800138000", "13800138000" },
        { "General", "914201001234567890", "9.14201E+17" },
        { "General", "9.142E+17", "9.142E+17" },
        { "General", "123456789012", "1.23457E+11" },
        { "General", "0.333333333333333", "0.333333333" },
        { "General", "1234.56789012345", "1234.56789" },
        { "General", "0.00001", "0.00001" },
        { "General", "-0.0000123456789", "-1.23457E-05" },
        { "1", "914201001234567890", "914201001234568000" },
        { "1", "2.5", "3" },
        { "0.00", "1.005", "1.01" },
        { "0.00", "-1.5", "-1.50" },
        { "0.0#", "1.25", "1.25" },
        { "0.0#", "1", "1.0" },
        { "#.#", "0.25", ".3" },
        { "#,##0.00", "1234567.891", "1,234,567.89" },
        { "#,##0.00", "0.5", "0.50" },
        { "#,##0,", "1234567", "1,235" },
        { "0.00%", "0.85", "85.00%" },
        { "0%", "0.125", "13%" },
        { "¥#,##0.00", "12", "¥12.00" },
        { "[$¥-804]#,##0.00;[Red][$¥-804]-#,##0.00", "-12", "¥-12.00" },
        { "0;\"负\"0;\"零\"", "-3", "负3" },
        { "0;\"负\"0;\"零\"", "0", "零" },
        { "0\"人\"", "12", "12人" },
        { "000000", "123", "000123" },
        { "000-0000", "1234567", "123-4567" },
        { "00\".\"00", "1234", "12.34" },
        { "0.00E+00", "12345", "1.23E+04" },
        { "0.00E+00", "0.00012345", "1.23E-04" },
        { "##0.0E+0", "12345", "12.3E+3" },
        { "0.0E-0", "99999", "1.0E5" },
        { "[>=100]\"多\";[<10]\"少\";\"中\"", "50", "中" },
        { "[>=100]\"多\";[<10]\"少\";\"中\"", "5", "少" },
        { "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0", " - " },
        { "G/通用格式\"年\"", "2021", "2021年" },
        { "@", "12", "12" },
        { ";;;", "12", "" },
        { "14", "44561", "2021/12/31" },
        { "31", "44561", "2021年12月31日" },
        { "57", "44561", "2021年12月" },
        { "22", "44561.354166666664", "2021/12/31 8:30" },
        { "20", "44561.354166666664", "8:30" },
        { "33", "0.354166666664", "8时30分00秒" },
        { "55", "0.75", "下午6时00分" },
        { "yyyy\"年\"m\"月\"", "44561", "2021年12月" },
        { "yyyy.mm", "44531", "2021.12" },
        { "yy-m-d", "44531", "21-12-1" },
        { "[$-804]aaaa", "44561", "星期五" },
        { "aaa", "44561", "五" },
        { "[$-804]dddd", "44561", "星期五" },
        { "dddd", "44561", "Friday" },
        { "d-mmm-yy", "44561", "31-Dec-21" },
        { "[$-804]mmmm", "44561", "十二月" },
        { "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "44561", "二〇二一年十二月三十一日" },
        { "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "44110", "二〇二〇年十月六日" },
        { "h:mm AM/PM", "0.5", "12:00 PM" },
        { "h:mm:ss.000", "0.123456789", "2:57:46.667" },
        { "h:mm:ss", "0.99999999", "0:00:00" },
        { "[h]:mm", "1.5", "36:00" },
        { "[mm]:ss", "0.0625", "90:00" },
        { "[s]", "0.001", "86" },
        { "mm:ss.0", "0.000734", "01:03.4" },
        { "yyyy-m-d", "60", "1900-2-29" },
        { "yyyy-m-d", "0", "1900-1-0" },
        { "yyyy-m-d", "-1", "########" },
        { "aaaa", "1", "星期日" },
        { "aaaa", "61", "星期四" },
    };

    [Theory]
    [MemberData(nameof(ShownNumbers))]
    public void Shown_WhenNumberHasFormat_IsWhatExcelShows(string format, string value, string shown) => Cell(format, value, c => Assert.Equal(shown, c.Shown));

    [Fact]
    public void Shown_WhenNoNumber_IsTheText()
    {
        using var workbook = TestWorkbook.Open(new TestWorkbook { Formats = ["0", "0;0;0;\"〔\"@\"〕\"", "14"] }.Of("<row><c t=\"str\"><v>甲</v></c><c s=\"1\" t=\"str\"><v>甲</v></c><c s=\"2\" t=\"str\"><v>2021.12</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c><c s=\"2\"/></row>"));
        using var reader = workbook.Read(workbook.Sheets[0]);
        reader.Read();
        var shown = new List<string>();
        foreach (var cell in reader.Cells) shown.Add(cell.Shown);
        Assert.Equal(["甲", "〔甲〕", "2021.12", "TRUE", "#REF!", ""], shown);
    }

    // Whatever stands in a format code: something is shown, nothing is thrown.
    [Fact]
    public void Show_WhenAnyCode_EndsInOrder()
    {
        const string signs = "0#?.,%E+-/@ymdhsaebAMP[]$<>=\"\\_*;GeneralDBNum1 4年";
        var random = new Random(20261124);
        for (var i = 0; i < 20_000; i++)
        {
            var format = new NumberFormat(string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => signs[random.Next(signs.Length)])));
            foreach (var number in (double[])[0, -1, 44561.75, 1e15, 1e-12, -1e300, double.MaxValue, 0.999999]) Assert.NotNull(format.Show(number, i % 2 == 0));
            Assert.NotNull(format.Show("文"));
        }
    }
}
