using System.Text;
using Cqo.Templating.Tests.Opc;
using Cqo.Templating.Xlsx;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>What contradicts itself or is damaged is named with its place, and nothing is guessed.</summary>
public sealed class SheetFaultTests
{
    static readonly TestWorkbook Book = new() { Strings = "<si><t>甲</t></si>" };

    public static TheoryData<string, string, string?> Contradictions => new()
    {
        { "<row r=\"0\"/>", "CQO7010", null },
        { "<row r=\"x\"/>", "CQO7010", null },
        { "<row r=\"1048577\"/>", "CQO7010", null },
        { "<row r=\"1048576\"/><row/>", "CQO7010", "A1048576" },
        { "<row r=\"7\"/><row r=\"5\"/>", "CQO7011", "A5" },
        { "<row r=\"7\"/><row r=\"7\"/>", "CQO7011", "A7" },
        { "<row r=\"2\"><c r=\"B3\"/></row>", "CQO7012", "A2" },
        { "<row r=\"2\"><c r=\"B\"/></row>", "CQO7012", "A2" },
        { "<row r=\"2\"><c r=\"XFE2\"/></row>", "CQO7012", "A2" },
        { "<row r=\"2\"><c r=\"2\"/></row>", "CQO7012", "A2" },
        { "<row r=\"2\"><c r=\"XFD2\"/><c/></row>", "CQO7012", "A2" },
        { "<row r=\"2\"><c r=\"B2\"/><c r=\"B2\"><v>1</v></c></row>", "CQO7013", "B2" },
        { "<row r=\"2\"><c r=\"C2\"/><c r=\"B2\"><v>1</v></c></row>", "CQO7013", "B2" },
        { "<row r=\"2\"><c r=\"C2\"><v>abc</v></c></row>", "CQO7014", "C2" },
        { "<row r=\"2\"><c r=\"C2\"><v>1,234</v></c></row>", "CQO7014", "C2" },
        { "<row r=\"2\"><c r=\"C2\"><v>NaN</v></c></row>", "CQO7014", "C2" },
        { "<row r=\"2\"><c r=\"C2\"><v>1E999</v></c></row>", "CQO7014", "C2" },
        { "<row r=\"2\"><c r=\"C2\" t=\"b\"><v>2</v></c></row>", "CQO7014", "C2" },
        { "<row r=\"2\"><c r=\"C2\" t=\"d\"><v>2021年</v></c></row>", "CQO7014", "C2" },
        { "<row r=\"2\"><c r=\"C2\" t=\"s\"><v>-1</v></c></row>", "CQO7014", "C2" },
        { "<row r=\"2\"><c r=\"C2\" t=\"s\"><v>1</v></c></row>", "CQO7015", "C2" },
        { "<row r=\"2\"><c r=\"C2\" t=\"s\"><v>2147483647</v></c></row>", "CQO7014", "C2" },
        { "<row r=\"2\"><c r=\"C2\" s=\"5\"><v>1</v></c></row>", "CQO7016", "C2" },
        { "<row r=\"2\"><c r=\"C2\" s=\"-1\"><v>1</v></c></row>", "CQO7016", "C2" },
        { "<row r=\"2\"><c r=\"C2\" t=\"x\"><v>1</v></c></row>", "CQO7017", "C2" },
        { "<row r=\"2\"><c r=\"C2\"><v>1</w></c></row>", "CQO5020", "C2" },
        { "<row r=\"2\"><c r=\"C2\"><v>1</v></c><c r=\"D2\" r=\"D2\"><v>1</v></c></row>", "CQO5020", "C2" },
        { "<row r=\"2\"><c r=\"C2\" t=\"inlineStr\"><is><t>&nbsp;</t></is></c></row>", "CQO5020", "C2" },
        { "<row r=\"2\"><c r=\"C2\" t=\"inlineStr\"><is><t>]]></t></is></c></row>", "CQO5020", "C2" },
        { "<row r=\"2\"><c r=\"C2\" t=\"inlineStr\"><is><t>\u0001</t></is></c></row>", "CQO5020", null },
        { "<row r=\"2\"><c r=\"C2\" t=\"inlineStr\"><is><t>\uFFFE</t></is></c></row>", "CQO5020", null },
        { "<!DOCTYPE x><row r=\"2\"/>", "CQO5021", null },
        { "</sheetData><sheetData>", "CQO7006", null },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Read_WhenASheetContradictsItself_NamesThePlace(string rows, string code, string? cell)
    {
        var fault = TestWorkbook.Fault(Book.Of(rows));
        Assert.Equal((code, cell), (fault.Code, fault.Place.Cell));
        Assert.Equal("xl/worksheets/sheet1.xml", fault.Place.Part);
        Assert.Contains(" | ", fault.Message);
    }

    [Fact]
    public void Read_WhenItFailed_FailsAgain()
    {
        using var workbook = TestWorkbook.Open(Book.Of("<row r=\"2\"/><row r=\"1\"/><row r=\"3\"/>"));
        using var reader = workbook.Read(workbook.Sheets[0]);
        Assert.True(reader.Read());
        Assert.Throws<WorkbookException>(() => reader.Read());
        Assert.Throws<WorkbookException>(() => reader.Read());
    }

    [Fact]
    public void Message_WhenRead_NamesSheetCellAndRemedy()
    {
        var fault = TestWorkbook.Fault(new TestWorkbook { Sheets = [("统计表", "")] }.Of("<row r=\"12\"><c r=\"F12\"><v>2021.12.1</v></c></row>"));
        Assert.Equal("[xl/worksheets/sheet1.xml F12]", fault.Place.ToString());
        Assert.Equal("工作表“统计表”：单元格 F12 的值“2021.12.1”不是数字：请在 Excel 或 WPS 中打开后重新保存 | sheet \"统计表\": the value \"2021.12.1\" of cell F12 is no number: open it in Excel or WPS and save it again", fault.Message);
    }

    [Theory]
    [InlineData("<mergeCells><mergeCell ref=\"A1:\"/></mergeCells>", "CQO7018")]
    [InlineData("<mergeCells><mergeCell/></mergeCells>", "CQO7018")]
    [InlineData("<mergeCells><mergeCell ref=\"A0:B1\"/></mergeCells>", "CQO7018")]
    [InlineData("<x", "CQO5020")]
    [InlineData("</worksheet><worksheet>", "CQO5020")]
    public void Read_WhenWhatFollowsTheRowsIsWrong_SaysSo(string after, string code) => Assert.Equal(code, TestWorkbook.Fault(Book.Of("<row/>", "", after)).Code);

    [Theory]
    [InlineData("<cols><col min=\"0\" max=\"3\"/></cols>")]
    [InlineData("<cols><col min=\"3\" max=\"2\"/></cols>")]
    [InlineData("<cols><col max=\"16385\" min=\"1\"/></cols>")]
    public void Read_WhenColumnsAreWrong_SaysSo(string before) => Assert.Equal("CQO7019", TestWorkbook.Fault(Book.Of("<row/>", before)).Code);

    [Theory]
    [InlineData("styles")]
    [InlineData("chartsheet")]
    [InlineData("comments")]
    public void Read_WhenThePartsTypeLies_SaysSo(string type) => Assert.Equal("CQO7006", TestWorkbook.Fault(new TestWorkbook { SheetType = type }.Of("<row/>")).Code);

    [Theory]
    [InlineData("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>")]
    [InlineData("<worksheet xmlns=\"urn:other\"><sheetData/></worksheet>")]
    [InlineData("<html><body/></html>")]
    public void Read_WhenThePartHoldsSomethingElse_SaysSo(string sheet) => Assert.Equal("CQO7006", TestWorkbook.Fault(Book.OfPart(sheet)).Code);

    [Fact]
    public void Read_WhenPartsAreMissing_NamesTheSheet()
    {
        var parts = Book.Parts(TestWorkbook.Worksheet(""));
        parts.Remove("xl/worksheets/sheet1.xml");
        var fault = TestWorkbook.Fault(TestPackage.Zip(parts));
        Assert.Equal("CQO7005", fault.Code);
        Assert.Contains("Sheet1", fault.Message);
        parts.Remove("xl/workbook.xml");
        Assert.Equal("CQO7005", TestWorkbook.Fault(TestPackage.Zip(parts)).Code);
    }

    [Fact]
    public void Read_WhenStringsAreMissing_NamesTheCell()
    {
        var fault = TestWorkbook.Fault(new TestWorkbook().Of("<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c></row>"));
        Assert.Equal(("CQO7015", "B3"), (fault.Code, fault.Place.Cell));
    }

    [Theory]
    [InlineData("<si><t>a</si>", "CQO5020")]
    [InlineData("<si><t>a</t></si></sst><sst><si>", "CQO5020")]
    public void Read_WhenStringsAreDamaged_NamesTheirPart(string strings, string code)
    {
        var fault = TestWorkbook.Fault(new TestWorkbook { Strings = strings }.Of("<row><c t=\"s\"><v>3</v></c></row>"));
        Assert.Equal((code, "xl/sharedStrings.xml"), (fault.Code, fault.Place.Part));
    }

    [Fact]
    public void Open_WhenStylesAreDamaged_NamesTheirPart()
    {
        var parts = Book.Parts(TestWorkbook.Worksheet(""));
        parts["xl/styles.xml"] = Encoding.UTF8.GetBytes($"<styleSheet xmlns=\"{TestWorkbook.Main}\"><cellXfs><xf></cellXfs></styleSheet>");
        var fault = TestWorkbook.Fault(TestPackage.Zip(parts));
        Assert.Equal(("CQO5020", "xl/styles.xml"), (fault.Code, fault.Place.Part));
    }

    [Fact]
    public void Read_WhenAChartSheet_SaysThatItHasNoRows()
    {
        var parts = Book.Parts(TestWorkbook.Worksheet(""));
        parts["xl/_rels/workbook.xml.rels"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["xl/_rels/workbook.xml.rels"]).Replace("/worksheet\"", "/chartsheet\""));
        var file = TestPackage.Zip(parts);
        Assert.Equal(SheetKind.Chart, TestWorkbook.Open(file).Sheets[0].Kind);
        Assert.Equal("CQO7009", TestWorkbook.Fault(file).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_WhenBytesAreDamagedOnTheWay_EndsInAnError(bool isStored)
    {
        var rows = string.Concat(Enumerable.Range(1, 3000).Select(r => $"<row r=\"{r}\"><c r=\"A{r}\"><v>{r % 10}</v></c></row>"));
        var file = TestPackage.Zip(Book.Parts(TestWorkbook.Worksheet(rows)), isStored ? "xl/worksheets/sheet1.xml" : null);
        var entry = Cqo.Templating.Opc.RawZip.Read(file).Single(e => e.Name == "xl/worksheets/sheet1.xml");
        // A digit in the middle of a stored part makes another number, and only the checksum tells.
        var at = isStored ? entry.Offset + file.AsSpan(entry.Offset).IndexOf("<v>7</v>"u8) + 3 : entry.Offset + (entry.PackedSize / 2);
        file[at] ^= 1;
        Assert.StartsWith(isStored ? "CQO5005" : "CQO", TestWorkbook.Fault(file).Code);
    }
}
