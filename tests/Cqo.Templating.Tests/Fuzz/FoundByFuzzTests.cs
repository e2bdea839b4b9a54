using System.Text;
using System.Text.Json;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Fuzz;

/// <summary>What the fuzzers found, kept as the smallest input that shows it.</summary>
public sealed class FoundByFuzzTests
{
    [Theory]
    [InlineData("{\"a\":\"\\uD83D\"}")]
    [InlineData("{\"\\uDE00\":1}")]
    [InlineData("{\"a\":[{\"b\":\"x\u00FF\"}]}")]
    public void Parse_WhenATextIsNotUnicode_SaysSo(string json) =>
        Assert.Contains("Unicode", Assert.Throws<JsonException>(() => ModelObject.Parse(Encoding.Latin1.GetBytes(json))).Message);

    [Theory]
    [InlineData(" en-US")]
    [InlineData("en US")]
    [InlineData("en/US")]
    public void Render_WhenACultureHasBlanks_FailsAtTheTag(string culture) =>
        Assert.Equal("CQO3041", Templates.Failure($"{{{{ 1 | object.format 'N2' '{culture}' }}}}").Code);

    [Theory]
    [InlineData("5", "%d", "%-d", "5")]
    [InlineData("11", "%m", "%-m", "11")]
    [InlineData("2026", "%Y", "%Y", "2026")]
    public void Render_WhenADateIsReadByOneLetter_TakesItForThatPart(string text, string pattern, string shown, string expected) =>
        Assert.Equal(expected, Templates.Render($"{{{{ date.parse '{text}' '{pattern}' | date.to_string '{shown}' }}}}"));

    [Fact]
    public void Render_WhenADateIsReadByItsZoneAlone_SaysThatItIsNone() => Assert.Equal("CQO3043", Templates.Failure("{{ date.parse '2026' '%Z' }}").Code);

    [Fact]
    public void Compile_WhenATagVanishesWithAnother_NamesIt()
    {
        const string nested = "<w:p><w:r><w:t>{{ for x in xs }}</w:t></w:r><w:p><w:r><w:t>{{ x.n }}</w:t></w:r></w:p><w:r><w:t>{{ end }}</w:t></w:r></w:p>";
        var mistakes = Template.Compile(TestPackage.Document(nested), TemplateFormat.Docx).Diagnostics;
        Assert.Equal(("CQO5135", "[word/document.xml ¶2]"), (Assert.Single(mistakes).Code, mistakes[0].Place.ToString()));
    }

    [Theory]
    [InlineData("<w:tr><w:tc><w:p><w:r><w:t>{{ for y in ys | repeat.columns }}{{ y }}{{ end }}</w:t></w:r></w:p></w:tc></w:tr><w:p/>", "CQO5124")]
    [InlineData("<w:tbl><w:tr><w:p><w:r><w:t>{{ for y in ys | repeat.columns }}{{ y }}{{ end }}</w:t></w:r></w:p></w:tr></w:tbl><w:p/>", "CQO5124")]
    [InlineData("<w:tbl><w:tr><w:p><w:r><w:t>{{ for y in ys }}{{ y | merge.same }}{{ end }}</w:t></w:r></w:p></w:tr></w:tbl><w:p/>", "CQO5143")]
    [InlineData("<w:p><w:r><w:t>甲</w:t><w:r><w:t>{{ if no }}</w:t></w:r><w:r><w:t>乙</w:t></w:r><w:t>{{ end }}</w:t></w:r></w:p>", "CQO5104")]
    [InlineData("<w:p><w:r><w:t><w:b>{{ for y in ys }}{{ y }}{{ end }}</w:b></w:t></w:r></w:p>", "CQO5104")]
    public void Compile_WhenElementsStandWhereTheyMayNot_SaysWhatItMisses(string body, string code) =>
        Assert.Contains(code, Template.Compile(TestPackage.Document(body), TemplateFormat.Docx).Diagnostics.Select(d => d.Code));

    [Fact]
    public void Compile_WhenATableWithRepeatedColumnsHasARowWithoutCells_LeavesThatRow()
    {
        const string body = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>{{ for y in ys | repeat.columns }}{{ y }}{{ end }}</w:t></w:r></w:p></w:tc></w:tr><w:tr/></w:tbl><w:p/>";
        Assert.NotNull(Template.Compile(TestPackage.Document(body), TemplateFormat.Docx).Template);
    }
}
