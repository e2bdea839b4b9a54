using static Cqo.Templating.Tests.Xlsx.Filled;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>Warnings that only data brings about reach whoever asks for them.</summary>
public sealed class RenderWarningsTests
{
    static string Row(int row, params string[] texts) => $"<row r=\"{row}\">{string.Concat(texts.Select((t, i) => t.Length == 0 ? "" : t[0] == '=' ? $"<c r=\"{(char)('A' + i)}{row}\"><f>{t[1..]}</f></c>" : Text($"{(char)('A' + i)}{row}", t)))}</row>";

    static List<string> Warnings(string rows, string json, string after = "")
    {
        var warnings = new RenderWarnings();
        Render(Template(rows, after), json, new RenderOptions { Warnings = warnings });
        Assert.Equal(0, warnings.Omitted);
        Assert.All(warnings.All, w => Assert.Equal(Severity.Warning, w.Severity));
        return [.. warnings.All.Select(w => $"{w.Code} {w.Place}")];
    }

    [Theory]
    [InlineData("true", "")]
    [InlineData("false", "CQO7132 [xl/worksheets/sheet1.xml B1]")]
    public void Render_WhenTheRowsOfAFormulaAreGone_TellsItsCell(string shown, string expected) =>
        Assert.Equal(expected, string.Join(", ", Warnings(Row(1, "合计", "=SUM(B3:B3)") + Row(2, "{{ if shown }}") + Row(3, "甲", "{{ 1 }}") + Row(4, "{{ end }}"), $$"""{"shown":{{shown}}}""")));

    [Fact]
    public void Render_WhenSuchAFormulaRepeats_TellsItOnce() =>
        Assert.Equal(["CQO7132 [xl/worksheets/sheet1.xml A1]"], Warnings(Row(1, "=SUM(B3:B3)", "{{ for r in rows }}", "{{ end }}") + Row(2, "{{ if none }}") + Row(3, "甲", "{{ 1 }}") + Row(4, "{{ end }}"), """{"rows":[1,2,3],"none":false}"""));

    [Fact]
    public void Render_WhenARuleCannotFollow_TellsIt() =>
        Assert.Equal(["CQO7134 [xl/worksheets/sheet1.xml A2]"], Warnings(Row(1, "头") + Row(2, "{{ for r in rows }}{{ r }}") + Row(3, "乙", "{{ end }}") + Row(5, "5"), """{"rows":[1,2,3]}""",
            "<conditionalFormatting sqref=\"A2\"><cfRule type=\"expression\" priority=\"1\"><formula>A5&gt;1</formula></cfRule></conditionalFormatting>"));

    [Fact]
    public void All_WhenThereAreVeryMany_IsBoundedAndCountsTheRest()
    {
        var warnings = new RenderWarnings();
        var rows = string.Concat(Enumerable.Range(0, RenderWarnings.Most + 10).Select(i => Row(i + 5, "=SUM(B3:B3)")));
        Render(Template(Row(2, "{{ if none }}") + Row(3, "甲", "{{ 1 }}") + Row(4, "{{ end }}") + rows), """{"none":false}""", new RenderOptions { Warnings = warnings });
        Assert.Equal((RenderWarnings.Most, 10), (warnings.All.Count, warnings.Omitted));
    }
}
