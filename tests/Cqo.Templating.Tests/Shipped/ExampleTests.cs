using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>The example documents that the authors' page points to are filled without a mistake, and show what the page says.</summary>
public sealed class ExampleTests
{
    static readonly string Folder = Path.Combine(SourceTree.Root, "templates", "examples");
    static readonly CompileResult Compiled = Template.Compile(File.ReadAllBytes(Path.Combine(Folder, "places-and-values.docx")), TemplateFormat.Docx);
    static readonly Lazy<byte[]> Document = new(() => DocxCaseTests.Render(Compiled.Template!, ModelObject.Parse(File.ReadAllBytes(Path.Combine(Folder, "places-and-values.json")))));

    [Fact]
    public void Compile_WhenExample_FindsNoMistake() => Assert.Empty(Compiled.Diagnostics.Select(d => d.Format("places-and-values.docx")));

    [Fact]
    public void Render_WhenExample_IsAValidDocument()
    {
        DocxCaseTests.AssertValid(File.ReadAllBytes(Path.Combine(Folder, "places-and-values.docx")));
        DocxCaseTests.AssertValid(Document.Value);
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
    public void Render_WhenExample_FillsThePlace(string part, string expected) => Assert.Contains(expected, TestPackage.ReadText(Document.Value, part), StringComparison.Ordinal);

    [Fact]
    public void Render_WhenExample_LeavesNoTag()
    {
        foreach (var part in new[] { "word/document.xml", "word/comments.xml", "docProps/core.xml", "word/_rels/document.xml.rels" }) Assert.DoesNotContain("{{", TestPackage.ReadText(Document.Value, part), StringComparison.Ordinal);
    }
}
