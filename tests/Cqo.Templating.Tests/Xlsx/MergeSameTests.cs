using System.Text.RegularExpressions;
using Cqo.Templating.Tests.Opc;
using static Cqo.Templating.Tests.Xlsx.Filled;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>Equal neighbours of a repeated column merge: <c>{{ row.city | merge.same }}</c>.</summary>
public sealed class MergeSameTests
{
    static string Row(int row, params string[] texts) => $"<row r=\"{row}\">{string.Concat(texts.Select((t, i) => t.Length == 0 ? "" : Text($"{(char)('A' + i)}{row}", t)))}</row>";

    /// <summary>Filled cells and merged ranges.</summary>
    static (string Cells, string Merges) Shown(string rows, string json, string after = "")
    {
        var workbook = Render(Template(rows, after), json);
        AssertValid(workbook);
        var merges = Regex.Matches(TestPackage.ReadText(workbook, "xl/worksheets/sheet1.xml"), "<mergeCell ref=\"([^\"]*)\"/>").Select(m => m.Groups[1].Value);
        return (string.Join(" | ", TestWorkbook.Cells(workbook).Where(c => !c.EndsWith(" Empty", StringComparison.Ordinal)).Select(c => c.Replace(" Text", "").Replace(" Number", ""))), string.Join(' ', merges));
    }

    [Fact]
    public void Render_WhenNeighboursAreEqual_TheyMergeAndShowOnce() => Assert.Equal(
        ("A1 市 | A2 武汉 | B2 1 | C2 甲 | B3 2 | C3 乙 | A4 黄石 | B4 2 | C4 丙 | C5 丁 | A6 武汉 | B6 3 | C6 戊 | A7 完", "A2:A3 A4:A5 B4:B5"),
        Shown(Row(1, "市") + Row(2, "{{ for r in rows }}{{ r.c | merge.same }}", "{{ r.n | merge.same }}", "{{ r.v }}{{ end }}") + Row(3, "完"),
            """{"rows":[{"c":"武汉","n":1,"v":"甲"},{"c":"武汉","n":2,"v":"乙"},{"c":"黄石","n":2,"v":"丙"},{"c":"黄石","n":2.0,"v":"丁"},{"c":"武汉","n":3,"v":"戊"}]}"""));

    [Fact]
    public void Render_WhenACellLeftDiffers_TheRightOneBeginsAnew() => Assert.Equal("A1:A2",
        Shown(Row(1, "{{ for r in rows }}{{ r.a | merge.same }}", "", "{{ r.b | merge.same }}", "{{ end }}"), """{"rows":[{"a":1,"b":5},{"a":1,"b":6},{"a":2,"b":6}]}""").Merges);

    [Fact]
    public void Render_WhenDatesAndEmptyValuesAndMixedTextsAreEqual_TheyMerge()
    {
        var workbook = Render(Template($"<row r=\"1\">{Text("A1", "{{ for r in rows }}{{ r.d | merge.same }}", 1)}{Text("B1", "第 {{ r.n | merge.same }} 组")}{Text("C1", "{{ r.e | merge.same }}{{ end }}")}</row>"), """{"rows":[{"d":"2026-01-02","n":1,"e":null},{"d":"2026-01-02","n":1,"e":""}]}""");
        Assert.Contains("<mergeCells count=\"3\"><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:C2\"/></mergeCells>", TestPackage.ReadText(workbook, "xl/worksheets/sheet1.xml"));
        Assert.Equal(["A1 Date 46024", "B1 Text 第 1 组"], TestWorkbook.Cells(workbook).Where(c => !c.EndsWith(" Empty", StringComparison.Ordinal)));
        AssertValid(workbook);
    }

    [Fact]
    public void Render_WhenALoopEnds_MergingEndsWithIt() => Assert.Equal("A1:A2 A3:A4",
        Shown(Row(1, "{{ for g in groups }}{{ for r in g }}{{ r | merge.same }}", "{{ end; end }}"), """{"groups":[[1,1],[1,1]]}""").Merges);

    [Fact]
    public void Render_WhenTheTemplateMergesToo_BothStandInOneList() => Assert.Equal("B1:C1 B2:C2 D3:E3 A1:A2",
        Shown(Row(1, "{{ for r in rows }}{{ r | merge.same }}", "甲", "", "{{ end }}") + Row(2, "", "", "", "完"), """{"rows":[1,1]}""", "<mergeCells count=\"2\"><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D2:E2\"/></mergeCells>").Merges);

    [Fact]
    public void Render_WhenNothingIsEqual_NothingIsMerged() =>
        Assert.DoesNotContain("mergeCell", TestPackage.ReadText(Render(Template(Row(1, "{{ for r in rows }}{{ r | merge.same }}", "{{ end }}")), """{"rows":[1,2]}"""), "xl/worksheets/sheet1.xml"));

    [Theory]
    [InlineData("{{ x | merge.same }}", "")]
    [InlineData("{{ for r in x }}{{ (r | merge.same) + 1 }}", "{{ end }}")]
    [InlineData("{{ for r in x }}{{ r | merge.same }}{{ r | merge.same }}", "{{ end }}")]
    [InlineData("{{ for r in x }}{{ r | note r | merge.same }}", "{{ end }}")]
    public void Compile_WhenMergeSameStandsElsewhere_SaysWhere(string first, string second)
    {
        var mistake = Mistakes(Row(4, first, second)).First();
        Assert.Equal(("CQO7123", "[xl/worksheets/sheet1.xml A4]"), (mistake.Code, mistake.Place.ToString()));
    }

    [Fact]
    public void Compile_WhenTheCellIsMergedInTheTemplate_Refuses() => Assert.Equal("CQO7124",
        Assert.Single(Cqo.Templating.Template.Compile(Template(Row(1, "{{ for r in x }}{{ r | merge.same }}", "", "{{ end }}"), "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>"), TemplateFormat.Xlsx).Diagnostics).Code);
}
