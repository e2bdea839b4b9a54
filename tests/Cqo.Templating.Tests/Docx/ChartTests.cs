using System.Text;
using System.Text.Json;
using Cqo.Templating.Tests.Opc;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace Cqo.Templating.Tests.Docx;

/// <summary>Charts follow the data, and so does the workbook behind them, as a reader that is not ours sees both.</summary>
public sealed class ChartTests
{
    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    static string Series(int index, string points = "cat", string values = "val") =>
        $"<c:ser><c:idx val=\"{index}\"/><c:order val=\"{index}\"/><c:spPr><a:solidFill><a:schemeClr val=\"accent{index + 1}\"/></a:solidFill></c:spPr><c:dPt><c:idx val=\"5\"/></c:dPt>" +
        $"<c:{points}><c:strRef><c:f>'数 据'!$A$2</c:f></c:strRef></c:{points}><c:{values}><c:numRef><c:f>'数 据'!$B$2</c:f><c:numCache><c:formatCode>0.0%</c:formatCode><c:ptCount val=\"0\"/></c:numCache></c:numRef></c:{values}></c:ser>";

    static string Bars(int series) => $"<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/>{string.Concat(Enumerable.Range(0, series).Select(i => Series(i)))}<c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart><c:catAx><c:axId val=\"1\"/><c:scaling/><c:axPos val=\"b\"/><c:crossAx val=\"2\"/></c:catAx><c:valAx><c:axId val=\"2\"/><c:scaling/><c:axPos val=\"l\"/><c:crossAx val=\"1\"/></c:valAx>";

    static byte[] Document(string tag, string plot, string? chart = null, bool isLinked = false, string before = "", string after = "")
    {
        var drawing = $"<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"900000\"/><wp:docPr id=\"1\" name=\"图\" descr=\"{tag.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/><a:graphic><a:graphicData uri=\"{Chart}\"><c:chart xmlns:c=\"{Chart}\" r:id=\"rIdC\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
        var parts = TestPackage.Parts(new() { ["word/document.xml"] = TestPackage.Part("document", $"<w:body>{before}{drawing}{after}</w:body>") });
        parts["word/charts/c.xml"] = Encoding.UTF8.GetBytes(chart ?? $"<c:chartSpace xmlns:c=\"{Chart}\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"{Office}\"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>旧</a:t></a:r><a:r><a:t>题</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>{plot}</c:plotArea></c:chart><c:externalData r:id=\"rIdW\"/></c:chartSpace>");
        parts["word/charts/_rels/c.xml.rels"] = Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rIdW\" Type=\"{Office}/{(isLinked ? "oleObjectLink" : "package")}\" Target=\"{(isLinked ? "https://a.cn/b.xlsx\" TargetMode=\"External" : "../embeddings/w.xlsx")}\"/></Relationships>");
        parts["word/embeddings/w.xlsx"] = [1, 2, 3];
        parts["word/_rels/document.xml.rels"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["word/_rels/document.xml.rels"]).Replace("</Relationships>", $"<Relationship Id=\"rIdC\" Type=\"{Office}/chart\" Target=\"charts/c.xml\"/></Relationships>"));
        parts["[Content_Types].xml"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["[Content_Types].xml"]).Replace("</Types>", "<Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/><Override PartName=\"/word/charts/c.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/></Types>"));
        return TestPackage.Zip(parts);
    }

    static ModelObject Model(object data) => ModelObject.Parse(JsonSerializer.SerializeToUtf8Bytes(data));

    static byte[] Render(byte[] template, object data)
    {
        var compiled = Template.Compile(template, TemplateFormat.Docx);
        Assert.Empty(compiled.Diagnostics.Select(d => d.Format("t")));
        var document = DocxCaseTests.Render(compiled.Template!, Model(data));
        DocxCaseTests.AssertValid(document);
        Assert.Equal(document, DocxCaseTests.Render(compiled.Template!, Model(data)));
        return document;
    }

    /// <summary>The charts that the document shows: title, then for each series its name, places and values; and what its workbook holds.</summary>
    static List<(string Shown, string Held)> Read(byte[] document)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        var main = package.MainDocumentPart!;
        return [.. main.Document.Descendants<C.ChartReference>().Select(r => (ChartPart)main.GetPartById(r.Id!)).Select(part => (Shown(part), Held(part)))];
    }

    static string Shown(ChartPart part)
    {
        var space = part.ChartSpace;
        var series = space.Descendants().Where(e => e.LocalName == "ser").Select(s => string.Join(' ', s.Elements().Where(e => e.LocalName is "tx" or "cat" or "xVal" or "val" or "yVal" or "bubbleSize").Select(e => string.Join(',', e.Descendants<C.NumericValue>().Select(v => v.Text)))));
        return string.Concat(space.Descendants<C.Title>().Select(t => t.InnerText)) + ": " + string.Join(" | ", series);
    }

    static string Held(ChartPart part)
    {
        using var stream = part.EmbeddedPackagePart!.GetStream();
        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<CellFormula>());
        var name = workbook.WorkbookPart.Workbook.Descendants<Sheet>().Single().Name;
        return $"{name}: " + string.Join(" / ", workbook.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(r => string.Join(' ', r.Elements<Cell>().Select(c => $"{c.CellReference}={c.InnerText}"))));
    }

    [Fact]
    public void Render_WhenMoreSeriesThanDrawn_CopiesTheLastInTheNextColours()
    {
        var document = Render(Document("{{ growth }}", Bars(1)), new { growth = new { title = "增长", categories = new[] { "甲", "乙" }, series = new object[] { new { name = "一", values = new double?[] { 1, null } }, new { name = "二", values = new[] { 0.25, 3 } } } } });
        var (shown, held) = Assert.Single(Read(document));
        Assert.Equal("增长: 一 甲,乙 1 | 二 甲,乙 0.25,3", shown);
        Assert.Equal("数 据: B1=一 C1=二 / A2=甲 B2=1 C2=0.25 / A3=乙 C3=3", held);
        var xml = TestPackage.ReadText(document, "word/charts/cqo1-1.xml");
        Assert.Contains("accent2", xml);
        Assert.Contains("<c:formatCode>0.0%</c:formatCode>", xml);
        Assert.Contains("'数 据'!$C$2:$C$3", xml);
        Assert.DoesNotContain("dPt", xml);
    }

    [Fact]
    public void Render_WhenFewerSeriesThanDrawn_DropsTheRest() =>
        Assert.Equal("旧题: 一 甲 1", Assert.Single(Read(Render(Document("{{ g }}", Bars(3)), new { g = new { categories = new[] { "甲" }, series = new[] { new { name = "一", values = new[] { 1 } } } } }))).Shown);

    [Fact]
    public void Render_WhenRowsOfATable_TakesTheNamedColumns()
    {
        var rows = new[] { new { city = "甲", a = 3, b = 1.5 }, new { city = "乙", a = 4, b = -2.5 } };
        Assert.Equal("旧题: 聘任 甲,乙 3,4 | b 甲,乙 1.5,-2.5", Assert.Single(Read(Render(Document("{{ word.chart rows \"city\" [\"a=聘任\", \"b\"] }}", Bars(2)), new { rows }))).Shown);
        Assert.Equal("旧题: a 甲,乙 3,4 | b 甲,乙 1.5,-2.5", Assert.Single(Read(Render(Document("{{ word.chart rows \"city\" }}", Bars(2)), new { rows }))).Shown);
    }

    [Theory]
    [InlineData("scatterChart", "<c:scatterStyle val=\"lineMarker\"/>", "xVal", "yVal", "旧题: 一 1,2.5 3,4", "数 据: B1=一 / A2=1 B2=3 / A3=2.5 B3=4")]
    public void Render_WhenPlacesOfItsOwn_FillsBothAxes(string kind, string first, string points, string values, string shown, string held)
    {
        var plot = $"<c:{kind}>{first}{Series(0, points, values)}<c:axId val=\"1\"/><c:axId val=\"2\"/></c:{kind}><c:valAx><c:axId val=\"1\"/><c:scaling/><c:axPos val=\"b\"/><c:crossAx val=\"2\"/></c:valAx><c:valAx><c:axId val=\"2\"/><c:scaling/><c:axPos val=\"l\"/><c:crossAx val=\"1\"/></c:valAx>";
        Assert.Equal((shown, held), Assert.Single(Read(Render(Document("{{ g }}", plot), new { g = new { series = new[] { new { name = "一", x = new[] { 1, 2.5 }, y = new[] { 3, 4 } } } } }))));
    }

    [Fact]
    public void Render_WhenInALoop_EachItemHasAChartOfItsOwn()
    {
        var charts = new[] { 1, 2 }.Select(v => new { categories = new[] { "甲" }, series = new[] { new { name = $"系列{v}", values = new[] { v } } } });
        var template = Document("{{ g }}", Bars(1), before: TestPackage.Paragraphs("{{ for g in charts }}"), after: TestPackage.Paragraphs("{{ end }}"));
        Assert.Equal(["旧题: 系列1 甲 1", "旧题: 系列2 甲 2"], Read(Render(template, new { charts })).Select(r => r.Shown));
    }

    [Fact]
    public void RenderMerged_WhenManyRecords_EachHasItsChart()
    {
        using var output = new MemoryStream();
        var records = new[] { 1, 2 }.Select(v => Model(new { g = new { categories = new[] { "甲" }, series = new[] { new { name = $"{v}", values = new[] { v } } } } })).ToList();
        Template.Compile(Document("{{ g }}", Bars(1)), TemplateFormat.Docx).Template!.RenderMerged(records, output);
        DocxCaseTests.AssertValid(output.ToArray());
        Assert.Equal(["旧题: 1 甲 1", "旧题: 2 甲 2"], Read(output.ToArray()).Select(r => r.Shown));
    }

    [Fact]
    public void Render_WhenTextsLookLikeFormulasOrMarkup_StayTexts()
    {
        var (shown, held) = Assert.Single(Read(Render(Document("{{ g }}", Bars(1)), new { g = new { title = "<b>&", categories = new[] { "=cmd|'/c calc'!A0", "+1" }, series = new[] { new { name = "@sum", values = new[] { 1, 2 } } } } })));
        Assert.Equal("<b>&: @sum =cmd|'/c calc'!A0,+1 1,2", shown);
        Assert.Equal("数 据: B1=@sum / A2==cmd|'/c calc'!A0 B2=1 / A3=+1 B3=2", held);
    }

    [Theory]
    [InlineData("""{"g":5}""", "CQO3090")]
    [InlineData("""{"g":{"categories":["甲"],"series":[{"name":"一"}]}}""", "CQO3090")]
    [InlineData("""{"g":{"categories":["甲"],"series":[{"name":"一","values":[1,2]}]}}""", "CQO3091")]
    [InlineData("""{"g":{"categories":["甲"],"series":[{"name":"一","values":["多"]}]}}""", "CQO3093")]
    [InlineData("""{"g":{"categories":[],"series":[]}}""", "CQO3094")]
    public void Render_WhenTheDataIsNoChart_SaysWhatItNeeds(string json, string code)
    {
        var compiled = Template.Compile(Document("{{ g }}", Bars(1), before: TestPackage.Paragraphs("一", "二")), TemplateFormat.Docx).Template!;
        var failure = Assert.Throws<RenderException>(() => DocxCaseTests.Render(compiled, ModelObject.Parse(Encoding.UTF8.GetBytes(json)))).Diagnostic;
        Assert.Equal((code, "[word/document.xml ¶3]"), (failure.Code, failure.Place.ToString()));
    }

    [Theory]
    [InlineData("{{ word.chart rows 'a' }}", "CQO3092")]
    [InlineData("{{ word.chart 5 'a' }}", "CQO3090")]
    public void Render_WhenTheRowsLackAField_NameIt(string tag, string code) =>
        Assert.Equal(code, Assert.Throws<RenderException>(() => DocxCaseTests.Render(Template.Compile(Document(tag, Bars(1)), TemplateFormat.Docx).Template!, Model(new { rows = new[] { new { b = 1 } } }))).Diagnostic.Code);

    [Theory]
    [InlineData("<c:pieChart/>", null, false)]
    [InlineData("", "<cx:chartSpace xmlns:cx=\"http://schemas.microsoft.com/office/drawing/2014/chartex\"><cx:series/></cx:chartSpace>", false)]
    [InlineData(null, null, true)]
    public void Compile_WhenTheChartCannotBeFilled_SaysWhichCan(string? plot, string? chart, bool isLinked) =>
        Assert.Equal("CQO5160", Assert.Single(Template.Compile(Document("{{ g }}", plot ?? Bars(1), chart, isLinked), TemplateFormat.Docx).Diagnostics).Code);

    [Fact]
    public void Render_WhenAChartHasNoTag_KeepsItByteForByte()
    {
        var template = Document("说明", Bars(1), after: TestPackage.Paragraphs("{{ a }}"));
        var document = Render(template, new { a = 1 });
        Assert.Equal(TestPackage.Read(template, "word/charts/c.xml"), TestPackage.Read(document, "word/charts/c.xml"));
        Assert.DoesNotContain("word/charts/cqo1-1.xml", TestPackage.Names(document));
    }

    [Fact]
    public void Render_WhenAHundredThousandPoints_IsRefusedSoon() =>
        Assert.Equal("CQO3094", Assert.Throws<RenderException>(() => DocxCaseTests.Render(Template.Compile(Document("{{ {categories: 1..100000, series: [{name: 'a', values: 1..100000}]} }}", Bars(1)), TemplateFormat.Docx).Template!, Model(new { a = 1 }))).Diagnostic.Code);
}
