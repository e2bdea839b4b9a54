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

    [Theory]
    [InlineData("word/header1.xml", "hdr", "CQO5140")]
    [InlineData("word/footnotes.xml", "footnotes", "CQO5140")]
    public void RenderMerged_WhenAHeaderHasTags_RefusesWithItsName(string part, string root, string code)
    {
        var content = root == "hdr" ? "<w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p>" : "<w:footnote w:id=\"1\"><w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p></w:footnote>";
        var package = TestPackage.Zip(TestPackage.Parts(new() { ["word/document.xml"] = TestPackage.Part("document", "<w:body><w:p/></w:body>"), [part] = TestPackage.Part(root, content) }));
        var diagnostic = Assert.Throws<RenderException>(() => Merge(package, "甲")).Diagnostic;
        Assert.Equal((code, part), (diagnostic.Code, diagnostic.Place.Part));
    }

    [Fact]
    public void RenderMerged_WhenTheBodyHasAFootnote_Refuses() =>
        Assert.Equal("CQO5141", Assert.Throws<RenderException>(() => Merge(Document("<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"), "甲")).Diagnostic.Code);

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
