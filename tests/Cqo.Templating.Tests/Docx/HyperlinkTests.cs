using System.Text;
using System.Text.Json;

namespace Cqo.Templating.Tests.Docx;

/// <summary>Targets that come from data: which are let through, and in which form.</summary>
public sealed class HyperlinkTests
{
    static readonly CompiledTemplate Whole = Template.Compile(new DocxCase(Path.Combine(DocxCase.Root, "066-hyperlink-in-header")).Template(), TemplateFormat.Docx).Template!;

    static byte[] Render(string target) => DocxCaseTests.Render(Whole, ModelObject.Parse(Encoding.UTF8.GetBytes($$$"""{"verify":{"人":"王","url":{{{JsonSerializer.Serialize(target)}}}}}""")));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" JavaScript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("\\\\server\\share")]
    [InlineData("//server/share")]
    [InlineData("http://javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("www.example.cn")]
    [InlineData("https://")]
    [InlineData("")]
    public void Render_WhenTheTargetIsNoSafeAddress_FailsAtTheLink(string target)
    {
        var failure = Assert.Throws<RenderException>(() => Render(target));
        Assert.Equal("CQO3060", failure.Diagnostic.Code);
        Assert.Equal("[word/header1.xml ¶1]", failure.Diagnostic.Place.ToString());
    }

    [Theory]
    [InlineData("https://a.cn/路?q=“1”&r=%20", "https://a.cn/%E8%B7%AF?q=%E2%80%9C1%E2%80%9D&r=%20")]
    [InlineData("HTTPS://a.cn:8080/", "HTTPS://a.cn:8080/")]
    [InlineData("mailto:a@b.cn", "mailto:a@b.cn")]
    [InlineData("tel:+86-27-1", "tel:+86-27-1")]
    [InlineData("https://a.cn/\" onclick=\"x", "https://a.cn/%22%20onclick=%22x")]
    public void Render_WhenTheTargetIsAnAddress_StoresItEncoded(string target, string stored) =>
        Assert.Equal(stored, DocxCase.Twin(Render(target), "header1.xml.rels").Split(' ')[2]);
}
