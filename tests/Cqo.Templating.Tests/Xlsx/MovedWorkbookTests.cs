using System.Globalization;
using System.IO.Compression;
using System.Text;
using Cqo.Templating.Tests.Shipped;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>A whole workbook whose rows multiply, as the Open XML SDK judges it and as LibreOffice calculates it.</summary>
public sealed class MovedWorkbookTests
{
    const int Items = 7;
    static readonly ListedMap Map = ListedMap.Of("4 (5)x7 6 7");

    static double Quantity(int item) => item + 2;
    static double Price(int item) => 10 + (item * item);

    const string Drawing = "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>20</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
        + "<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"2\" name=\"图 1\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId1\"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>";

    const string Chart = "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val=\"col\"/><c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx><c:strRef><c:f>表!$D$4</c:f></c:strRef></c:tx><c:cat><c:strRef><c:f>表!$A$5:$A$5</c:f><c:strCache><c:ptCount val=\"1\"/></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>表!$D$5:$D$5</c:f><c:numCache><c:ptCount val=\"1\"/></c:numCache></c:numRef></c:val></c:ser><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>"
        + "<c:catAx><c:axId val=\"1\"/><c:scaling/><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:crossAx val=\"2\"/></c:catAx><c:valAx><c:axId val=\"2\"/><c:scaling/><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:crossAx val=\"1\"/></c:valAx></c:plotArea></c:chart></c:chartSpace>";

    const string Table = "<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" id=\"1\" name=\"明细\" displayName=\"明细\" ref=\"A4:F5\" totalsRowShown=\"0\"><autoFilter ref=\"A4:F5\"/><tableColumns count=\"6\"><tableColumn id=\"1\" name=\"名称\"/><tableColumn id=\"2\" name=\"数量\"/><tableColumn id=\"3\" name=\"单价\"/><tableColumn id=\"4\" name=\"金额\"><calculatedColumnFormula>B5*C5</calculatedColumnFormula></tableColumn><tableColumn id=\"5\" name=\"累计\"/><tableColumn id=\"6\" name=\"占比\"/></tableColumns></table>";

    const string Vml = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><v:shape id=\"_x0000_s1025\" type=\"#_x0000_t202\" style=\"visibility:hidden\"><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>2, 15, 4, 2, 4, 31, 8, 1</x:Anchor><x:Row>5</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>";

    static Dictionary<string, (string Type, string Relationship, string Content)> OtherParts => new()
    {
        ["xl/drawings/drawing1.xml"] = ("drawing", "drawing", Drawing),
        ["xl/drawings/vmlDrawing1.vml"] = ("", "vmlDrawing", Vml),
        ["xl/comments1.xml"] = ("spreadsheetml.comments", "comments", "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>质</author></authors><commentList><comment ref=\"B6\" authorId=\"0\"><text><t>核对</t></text></comment></commentList></comments>"),
        ["xl/tables/table1.xml"] = ("spreadsheetml.table", "table", Table),
        ["xl/charts/chart1.xml"] = ("drawingml.chart", "", Chart),
        ["xl/drawings/_rels/drawing1.xml.rels"] = ("", "", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart\" Target=\"../charts/chart1.xml\"/></Relationships>"),
    };

    /// <param name="tags">Whether the row that repeats holds tags, for the engine to fill, or numbers already.</param>
    static MovedWorkbook Workbook(bool tags = false) => new()
    {
        Rows = new()
        {
            [1] = ["统计表"],
            [2] = ["", "", "", "0.13"],
            [4] = ["名称", "数量", "单价", "金额", "累计", "占比"],
            [5] = [tags ? "{{ for r in rows }}项目" : "项目", tags ? "{{ r.quantity }}" : "#", tags ? "{{ r.price }}" : "#", "<f>B5*C5</f>", "<f>SUM(D$5:D5)</f>", "<f>D5/SUM(D$5:D$5)</f>", "<f>IF(B5&gt;4,&quot;多&quot;,&quot;少&quot;)&amp;LOG10(100)</f>", tags ? "{{ end }}" : ""],
            [6] = ["合计", "<f>SUM(B5:B5)</f>", "<f>AVERAGE(C5)</f>", "<f>SUM(D5)</f>", "<f>COUNTIF(B5,\"&gt;3\")</f>", "<f>D6*(1+$D$2)</f>", "<f>SUMPRODUCT(B5:B5,C5:C5)</f>", "<f t=\"shared\" si=\"0\" ref=\"H6:I6\">B6*2</f>", "<f t=\"shared\" si=\"0\"/>"],
            [7] = ["注：<以上>", "", "", "<f>SUM(D5:D6)</f>"],
        },
        Summary = new()
        {
            [1] = ["<f>表!D6</f>", "<f>MAX(表!D5)</f>"],
            [2] = ["<f>SUM(数量)</f>", "<f>总额</f>"],
            [3] = ["<f t=\"array\" ref=\"A3\">SUM(表!B5:B5*表!C5:C5)</f>", "<f>SUM(明细[金额])</f>"],
        },
        Names = "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">表!$A$1:$G$7</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">表!$1:$4</definedName><definedName name=\"总额\">表!$D$6</definedName><definedName name=\"数量\">表!$B$5</definedName>",
        Before = ["<dimension ref=\"A1:I7\"/>", "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"4\" topLeftCell=\"A5\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"B6\" sqref=\"B6\"/></sheetView></sheetViews>", "<cols><col min=\"1\" max=\"1\" width=\"20\" customWidth=\"1\"/></cols>"],
        Behind =
        [
            "<mergeCells count=\"3\"><mergeCell ref=\"A1:F1\"/><mergeCell ref=\"H5:I5\"/><mergeCell ref=\"A7:C7\"/></mergeCells>",
            "<conditionalFormatting sqref=\"B5\"><cfRule type=\"expression\" priority=\"1\"><formula>COUNTIF($B$5:$B$5,B5)&gt;1</formula></cfRule></conditionalFormatting>",
            "<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" sqref=\"A5\"><formula1>汇总!$A$1:$A$3</formula1></dataValidation></dataValidations>",
            "<hyperlinks><hyperlink ref=\"A7\" location=\"'表'!D6\"/></hyperlinks>",
            "<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"6\" max=\"16383\" man=\"1\"/></rowBreaks>",
            "<ignoredErrors><ignoredError sqref=\"B5:B6\" numberStoredAsText=\"1\"/></ignoredErrors>",
            "<drawing r:id=\"rId1\"/>", "<legacyDrawing r:id=\"rId2\"/>", "<tableParts count=\"1\"><tablePart r:id=\"rId4\"/></tableParts>",
            "<extLst><ext uri=\"{05C60535-1F16-4fd2-B633-F4F36F0B64E0}\"><x14:sparklineGroups><x14:sparklineGroup><x14:colorSeries rgb=\"FF376092\"/><x14:sparklines><x14:sparkline><xm:f>表!B5:C5</xm:f><xm:sqref>J5</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>",
        ],
        Parts = OtherParts,
        Number = (row, column) => column == 2 ? Quantity(row - 5) : Price(row - 5),
    };

    [Fact]
    public void Moved_WhenJudgedByTheOpenXmlSdk_IsValid()
    {
        var workbook = Workbook();
        using var package = SpreadsheetDocument.Open(new MemoryStream(workbook.Moved(Map)), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Empty(workbook.Diagnostics);
    }

    [Fact]
    public void Moved_WhenItsPartsAreRead_NamesTheCellsThatAreMeant()
    {
        var file = Workbook().Moved(Map);
        var sheet = Part(file, "xl/worksheets/sheet1.xml");
        foreach (var expected in new[]
        {
            "<dimension ref=\"A1:I13\"/>", "topLeftCell=\"A5\"", "activeCell=\"B12\"", "<mergeCells count=\"9\">", "<mergeCell ref=\"H11:I11\"/><mergeCell ref=\"A13:C13\"/>", "sqref=\"B5:B11\"", "COUNTIF($B$5:$B$11,B5)&gt;1", "sqref=\"A5:A11\"",
            "<hyperlink ref=\"A13\" location=\"'表'!D12\"/>", "<brk id=\"12\"", "<ignoredError sqref=\"B5:B12\"", "<xm:f>表!B11:C11</xm:f><xm:sqref>J11</xm:sqref>", "<c r=\"I12\"><f>C12*2</f></c>",
        }) Assert.Contains(expected, sheet, StringComparison.Ordinal);
        Assert.Contains("ref=\"A4:F11\"", Part(file, "xl/tables/table1.xml"), StringComparison.Ordinal);
        Assert.Contains("<xdr:row>14</xdr:row>", Part(file, "xl/drawings/drawing1.xml"), StringComparison.Ordinal);
        Assert.Contains("<c:f>表!$D$5:$D$11</c:f></c:numRef>", Part(file, "xl/charts/chart1.xml"), StringComparison.Ordinal);
        Assert.Contains("<comment ref=\"B12\"", Part(file, "xl/comments1.xml"), StringComparison.Ordinal);
        Assert.Contains("<x:Row>11</x:Row>", Part(file, "xl/drawings/vmlDrawing1.vml"), StringComparison.Ordinal);
        Assert.Contains("表!$A$1:$G$13</definedName>", Part(file, "xl/workbook.xml"), StringComparison.Ordinal);
    }

    static string Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The same workbook as a template that the engine fills.</summary>
    static byte[] FilledFrom(int items) => Filled.Render(Workbook(tags: true).Moved(ListedMap.Of("4 5 6 7")),
        $"{{\"rows\":[{string.Join(',', Enumerable.Range(0, items).Select(i => $"{{\"quantity\":{Quantity(i)},\"price\":{Price(i)}}}"))}]}}");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Items)]
    public void Filled_WhenJudgedByTheOpenXmlSdk_IsValid(int items) => Filled.AssertValid(FilledFrom(items));

    [Fact]
    public void Filled_WhenTheListIsEmpty_KeepsARowForTheTableAndTheTotals()
    {
        var file = FilledFrom(0);
        Assert.Contains("ref=\"A4:F5\"", Part(file, "xl/tables/table1.xml"), StringComparison.Ordinal);
        Assert.Contains("<f>SUM(B5:B5)</f>", Part(file, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("#REF!", Part(file, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Moved_WhenLibreOfficeCalculatesIt_GivesTheTotalsOfTheData(bool byTheEngine)
    {
        Assert.SkipUnless(LibreOffice.Installed || Environment.GetEnvironmentVariable("CI") == "true", "LibreOffice is not installed");
        var folder = Directory.CreateTempSubdirectory("cqo-moved-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "moved.xlsx"), byTheEngine ? FilledFrom(Items) : Workbook().Moved(Map));
            await LibreOffice.CalculateAsync(folder);
            Assert.Equal(ExpectedRows(), Csv(Path.Combine(folder, "moved-表.csv")).Skip(4));
            var total = Amounts.Sum();
            Assert.Equal([Row(total, Amounts.Max()), Row(Quantities.Sum(), total), Row(total, total)], Csv(Path.Combine(folder, "moved-汇总.csv")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static IEnumerable<double> Quantities => Enumerable.Range(0, Items).Select(Quantity);
    static IEnumerable<double> Amounts => Enumerable.Range(0, Items).Select(i => Quantity(i) * Price(i));

    static IEnumerable<string> ExpectedRows()
    {
        var total = Amounts.Sum();
        for (var i = 0; i < Items; i++) yield return Row("项目", Quantity(i), Price(i), Quantity(i) * Price(i), Amounts.Take(i + 1).Sum(), Amounts.ElementAt(i) / total, (Quantity(i) > 4 ? "多" : "少") + "2", "", "");
        var average = Enumerable.Range(0, Items).Average(Price);
        yield return Row("合计", Quantities.Sum(), average, total, Quantities.Count(q => q > 3), total * 1.13, total, Quantities.Sum() * 2, average * 2);
        yield return Row("注：<以上>", "", "", total * 2, "", "", "", "", "");
    }

    static string Row(params object[] cells) => string.Join(',', cells.Select(c => c is string text ? text : Rounded(Convert.ToDouble(c, CultureInfo.InvariantCulture)))).TrimEnd(',');

    static string Rounded(double number) => number.ToString("G10", CultureInfo.InvariantCulture);

    static IEnumerable<string> Csv(string file) =>
        File.ReadAllLines(file, Encoding.UTF8).Select(line => string.Join(',', line.Replace("\"", "", StringComparison.Ordinal).Split(',').Select(c => double.TryParse(c, CultureInfo.InvariantCulture, out var number) ? Rounded(number) : c)).TrimEnd(','));
}
