using System.Text.RegularExpressions;
using Cqo.Templating.Tests.Opc;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Cqo.Templating.Tests.Docx;

/// <summary>Documents inside documents: an author's own by <c>include</c>, one of the data by <c>word.document</c>. What they bring keeps its looks and collides with nothing.</summary>
public sealed partial class SubDocumentTests
{
    const string Decimal = "<w:abstractNum w:abstractNumId=\"0\"><w:nsid w:val=\"0A0B0C0D\"/><w:multiLevelType w:val=\"multilevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    const string Bullets = "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

    static readonly ModelObject Model = ModelObject.Parse("""{"name":"沈若澜","xs":["甲","乙"]}"""u8);

    static byte[] Document(string body, string? styles = null, string? numbering = null, string? footnotes = null, byte[]? picture = null)
    {
        var parts = new Dictionary<string, string> { ["word/document.xml"] = TestPackage.Part("document", $"<w:body>{body}<w:sectPr/></w:body>") };
        if (styles is not null) parts["word/styles.xml"] = TestPackage.Part("styles", styles);
        if (numbering is not null) parts["word/numbering.xml"] = TestPackage.Part("numbering", numbering);
        if (footnotes is not null) parts["word/footnotes.xml"] = TestPackage.Part("footnotes", footnotes);
        var all = TestPackage.Parts(parts);
        if (picture is not null) all["word/media/image1.png"] = picture;
        return TestPackage.Zip(all);
    }

    static string P(string text, string? style = null, bool inList = false) =>
        $"<w:p><w:pPr>{(style is null ? "" : $"<w:pStyle w:val=\"{style}\"/>")}{(inList ? "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>" : "")}</w:pPr><w:r><w:t xml:space=\"preserve\">{TestPackage.Escape(text)}</w:t></w:r></w:p>";

    static string Style(string id, string name, string look, string? basedOn = null, bool isDefault = false) =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"{(isDefault ? " w:default=\"1\"" : "")}><w:name w:val=\"{name}\"/>{(basedOn is null ? "" : $"<w:basedOn w:val=\"{basedOn}\"/>")}<w:rPr>{look}</w:rPr></w:style>";

    static string Picture(int id) =>
        $"<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"90000\" cy=\"90000\"/><wp:docPr id=\"{id}\" name=\"图\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"0\" name=\"\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId2\"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";

    static CompileResult Compile(byte[] template, params (string Name, byte[] Content)[] partials) =>
        Template.Compile(template, TemplateFormat.Docx, partials.ToDictionary(p => p.Name, p => (ReadOnlyMemory<byte>)p.Content));

    static byte[] Render(byte[] template, params (string Name, byte[] Content)[] partials)
    {
        var result = Compile(template, partials);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Format("t.docx")));
        var document = DocxCaseTests.Render(result.Template!, Model);
        DocxCaseTests.AssertValid(document);
        Assert.Equal(document, DocxCaseTests.Render(result.Template!, Model));
        return document;
    }

    static byte[] RenderData(byte[] template, params byte[][] documents)
    {
        var values = documents.Select(d => "data:application/vnd.openxmlformats-officedocument.wordprocessingml.document;base64," + Convert.ToBase64String(d));
        var model = ModelObject.Parse(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { docs = values, name = "沈若澜" }));
        var document = DocxCaseTests.Render(Compile(template).Template!, model);
        DocxCaseTests.AssertValid(document);
        return document;
    }

    static string Text(byte[] document)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return string.Join('|', package.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(p => p.InnerText));
    }

    static T With<T>(byte[] document, Func<WordprocessingDocument, T> read)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return read(package);
    }

    [Fact]
    public void Include_WhenItsListsAreMarkedIgnorableInAnUnknownNamespace_KeepsThemWithoutTheMark()
    {
        var lists = TestPackage.Part("numbering", Bullets).Replace("markup-compatibility/2006", "markup-compatibility/2999");
        var inserted = TestPackage.Zip(TestPackage.Parts(new() { ["word/document.xml"] = TestPackage.Part("document", $"<w:body>{P("甲", inList: true)}<w:sectPr/></w:body>"), ["word/numbering.xml"] = lists }));
        var document = Render(Document(P("{{ include 'a.docx' }}")), ("a.docx", inserted));
        Assert.Contains("甲", Text(document));
    }

    [Fact]
    public void Include_WhenDocument_IsFilledWithTheTemplatesData() =>
        Assert.Equal("甲|本人沈若澜承诺。|（甲）|（乙）|乙",
            Text(Render(Document(P("甲") + P("{{ include \"承诺.docx\" }}") + P("乙")), ("承诺.docx", Document(P("本人{{ name }}承诺。") + P("{{ for x in xs }}") + P("（{{ x }}）") + P("{{ end }}"))))));

    [Fact]
    public void Include_WhenThreeDeepAndInLoopsAndCells_ShowsAll()
    {
        var table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"100\"/></w:tblGrid><w:tr><w:tc><w:tcPr/>" + P("{{ include 'c.docx' }}") + "</w:tc></w:tr></w:tbl>";
        var document = Render(Document(P("{{ for x in xs }}") + P("{{ include “a.docx” }}") + P("{{ end }}")),
            ("a.docx", Document(P("一{{ x }}") + P("{{ include 'b.docx' }}"))), ("b.docx", Document(P("二{{ x }}") + table)), ("c.docx", Document(P("三{{ x }}", inList: true), numbering: Decimal)));
        Assert.Equal("一甲|二甲|三甲||一乙|二乙|三乙|", Text(document));
    }

    [Fact]
    public void Include_WhenStylesMeanTheSame_SharesThem()
    {
        var styles = Style("a1", "Normal", "<w:sz w:val=\"21\"/>", isDefault: true) + Style("a2", "条款", "<w:b/>", "a1");
        var document = Render(Document(P("甲", "a2") + P("{{ include 'x.docx' }}"), styles), ("x.docx", Document(P("乙", "a2"), styles)));
        Assert.Equal(["a1", "a2"], With(document, d => d.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(s => s.StyleId!.Value!).ToList()));
    }

    [Fact]
    public void Include_WhenStylesOfOneIdDiffer_KeepsBothLooks()
    {
        var document = Render(Document(P("甲", "a2") + P("{{ include 'x.docx' }}"), Style("a1", "Normal", "", isDefault: true) + Style("a2", "条款", "<w:b/>", "a1")),
            ("x.docx", Document(P("乙", "a2") + P("丙"), Style("a1", "Normal", "", isDefault: true) + Style("a2", "条款", "<w:i/>", "a1"))));
        var looks = With(document, d => d.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Select(p =>
            d.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().FirstOrDefault(s => s.StyleId == p.ParagraphProperties?.ParagraphStyleId?.Val)?.StyleRunProperties?.FirstChild?.LocalName).ToList());
        Assert.Equal(["b", "i", null], looks);
        Assert.Equal(3, With(document, d => d.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(s => s.StyleName!.Val!.Value).Distinct().Count()));
    }

    [Fact]
    public void Include_WhenDefaultsDiffer_ItsPlainTextLooksAsInItsOwnFile()
    {
        var own = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"仿宋\"/><w:sz w:val=\"32\"/></w:rPr></w:rPrDefault></w:docDefaults>" + Style("Normal", "Normal", "", isDefault: true);
        var hosts = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"259\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>" + Style("a", "Normal", "", isDefault: true);
        var document = Render(Document(P("甲") + P("{{ include 'x.docx' }}"), hosts), ("x.docx", Document("<w:p><w:r><w:t>乙</w:t></w:r></w:p><w:p/>", own)));
        var styles = TestPackage.ReadText(document, "word/styles.xml");
        Assert.Contains("w:styleId=\"InsertedDefaults\"", styles);
        Assert.Matches("InsertedDefaults.*?<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>.*?w:eastAsia=\"仿宋\".*?<w:b w:val=\"0\"/>.*?<w:sz w:val=\"32\"/>", styles);
        Assert.Equal([null, "Normal", "Normal"], With(document, d => d.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Select(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value).ToList()));
    }

    [Fact]
    public void Include_WhenBothHaveLists_NumbersStayNumbersAndEachInsertionCountsFromOne()
    {
        var document = Render(Document(P("甲", inList: true) + P("{{ include 'x.docx' }}") + P("{{ include 'x.docx' }}"), numbering: Bullets), ("x.docx", Document(P("一", inList: true) + P("二", inList: true), numbering: Decimal)));
        var formats = With(document, d => d.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Select(p =>
        {
            var numbering = d.MainDocumentPart.NumberingDefinitionsPart!.Numbering;
            var list = numbering.Elements<NumberingInstance>().Single(n => n.NumberID!.Value == p.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value);
            return (list.NumberID!.Value, numbering.Elements<AbstractNum>().Single(a => a.AbstractNumberId!.Value == list.AbstractNumId!.Val!.Value).Elements<Level>().First().NumberingFormat!.Val!.Value);
        }).ToList());
        Assert.Equal([NumberFormatValues.Bullet, NumberFormatValues.Decimal, NumberFormatValues.Decimal, NumberFormatValues.Decimal, NumberFormatValues.Decimal], formats.Select(f => f.Item2));
        Assert.Equal(3, formats.Select(f => f.Item1).Distinct().Count());
        Assert.Equal(2, With(document, d => d.MainDocumentPart!.NumberingDefinitionsPart!.Numbering.Elements<AbstractNum>().Count()));
    }

    [Fact]
    public void Include_WhenAPictureComesAHundredTimes_IsStoredOnceAndNumberedApart()
    {
        var document = Render(Document(Picture(7) + string.Concat(Enumerable.Repeat(P("{{ include 'x.docx' }}"), 100))), ("x.docx", Document(Picture(7), picture: [.. TestPackage.Png, 0])));
        Assert.Equal(2, TestPackage.Names(document).Count(n => n.EndsWith(".png", StringComparison.Ordinal)));
        var ids = DrawingIds().Matches(TestPackage.ReadText(document)).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal((101, 101), (ids.Count, ids.Distinct().Count()));
    }

    [Fact]
    public void Include_WhenNotesAndBookmarks_BringsThemUnderTheirOwnNumbers()
    {
        const string note = "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{0}</w:t></w:r></w:p></w:footnote>";
        const string mark = "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"条款\"/><w:r><w:t>文</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:bookmarkEnd w:id=\"0\"/></w:p><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> REF 条款 \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>文</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
        var document = Render(Document(mark + P("{{ include 'x.docx' }}"), footnotes: string.Format(null, note, "主")), ("x.docx", Document(mark, footnotes: string.Format(null, note, "子{{ name }}"))));
        var text = TestPackage.ReadText(document);
        Assert.Contains("w:name=\"条款\"", text);
        Assert.Contains("w:name=\"条款_2\"", text);
        Assert.Contains(" REF 条款_2 \\h ", text);
        Assert.Equal(["主", "子沈若澜"], With(document, d => d.MainDocumentPart!.Document.Descendants<FootnoteReference>().Select(r => d.MainDocumentPart.FootnotesPart!.Footnotes.Elements<Footnote>().Single(f => f.Id! == r.Id!).InnerText).ToList()));
    }

    [Fact]
    public void Include_WhenATagInItIsWrong_NamesTheDocumentAndItsParagraph()
    {
        var result = Compile(Document(P("甲") + P("{{ include 'x.docx' }}") + P("{{ wrong( }}")), ("x.docx", Document(P("好") + P("{{ 1 + }}"))));
        Assert.Equal(["[x.docx/word/document.xml ¶2]", "[word/document.xml ¶3]"], result.Diagnostics.Select(d => d.Place.ToString()).Distinct().Order(StringComparer.Ordinal).Reverse());
    }

    [Theory]
    [InlineData("前{{ include 'x.docx' }}", "CQO5150")]
    [InlineData("{{ include 'x.docx' 1 }}", "CQO5151")]
    [InlineData("{{ include 'self.docx' }}", "CQO5152")]
    [InlineData("{{ include 'xls.docx' }}", "CQO5153")]
    [InlineData("{{ include 'gone.docx' }}", "CQO2005")]
    [InlineData("{{ include '../x.docx' }}", "CQO2005")]
    public void Include_WhenItCannotBe_SaysWhy(string tag, string code)
    {
        var result = Compile(Document(P(tag)), ("x.docx", Document(P("子"))), ("self.docx", Document(P("{{ include 'self.docx' }}"))), ("xls.docx", "PK not a document"u8.ToArray()));
        var told = Assert.Single(result.Diagnostics);
        Assert.Equal(code, told.Code);
        Assert.Equal(tag.Contains("self", StringComparison.Ordinal) ? "self.docx/word/document.xml" : "word/document.xml", told.Place.Part);
    }

    [Fact]
    public void Include_WhenCommentsAndSectionsAreInside_SaysThatTheyStayBehind()
    {
        var inner = "<w:p><w:pPr><w:sectPr/></w:pPr><w:commentRangeStart w:id=\"0\"/><w:r><w:t>文</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>";
        var result = Compile(Document(P("{{ include 'x.docx' }}")), ("x.docx", Document(inner)));
        Assert.Equal("CQO5154", Assert.Single(result.Diagnostics).Code);
        Assert.DoesNotContain("comment", TestPackage.ReadText(DocxCaseTests.Render(result.Template!, Model)));
    }

    [Fact]
    public void Document_WhenOfTheData_IsShownAsItIs()
    {
        var document = RenderData(Document(P("甲") + P("{{ for d in docs }}") + P("{{ word.document d }}") + P("{{ end }}") + P("乙")), Document(P("一{{ name }}")), Document(P("二", inList: true) + Picture(3), numbering: Decimal), Document(P("一{{ name }}")));
        Assert.Equal("甲|一{{ name }}|二||一{{ name }}|乙", Text(document));
        Assert.DoesNotContain("altChunk", TestPackage.ReadText(document));
    }

    [Fact]
    public void Document_WhenManyShareTheirStyles_DoesNotMultiplyThem()
    {
        var styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"32\"/></w:rPr></w:rPrDefault></w:docDefaults>" + Style("a1", "Normal", "<w:i/>", isDefault: true) + Style("a2", "条款", "<w:b/>", "a1");
        var document = RenderData(Document(P("{{ for d in docs }}") + P("{{ word.document d }}") + P("{{ end }}"), Style("a1", "Normal", "", isDefault: true)), [.. Enumerable.Range(0, 165).Select(i => Document(P($"{i}", "a2"), styles))]);
        Assert.Equal(4, With(document, d => d.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Count()));
    }

    [Theory]
    [InlineData("{{ word.document docs[0] }}", "data:text/plain;base64,YQ==", "CQO3080")]
    [InlineData("{{ word.document docs[0] }}", "data:application/vnd.openxmlformats-officedocument.wordprocessingml.document;base64,*", "CQO3081")]
    [InlineData("前{{ word.document docs[0] }}", "data:application/vnd.openxmlformats-officedocument.wordprocessingml.document;base64,YQ==", "CQO3082")]
    [InlineData("{{ word.document docs[0] }}", "data:application/vnd.openxmlformats-officedocument.wordprocessingml.document;base64,YQ==", "CQO3083")]
    public void Document_WhenItCannotBeShown_FailsAtItsTag(string tag, string value, string code)
    {
        var model = ModelObject.Parse(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { docs = new[] { value } }));
        var failure = Assert.Throws<RenderException>(() => DocxCaseTests.Render(Compile(Document(P("甲") + P(tag))).Template!, model)).Diagnostic;
        Assert.Equal((code, "[word/document.xml ¶2]"), (failure.Code, failure.Place.ToString()));
    }

    [Fact]
    public void Include_WhenMerged_StandsInEachRecord()
    {
        using var output = new MemoryStream();
        Compile(Document(P("{{ include 'x.docx' }}")), ("x.docx", Document(P("{{ name }}", inList: true), numbering: Decimal))).Template!.RenderMerged([Model, Model], output);
        DocxCaseTests.AssertValid(output.ToArray());
        Assert.Equal("沈若澜|沈若澜", Text(output.ToArray()).Trim('|').Replace("||", "|", StringComparison.Ordinal));
    }

    [GeneratedRegex("<wp:docPr id=\"(\\d+)\"")]
    private static partial Regex DrawingIds();
}
