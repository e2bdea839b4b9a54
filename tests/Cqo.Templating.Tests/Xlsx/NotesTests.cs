using System.Text;
using System.Xml.Linq;
using Cqo.Templating.Tests.Opc;
using Cqo.Templating.Tests.Shipped;
using DocumentFormat.OpenXml.Packaging;
using static Cqo.Templating.Tests.Xlsx.Filled;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>Notes that data gives to cells: <c>{{ row.name | note row.remark }}</c>.</summary>
public sealed class NotesTests
{
    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    static string Row(int row, params string[] texts) => $"<row r=\"{row}\">{string.Concat(texts.Select((t, i) => t.Length == 0 ? "" : Text($"{(char)('A' + i)}{row}", t, i)))}</row>";

    /// <summary>Every note as <c>B2 作者: 文字</c>, read by the Open XML SDK from the part that the sheet's relationships name.</summary>
    static List<string> Notes(byte[] workbook, int sheet = 0)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var id = package.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ElementAt(sheet).Id!.Value!;
        var comments = ((WorksheetPart)package.WorkbookPart.GetPartById(id)).WorksheetCommentsPart?.Comments;
        var authors = comments?.Authors!.Elements<DocumentFormat.OpenXml.Spreadsheet.Author>().Select(a => a.Text).ToList();
        return comments is null ? [] : [.. comments.CommentList!.Elements<DocumentFormat.OpenXml.Spreadsheet.Comment>().Select(c => $"{c.Reference} {authors![(int)c.AuthorId!.Value]}: {c.CommentText!.InnerText}")];
    }

    /// <summary>The boxes of the notes of a sheet: the cell, whether it is hidden, and over what it lies.</summary>
    static List<string> Boxes(string vml)
    {
        XNamespace excel = "urn:schemas-microsoft-com:office:excel", v = "urn:schemas-microsoft-com:vml";
        return [.. XDocument.Parse(vml).Descendants(v + "shape").Select(s => (Shape: s, Data: s.Element(excel + "ClientData")!)).Select(s =>
            $"{s.Data.Element(excel + "Row")!.Value}/{s.Data.Element(excel + "Column")!.Value} {(s.Shape.Attribute("style")!.Value.Contains("visibility:hidden", StringComparison.Ordinal) ? "hidden" : "shown")} {s.Data.Element(excel + "Anchor")!.Value}")];
    }

    [Fact]
    public void Render_WhenDataHasRemarks_TheirCellsGetNotesAndKeepTheirTypes()
    {
        var template = Template(Row(1, "{{ for r in rows }}{{ r.n | note r.why }}", "{{ r.day | note r.when '李四' }}", "{{ r.v | note r.what }}{{ end }}"));
        var workbook = Render(template, """{"rows":[{"n":"甲","why":"缺证书","day":"2026-01-02","when":"过期 <x> & y\n第二行","v":1.5,"what":null},{"n":"乙","why":"  ","day":"2026-01-03","when":"","v":2,"what":"偏大"}]}""");
        Assert.Equal(["A1 Text 甲", "B1 Date 46024", "C1 Number 1.5", "A2 Text 乙", "B2 Date 46025", "C2 Number 2"], TestWorkbook.Cells(workbook));
        Assert.Equal(["A1 Cqo: 缺证书", "B1 李四: 过期 <x> & y\n第二行", "C2 Cqo: 偏大"], Notes(workbook));
        Assert.Equal(["0/0 hidden 1, 15, 0, 2, 4, 63, 3, 2", "0/1 hidden 2, 15, 0, 2, 5, 63, 3, 2", "1/2 hidden 3, 15, 1, 2, 6, 63, 4, 2"], Boxes(TestPackage.ReadText(workbook, "xl/drawings/vmlDrawing1.vml")));
        AssertValid(workbook);
    }

    [Fact]
    public void Render_WhenACellSaysSeveralThings_ItsNoteHasALineForEach()
    {
        var workbook = Render(Template(Row(1, "共 {{ n | note '甲' }} 家，{{ m | note '乙' '王五' }} 人", "{{ note }}", "{{ null | note note }}")), """{"n":3,"m":4,"note":"字段"}""");
        Assert.Equal(["A1 Text 共 3 家，4 人", "B1 Text 字段", "C1 Empty"], TestWorkbook.Cells(workbook));
        Assert.Equal(["A1 Cqo: 甲\n乙", "C1 Cqo: 字段"], Notes(workbook));
    }

    /// <summary>A template whose first sheet has notes at A1 and A4, made as Excel makes them.</summary>
    static byte[] Noted(string rows)
    {
        var parts = Parts(TestWorkbook.Worksheet(rows, after: "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/><legacyDrawing r:id=\"rId1\"/>"), others: [("Sheet2", Row(1, "{{ x | note '另一张表' }}"))]);
        void Put(string name, string text) => parts[name] = Encoding.UTF8.GetBytes(text);
        Put("xl/worksheets/_rels/sheet1.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/vmlDrawing\" Target=\"../drawings/vmlDrawing1.vml\"/><Relationship Id=\"rId2\" Type=\"{Office}/comments\" Target=\"../comments1.xml\"/></Relationships>");
        Put("xl/comments1.xml", $"<comments xmlns=\"{TestWorkbook.Main}\"><authors><author>张三</author></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text><t>表头</t></text></comment><comment ref=\"A4\" authorId=\"0\"><text><t>合计</t></text></comment></commentList></comments>");
        Put("xl/drawings/vmlDrawing1.vml", "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"/>"
            + Shape(1025, 0) + Shape(1026, 3) + "</xml>");
        Put("[Content_Types].xml", Encoding.UTF8.GetString(parts["[Content_Types].xml"]).Replace("</Types>", "<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/><Override PartName=\"/xl/comments1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/></Types>", StringComparison.Ordinal));
        return TestPackage.Zip(parts);
    }

    static string Shape(int id, int row) => $"<v:shape id=\"_x0000_s{id}\" type=\"#_x0000_t202\" style=\"visibility:hidden\"><x:ClientData ObjectType=\"Note\"><x:Anchor>1, 15, {row}, 2, 3, 31, {row + 3}, 1</x:Anchor><x:Row>{row}</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>";

    [Fact]
    public void Render_WhenTheSheetHasNotes_KeepsThemAndAddsThoseOfTheData()
    {
        var template = Noted(Row(1, "表头") + Row(2, "{{ for r in rows }}{{ r | note r '张三' }}", "{{ end }}") + Row(4, "合计"));
        var workbook = Render(template, """{"rows":["甲","乙","丙"],"x":1}""");
        Assert.Equal(["A1 张三: 表头", "A6 张三: 合计", "A2 张三: 甲", "A3 张三: 乙", "A4 张三: 丙"], Notes(workbook));
        Assert.Equal(["A1 Cqo: 另一张表"], Notes(workbook, 1));
        var (first, second) = (TestPackage.ReadText(workbook, "xl/drawings/vmlDrawing1.vml"), TestPackage.ReadText(workbook, "xl/drawings/vmlDrawing2.vml"));
        Assert.Equal(["0/0", "5/0", "1/0", "2/0", "3/0"], Boxes(first).Select(b => b.Split(' ')[0]));
        Assert.Contains("data=\"1,2\"", first);
        Assert.Contains("data=\"3\"", second);
        Assert.Contains("id=\"_x0000_s3073\"", second);
        AssertValid(workbook);
        Assert.Equal(workbook, Render(template, """{"rows":["甲","乙","丙"],"x":1}"""));
    }

    [Fact]
    public void Render_WhenANoteOfTheTemplateStandsInARepeatedRow_SaysThatItStandsOnce()
    {
        var warnings = new RenderWarnings();
        Render(Noted(Row(1, "{{ for r in rows }}{{ r }}", "{{ end }}")), """{"rows":[1,2],"x":1}""", new RenderOptions { Warnings = warnings });
        Assert.Equal(["CQO7138 [xl/worksheets/sheet1.xml A1]"], warnings.All.Select(w => $"{w.Code} {w.Place}"));
    }

    [Fact]
    public void Render_WhenNoRemarkIsGiven_NotesOfTheTemplateStayByteForByte()
    {
        var template = Noted(Row(1, "{{ x | note y }}") + Row(4, "合计"));
        var workbook = Render(template, """{"x":"表头","y":null}""".Replace("}", ",\"z\":1}"));
        foreach (var part in (string[])["xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/_rels/sheet1.xml.rels"]) Assert.Equal(TestPackage.ReadText(template, part), TestPackage.ReadText(workbook, part));
    }

    [Fact]
    public void Render_WhenNoCellGetsANote_NothingSpeaksOfNotes()
    {
        var (template, plain) = (Template(Row(1, "{{ x | note y }}")), Template(Row(1, "{{ x }}")));
        Assert.Equal(Names(Render(plain, """{"x":1}""")), Names(Render(template, """{"x":1,"y":null}""")));
        Assert.Equal(TestPackage.ReadText(Render(plain, """{"x":1}"""), "xl/worksheets/sheet1.xml"), TestPackage.ReadText(Render(template, """{"x":1,"y":""}"""), "xl/worksheets/sheet1.xml"));
    }

    static Dictionary<string, byte[]> PartsOf(byte[] workbook) => Names(workbook).ToDictionary(n => n, n => TestPackage.Read(workbook, n));

    static List<string> Names(byte[] workbook)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        return [.. zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Render_WhenElementsFollow_TheSheetNamesItsNotesAtTheRightPlace()
    {
        var workbook = Render(Template(Row(1, "{{ for r in rows }}{{ r | note r }}", "{{ end }}"), after: "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells><pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/><extLst/>"), """{"rows":["甲"]}""");
        Assert.Contains("/><legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rIdCqoNotesDrawing\"/><extLst/>", TestPackage.ReadText(workbook, "xl/worksheets/sheet1.xml"));
        AssertValid(workbook);
        // A document that has notes is a template like any other.
        Assert.Equal(Notes(workbook), Notes(Render(workbook, "{}")));
    }

    [Theory]
    [InlineData("{{ 'a' | note x }}", "CQO7108", "32,767")]
    [InlineData("{{ 'a' | note bad }}", "CQO7101", "U+0001")]
    [InlineData("{{ 'a' | note 'b' bad }}", "CQO7101", "U+0001")]
    public void Render_WhenANoteCannotBeWritten_TellsItsCell(string tag, string code, string says)
    {
        var end = Failure(Row(1, "头") + Row(3, "", tag), $$"""{"x":"{{new string('字', 32_768)}}","bad":"\u0001"}""");
        Assert.Equal((code, "[xl/worksheets/sheet1.xml B3]"), (end.Code, end.Place.ToString()));
        Assert.Contains(says, end.Message);
        Assert.Contains(" | ", end.Message);
    }

    [Fact]
    public void Render_WhenTheTemplateHasANoteThere_Refuses()
    {
        var end = Assert.Throws<RenderException>(() => Render(Noted(Row(1, "{{ x | note '又一条' }}")), """{"x":1}""")).Diagnostic;
        Assert.Equal(("CQO7109", "[xl/worksheets/sheet1.xml A1]"), (end.Code, end.Place.ToString()));
    }

    [Theory]
    [InlineData(65_536, null)]
    [InlineData(65_537, "CQO7107")]
    public void Render_WhenThereAreVeryManyNotes_HoldsThemToALimit(int notes, string? code)
    {
        var template = Template(Row(1, "{{ for r in 1..n }}{{ r | note 'x' }}", "{{ end }}"));
        var end = Record.Exception(() => Assert.Equal(notes, Notes(Render(template, $$"""{"n":{{notes}}}""")).Count)) as RenderException;
        Assert.Equal(code, end?.Diagnostic.Code);
    }

    [Theory]
    [InlineData("{{ x | note y | string.upcase }}", "CQO2007")]
    [InlineData("{{ x | note }}", "CQO2002")]
    [InlineData("{{ x | note y z q }}", "CQO2002")]
    public void Compile_WhenANoteWouldBeLost_SaysSo(string tag, string code) => Assert.Equal(code, Assert.Single(Mistakes(Row(1, tag))).Code);

    [Fact]
    public void Compile_WhenAVariableIsCalledNote_ItKeepsItsMeaning()
    {
        var template = Template(Row(1, "{{ func note(a, b); ret a + b; end }}{{ x | note y }}"));
        Assert.Equal(["A1 Number 3"], TestWorkbook.Cells(Render(template, """{"x":1,"y":2}""")));
        Assert.Equal(["x", "y"], Compile(Template(Row(1, "{{ x | note y }}"))).Fields.Members.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compile_WhenTagsStandInNotesOrDefinedNames_SaysThatTheyStay()
    {
        var parts = PartsOf(Noted(Row(1, "{{ x }}")));
        parts["xl/comments1.xml"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["xl/comments1.xml"]).Replace("表头", "{{ x }}", StringComparison.Ordinal));
        parts["xl/workbook.xml"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["xl/workbook.xml"]).Replace("</sheets>", "</sheets><definedNames><definedName name=\"n\">\"{{ x }}\"</definedName></definedNames>", StringComparison.Ordinal));
        var result = Cqo.Templating.Template.Compile(TestPackage.Zip(parts), TemplateFormat.Xlsx);
        Assert.NotNull(result.Template);
        Assert.Equal(["CQO7126 [xl/comments1.xml]", "CQO7126 [xl/workbook.xml]"], result.Diagnostics.Select(d => $"{d.Code} {d.Place}"));
    }

    [Fact]
    public void Render_WhenAPictureIsPutIntoACell_SaysThatItCannot()
    {
        var end = Failure(Row(2, "", "{{ word.image p }}"), """{"p":"data:image/png;base64,AA=="}""");
        Assert.Equal(("CQO7125", "[xl/worksheets/sheet1.xml B2]"), (end.Code, end.Place.ToString()));
    }

    [Fact]
    public async Task Render_WhenOpenedByLibreOffice_ItReadsTheNotes()
    {
        Assert.SkipUnless(LibreOffice.Installed, "LibreOffice is not installed.");
        var folder = Directory.CreateTempSubdirectory("cqo-notes").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "notes.xlsx"), Render(Noted(Row(1, "表头") + Row(2, "{{ for r in rows }}{{ r | note r }}", "{{ end }}") + Row(4, "合计")), """{"rows":["缺证书","过期"],"x":1}"""), TestContext.Current.CancellationToken);
            await LibreOffice.SaveFlatAsync(folder);
            XNamespace office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
            var notes = XDocument.Load(Path.Combine(folder, "notes.fods")).Descendants(office + "annotation").Select(n => string.Concat(n.Elements().Where(e => e.Name.LocalName == "p").Select(e => e.Value)));
            Assert.Equal(["表头", "缺证书", "过期", "合计", "另一张表"], notes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
