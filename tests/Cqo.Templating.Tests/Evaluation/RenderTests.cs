using System.Text;
using System.Text.Json;

namespace Cqo.Templating.Tests.Evaluation;

/// <summary>One plan, many threads; the same input, the same bytes; the seam to the front ends.</summary>
public sealed class RenderTests
{
    const string Template = "{{ func mark(x); ret x + '!'; end }}{{ total = 0 }}{{ for r in rows }}{{ r.name | string.upcase | mark }}{{ total += r.n }}{{ end }}{{ total }}{{ capture c }}x{{ end }}{{ c }}";

    static string Data(int seed) => $"{{\"rows\":[{string.Join(",", Enumerable.Range(0, 40).Select(i => $"{{\"name\":\"n{seed * i}\",\"n\":{i + seed}}}"))}]}}";

    [Fact]
    public void Render_WhenManyThreadsShareAPlan_GivesEachItsOwnBytes()
    {
        var plan = Templates.Plan(Template);
        var expected = Enumerable.Range(0, 50).Select(seed => Templates.Render(plan, Data(seed))).ToArray();
        Parallel.For(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => Assert.Equal(expected[i % 50], Templates.Render(plan, Data(i % 50))));
    }

    [Fact]
    public void Render_WhenRepeated_GivesEqualBytes()
    {
        var options = Templates.Relaxed with { Now = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(8)) };
        const string template = "{{ date.now }} {{ math.uuid }} {{ math.random 1 1000000 }} {{ math.uuid }}";
        var first = Templates.Render(template, "{}", options);
        Assert.Equal(first, Templates.Render(template, "{}", options));
        Assert.StartsWith("22 Nov 2026 ", first, StringComparison.Ordinal);
        var ids = first.Split(' ');
        Assert.NotEqual(ids[3], ids[5]);
    }

    [Fact]
    public void Render_WhenModelIsShared_LeavesItUnchanged()
    {
        var model = ModelObject.Parse("{\"list\":[2,1],\"o\":{\"a\":1}}"u8);
        var plan = Templates.Plan("{{ l = list | array.sort; l[0] = 9; import o; a = 7; with o; b = a; end; list }}{{ o }}");
        using var once = new MemoryStream();
        using var twice = new MemoryStream();
        plan.Render(model, once);
        plan.Render(model, twice);
        Assert.Equal("[2, 1]{a: 1}", Encoding.UTF8.GetString(once.ToArray()));
        Assert.Equal(once.ToArray(), twice.ToArray());
    }

    [Fact]
    public void Render_WhenRowsDifferInShape_FindsEachField() =>
        Assert.Equal("1,2,,3,", Templates.Render("{{ for r in rows }}{{ r.a }},{{ end }}", "{\"rows\":[{\"a\":1},{\"b\":0,\"a\":2},{\"b\":0},{\"a\":3}]}"));

    [Fact]
    public void Parse_WhenTheDataIsNoObject_Says() =>
        Assert.Contains("JSON object", Assert.ThrowsAny<JsonException>(() => ModelObject.Parse("[1]"u8)).Message, StringComparison.Ordinal);

    [Fact]
    public void Compile_WhenTheTextIsNotUtf8_Says()
    {
        var result = Cqo.Templating.Template.Compile(new byte[] { 0x61, 0xFF, 0x62 }, TemplateFormat.Text);
        Assert.Null(result.Template);
        Assert.Equal("CQO1000", Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void Compile_WhenManyMistakesAreMade_ReportsAllInReadingOrder()
    {
        var result = Templates.Compile("{{ 1 + }}\n{{ 'x' | string.upcas }}\n{{ if }}{{ end }}\n{{ end }}");
        Assert.Equal(["(1,8)", "(2,17)", "(3,7)", "(4,4)"], result.Diagnostics.Select(d => d.Place.ToString()));
    }

    [Theory]
    [InlineData("{{ if string.contains 'ab' 'b' && true }}x{{ end }}", 1)]
    [InlineData("{{ if 'ab' | string.contains 'b' == true }}x{{ end }}", 1)]
    [InlineData("{{ if ('ab' | string.contains 'b') && true }}x{{ end }}", 0)]
    [InlineData("{{ if 'ab' | string.size > 1 }}x{{ end }}", 0)]
    [InlineData("{{ math.plus 1 2 + 3 }}", 0)]
    public void Compile_WhenAnOperatorSlipsIntoAnArgument_Warns(string template, int warnings)
    {
        var result = Templates.Compile(template);
        Assert.NotNull(result.Template);
        Assert.Equal(warnings, result.Diagnostics.Count(d => d is { Severity: Severity.Warning, Code: "CQO2101" }));
    }

    [Fact]
    public void Builtins_WhenListed_AllHaveCodeAndSignature()
    {
        Assert.Equal(Compilation.BuiltinCatalog.All.Length, Cqo.Templating.Evaluation.Functions.FunctionTable.Code.Length);
        Assert.Equal("string.slice text start length?", Compilation.BuiltinCatalog.Group("string")["slice"].Usage);
    }

    [Fact]
    public void Compile_WhenAnyPrefixOfATemplateIsGiven_NeverThrows()
    {
        const string source = "{{ func f(a, b = 1, c...) }}{{ for x in (1..3) limit: 2 }}{{ $\"{x + 1}\" | string.append `q` ? {a: [1, x?.y[0]]} : @f }}{{ else }}{{ case x; when 1, 2; end }}{{ end }}{{ wrap f 1 }}{%{ z }%}{{~ end ~}}{{ end }}";
        for (var length = 0; length <= source.Length; length++)
        {
            Templates.Compile(source[..length]);
            Templates.Compile(source[length..]);
        }
    }
}
