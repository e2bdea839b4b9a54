using Cqo.Templating.Tests.Opc;
using static Cqo.Templating.Tests.Xlsx.Filled;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>Tags in the names of sheets.</summary>
public sealed class SheetNameTests
{
    static byte[] Template() => TestPackage.Zip(Parts(TestWorkbook.Worksheet("<row r=\"1\"><c r=\"A1\"><f>SUM('{{ city }}表'!B2,汇总!C3)</f></c></row>"), "", "", ("{{ city }}表", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), ("汇总", "<row r=\"1\"/>")));

    [Theory]
    [InlineData("武汉", "'武汉表'!B2,汇总!C3")]
    [InlineData("O'Neil 1", "'O''Neil 1表'!B2,汇总!C3")]
    public void Render_WhenANameHasATag_FormulasNameTheSheetSo(string city, string formula)
    {
        var workbook = Render(Template(), System.Text.Json.JsonSerializer.Serialize(new { city }));
        using var read = TestWorkbook.Open(workbook);
        Assert.Equal(["Sheet1", city + "表", "汇总"], read.Sheets.Select(s => s.Name));
        Assert.Contains($"<f>SUM({formula})</f>", TestPackage.ReadText(workbook, "xl/worksheets/sheet1.xml"));
        AssertValid(workbook);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")]
    [InlineData("'x")]
    public void Render_WhenExcelTakesNoSuchName_SaysSo(string city)
    {
        var end = Assert.Throws<RenderException>(() => Render(Template(), System.Text.Json.JsonSerializer.Serialize(new { city })));
        Assert.Equal("CQO7106", end.Diagnostic.Code);
    }

    [Fact]
    public void Render_WhenTwoSheetsGetOneName_SaysSo()
    {
        var template = TestPackage.Zip(Parts(TestWorkbook.Worksheet("<row r=\"1\"/>"), "", "", ("{{ a }}", "<row r=\"1\"/>")));
        Assert.Equal("CQO7106", Assert.Throws<RenderException>(() => Render(template, """{"a":"SHEET1"}""")).Diagnostic.Code);
    }
}
