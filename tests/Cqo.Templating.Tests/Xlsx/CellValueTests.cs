using Cqo.Templating.Tests.Opc;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using static Cqo.Templating.Tests.Xlsx.Filled;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>What a cell holds after it was filled.</summary>
public sealed class CellValueTests
{
    static string One(string tag, string json, int style = 0) => Cells($"<row r=\"1\">{Text("A1", tag, style)}</row>", json).Single();

    [Theory]
    [InlineData("""{"x":12}""", "A1 Number 12")]
    [InlineData("""{"x":-0.125}""", "A1 Number -0.125")]
    [InlineData("""{"x":1e-7}""", "A1 Number 1E-07")]
    [InlineData("""{"x":999999999999999}""", "A1 Number 999999999999999")]
    [InlineData("""{"x":914200001234567890}""", "A1 Text 914200001234567890")]
    [InlineData("""{"x":true}""", "A1 Boolean 1")]
    [InlineData("""{"x":null}""", "A1 Empty")]
    [InlineData("""{"x":""}""", "A1 Empty")]
    [InlineData("""{"x":"12"}""", "A1 Text 12")]
    [InlineData("""{"x":"2021-12-31"}""", "A1 Text 2021-12-31")]
    [InlineData("""{"x":[1,2]}""", "A1 Text [1, 2]")]
    public void Render_WhenCellIsOneTag_KeepsTheTypeOfTheValue(string json, string expected) => Assert.Equal(expected, One("{{ x }}", json));

    [Theory]
    [InlineData("2021-12-31", "A1 Date 44561")]
    [InlineData("2021-12-31T12:00:00", "A1 Date 44561.5")]
    [InlineData("2021-12-31T12:00:00+08:00", "A1 Date 44561.5")]
    [InlineData("1900-01-01", "A1 Date 1")]
    [InlineData("1900-02-28", "A1 Date 59")]
    [InlineData("1900-03-01", "A1 Date 61")]
    [InlineData("1899-12-31", "A1 Text 1899-12-31")]
    [InlineData("9999-12-31", "A1 Date 2958465")]
    [InlineData("2021-02-29", "A1 Text 2021-02-29")]
    [InlineData("2021年12月", "A1 Text 2021年12月")]
    public void Render_WhenTheStyleIsADate_CountsDaysOfIsoDates(string text, string expected) => Assert.Equal(expected, One("{{ x }}", $$"""{"x":"{{text}}"}""", 1));

    [Theory]
    [InlineData("合计 {{ x }} 元", "A1 Text 合计 12 元")]
    [InlineData("{{ x }}{{ x }}", "A1 Text 1212")]
    [InlineData(" {{ x }} ", "A1 Number 12")]
    [InlineData("{{ y = x + 1 }}{{ y }}", "A1 Number 13")]
    [InlineData("{{ y = x + 1; y }}", "A1 Number 13")]
    [InlineData("{{ if x > 10; x; else; 0; end }}", "A1 Number 12")]
    [InlineData("{{ if x > 10 }}多{{ else }}少{{ end }}", "A1 Text 多")]
    [InlineData("{{ for i in 1..3 }}{{ i }}、{{ end }}", "A1 Text 1、2、3、")]
    [InlineData("{{ for i in 1..3; i; end }}", "A1 Text 123")]
    [InlineData("｛｛ x ｝｝", "A1 Number 12")]
    [InlineData("a {{- x -}} b", "A1 Text a12b")]
    [InlineData("{{ \"}}\" }}", "A1 Text }}")]
    public void Render_WhenCellHoldsText_GivesText(string cell, string expected) => Assert.Equal(expected, One(cell, """{"x":12}"""));

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+8613800000000")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public void Render_WhenTextLooksLikeAFormula_StaysTextWithTheMark(string text)
    {
        var workbook = Render(Template($"<row r=\"1\">{Text("A1", "{{ x }}", 2)}{Text("B1", "{{ x }}!")}{Text("C1", "x{{ x }}")}</row>"), System.Text.Json.JsonSerializer.Serialize(new { x = text }));
        Assert.Equal([$"A1 Text {text}", $"B1 Text {text}!", $"C1 Text x{text}"], TestWorkbook.Cells(workbook));
        using var other = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        Assert.Equal([(true, 2u), (true, 0u), (false, 0u)], Styles(other));
        Assert.Empty(other.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<CellFormula>());
        AssertValid(workbook);
    }

    // Whether each cell has the mark, and the number of its format.
    static List<(bool, uint)> Styles(SpreadsheetDocument workbook)
    {
        var formats = workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        return [.. workbook.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<Cell>().Select(c => formats[(int)(c.StyleIndex?.Value ?? 0)]).Select(f => (f.QuotePrefix?.Value == true, f.NumberFormatId!.Value))];
    }

    [Fact]
    public void Render_WhenTextNeedsEscapes_ReadsBackAsItWas()
    {
        var text = "<b>&\"'_x000D_\n  𠮷\t末 ";
        var workbook = Render(Template($"<row r=\"1\">{Text("A1", "{{ x }}")}</row>"), System.Text.Json.JsonSerializer.Serialize(new { x = text }));
        Assert.Equal($"A1 Text {text}".TrimEnd(' '), TestWorkbook.Cells(workbook).Single());
        using var other = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        Assert.Equal(text.Replace("_x000D_", "_x005F_x000D_"), other.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Text>().Single().Text);
    }

    [Theory]
    [InlineData("a\\u0001b", "CQO7101", "U+0001")]
    [InlineData("a\\uFFFEb", "CQO7101", "U+FFFE")]
    public void Render_WhenNoXmlMayHoldIt_NamesSheetAndCell(string json, string code, string says)
    {
        var end = Failure($"<row r=\"4\">{Text("B4", "{{ x }}")}</row>", $$"""{"x":"{{json}}"}""");
        Assert.Equal((code, "[xl/worksheets/sheet1.xml B4]"), (end.Code, end.Place.ToString()));
        Assert.Contains("“Sheet1”的单元格 B4", end.Message);
        Assert.Contains(says, end.Message);
    }

    [Fact]
    public void Render_WhenTextIsLongerThanACellHolds_NamesTheCellOfTheOutput()
    {
        var rows = $"<row r=\"2\">{Text("A2", "{{ for r in rows }}{{ r }}{{ end }}")}</row><row r=\"3\">{Text("A3", "{{ for r in rows }}")}{Text("B3", "{{ r }}")}{Text("C3", "{{ end }}")}</row>";
        var fits = new string('长', 32_767);
        Assert.Equal($"B3 Text {fits}", TestWorkbook.Cells(Render(Template($"<row r=\"3\">{Text("A3", "{{ for r in rows }}")}{Text("B3", "{{ r }}")}{Text("C3", "{{ end }}")}</row>"), $$"""{"rows":["{{fits}}"]}"""))[1]);
        var end = Failure(rows, $$"""{"rows":["a","b","{{fits[1..]}}"]}""");
        Assert.Equal("CQO7102", end.Code);
        Assert.Contains("A2", end.Message);
        end = Failure(rows.Replace("{{ r }}{{ end }}", "{{ end }}"), $$"""{"rows":["a","b","{{fits}}长"]}""");
        Assert.Contains("cell B5", end.Message);
        Assert.Equal("B3", end.Place.Cell);
    }

    [Fact]
    public void Render_WhenDatesCountFrom1904_FollowsTheWorkbook()
    {
        var template = Template($"<row r=\"1\">{Text("A1", "{{ x }}", 1)}</row>", properties: "date1904=\"1\"");
        Assert.Equal("A1 Date 43099", TestWorkbook.Cells(Render(template, """{"x":"2021-12-31"}""")).Single());
    }

    [Fact]
    public void Fill_WhenTextIsCaptured_KeepsItOutOfTheCell() =>
        Assert.Equal(["A1 Text 〔2021年〕"], Filled.Cells($"<row r=\"1\">{Filled.Text("A1", "{{ capture t }}2021年{{ end }}〔{{ t }}〕")}</row>", "{}"));

    [Fact]
    public void Fill_WhenTheStyleSaysAlreadyThatItIsText_WritesItAsItIs()
    {
        var parts = Filled.Parts(TestWorkbook.Worksheet($"<row r=\"1\">{Filled.Text("A1", "{{ x }}", 1)}</row>"));
        parts["xl/styles.xml"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["xl/styles.xml"]).Replace("numFmtId=\"14\"", "quotePrefix=\"1\" numFmtId=\"49\""));
        Assert.Equal(["A1 Text =1+1"], TestWorkbook.Cells(Filled.Render(TestPackage.Zip(parts), """{"x": "=1+1"}""")));
    }

    [Fact]
    public void Fill_WhenAnEndTagHasABlank_KeepsTheSheetWhole() =>
        Assert.Equal(["A1 Text 甲", "B1 Number 2"], Filled.Cells($"<row r=\"1\">{Filled.Text("A1", "{{ x }}")}<c r=\"B1\"><v>2</v></c></row >", """{"x": "甲"}"""));

    [Fact]
    public void Fill_WhenOneTagPrintsManyValues_PutsThemTogetherUpToTheLimitOfACell()
    {
        Assert.Equal(["A1 Text 123"], Filled.Cells($"<row r=\"1\">{Filled.Text("A1", "{{ for r in rows; r; end }}")}</row>", """{"rows": [1, 2, 3]}"""));
        var many = $"{{\"rows\": [{string.Join(',', Enumerable.Repeat("\"一二三四五\"", 10_000))}]}}";
        Assert.Equal("CQO7102", Filled.Failure($"<row r=\"1\">{Filled.Text("A1", "{{ for r in rows; r; end }}")}</row>", many).Code);
    }

    [Fact]
    public void Compile_WhenTwoSheetsShareAPart_RefusesTheWorkbook()
    {
        var parts = Filled.Parts(TestWorkbook.Worksheet($"<row r=\"1\">{Filled.Text("A1", "{{ x }}")}</row>"), "", "", ("Sheet2", "<row/>"));
        parts["xl/_rels/workbook.xml.rels"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["xl/_rels/workbook.xml.rels"]).Replace("worksheets/sheet2.xml", "worksheets/sheet1.xml"));
        Assert.Equal("CQO7122", Assert.Single(Template.Compile(TestPackage.Zip(parts), TemplateFormat.Xlsx).Diagnostics).Code);
    }
}
