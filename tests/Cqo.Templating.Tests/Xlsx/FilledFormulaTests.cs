using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cqo.Templating.Tests.Opc;
using Cqo.Templating.Tests.Shipped;
using static Cqo.Templating.Tests.Xlsx.Filled;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>Formulas, merged cells and other things that speak of cells, in templates whose rows multiply.</summary>
public sealed partial class FilledFormulaTests
{
    static string Formula(string address, string formula, string attributes = "") => $"<c r=\"{address}\"><f{attributes}>{TestPackage.Escape(formula)}</f><v>7</v></c>";

    [GeneratedRegex("""<c r="(\w+)"[^>]*><f[^>]*>([^<]*)</f>(<v>)?""")]
    private static partial Regex Cell();

    static string Formulas(byte[] workbook, int sheet = 1) =>
        string.Join(" | ", Cell().Matches(TestPackage.ReadText(workbook, $"xl/worksheets/sheet{sheet}.xml")).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}{m.Groups[3].Value}"));

    static string Rows => $"<row r=\"1\">{Formula("A1", "SUM(B3:B3)")}</row><row r=\"3\">{Text("A3", "{{ for r in rows }}{{ r }}")}{Text("B3", "{{ r }}")}{Formula("C3", "A3*B3+$A$1")}{Text("D3", "{{ end }}")}</row>"
        + $"<row r=\"5\">{Formula("B5", "SUM(B3:B3)")}{Formula("C5", "AVERAGE(C3)")}{Formula("D5", "C3")}</row>";

    [Fact]
    public void Render_WhenRowsRepeat_FormulasInThemAndAroundThemFollow() =>
        Assert.Equal("A1 SUM(B3:B5) | C3 A3*B3+$A$1 | C4 A4*B4+$A$1 | C5 A5*B5+$A$1 | B7 SUM(B3:B5) | C7 AVERAGE(C3:C5) | D7 C3", Formulas(Render(Template(Rows), """{"rows":[1,2,3]}""")));

    [Fact]
    public void Render_WhenTheListIsEmpty_OneRowStaysForTheFormulas()
    {
        var workbook = Render(Template(Rows), """{"rows":[]}""");
        Assert.Equal("A1 SUM(B3:B3) | B5 SUM(B3:B3) | C5 AVERAGE(C3) | D5 C3", Formulas(workbook));
        Assert.Contains("<row r=\"3\"><c r=\"A3\"/><c r=\"B3\"/><c r=\"C3\"/><c r=\"D3\"/></row>", TestPackage.ReadText(workbook, "xl/worksheets/sheet1.xml"));
    }

    [Fact]
    public void Render_WhenNothingRefersToTheRows_AnEmptyListLeavesNone() =>
        Assert.Equal("A1 Text 头 / A2 Text 尾", string.Join(" / ", Cells($"<row r=\"1\">{Text("A1", "头")}</row><row r=\"2\">{Text("A2", "{{ for r in rows }}{{ r }}")}{Formula("B2", "A2*2")}{Text("C2", "{{ end }}")}</row><row r=\"3\">{Text("A3", "尾")}</row>", """{"rows":[]}""")));

    [Fact]
    public void Render_WhenGroupsNest_SubtotalsMeanTheirOwnGroup()
    {
        var rows = $"<row r=\"1\">{Text("A1", "{{ for g in groups }}{{ g.n }}")}{Formula("B1", "SUM(B2:B2)")}</row><row r=\"2\">{Text("A2", "{{ for r in g.rows }}")}{Text("B2", "{{ r }}")}{Formula("C2", "B2/B1")}{Text("D2", "{{ end }}")}</row>"
            + $"<row r=\"3\">{Formula("B3", "COUNT(B2)")}{Text("C3", "{{ end }}")}</row><row r=\"4\">{Formula("B4", "SUM(B2:B2)")}{Formula("C4", "SUM(B1)")}</row>";
        Assert.Equal("B1 SUM(B2:B3) | C2 B2/B1 | C3 B3/B1 | B4 COUNT(B2:B3) | B5 SUM(B6:B6) | B7 COUNT(B6) | B8 SUM(B9:B9) | C9 B9/B8 | B10 COUNT(B9) | B11 SUM(B2:B9) | C11 SUM(B1:B8)",
            Formulas(Render(Template(rows), """{"groups":[{"n":"甲","rows":[1,2]},{"n":"乙","rows":[]},{"n":"丙","rows":[5]}]}""")));
    }

    [Fact]
    public void Render_WhenAnotherSheetRefersToTheRows_ItsFormulasFollow()
    {
        var sheet = TestWorkbook.Worksheet(Rows);
        var workbook = Render(TestPackage.Zip(Parts(sheet, "", "", ("汇总表", $"<row r=\"1\">{Formula("A1", "SUM(Sheet1!B3:B3)")}{Formula("B1", "A1+1")}</row>"))), """{"rows":[1,2,3]}""");
        Assert.Equal("A1 SUM(Sheet1!B3:B5) | B1 A1+1", Formulas(workbook, 2));
        AssertValid(workbook);
    }

    [Fact]
    public void Render_WhenFormulasAreShared_EachStandsForItself() =>
        Assert.Equal("C1 A1*2 | C2 A2*2 | C3 A3*2 | C4 A4*2", Formulas(Render(Template($"<row r=\"1\">{Text("A1", "{{ for r in rows }}{{ r }}")}{Formula("C1", "A1*2", " t=\"shared\" ref=\"C1:C2\" si=\"0\"")}{Text("D1", "{{ end }}")}</row><row r=\"2\"><c r=\"C2\"><f t=\"shared\" si=\"0\"/><v>3</v></c></row>"), """{"rows":[1,2,3]}""")));

    [Fact]
    public void Render_WhenFilled_IsCalculatedWhenOpened()
    {
        var parts = Parts(TestWorkbook.Worksheet(Rows));
        parts["xl/calcChain.xml"] = Encoding.UTF8.GetBytes($"<calcChain xmlns=\"{TestWorkbook.Main}\"><c r=\"A1\" i=\"7\"/></calcChain>");
        parts["[Content_Types].xml"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["[Content_Types].xml"]).Replace("</Types>", "<Override PartName=\"/xl/calcChain.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml\"/></Types>"));
        parts["xl/_rels/workbook.xml.rels"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["xl/_rels/workbook.xml.rels"]).Replace("</Relationships>", "<Relationship Id=\"rIdC\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain\" Target=\"calcChain.xml\"/></Relationships>"));
        var workbook = Render(TestPackage.Zip(parts), """{"rows":[1]}""");
        Assert.Contains("<calcPr fullCalcOnLoad=\"1\"/>", TestPackage.ReadText(workbook, "xl/workbook.xml"));
        Assert.DoesNotContain("<v>7</v>", TestPackage.ReadText(workbook, "xl/worksheets/sheet1.xml"));
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        Assert.DoesNotContain(zip.Entries, e => e.Name == "calcChain.xml");
        AssertValid(workbook);
    }

    [Fact]
    public void Render_WhenARepeatedRowHasMergedCells_EachItemHasThem()
    {
        var workbook = Render(Template($"<row r=\"2\">{Text("A2", "{{ for r in rows }}{{ r }}")}<c r=\"B2\"/></row><row r=\"3\"><c r=\"A3\"/>{Text("C3", "末{{ end }}")}</row>", "<mergeCells count=\"2\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:B3\"/></mergeCells>"), """{"rows":[1,2,3]}""");
        Assert.Contains("<mergeCells count=\"4\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:B3\"/><mergeCell ref=\"A4:B5\"/><mergeCell ref=\"A6:B7\"/></mergeCells>", TestPackage.ReadText(workbook, "xl/worksheets/sheet1.xml"));
        AssertValid(workbook);
    }

    [Fact]
    public void Render_WhenOnlySomeItemsHaveARow_MergedCellsKnowWhichItIs()
    {
        var rows = $"<row r=\"1\">{Text("A1", "{{ for g in groups }}{{ if g.x }}有")}{Text("B1", "{{ end }}")}</row><row r=\"2\">{Text("A2", "{{ for r in g.rows }}{{ r }}")}{Text("B2", "{{ end }}")}</row><row r=\"3\">{Text("A3", "{{ end }}")}</row>";
        var workbook = Render(Template(rows, "<mergeCells count=\"2\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:D2\"/></mergeCells>"), """{"groups":[{"x":true,"rows":[1,2]},{"x":false,"rows":[3]},{"x":true,"rows":[]}]}""");
        Assert.Contains("<mergeCells count=\"5\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A5:C5\"/><mergeCell ref=\"A2:D2\"/><mergeCell ref=\"A3:D3\"/><mergeCell ref=\"A4:D4\"/></mergeCells>", TestPackage.ReadText(workbook, "xl/worksheets/sheet1.xml"));
    }

    [Theory]
    [InlineData("SUM(B2:B2)", true)]
    [InlineData("SUM(B2)", true)]
    [InlineData("SUBTOTAL(9,B2:B2)", false)]
    [InlineData("SUM(C2:C2)", false)]
    public void Compile_WhenATotalWouldCountSubtotalsToo_Warns(string formula, bool warns)
    {
        var rows = $"<row r=\"1\">{Text("A1", "{{ for g in groups }}{{ g.n }}")}</row><row r=\"2\">{Text("A2", "{{ for r in g.rows }}")}{Text("B2", "{{ r }}")}{Text("D2", "{{ end }}")}</row><row r=\"3\">{Formula("B3", "SUM(B2:B2)")}{Text("D3", "{{ end }}")}</row><row r=\"4\">{Formula("B4", formula)}</row>";
        Assert.Equal(warns ? ["CQO7120 B4"] : [], Mistakes(rows).Select(m => $"{m.Code} {m.Place.Cell}"));
    }

    static string[] Values(string line) => line.Replace("\"", "").Split(',');

    [Fact]
    public async Task Render_WhenLibreOfficeCalculates_SumsAreThoseOfTheData()
    {
        Assert.SkipUnless(LibreOffice.Installed, "LibreOffice and poppler are not installed");
        var rows = $"<row r=\"1\">{Text("A1", "合计")}{Formula("B1", "SUM(C3:C3)")}{Formula("C1", "COUNT(C3:C3)")}</row><row r=\"2\">{Text("A2", "{{ for g in groups }}")}</row><row r=\"3\">{Text("A3", "{{ for r in g.rows }}{{ r.n }}")}{Text("B3", "{{ r.a }}", 2)}{Formula("C3", "B3*2")}{Text("D3", "{{ r.d }}", 1)}{Text("E3", "{{ end }}")}</row>"
            + $"<row r=\"4\">{Text("A4", "小计 {{ g.n }}")}{Formula("B4", "SUBTOTAL(9,B3:B3)")}</row><row r=\"5\">{Text("A5", "{{ end }}")}</row><row r=\"6\">{Formula("B6", "SUBTOTAL(9,B3:B3)")}{Formula("C6", "MAX(D3:D3)")}</row>";
        var groups = Enumerable.Range(1, 20).Select(g => new { n = $"第{g}组", rows = Enumerable.Range(1, g % 4).Select(r => new { n = $"=企业{r}", a = g * 100 + r + 0.25, d = $"2021-{g % 12 + 1:00}-{r:00}" }).ToArray() }).ToArray();
        var folder = Directory.CreateTempSubdirectory("cqo-filled-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "t.xlsx"), Render(Template(rows), System.Text.Json.JsonSerializer.Serialize(new { groups })));
            await LibreOffice.CalculateAsync(folder);
            var lines = File.ReadAllLines(Directory.GetFiles(folder, "*.csv").Single());
            var all = groups.SelectMany(g => g.rows).ToList();
            var totals = Values(lines[0]);
            Assert.Equal((all.Sum(r => r.a) * 2, all.Count), (double.Parse(totals[1], CultureInfo.InvariantCulture), int.Parse(totals[2], CultureInfo.InvariantCulture)));
            Assert.Equal(all.Sum(r => r.a), double.Parse(Values(lines[^1])[1], CultureInfo.InvariantCulture));
            var subtotals = lines.Where(l => l.Contains("小计")).Select(l => double.Parse(Values(l)[1], CultureInfo.InvariantCulture)).ToList();
            Assert.Equal([.. groups.Select(g => g.rows.Sum(r => r.a))], subtotals);
            Assert.Contains(lines, l => l.Contains("=企业1"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
