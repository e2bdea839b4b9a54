using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>The example documents that the authors' page points to are filled without a mistake, and show what the page says.</summary>
public sealed class ExampleTests
{
    static readonly Example Places = new("places-and-values");

    public static TheoryData<string> Names => [.. Example.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Compile_WhenExample_FindsNoMistake(string name) => Assert.Empty(new Example(name).Compiled.Diagnostics.Select(d => d.Format(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_WhenExample_IsAValidDocumentWithoutTags(string name)
    {
        var example = new Example(name);
        DocxCaseTests.AssertValid(example.Template);
        DocxCaseTests.AssertValid(example.Document.Value);
        foreach (var part in TestPackage.Names(example.Document.Value).Where(n => n.EndsWith(".xml", StringComparison.Ordinal) || n.EndsWith(".rels", StringComparison.Ordinal)))
            Assert.DoesNotContain("{{", example.Text(part), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word/_rels/document.xml.rels", "Target=\"https://verify.example.cn/CQO-2026-0007?name=%E6%B2%88%E8%8B%A5%E6%BE%9C\"")]
    [InlineData("word/_rels/document.xml.rels", "Target=\"https://courses.example.cn/2?a=1&amp;b=2\"")]
    [InlineData("word/document.xml", "descr=\"荆楚质量研究院（虚构）的标志\"")]
    [InlineData("word/document.xml", "w:fullDate=\"2026-11-22T00:00:00Z\"")]
    [InlineData("word/document.xml", "<w14:checked w14:val=\"1\"/>")]
    [InlineData("word/document.xml", "（纯文字写法：☑ 合格）")]
    [InlineData("word/document.xml", ">任职培训班<")]
    [InlineData("word/document.xml", "<w:pStyle w:val=\"1\"/></w:pPr><w:r><w:t xml:space=\"preserve\">课程评价<")]
    [InlineData("word/document.xml", "<w:numPr>")]
    [InlineData("word/comments.xml", "由沈若澜填写，共2门课程。")]
    [InlineData("docProps/core.xml", "<dc:title>沈若澜的培训回执</dc:title>")]
    public void Render_WhenExample_FillsThePlace(string part, string expected) => Assert.Contains(expected, Places.Text(part), StringComparison.Ordinal);
}
