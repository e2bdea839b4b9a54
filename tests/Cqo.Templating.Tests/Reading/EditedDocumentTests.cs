using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cqo.Templating.Tests.Opc;
using Cqo.Templating.Tests.Shipped;

namespace Cqo.Templating.Tests.Reading;

/// <summary>Somebody edited the document: what was changed is told, everything else reads as before.</summary>
public sealed class EditedDocumentTests
{
    static readonly CompiledTemplate Certificate = Papers.Compiled(Papers.Certificate), Review = Papers.Compiled(Papers.Review);
    static readonly JsonObject Sample = SourceTree.Sample(Papers.Certificate), ReviewSample = SourceTree.Sample(Papers.Review);
    static readonly byte[] Paper = RoundTrip.Render(Certificate, Sample), ReviewPaper = RoundTrip.Render(Review, ReviewSample);

    static DocumentComparison Compare(byte[] document) => Certificate.Compare(RoundTrip.Model(Sample), document, RoundTrip.Options);

    static DocumentComparison CompareReview(byte[] document) => Review.Compare(RoundTrip.Model(ReviewSample), document, RoundTrip.Options);

    static string Field(string path)
    {
        JsonNode node = Sample;
        foreach (var name in path.Split('.')) node = node[name]!;
        return node.GetValue<string>();
    }

    [Theory]
    [InlineData("candidate.name", "李四")]
    [InlineData("number", "鄂质官证〔2026〕420106-00009")]
    [InlineData("enterprise.credit_code", "91420106MA4KXXXX9X")]
    [InlineData("verify.url", "https://elsewhere.example/verify/1")]
    public void Compare_WhenOneValueWasChanged_TellsExactlyThat(string path, string now)
    {
        var comparison = Compare(EditedDocument.Replace(Paper, Field(path), now));
        var difference = Assert.Single(comparison.Differences);
        Assert.Equal((path, Field(path), now), (difference.Path, difference.Expected, difference.Found));
        Assert.True(difference.Place.Paragraph > 0);
        Assert.Empty(comparison.Findings);
    }

    [Fact]
    public void Compare_WhenADateWasChanged_TellsTheTextsAndReadTheDate()
    {
        var document = EditedDocument.Replace(ReviewPaper, "2026年11月22日", "2026年12月3日");
        var difference = Assert.Single(CompareReview(document).Differences);
        Assert.Equal(("2026年11月22日", "2026年12月3日"), (difference.Expected, difference.Found));
        Assert.Contains("2026-12-03", Review.Read(document).Data!.ToJsonString());
    }

    [Fact]
    public void Compare_WhenABranchWasChanged_NamesTheFieldThatDecidesIt()
    {
        var document = EditedDocument.With(ReviewPaper, xml => Regex.Replace(xml, "(规模以上.*?<w:t[^>]*>)是</w:t>", "$1否</w:t>", RegexOptions.Singleline));
        var difference = Assert.Single(CompareReview(document).Differences);
        Assert.Equal(("enterprise.above_scale", "true", "false"), (difference.Path, difference.Expected, difference.Found));
        Assert.False(Review.Read(document).Data!["enterprise"]!["above_scale"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("兹聘任您为", "兹委派您为", "任", "委派")]
    [InlineData("特此授权。", "特此授权，望遵照执行。", "", "望遵照执行")]
    [InlineData("（含首尾两日）", "", "含首尾两日", "")]
    public void Read_WhenTextOfTheTemplateWasChanged_TellsItAndTheValuesStay(string was, string now, string old, string read)
    {
        var document = EditedDocument.Replace(Paper, was, now);
        var reading = Certificate.Read(document);
        Assert.True(Certificate.Read(Paper).Data!.ToJsonString() == reading.Data!.ToJsonString(), string.Join('\n', reading.Findings));
        var changes = reading.Findings.Where(f => f.Code is "CQO6010" or "CQO6011" or "CQO6012").Select(f => f.Message).ToList();
        Assert.NotEmpty(changes);
        Assert.Contains(changes, m => m.Contains(old, StringComparison.Ordinal));
        Assert.Contains(changes, m => m.Contains(read, StringComparison.Ordinal));
        Assert.Empty(Compare(document).Differences);
    }

    [Fact]
    public void Compare_WhenARowWasDeleted_TellsThatRowAlone()
    {
        var rows = ReviewSample["decision"]!["findings"]!.AsArray();
        var title = rows[2]!["title"]!.GetValue<string>();
        var document = EditedDocument.With(ReviewPaper, xml => RowAround(xml, title) is var (start, end) ? xml[..start] + xml[end..] : xml);
        var comparison = CompareReview(document);
        var difference = Assert.Single(comparison.Differences);
        Assert.Equal("decision.findings[2]", difference.Path);
        Assert.Null(difference.Found);
        Assert.Contains(title, difference.Expected);
        Assert.Equal(rows.Count - 1, Review.Read(document).Data!["decision"]!["findings"]!.AsArray().Count);
    }

    [Fact]
    public void Compare_WhenARowWasAdded_TellsThatRowAlone()
    {
        var title = ReviewSample["decision"]!["findings"]![1]!["title"]!.GetValue<string>();
        var document = EditedDocument.With(ReviewPaper, xml => RowAround(xml, title) is var (start, end) ? xml[..end] + xml[start..end].Replace(title, "另加的一条") + xml[end..] : xml);
        var difference = Assert.Single(CompareReview(document).Differences);
        Assert.Null(difference.Expected);
        Assert.Contains("另加的一条", difference.Found);
    }

    static (int Start, int End) RowAround(string xml, string text)
    {
        var at = xml.IndexOf(text, StringComparison.Ordinal);
        return (xml.LastIndexOf("<w:tr>", at, StringComparison.Ordinal) is >= 0 and var plain && plain > xml.LastIndexOf("<w:tr ", at, StringComparison.Ordinal) ? plain : xml.LastIndexOf("<w:tr ", at, StringComparison.Ordinal), xml.IndexOf("</w:tr>", at, StringComparison.Ordinal) + 7);
    }

    [Fact]
    public void Read_WhenParagraphsWereSwapped_TellsIt()
    {
        var (template, document) = Made("{{ a }}是第一段，说明甲事。|第二段讲的是{{ b }}，由企业的质量管理部门负责落实，并在每年年底以前报告结果。|第三段没有标签，只规定本办法从发布的那一天起施行。", """{"a":"甲","b":"乙"}""");
        var reading = template.Read(EditedDocument.With(document, xml => Regex.Replace(xml, "(<w:p>(?:(?!</w:p>).)*第二段.*?</w:p>)(<w:p>.*?第三段.*?</w:p>)", "$2$1")));
        Assert.Equal("甲", reading.Data!["a"]!.GetValue<string>());
        Assert.Contains(reading.Findings, f => f.Code is "CQO6011" or "CQO6012");
    }

    [Fact]
    public void Read_WhenChangesAreTracked_ReadsWhatIsInsertedNotWhatIsDeleted()
    {
        var (template, document) = Made("姓名：{{ name }}。", """{"name":"张三"}""");
        var tracked = EditedDocument.With(document, xml => Regex.Replace(xml, "<w:t[^>]*>(姓名：)张三。</w:t></w:r>",
            "<w:t>$1</w:t></w:r><w:del w:id=\"90\" w:author=\"a\"><w:r><w:delText>张三</w:delText></w:r></w:del><w:proofErr w:type=\"spellStart\"/><w:ins w:id=\"91\" w:author=\"a\"><w:r w:rsidR=\"00AA\"><w:t>李</w:t></w:r><w:bookmarkStart w:id=\"5\" w:name=\"x\"/><w:r><w:t>四</w:t></w:r></w:ins><w:bookmarkEnd w:id=\"5\"/><w:r><w:t>。</w:t></w:r>"));
        var reading = template.Read(tracked);
        Assert.Equal("李四", reading.Data!["name"]!.GetValue<string>());
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Read_WhenAFieldStandsTwiceAndDiffers_TellsBoth()
    {
        var (template, document) = Made("甲方：{{ name }}。|落款：{{ name }}。", """{"name":"张三"}""");
        var reading = template.Read(EditedDocument.Replace(document, "张三", "李四"));
        var finding = Assert.Single(reading.Findings);
        Assert.Equal("CQO6013", finding.Code);
        Assert.Contains("“李四”和“张三”", finding.Message);
    }

    [Fact]
    public void Read_WhenValuesTouchEachOther_SaysThatItIsNotCertain()
    {
        var (template, document) = Made("{{ a }}{{ b }}。", """{"a":"甲","b":"乙"}""");
        Assert.Contains(template.Read(document).Findings, f => f.Code == "CQO6015");
        Assert.Empty(template.Compare(ModelObject.Parse("""{"a":"甲","b":"乙"}"""u8), document).Differences);
        var difference = Assert.Single(template.Compare(ModelObject.Parse("""{"a":"甲","b":"丙"}"""u8), document).Differences);
        Assert.Equal(("b", "丙", "乙"), (difference.Path, difference.Expected, difference.Found));
    }

    [Fact]
    public void Read_WhenAnExpressionHasNoInverse_ShowsItsTextUnderItsSource()
    {
        var (template, document) = Made("共{{ a + b }}元。", """{"a":1,"b":2}""");
        var reading = template.Read(document);
        Assert.Equal(("{{ a + b }}", "3"), reading.Values.Select(v => (v.Path, v.Text)).Single());
        Assert.Contains(reading.Findings, f => f.Code == "CQO6014" && f.Message.Contains("a + b", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_WhenThePictureIsTheCode_GivesItAsItWasGiven() =>
        Assert.Equal(Sample["verify"]!["qr"]!.GetValue<string>(), Certificate.Read(Paper).Data!["verify"]!["qr"]!.GetValue<string>());

    [Fact]
    public void Read_WhenAValueIsALink_GivesItsAddress()
    {
        var (template, document) = Made("见{{ word.link url }}。", """{"url":"https://a.example/1"}""");
        Assert.Equal("https://a.example/1", template.Read(document).Data!["url"]!.GetValue<string>());
    }

    static (CompiledTemplate Template, byte[] Document) Made(string paragraphs, string json)
    {
        var template = Template.Compile(TestPackage.Document(TestPackage.Paragraphs(paragraphs.Split('|'))), TemplateFormat.Docx).Template!;
        return (template, RoundTrip.Render(template, JsonNode.Parse(json)!.AsObject()));
    }
}
