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

    [Theory]
    [InlineData("14", true)]
    [InlineData("22", true)]
    [InlineData("27", true)]
    [InlineData("31", true)]
    [InlineData("36", true)]
    [InlineData("45", true)]
    [InlineData("46", true)]
    [InlineData("57", true)]
    [InlineData("58", true)]
    [InlineData("0", false)]
    [InlineData("2", false)]
    [InlineData("11", false)]
    [InlineData("23", false)]
    [InlineData("37", false)]
    [InlineData("44", false)]
    [InlineData("48", false)]
    [InlineData("49", false)]
    [InlineData("163", false)]
    [InlineData("yyyy\"年\"m\"月\"", true)]
    [InlineData("yyyy\\-mm\\-dd", true)]
    [InlineData("[$-804]yyyy\"年\"m\"月\"d\"日\";@", true)]
    [InlineData("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", true)]
    [InlineData("[$-F800]dddd, mmmm dd, yyyy", true)]
    [InlineData("[$-804]aaaa", true)]
    [InlineData("aaa", true)]
    [InlineData("[h]:mm", true)]
    [InlineData("[mm]:ss", true)]
    [InlineData("[ss].00", true)]
    [InlineData("e/m/d", true)]
    [InlineData("m", true)]
    [InlineData("General", false)]
    [InlineData("G/通用格式", false)]
    [InlineData("G/通用格式\"年\"", false)]
    [InlineData("0.00E+00", false)]
    [InlineData("0.00e-0", false)]
    [InlineData("#,##0\"days\"", false)]
    [InlineData("0\\d", false)]
    [InlineData("0_d", false)]
    [InlineData("0*y", false)]
    [InlineData("[Red]0", false)]
    [InlineData("[Magenta]0;[Yellow]-0", false)]
    [InlineData("[$€-407]#,##0", false)]
    [InlineData("[>=100]0;[<10]0.0", false)]
    [InlineData("\"yyyy\"", false)]
    [InlineData("@", false)]
    [InlineData("0;yyyy", false)]
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

    [Theory]
    [InlineData("General", "44561", "44561")]
    [InlineData("General", "0.1", "0.1")]
    [InlineData("General", "13800138000", "13800138000")]
    [InlineData("General", "914201001234567890", "9.14201E+17")]
    [InlineData("General", "9.142E+17", "9.142E+17")]
    [InlineData("General", "123456789012", "1.23457E+11")]
    [InlineData("General", "0.333333333333333", "0.333333333")]
    [InlineData("General", "1234.56789012345", "1234.56789")]
    [InlineData("General", "0.00001", "0.00001")]
    [InlineData("General", "-0.0000123456789", "-1.23457E-05")]
    [InlineData("1", "914201001234567890", "914201001234568000")]
    [InlineData("1", "2.5", "3")]
    [InlineData("0.00", "1.005", "1.01")]
    [InlineData("0.00", "-1.5", "-1.50")]
    [InlineData("0.0#", "1.25", "1.25")]
    [InlineData("0.0#", "1", "1.0")]
    [InlineData("#.#", "0.25", ".3")]
    [InlineData("#,##0.00", "1234567.891", "1,234,567.89")]
    [InlineData("#,##0.00", "0.5", "0.50")]
    [InlineData("#,##0,", "1234567", "1,235")]
    [InlineData("0.00%", "0.85", "85.00%")]
    [InlineData("0%", "0.125", "13%")]
    [InlineData("¥#,##0.00", "12", "¥12.00")]
    [InlineData("[$¥-804]#,##0.00;[Red][$¥-804]-#,##0.00", "-12", "¥-12.00")]
    [InlineData("0;\"负\"0;\"零\"", "-3", "负3")]
    [InlineData("0;\"负\"0;\"零\"", "0", "零")]
    [InlineData("0\"人\"", "12", "12人")]
    [InlineData("000000", "123", "000123")]
    [InlineData("000-0000", "1234567", "123-4567")]
    [InlineData("00\".\"00", "1234", "12.34")]
    [InlineData("0.00E+00", "12345", "1.23E+04")]
    [InlineData("0.00E+00", "0.00012345", "1.23E-04")]
    [InlineData("##0.0E+0", "12345", "12.3E+3")]
    [InlineData("0.0E-0", "99999", "1.0E5")]
    [InlineData("[>=100]\"多\";[<10]\"少\";\"中\"", "50", "中")]
    [InlineData("[>=100]\"多\";[<10]\"少\";\"中\"", "5", "少")]
    [InlineData("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0", " - ")]
    [InlineData("G/通用格式\"年\"", "2021", "2021年")]
    [InlineData("@", "12", "12")]
    [InlineData(";;;", "12", "")]
    [InlineData("14", "44561", "2021/12/31")]
    [InlineData("31", "44561", "2021年12月31日")]
    [InlineData("57", "44561", "2021年12月")]
    [InlineData("22", "44561.354166666664", "2021/12/31 8:30")]
    [InlineData("20", "44561.354166666664", "8:30")]
    [InlineData("33", "0.354166666664", "8时30分00秒")]
    [InlineData("55", "0.75", "下午6时00分")]
    [InlineData("yyyy\"年\"m\"月\"", "44561", "2021年12月")]
    [InlineData("yyyy.mm", "44531", "2021.12")]
    [InlineData("yy-m-d", "44531", "21-12-1")]
    [InlineData("[$-804]aaaa", "44561", "星期五")]
    [InlineData("aaa", "44561", "五")]
    [InlineData("[$-804]dddd", "44561", "星期五")]
    [InlineData("dddd", "44561", "Friday")]
    [InlineData("d-mmm-yy", "44561", "31-Dec-21")]
    [InlineData("[$-804]mmmm", "44561", "十二月")]
    [InlineData("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "44561", "二〇二一年十二月三十一日")]
    [InlineData("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "44110", "二〇二〇年十月六日")]
    [InlineData("h:mm AM/PM", "0.5", "12:00 PM")]
    [InlineData("h:mm:ss.000", "0.123456789", "2:57:46.667")]
    [InlineData("h:mm:ss", "0.99999999", "0:00:00")]
    [InlineData("[h]:mm", "1.5", "36:00")]
    [InlineData("[mm]:ss", "0.0625", "90:00")]
    [InlineData("[s]", "0.001", "86")]
    [InlineData("mm:ss.0", "0.000734", "01:03.4")]
    [InlineData("yyyy-m-d", "60", "1900-2-29")]
    [InlineData("yyyy-m-d", "0", "1900-1-0")]
    [InlineData("yyyy-m-d", "-1", "########")]
    [InlineData("aaaa", "1", "星期日")]
    [InlineData("aaaa", "61", "星期四")]
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
