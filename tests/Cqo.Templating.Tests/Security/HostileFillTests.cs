using Cqo.Templating.Tests.Opc;
using Cqo.Templating.Tests.Xlsx;

namespace Cqo.Templating.Tests.Security;

/// <summary>Workbook templates made to exhaust whoever compiles or fills them end in order, within the bounds of <see cref="Attack"/>.</summary>
[Collection<AttackCollection>]
public sealed class HostileFillTests
{
    static string Times(int times, Func<int, string> piece) => string.Concat(Enumerable.Range(1, times).Select(piece));

    static byte[] Rows(string rows) => Filled.Template(rows);

    static readonly Dictionary<string, Func<byte[]>> Templates = new()
    {
        ["T9 a row of 16,000 loops"] = () => Rows($"<row r=\"1\">{Times(8_000, _ => $"<c t=\"inlineStr\"><is><t>{{{{for a in x}}}}</t></is></c>")}{Times(8_000, _ => "<c t=\"inlineStr\"><is><t>{{end}}</t></is></c>")}</row>"),
        ["T9 loops nested a thousand deep, in rows of their own"] = () => Rows(Times(1_000, _ => "<row><c t=\"inlineStr\"><is><t>{{for a in x}}</t></is></c></row>") + Times(1_000, _ => "<row><c t=\"inlineStr\"><is><t>{{end}}</t></is></c></row>")),
        ["T9 ten thousand loops and as many formulas"] = () => Rows(Times(10_000, i => $"<row r=\"{i}\"><c t=\"inlineStr\"><is><t>{{{{for a in x}}}}{{{{a}}}}</t></is></c><c><f>SUM(A1:A10000)</f></c><c t=\"inlineStr\"><is><t>{{{{end}}}}</t></is></c></row>")),
        ["T3 a million rows without cells"] = () => Rows($"<row><c t=\"inlineStr\"><is><t>{{{{x}}}}</t></is></c></row>{Times(1_000_000, _ => "<row/>")}"),
        ["T3 two million cells"] = () => Rows($"<row><c t=\"inlineStr\"><is><t>{{{{x}}}}</t></is></c></row>{Times(200, _ => $"<row>{Times(10_000, _ => "<c/>")}</row>")}"),
        ["T9 a text of braces"] = () => Rows($"<row><c t=\"inlineStr\"><is><t>{new string('{', 2_000_000)}</t></is></c></row>"),
        ["T9 as many runs as braces"] = () => Rows($"<row><c t=\"inlineStr\"><is>{Times(50_000, _ => "<r><t>{</t></r>")}</is></c></row>"),
        ["T1 a shared string that is used everywhere"] = () => TestPackage.Zip(Filled.Parts(TestWorkbook.Worksheet(Times(1_000, _ => $"<row>{Times(60, _ => "<c t=\"s\"><v>0</v></c>")}</row>")), $"<si><t>{{{{ x }}}}{new string('x', 30_000)}</t></si>")),
        ["T9 a loop over rows far apart"] = () => Rows("<row r=\"1\"><c t=\"inlineStr\"><is><t>{{for a in x}}</t></is></c></row><row r=\"1048576\"><c t=\"inlineStr\"><is><t>b{{end}}</t></is></c></row>"),
        ["T9 a loop that never ends"] = () => Rows("<row><c t=\"inlineStr\"><is><t>{{while true}}</t></is></c></row><row><c><v>1</v></c></row><row><c t=\"inlineStr\"><is><t>{{end}}</t></is></c></row>"),
        ["T11 a tag in a formula"] = () => Rows("<row><c><f>{{ x }}</f></c></row>"),
        ["T7 macros"] = () => TestPackage.Zip(new Dictionary<string, byte[]>(Filled.Parts(TestWorkbook.Worksheet("<row/>"))) { ["xl/vbaProject.bin"] = [1, 2, 3] }),
    };

    public static TheoryData<string> Names => [.. Templates.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fill_WhenHostile_EndsInOrder(string name) => Attack.On(Templates[name](), TemplateFormat.Xlsx, """{"x":[1,2]}""");

    [Theory]
    [InlineData("T3 a million rows without cells", "CQO7007")]
    [InlineData("T3 two million cells", "CQO7007")]
    [InlineData("T9 a loop over rows far apart", "CQO7103")]
    [InlineData("T9 a loop that never ends", "CQO3005")]
    [InlineData("T11 a tag in a formula", "CQO7118")]
    [InlineData("T7 macros", "CQO7008")]
    public void Fill_WhenHostile_SaysWhy(string name, string code) => Assert.Contains(Attack.On(Templates[name](), TemplateFormat.Xlsx, """{"x":[1,2]}"""), d => d.Code == code);

    [Fact]
    public void Fill_WhenTheSheetGrowsTooLarge_EndsWithTheLimit()
    {
        var template = Filled.Compile(Rows($"<row r=\"1\">{Filled.Text("A1", "{{ for r in rows }}{{ r.a }}")}{Filled.Text("B1", "{{ end }}")}</row>"));
        var model = ModelObject.Parse("{}"u8).WithRows("rows", ["a"], 1_000_000, () => Enumerable.Repeat<IReadOnlyList<object?>>([new string('长', 1000)], 1_000_000));
        var end = Assert.Throws<RenderException>(() => template.Render(model, Stream.Null, new RenderOptions { SheetBytes = 1 << 20, Time = TimeSpan.FromMinutes(1) }));
        Assert.Equal("CQO3003", end.Diagnostic.Code);
    }

    [Fact]
    public void Fill_WhenThereAreManyRows_HoldsNoMoreThanForFew()
    {
        var template = Filled.Compile(Rows($"<row r=\"1\">{Filled.Text("A1", "{{ for r in rows }}{{ r.a }}")}{Filled.Text("B1", "{{ r.b }}{{ end }}")}</row><row r=\"3\"><c r=\"A3\"><f>SUM(A1:A1)</f></c></row>"));
        Attack.Bounded(() =>
        {
            var model = ModelObject.Parse("{}"u8).WithRows("rows", ["a", "b"], 100_000, () => Enumerable.Range(0, 100_000).Select(i => (IReadOnlyList<object?>)[i, "企业" + i]));
            template.Render(model, Stream.Null, new RenderOptions { Time = TimeSpan.FromMinutes(1) });
            return 0;
        });
    }
}
