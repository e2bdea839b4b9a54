using System.Text.RegularExpressions;
using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>The example of repeats that the authors' page points to shows what the page says.</summary>
public sealed class RepeatsExampleTests
{
    static readonly string Folder = Path.Combine(SourceTree.Root, "templates", "examples");
    static readonly CompileResult Compiled = Template.Compile(File.ReadAllBytes(Path.Combine(Folder, "repeats.docx")), TemplateFormat.Docx);
    static readonly Lazy<byte[]> Document = new(() => DocxCaseTests.Render(Compiled.Template!, ModelObject.Parse(File.ReadAllBytes(Path.Combine(Folder, "repeats.json")))));

    static string Body => TestPackage.ReadText(Document.Value);

    static int Count(string pattern) => Regex.Count(Body, pattern);

    [Fact]
    public void Compile_WhenExample_FindsNoMistake() => Assert.Empty(Compiled.Diagnostics.Select(d => d.Format("repeats.docx")));

    [Fact]
    public void Render_WhenExample_IsAValidDocumentWithoutTags()
    {
        DocxCaseTests.AssertValid(Document.Value);
        Assert.DoesNotContain("{{", Body);
    }

    [Fact]
    public void Render_WhenExample_RepeatsColumnsInTheWidthOfOne()
    {
        Assert.Equal(4, Count("<w:gridCol w:w=\"1050\"/>"));
        Assert.Contains("<w:gridSpan w:val=\"7\"/>", Body);
    }

    [Fact]
    public void Render_WhenExample_MergesCitiesAndNothingElse() => Assert.Equal((3, 3), (Count("<w:vMerge w:val=\"restart\"/>"), Count("<w:vMerge/>")));

    // The first round keeps the list of the template.
    [Fact]
    public void Render_WhenExample_StartsBothListsAgainForEachClass() => Assert.Equal(
        ["1", "1", "1", "2", "2", "3", "3", "4", "4"],
        Regex.Matches(Body, "<w:numId w:val=\"(.*?)\"").Select(m => m.Groups[1].Value));

    [Fact]
    public void Render_WhenExample_BreaksThePageBetweenClassesOnly() => Assert.Equal(1, Count("w:type=\"page\""));
}
