using System.Text;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Docx;

/// <summary>Many records in one Word document.</summary>
public sealed class MergedDocumentTests
{
    const string Section = """<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:cols w:space="720"/></w:sectPr>""";
    const string Numbering = """<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>""";
    const string Picture = """<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="图"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId2"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>""";

    [Fact]
    public void RenderMerged_WhenRecords_MakesEachASectionThatCountsFromOne()
    {
        var document = Merge(Document(TestPackage.Paragraphs("{{ name }}", "完") + Section), "甲", "乙", "丙");
        Assert.Equal(
            "<w:p>甲</w:p><w:p><w:pPr>S</w:pPr>完</w:p><w:p>乙</w:p><w:p><w:pPr>S</w:pPr>完</w:p><w:p>丙</w:p><w:p>完</w:p>",
            Shown(document).Replace("""<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgNumType w:start="1"/><w:cols w:space="720"/></w:sectPr>""", "S").Replace(Section, ""));
    }

    [Theory]
    [InlineData("<w:p/>", "<w:p><w:pPr>S</w:pPr></w:p>", "<w:p/>")]
    [InlineData("<w:p><w:pPr/></w:p>", "<w:p><w:pPr>S</w:pPr></w:p>", "<w:p><w:pPr/></w:p>")]
    [InlineData("""<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>""", """<w:p><w:pPr><w:jc w:val="center"/>S</w:pPr></w:p>""", """<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>""")]
    public void RenderMerged_WhenTheLastParagraphIsBare_LetsItCarryTheSection(string last, string between, string atTheEnd)
    {
        var document = Merge(Document(TestPackage.Paragraphs("{{ name }}") + last), "甲", "乙");
        Assert.Equal($"<w:p>甲</w:p>{between}<w:p>乙</w:p>{atTheEnd}", Shown(document).Replace("""<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>""", "S"));
    }

    [Fact]
    public void RenderMerged_WhenTheLastParagraphMayVanish_AddsAThinOne()
    {
        var document = Merge(Document(TestPackage.Paragraphs("头", "{{ if name == '甲' }}{{ name }}{{ end }}", "{{ x = 1 }}")), "甲", "乙");
        Assert.Contains("w:line=\"20\"", Shown(document));
    }

    [Fact]
    public void RenderMerged_WhenTheTemplateHasAList_StartsItAgainInEachRecord()
    {
        var body = """<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr><w:r><w:t>{{ name }}</w:t></w:r></w:p>""";
        var document = Merge(TestPackage.Zip(TestPackage.Parts(new() { ["word/document.xml"] = TestPackage.Part("document", $"<w:body>{body}</w:body>"), ["word/numbering.xml"] = TestPackage.Part("numbering", Numbering) })), "甲", "乙", "丙");
        Assert.Equal(["4", "5", "6"], System.Text.RegularExpressions.Regex.Matches(TestPackage.ReadText(document), "numId w:val=\"(.*?)\"").Select(m => m.Groups[1].Value));
        Assert.Equal(3, TestPackage.ReadText(document, "word/numbering.xml").Split("<w:num ").Length - 1);
    }

    [Fact]
    public void RenderMerged_WhenTheTemplateHasPictures_NumbersThemAnew()
    {
        var document = Merge(Document($"<w:p><w:r>{Picture}</w:r><w:bookmarkStart w:id=\"0\" w:name=\"甲\"/><w:bookmarkEnd w:id=\"0\"/></w:p>"), "甲", "乙", "丙");
        var ids = System.Text.RegularExpressions.Regex.Matches(TestPackage.ReadText(document), "docPr id=\"(.*?)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal((3, 3), (ids.Count, ids.Distinct().Count()));
        Assert.DoesNotContain("bookmark", TestPackage.ReadText(document));
    }

    const string References = """<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/><w:footerReference w:type="default" r:id="rIdfooter1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>""";

    static byte[] WithHeader(string header, string body = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>") => TestPackage.Zip(TestPackage.Parts(new()
    {
        ["word/document.xml"] = TestPackage.Part("document", $"<w:body>{body}{References}</w:body>"),
        ["word/header1.xml"] = TestPackage.Part("hdr", header),
        ["word/footer1.xml"] = TestPackage.Part("ftr", TestPackage.Paragraphs("共用")),
    }));

    [Fact]
    public void RenderMerged_WhenAHeaderHasTags_GivesEachRecordItsOwn()
    {
        var document = Merge(WithHeader(TestPackage.Paragraphs("页眉：{{ name }}")), "甲", "乙", "丙");
        Assert.Equal(["甲", "乙", "丙"], ShownBySection(document, "header").Select(t => t["页眉：".Length..]));
        Assert.Equal(["共用", "共用", "共用"], ShownBySection(document, "footer"));
        Assert.Single(TestPackage.Names(document), n => n.StartsWith("word/footer", StringComparison.Ordinal));
    }

    [Fact]
    public void RenderMerged_WhenHeadersAreEqual_SharesThem()
    {
        var document = Merge(WithHeader(TestPackage.Paragraphs("{{ if name == '乙' }}乙{{ else }}其他{{ end }}")), "甲", "乙", "丙");
        Assert.Equal(["其他", "乙", "其他"], ShownBySection(document, "header"));
        Assert.Equal(2, TestPackage.Names(document).Count(n => n.StartsWith("word/header", StringComparison.Ordinal)));
    }

    [Fact]
    public void RenderMerged_WhenAHeaderShowsLinksAndDrawings_KeepsThemApart()
    {
        var box = """<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="线"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>""";
        var document = Merge(WithHeader(box + TestPackage.Paragraphs("{{ word.link 'https://example.cn/' + name name }}")), "a", "b");
        var headers = TestPackage.Names(document).Where(n => n.StartsWith("word/header", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, headers.Select(h => System.Text.RegularExpressions.Regex.Match(TestPackage.ReadText(document, h), "docPr id=\"(.*?)\"").Groups[1].Value).Distinct().Count());
        Assert.Equal(["https://example.cn/a", "https://example.cn/b"], headers.Select(h => TestPackage.ReadText(document, $"word/_rels/{h["word/".Length..]}.rels")).Select(r => r[r.IndexOf("https://example", StringComparison.Ordinal)..][..20]).Order());
    }

    [Fact]
    public void RenderMerged_WhenARecordHasSeveralSections_GivesEachOfThemItsHeader()
    {
        var document = Merge(WithHeader(TestPackage.Paragraphs("{{ name }}"), $"<w:p><w:pPr>{References}</w:pPr></w:p><w:p/>"), "甲", "乙");
        Assert.Equal(["甲", "甲", "乙", "乙"], ShownBySection(document, "header"));
    }

    static byte[] WithNotes(string text) => TestPackage.Zip(TestPackage.Parts(new()
    {
        ["word/document.xml"] = TestPackage.Part("document", """<w:body><w:p><w:r><w:t>{{ name }}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:body>"""),
        ["word/footnotes.xml"] = TestPackage.Part("footnotes", $"""<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="1">{TestPackage.Paragraphs(text)}</w:footnote><w:footnote w:id="2">{TestPackage.Paragraphs("二")}</w:footnote>"""),
    }));

    [Theory]
    [InlineData("注{{ name }}", new[] { "二", "注甲", "二", "注乙", "二", "注丙" })]
    [InlineData("注", new[] { "二", "注", "二", "注", "二", "注" })]
    public void RenderMerged_WhenTheBodyHasFootnotes_GivesEachRecordItsOwn(string text, string[] expected)
    {
        var document = Merge(WithNotes(text), "甲", "乙", "丙");
        var notes = System.Xml.Linq.XDocument.Parse(TestPackage.ReadText(document, "word/footnotes.xml")).Root!.Elements().ToDictionary(e => e.Attribute(W + "id")!.Value, e => e.Value);
        var shown = System.Xml.Linq.XDocument.Parse(TestPackage.ReadText(document)).Descendants(W + "footnoteReference").Select(r => notes[r.Attribute(W + "id")!.Value]);
        Assert.Equal(expected, shown);
        Assert.Equal(8, notes.Count);
    }

    [Fact]
    public void RenderMerged_WhenTheBodyHasComments_Refuses() =>
        Assert.Equal("CQO5141", Assert.Throws<RenderException>(() => Merge(Document("<w:p><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>"), "甲")).Diagnostic.Code);

    [Fact]
    public void RenderMerged_WhenCommentsHaveTags_RefusesWithTheirName()
    {
        var package = TestPackage.Zip(TestPackage.Parts(new() { ["word/document.xml"] = TestPackage.Part("document", "<w:body><w:p/></w:body>"), ["word/comments.xml"] = TestPackage.Part("comments", $"<w:comment w:id=\"1\" w:author=\"a\">{TestPackage.Paragraphs("{{ name }}")}</w:comment>") }));
        var diagnostic = Assert.Throws<RenderException>(() => Merge(package, "甲")).Diagnostic;
        Assert.Equal(("CQO5140", "word/comments.xml"), (diagnostic.Code, diagnostic.Place.Part));
    }

    [Fact]
    public void RenderMerged_WhenManyRecords_NamesEachHeaderOnce()
    {
        var document = Merge(WithHeader(TestPackage.Paragraphs("{{ name }}")), [.. Enumerable.Range(1, 1000).Select(i => $"第{i}")]);
        Assert.Equal(Enumerable.Range(1, 1000).Select(i => $"第{i}"), ShownBySection(document, "header"));
    }

    static readonly System.Xml.Linq.XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The text of the header or footer that each section refers to.</summary>
    static List<string> ShownBySection(byte[] document, string kind)
    {
        System.Xml.Linq.XNamespace r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var targets = System.Xml.Linq.XDocument.Parse(TestPackage.ReadText(document, "word/_rels/document.xml.rels")).Root!.Elements().ToDictionary(e => e.Attribute("Id")!.Value, e => e.Attribute("Target")!.Value);
        var texts = targets.Values.Where(t => t.Contains(kind, StringComparison.Ordinal)).ToDictionary(t => t, t => System.Xml.Linq.XDocument.Parse(TestPackage.ReadText(document, t.StartsWith('/') ? t[1..] : "word/" + t)).Root!.Value);
        return [.. System.Xml.Linq.XDocument.Parse(TestPackage.ReadText(document)).Descendants(W + (kind + "Reference")).Select(e => texts[targets[e.Attribute(r + "id")!.Value]])];
    }

    [Fact]
    public void RenderMerged_WhenNoRecord_Refuses() => Assert.Throws<ArgumentException>(() => Merge(Document("<w:p/>")));

    [Fact]
    public void RenderMerged_WhenText_GivesOneAfterTheOther()
    {
        using var output = new MemoryStream();
        Templates.Plan("{{ name }}\n").RenderMerged([Record("甲"), Record("乙")], output);
        Assert.Equal("甲\n乙\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void Archive_WhenNamesAreEqualOrForbidden_MakesThemUniqueAndSafe()
    {
        var archive = new DocumentArchive();
        Assert.Equal(
            ["张三.docx", "张三（2）.docx", "张三（3）.docx", "a_b_c.docx", "_.docx"],
            new[] { "张三.docx", "张三.docx", "张三.docx", "a/b:c.docx", " .docx" }.Select(name => archive.Add(name, "x"u8)));
        using var output = new MemoryStream();
        archive.WriteTo(output);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(output.ToArray()));
        Assert.Equal(5, zip.Entries.Count);
        using var entry = new StreamReader(zip.GetEntry("张三（2）.docx")!.Open());
        Assert.Equal("x", entry.ReadToEnd());
    }

    static byte[] Document(string body) => TestPackage.Document(body);

    static ModelObject Record(string name) => ModelObject.Parse(Encoding.UTF8.GetBytes($$"""{"name":"{{name}}"}"""));

    static byte[] Merge(byte[] template, params string[] names)
    {
        var compiled = Template.Compile(template, TemplateFormat.Docx).Template!;
        byte[][] documents = [Once(), Once()];
        Assert.Equal(documents[0], documents[1]);
        DocxCaseTests.AssertValid(documents[0]);
        return documents[0];

        byte[] Once()
        {
            using var output = new MemoryStream();
            compiled.RenderMerged([.. names.Select(Record)], output);
            return output.ToArray();
        }
    }

    /// <summary>The body without the noise of runs.</summary>
    static string Shown(byte[] document)
    {
        var xml = TestPackage.ReadText(document);
        var body = xml[(xml.IndexOf("<w:body>", StringComparison.Ordinal) + 8)..xml.IndexOf("</w:body>", StringComparison.Ordinal)];
        return System.Text.RegularExpressions.Regex.Replace(body, "</?w:(r|t)( [^>]*)?>", "");
    }
}
