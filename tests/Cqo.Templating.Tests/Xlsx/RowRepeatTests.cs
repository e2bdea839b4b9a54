using static Cqo.Templating.Tests.Xlsx.Filled;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>Rows that repeat, vanish and move.</summary>
public sealed class RowRepeatTests
{
    static string Row(int number, params string[] texts) => $"<row r=\"{number}\">{string.Concat(texts.Select((t, i) => t.Length == 0 ? "" : Text($"{(char)('A' + i)}{number}", t)))}</row>";

    static string Shown(string rows, string json) => string.Join(" | ", Cells(rows, json).Select(c => c.Replace(" Text", "").Replace(" Number", "")));

    [Theory]
    [InlineData("""{"rows":[]}""", "A1 名 | A3 完")]
    [InlineData("""{"rows":[{"n":"甲","v":1}]}""", "A1 名 | A2 甲 | B2 1 | A4 完")]
    [InlineData("""{"rows":[{"n":"甲","v":1},{"n":"乙","v":2},{"n":"丙","v":3}]}""", "A1 名 | A2 甲 | B2 1 | A3 乙 | B3 2 | A4 丙 | B4 3 | A6 完")]
    public void Render_WhenForAndEndShareARow_RepeatsIt(string json, string expected) =>
        Assert.Equal(expected, Shown(Row(1, "名") + Row(2, "{{ for r in rows }}{{ r.n }}", "{{ r.v }}{{ end }}") + Row(4, "完"), json));

    [Fact]
    public void Render_WhenAnItemHasSeveralRows_RepeatsThemTogether() =>
        Assert.Equal("A1 甲 | B2 1 | A3 乙 | B4 2 | A6 完",
            Shown(Row(1, "{{ for r in rows }}{{ r.n }}") + Row(2, "", "{{ r.v }}") + Row(3, "", "{{ end }}") + Row(5, "完"), """{"rows":[{"n":"甲","v":1},{"n":"乙","v":2}]}"""));

    [Fact]
    public void Render_WhenTagsStandInRowsOfTheirOwn_TheseVanish() =>
        Assert.Equal("A1 头 | A2 甲 | A3 乙 | A4 尾",
            Shown(Row(1, "头") + Row(2, "{{ for r in rows }}") + Row(3, "{{ r.n }}") + Row(4, "{{ end }}") + Row(5, "尾"), """{"rows":[{"n":"甲"},{"n":"乙"}]}"""));

    [Fact]
    public void Render_WhenLoopsNest_GroupsHaveTheirRowsAndTotals() =>
        Assert.Equal("A1 武汉 | A2 甲 | B2 1 | A3 乙 | B3 2 | A4 小计 | B4 3 | A5 黄石 | A6 小计 | B6 0 | A7 完",
            Shown(Row(1, "{{ for g in groups }}{{ t = 0 }}{{ g.city }}") + Row(2, "{{ for r in g.rows }}{{ r.n }}{{ t = t + r.v }}", "{{ r.v }}{{ end }}") + Row(3, "小计", "{{ t }}{{ end }}") + Row(4, "完"),
                """{"groups":[{"city":"武汉","rows":[{"n":"甲","v":1},{"n":"乙","v":2}]},{"city":"黄石","rows":[]}]}"""));

    [Theory]
    [InlineData(true, "A1 头 | A2 有 | A3 尾")]
    [InlineData(false, "A1 头 | A2 尾")]
    public void Render_WhenIfIsAroundARow_ItStandsOrVanishes(bool x, string expected) =>
        Assert.Equal(expected, Shown(Row(1, "头") + Row(2, "{{ if x }}有", "{{ end }}") + Row(3, "尾"), $$"""{"x":{{(x ? "true" : "false")}}}""").Replace(" | B2 Empty", ""));

    [Fact]
    public void Render_WhenTheListIsEmpty_ElseStandsInstead() =>
        Assert.Equal("A1 头 | A2 无 | A3 尾", Shown(Row(1, "头") + Row(2, "{{ for r in rows }}") + Row(3, "{{ r }}") + Row(4, "{{ else }}") + Row(5, "无") + Row(6, "{{ end }}") + Row(7, "尾"), """{"rows":[]}"""));

    [Fact]
    public void Render_WhenARuleSkipsItems_TheirRowsVanish() =>
        Assert.Equal("A1 甲 | A2 丙 | A3 尾", Shown(Row(1, "{{ for r in rows }}") + Row(2, "{{ if r.v > 1; continue; end }}") + Row(3, "{{ r.n }}") + Row(4, "{{ end }}") + Row(5, "尾"),
            """{"rows":[{"n":"甲","v":1},{"n":"乙","v":2},{"n":"丙","v":0}]}"""));

    [Fact]
    public void Render_WhenRowsRepeat_EachLooksLikeTheRowOfTheTemplate()
    {
        var template = Template($"<row r=\"1\" ht=\"30\" customHeight=\"1\" outlineLevel=\"2\" spans=\"1:3\" s=\"1\" customFormat=\"1\">{Text("A1", "{{ for r in rows }}{{ r }}", 2)}<c r=\"B1\" s=\"3\"/><c r=\"C1\" s=\"1\" t=\"b\"><v>1</v></c>{Text("D1", "{{ end }}", 3)}</row>");
        var sheet = Opc.TestPackage.ReadText(Render(template, """{"rows":[5,6]}"""), "xl/worksheets/sheet1.xml");
        const string row = "<row r=\"#\" ht=\"30\" customHeight=\"1\" outlineLevel=\"2\" spans=\"1:3\" s=\"1\" customFormat=\"1\"><c r=\"A#\" s=\"2\"><v>$</v></c><c r=\"B#\" s=\"3\"/><c r=\"C#\" s=\"1\" t=\"b\"><v>1</v></c><c r=\"D#\" s=\"3\"/></row>";
        Assert.Contains($"<sheetData>{row.Replace('#', '1').Replace('$', '5')}{row.Replace('#', '2').Replace('$', '6')}</sheetData>", sheet);
    }

    [Theory]
    [InlineData("{{ for r in rows }}", "CQO7113")]
    [InlineData("{{ end }}", "CQO7112")]
    [InlineData("{{ else }}", "CQO7112")]
    [InlineData("{{ x", "CQO7111")]
    [InlineData("x }} {{ 1 }}", "CQO7110")]
    public void Compile_WhenATagHasNoOtherHalf_TellsTheCell(string text, string code)
    {
        var mistake = Mistakes(Row(1, "头") + Row(7, "", text)).Single();
        Assert.Equal((code, "[xl/worksheets/sheet1.xml B7]"), (mistake.Code, mistake.Place.ToString()));
    }

    [Fact]
    public void Compile_WhenTwoListsShareARow_Refuses() =>
        Assert.Contains(Mistakes(Row(1, "{{ for a in x }}{{ a }}", "{{ end }}", "{{ for b in y }}{{ b }}", "{{ end }}")), m => m.Code == "CQO7115");

    [Fact]
    public void Render_WhenThereAreTooManyRows_SaysHowMany()
    {
        var end = Failure(Row(1, "{{ for r in 1..1048577 }}{{ r }}", "{{ end }}"), "{}", new RenderOptions { LoopSteps = 3_000_000 });
        Assert.Equal("CQO7103", end.Code);
        Assert.Contains("1,048,577", end.Message);
    }
}
