using System.Text;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Docx;

/// <summary>Partials in Word documents: their text is inserted as text.</summary>
public sealed class DocxIncludeTests
{
    static readonly ModelObject Model = ModelObject.Parse("""{"name":"王<丽>","xs":["甲","乙"]}"""u8);

    static CompileResult Compile(string paragraph, string partial) =>
        Template.Compile(TestPackage.Document(TestPackage.Paragraphs(paragraph)), TemplateFormat.Docx, new Dictionary<string, ReadOnlyMemory<byte>> { ["sign.txt"] = Encoding.UTF8.GetBytes(partial) });

    static string Render(string paragraph, string partial) => TestPackage.ReadText(DocxCaseTests.Render(Compile(paragraph, partial).Template!, Model));

    [Fact]
    public void Render_WhenPartialHasLinesAndMarks_EscapesAndBreaksThem()
    {
        var text = Render("甲：{{ include 'sign.txt' 1 }}。", "{{ name }} & {{ $0 }}\n签字");
        Assert.Contains("王&lt;丽&gt; &amp; 1", text, StringComparison.Ordinal);
        Assert.Contains("<w:br/>", text, StringComparison.Ordinal);
        Assert.Contains("签字", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_WhenPartialHasItsOwnLoop_RunsIt() =>
        Assert.Contains("(甲)(乙)", Render("{{ include 'sign.txt' }}", "{{ for x in xs }}({{ x }}){{ end }}"), StringComparison.Ordinal);

    [Fact]
    public void Compile_WhenPartialIsWrong_NamesItsLine() =>
        Assert.Equal("[sign.txt](2,8)", Assert.Single(Compile("{{ include 'sign.txt' }}", "ok\n{{ 1 + }}").Diagnostics).Place.ToString());

    [Fact]
    public void Compile_WhenTwoPartsIncludeAWrongPartial_ReportsItOnce()
    {
        var parts = TestPackage.Parts(new()
        {
            ["word/document.xml"] = TestPackage.Part("document", $"<w:body>{TestPackage.Paragraphs("{{ include 'sign.txt' }}")}</w:body>"),
            ["word/header1.xml"] = TestPackage.Part("hdr", TestPackage.Paragraphs("{{ include 'sign.txt' }}")),
        });
        var result = Template.Compile(TestPackage.Zip(parts), TemplateFormat.Docx, new Dictionary<string, ReadOnlyMemory<byte>> { ["sign.txt"] = "{{ ) }}"u8.ToArray() });
        Assert.Single(result.Diagnostics);
    }

    [Fact]
    public void Fields_WhenPartialReadsThem_ListsThem() => Assert.Equal(["xs", "name"], Compile("{{ xs.size }}{{ include 'sign.txt' }}", "{{ name }}").Template!.Fields.Members.Keys);
}
