using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Docx;

/// <summary>HTML, links and pictures as values: what is hostile stays harmless, and bounded.</summary>
public sealed class RichTextTests
{
    static readonly CompiledTemplate Alone = Compile("{{ word.html h }}");
    static readonly CompiledTemplate InASentence = Compile("甲{{ word.html h }}乙");

    static CompiledTemplate Compile(string paragraph) => Template.Compile(TestPackage.Document(TestPackage.Paragraphs(paragraph)), TemplateFormat.Docx).Template!;

    static byte[] Render(CompiledTemplate template, string html) => DocxCaseTests.Render(template, ModelObject.Parse(Encoding.UTF8.GetBytes($$"""{"h":{{JsonSerializer.Serialize(html)}}}""")));

    public static TheoryData<string> Hostile =>
    [
        string.Concat(Enumerable.Repeat("<b>", 300_000)) + "深",
        string.Concat(Enumerable.Repeat("<ul><li>", 100_000)) + "深",
        string.Concat(Enumerable.Repeat("<table><tr><td>", 60_000)) + "深",
        string.Concat(Enumerable.Repeat("<script>", 100_000)),
        string.Concat(Enumerable.Repeat("</p></b>", 100_000)) + "深",
        string.Concat(Enumerable.Repeat("<a href='", 100_000)),
        string.Concat(Enumerable.Repeat("<!--", 200_000)),
        string.Concat(Enumerable.Repeat("<<<&#x110000;&amp", 50_000)),
        "<p style=\"" + string.Concat(Enumerable.Repeat("color:red;", 90_000)) + "\">深",
        "<table>" + string.Concat(Enumerable.Repeat("<tr>" + string.Concat(Enumerable.Repeat("<td colspan=1000 rowspan=1000>甲", 5)), 3_000)),
        "<td>甲</td><tr>乙<li>丙</ul></table><h9>丁</h9><p",
        "<a href=\"https://a.cn/\"><table><tr><td>甲</a>乙</table>丙",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Render_WhenHtmlIsHostile_EndsSoonWithAValidDocument(string html)
    {
        var watch = Stopwatch.StartNew();
        foreach (var template in new[] { Alone, InASentence }) DocxCaseTests.AssertValid(Render(template, html));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void Render_WhenHtmlHoldsMarkupOfWord_ShowsItAsText()
    {
        var document = Render(Alone, "&lt;/w:t&gt;&lt;w:br/&gt;");
        Assert.Contains("&lt;/w:t&gt;&lt;w:br/&gt;", TestPackage.ReadText(document), StringComparison.Ordinal);
        DocxCaseTests.AssertValid(document);
    }

    [Theory]
    [InlineData("{{ word.qr h }}", "CQO3073")]
    [InlineData("{{ word.markdown h }}", "CQO3075")]
    public void Render_WhenTheOptionsLackAMaker_SayWhich(string tag, string code)
    {
        var failure = Assert.Throws<RenderException>(() => Compile(tag).Render(ModelObject.Parse("""{"h":"a"}"""u8.ToArray()), Stream.Null));
        Assert.Equal(code, failure.Diagnostic.Code);
    }

    [Theory]
    [InlineData('L', 2953)]
    [InlineData('M', 2331)]
    [InlineData('Q', 1663)]
    [InlineData('H', 1273)]
    public void Qr_WhenAsLongAsTheLevelHolds_IsDrawn(char level, int bytes) =>
        DocxCaseTests.AssertValid(Render(Compile($"{{{{ word.qr h level:'{level}' }}}}"), new string('a', bytes)));

    [Fact]
    public void Html_WhenCellsCoverOneAnother_LosesNoText()
    {
        var text = TestPackage.ReadText(Render(Alone, "<table><tr><td rowspan=9 colspan=9999>甲</td><td>乙</td></tr><tr><td>丙<td>丁</tr><tr></tr><tr><td colspan=-1>戊</td></tr></table>"));
        Assert.All("甲乙丙丁戊", c => Assert.Contains(c, text));
    }

    [Theory]
    [InlineData("{{ word.image h }}", "CQO3020")]
    [InlineData("{{ word.image h width:\"3\" }}", "CQO3061")]
    [InlineData("{{ word.image h height:\"-3cm\" }}", "CQO3061")]
    [InlineData("{{ word.image h height:\"99cm\" }}", "CQO3061")]
    [InlineData("{{ word.link h }}", "CQO3060")]
    [InlineData("{{ word.image h rotate:400 }}", "CQO3077")]
    [InlineData("{{ word.image h rotate:'x' }}", "CQO3041")]
    [InlineData("{{ word.html '<img src=\"data:image/png;base64,AAAA\">' }}", "CQO3023")]
    [InlineData("{{ word.qr h level:'X' }}", "CQO3070")]
    [InlineData("{{ word.qr '' }}", "CQO3071")]
    [InlineData("{{ word.qr ('长' * 778) }}", "CQO3072")]
    [InlineData("{{ word.markdown ('a' * 100001) }}", "CQO3074")]
    [InlineData("{{ word.markdown ('>' * 50000) }}", "CQO3076")]
    public void Render_WhenAValueCannotBeShown_FailsAtItsTag(string tag, string code)
    {
        var failure = Assert.Throws<RenderException>(() => Render(Compile(tag), "file:///c:/x"));
        Assert.Equal((code, "[word/document.xml ¶1]"), (failure.Diagnostic.Code, failure.Diagnostic.Place.ToString()));
    }

    [Fact]
    public void RenderMerged_WhenHtmlEndsARecord_KeepsTheRecordsApart()
    {
        var template = Template.Compile(TestPackage.Document(TestPackage.Paragraphs("{{ word.link u }}{{ zh.check true }}", "{{ word.html h }}")), TemplateFormat.Docx).Template!;
        var records = new[] { "一", "二" }.Select(n => ModelObject.Parse(Encoding.UTF8.GetBytes($$"""{"u":"https://a.cn/{{n}}","h":"<ol><li>{{n}}</li></ol><table><tr><td>{{n}}</td></tr></table>"}"""))).ToList();
        using var output = new MemoryStream();
        template.RenderMerged(records, output);
        DocxCaseTests.AssertValid(output.ToArray());
        Assert.Equal(2, Count(TestPackage.ReadText(output.ToArray()), "<w:tbl>"));
        Assert.Equal(1, Count(TestPackage.ReadText(output.ToArray()), "<w:sectPr>"));
        Assert.Equal(4, Count(TestPackage.ReadText(output.ToArray(), "word/numbering.xml"), "<w:num "));
    }

    static int Count(string text, string part) => text.Split(part).Length - 1;

    [Fact]
    public void Render_WhenTheTemplateIsPlainText_PrintsText()
    {
        var template = Template.Compile("{{ word.html h }}|{{ word.link 'https://a.cn' '甲' }}"u8.ToArray(), TemplateFormat.Text).Template!;
        Assert.Equal("一\n二|甲", Encoding.UTF8.GetString(Render(template, "<p>一</p><p>二</p>")));
    }
}
