using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Security;

/// <summary>Documents with as many repeats as a template may have (T9): finding the loops around each part must not cost loops times parts.</summary>
[Collection(typeof(AttackCollection))]
public sealed class HostileRepeatsTests
{
    const int Many = 12_000;
    const string Definition = """<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>""";

    static string Cell(string text) => $"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";

    static string Table(string row) => $"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"9\"/><w:gridCol w:w=\"9\"/></w:tblGrid>{string.Concat(Enumerable.Repeat($"<w:tr>{row}</w:tr>", Many))}</w:tbl><w:p/>";

    static string Item => """<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{{ x }}</w:t></w:r></w:p>""";

    public static TheoryData<string, string> Bodies => new()
    {
        { "columns", Table(Cell("a") + Cell("{{ for y in ys | repeat.columns }}{{ y }}{{ end }}")) },
        { "merges", Table(Cell("{{ for r in rs }}{{ r.a | merge.same }}") + Cell("{{ r.b | merge.same }}{{ end }}")) },
        { "lists", string.Concat(Enumerable.Repeat(TestPackage.Paragraphs("{{ for x in xs }}") + Item + TestPackage.Paragraphs("{{ end }}"), Many)) },
        { "lists in loops", string.Concat(Enumerable.Repeat(TestPackage.Paragraphs("{{ for s in ss }}", "{{ for x in s.xs }}") + Item + TestPackage.Paragraphs("{{ end }}", "{{ end }}"), Many / 2)) },
        { "page breaks", string.Concat(Enumerable.Repeat(TestPackage.Paragraphs("{{ for x in xs }}", "{{ x }}") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + TestPackage.Paragraphs("{{ end }}"), Many)) },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Compile_WhenRepeatsAreMany_EndsWithinBounds(string what, string body)
    {
        var template = TestPackage.Zip(TestPackage.Parts(new() { ["word/document.xml"] = TestPackage.Part("document", $"<w:body>{body}</w:body>"), ["word/numbering.xml"] = TestPackage.Part("numbering", Definition) }));
        Assert.True(Attack.On(template, TemplateFormat.Docx, "{\"xs\":[],\"ys\":[],\"rs\":[],\"ss\":[]}").All(d => d.Severity == Severity.Warning || d.Code == "CQO5144"), what);
    }
}
