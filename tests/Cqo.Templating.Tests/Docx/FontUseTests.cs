using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Docx;

/// <summary>Which characters of a finished document stand in which font, as Word chooses it.</summary>
public sealed class FontUseTests
{
    const string Styles = """
        <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="A" w:hAnsi="H" w:eastAsia="E" w:cs="C"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="base"><w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="p"><w:basedOn w:val="base"/></w:style>
        <w:style w:type="character" w:styleId="c"><w:rPr><w:rFonts w:ascii="Code"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/></w:style>
        <w:style w:type="table" w:styleId="t"><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr><w:tblStylePr w:type="firstRow"><w:rPr><w:rFonts w:eastAsia="X"/></w:rPr></w:tblStylePr></w:style>
        """;

    [Theory]
    [InlineData("<w:r><w:t>a é 中𠅤</w:t></w:r>", "A:a H:é E:中𠅤")]
    [InlineData("<w:r><w:t>“·\uE5E5</w:t></w:r>", "H:“·\uE5E5")]
    [InlineData("<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t>“\uE5E5a</w:t></w:r>", "E:“\uE5E5 A:a")]
    [InlineData("<w:pPr><w:pStyle w:val=\"p\"/><w:rPr><w:rFonts w:eastAsia=\"Mark\"/></w:rPr></w:pPr><w:r><w:t>中a</w:t></w:r>", "楷体:中 A:a")]
    [InlineData("<w:pPr><w:pStyle w:val=\"p\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"c\"/><w:rFonts w:eastAsia=\"宋体\"/></w:rPr><w:t>中a</w:t></w:r>", "宋体:中 Code:a")]
    [InlineData("<w:pPr><w:pStyle w:val=\"loop\"/></w:pPr><w:r><w:t>中</w:t></w:r>", "E:中")]
    [InlineData("<w:r><w:rPr><w:rFonts w:eastAsia=\"新\"/><w:rPrChange w:id=\"1\" w:author=\"x\"><w:rPr><w:rFonts w:eastAsia=\"旧\"/></w:rPr></w:rPrChange></w:rPr><w:t>中</w:t></w:r>", "新:中")]
    [InlineData("<w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom w:id=\"2\" w:author=\"x\"><w:r><w:t>去</w:t></w:r></w:moveFrom><w:ins w:id=\"3\" w:author=\"x\"><w:r><w:t>新</w:t></w:r></w:ins>", "E:新")]
    [InlineData("<w:r><w:rPr><w:cs/></w:rPr><w:t>ab</w:t></w:r>", "C:ab")]
    [InlineData("<w:r><w:t xml:space=\"preserve\"> \u3000\u200B葛\U000E0100 &amp;</w:t></w:r>", "E:葛 A:&")]
    [InlineData("<w:r><w:rPr><w:rFonts w:eastAsiaTheme=\"minorEastAsia\" w:eastAsia=\"不用\"/></w:rPr><w:t>中</w:t></w:r>", "等线:中")]
    public void Read_WhenAParagraph_TellsFontsAsWordChooses(string paragraph, string expected) => Assert.Equal(expected, Tell($"<w:p>{paragraph}</w:p>"));

    [Fact]
    public void Read_WhenInATable_FollowsItsStyle() => Assert.Equal("黑体:中",
        Tell("<w:tbl><w:tblPr><w:tblStyle w:val=\"t\"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>中</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"));

    [Fact]
    public void Read_WhenSeenTwice_TellsTheFirstPlaceAndTheOtherNamesOfTheFont()
    {
        var use = Assert.Single(DocumentFonts.Read(Document("<w:p/><w:p><w:r><w:t>聘任沈𬍛女士</w:t></w:r></w:p><w:p><w:r><w:t>沈𬍛</w:t></w:r></w:p>")));
        Assert.Equal(("E", "Other,Third"), (use.Font, string.Join(',', use.Alternatives)));
        var rare = Assert.Single(use.Characters, c => c.CodePoint == 0x2C35B);
        Assert.Equal(("聘任沈𬍛女士", "[word/document.xml ¶2]"), (rare.Around, rare.Place.ToString()));
    }

    [Fact]
    public void Read_WhenInAHeader_TellsItsPlace()
    {
        var document = TestPackage.Zip(TestPackage.Parts(new()
        {
            ["word/document.xml"] = TestPackage.Part("document", "<w:body><w:p/></w:body>"), ["word/styles.xml"] = TestPackage.Part("styles", Styles), ["word/header1.xml"] = TestPackage.Part("hdr", "<w:p><w:r><w:t>页</w:t></w:r></w:p>"),
        }));
        Assert.Equal("[word/header1.xml ¶1]", Assert.Single(Assert.Single(DocumentFonts.Read(document)).Characters).Place.ToString());
    }

    [Theory]
    [InlineData("not a package", "CQO5")]
    [InlineData("", "CQO5")]
    public void Read_WhenHostile_IsRefusedWithItsDiagnostic(string file, string code) =>
        Assert.StartsWith(code, Assert.Throws<RenderException>(() => DocumentFonts.Read(System.Text.Encoding.UTF8.GetBytes(file))).Diagnostic.Code, StringComparison.Ordinal);

    [Fact]
    public void Read_WhenManyRunsNestedDeep_IsQuick()
    {
        var nested = string.Concat(Enumerable.Repeat("<w:p><w:r>", 40)) + "<w:t>中</w:t>" + string.Concat(Enumerable.Repeat("</w:r></w:p>", 40));
        Quick.Within(TimeSpan.FromSeconds(2), () => Assert.Equal("E:中字", Tell(nested + string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>中字</w:t></w:r></w:p>", 20_000)))));
    }

    static byte[] Document(string body) => TestPackage.Zip(TestPackage.Parts(new()
    {
        ["word/document.xml"] = TestPackage.Part("document", $"<w:body>{body}</w:body>"),
        ["word/styles.xml"] = TestPackage.Part("styles", Styles),
        ["word/fontTable.xml"] = TestPackage.Part("fonts", "<w:font w:name=\"E\"><w:altName w:val=\"Other, Third\"/></w:font>"),
        ["word/theme1.xml"] = $"<a:theme {TestPackage.Namespaces}><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:font script=\"Hant\" typeface=\"繁\"/><a:font script=\"Hans\" typeface=\"等线\"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>",
    }));

    static string Tell(string body) =>
        string.Join(' ', DocumentFonts.Read(Document(body)).Select(u => $"{u.Font}:{string.Concat(u.Characters.Select(c => char.ConvertFromUtf32(c.CodePoint)))}"));
}
