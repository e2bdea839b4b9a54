using System.Text;

namespace Cqo.Templating.Tests.Evaluation;

/// <summary>Each limit of a rendering is hit and named with its place; none cuts a text.</summary>
public sealed class LimitsTests
{
    static RenderOptions With(Func<RenderOptions, RenderOptions> change) => change(Templates.Relaxed);

    static string List(int rows) => $"{{\"rows\":[{string.Join(",", Enumerable.Repeat("{\"a\":1}", rows))}]}}";

    [Fact]
    public void Render_WhenOwnLoopsPassTheLimit_FailsAtTheLoop()
    {
        var failure = Templates.Failure("a\n{{ while true }}x{{ end }}");
        Assert.Equal(("CQO3005", "(2,4)"), (failure.Code, failure.Place.ToString()));
    }

    [Fact]
    public void Render_WhenRangeIsHuge_CountsItsStepsBeforeMakingThem() =>
        Assert.Equal("CQO3005", Templates.Failure("{{ 1..2000000000 | array.join ',' }}").Code);

    [Fact]
    public void Render_WhenDataRowsPassTheirOwnLimit_FailsAtTheLoop() =>
        Assert.Equal("CQO3006", Templates.Failure("{{ for r in rows }}{{ r.a }}{{ end }}", List(11), With(o => o with { DataRows = 10 })).Code);

    [Fact]
    public void Render_WhenDataHasMoreRowsThanOwnLoopsMayStep_Renders() =>
        Assert.Equal(200, Templates.Render("{{ for r in rows }}{{ r.a }}{{ end }}", List(200), With(o => o with { LoopSteps = 10 })).Length);

    [Fact]
    public void Render_WhenCallsNestTooDeep_FailsAtTheCall() =>
        Assert.Equal("CQO3008", Templates.Failure("{{ func f; f; end; f }}").Code);

    [Fact]
    public void Render_WhenAPartialIncludesItself_FailsInThePartial()
    {
        var result = Template.Compile("{{ include 'a' }}"u8.ToArray(), TemplateFormat.Text, new Dictionary<string, ReadOnlyMemory<byte>> { ["a"] = "x{{ include 'a' }}"u8.ToArray() });
        var failure = Assert.Throws<RenderException>(() => Templates.Render(result.Template!)).Diagnostic;
        Assert.Equal(("CQO3008", "[a](1,5)"), (failure.Code, failure.Place.ToString()));
    }

    static Dictionary<string, ReadOnlyMemory<byte>> Chain(int length, string including) =>
        Enumerable.Range(0, length).ToDictionary(i => $"p{i}", i => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes("{{ x" + i + " }}" + including.Replace("NEXT", $"{{{{ include 'p{i + 1}' }}}}", StringComparison.Ordinal)));

    [Fact]
    public void Fields_WhenPartialsDoubleEachOther_ComesToAnEnd()
    {
        var partials = Chain(40, "NEXTNEXT");
        partials["p40"] = "{{ last }}"u8.ToArray();
        var template = Template.Compile("{{ include 'p0' }}"u8.ToArray(), TemplateFormat.Text, partials).Template!;
        Assert.Contains("last", template.Fields.Members.Keys);
    }

    [Fact]
    public void Compile_WhenPartialsIncludeEachOtherInALongChain_DoesNotCrash()
    {
        var open = string.Concat(Enumerable.Repeat("{{ if a }}", 90));
        var partials = Chain(3000, open + "NEXT" + string.Concat(Enumerable.Repeat("{{ end }}", 90)));
        partials["p3000"] = "end"u8.ToArray();
        var template = Template.Compile("{{ include 'p0' }}"u8.ToArray(), TemplateFormat.Text, partials).Template!;
        Assert.Contains("x10", template.Fields.Members.Keys);
        Assert.Equal("CQO3008", Assert.Throws<RenderException>(() => Templates.Render(template, "{\"a\":true}")).Diagnostic.Code);
    }

    [Theory]
    [InlineData("{{ x = [1] * 1000000 }}", "CQO3005")]
    [InlineData("{{ a = [1..2000] * 2000; a == a + [1] }}{{ b = 1..60000; b == (1..60000 | array.add 1 | array.remove_at 60000) }}", "CQO3005")]
    [InlineData("{{ a = 1..1000; a & a }}", "CQO3005")]
    public void Render_WhenListOperatorsWalkTooFar_Fails(string template, string code) => Assert.Equal(code, Templates.Failure(template).Code);

    [Fact]
    public void Render_WhenPartialsTogetherGrowTooLong_Fails()
    {
        var partial = new Dictionary<string, ReadOnlyMemory<byte>> { ["a"] = new byte[600_000].Select(_ => (byte)'x').ToArray() };
        var result = Template.Compile("{{ include_join ['a', 'a'] '' }}"u8.ToArray(), TemplateFormat.Text, partial);
        Assert.Equal("CQO3007", Assert.Throws<RenderException>(() => Templates.Render(result.Template!)).Diagnostic.Code);
    }

    [Fact]
    public void Render_WhenOutputGrowsTooLarge_Fails() =>
        Assert.Equal("CQO3003", Templates.Failure("{{ for i in 1..99999 }}0123456789{{ end }}", "{}", With(o => o with { OutputBytes = 100_000 })).Code);

    [Fact]
    public void Render_WhenOutputIsExactlyTheLimit_Renders() =>
        Assert.Equal(1000, Templates.Render(new string('x', 1000), "{}", With(o => o with { OutputBytes = 1000 })).Length);

    [Theory]
    [InlineData("{{ 'x' * 2000000000 }}")]
    [InlineData("{{ 'x' | string.pad_left 2000000000 }}")]
    [InlineData("{{ x = 'x' * 1000; x | string.replace 'x' x | string.replace 'x' x }}")]
    [InlineData("{{ x = 'ab'; for i in 1..99; x = x + x; end }}")]
    [InlineData("{{ capture x }}{{ for i in 1..99999 }}{{ 'x' * 1000 }}{{ end }}{{ end }}")]
    [InlineData("{{ l = ['x' * 100000]; for i in 1..20; l = [l, l]; end; l }}")]
    [InlineData("{{ x = 'x' * 100000; $\"{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}\" }}")]
    public void Render_WhenATextWouldGrowTooLong_FailsBeforeMakingIt(string template)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("CQO3007", Templates.Failure(template).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200L << 20);
    }

    [Fact]
    public void Render_WhenRegexBacktracksWithoutEnd_StopsAtItsTime()
    {
        var failure = Templates.Failure("{{ x = 'a' * 40 + 'b'; x | regex.match `^(?=(a+)+$)` }}", "{}", With(o => o with { RegexTime = TimeSpan.FromMilliseconds(50) }));
        Assert.Equal("CQO3009", failure.Code);
    }

    [Fact]
    public void Render_WhenRegexNeedsNoBacktracking_IsFastOnHostileText() =>
        Assert.Equal("[]", Templates.Render("{{ x = 'a' * 5000 + 'b'; x | regex.match `^(a+)+$` }}"));

    [Fact]
    public void Render_WhenTimeIsOver_Fails() =>
        Assert.Equal("CQO3004", Templates.Failure("{{ for i in 1..99999 }}{{ i }}{{ end }}", "{}", With(o => o with { Time = TimeSpan.Zero })).Code);

    // Each step is allowed by itself: together they must not outlast the time of the rendering.
    [Theory]
    [InlineData("{{ x = 'a' * 18 + 'b'; for i in 1..200; y = x | regex.match `^(?=(a+)+$)`; end }}")]
    [InlineData("{{ x = 'a1' * 500000; for i in 1..200; y = x | regex.replace `[a-z]` 'b'; end }}")]
    [InlineData("{{ x = 'a,' * 500000; for i in 1..200; y = x | string.split ','; end }}")]
    public void Render_WhenFewStepsTakeLong_StopsAtTheTimeOfTheRendering(string template) => Quick.Within(
        TimeSpan.FromSeconds(4),
        () => Assert.Equal("CQO3004", Templates.Failure(template, "{}", With(o => o with { Time = TimeSpan.FromMilliseconds(200) })).Code));

    [Theory]
    [InlineData("{{ l = []; for i in 1..1000; l[i] = ('x' * 100000) + i; end }}")]
    [InlineData("{{ x = 'x' * 100000; l = []; for i in 1..1000; l[i] = x | string.slice 1; end }}")]
    [InlineData("{{ l = []; for i in 1..1000; capture c; 'x' * 100000; end; l[i] = c; end }}")]
    public void Render_WhenManyLongTextsAreKept_FailsBeforeTheMemoryIsGone(string template)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("CQO3057", Templates.Failure(template, "{}", With(o => o with { TextTotal = 10_000_000 })).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100L << 20);
    }

    [Fact]
    public void Render_WhenObjectsAreMadeUnique_ComparesNotEachWithEach() =>
        Quick.Within(TimeSpan.FromSeconds(3), () => Assert.Equal("60000", Templates.Render("{{ rows | array.uniq | array.size }}", List(60_000))));

    [Fact]
    public void Render_WhenCancelled_Stops()
    {
        var plan = Templates.Plan("{{ for i in 1..99999 }}{{ i }}{{ end }}");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => plan.Render(ModelObject.Parse("{}"u8), Stream.Null, null, cancelled.Token));
    }

    [Fact]
    public void Render_WhenTheNumberGrowsWithoutEnd_Fails() =>
        Assert.Equal("CQO3055", Templates.Failure("{{ x = 10; for i in 1..99; x = x * x; end }}").Code);

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("-")]
    [InlineData("{a:")]
    [InlineData("f (")]
    [InlineData("x ? ")]
    [InlineData("do;")]
    [InlineData("if true;")]
    [InlineData("1+")]
    [InlineData("x |")]
    [InlineData("a.")]
    [InlineData("$\"{")]
    public void Compile_WhenNestingIsThousandsDeep_ReportsInsteadOfCrashing(string unit)
    {
        var code = string.Concat(Enumerable.Repeat(unit, 50_000 / unit.Length));
        Assert.Null(Template.Compile(Encoding.UTF8.GetBytes("{{ " + code + " }}"), TemplateFormat.Text).Template);
    }

    [Fact]
    public void Compile_WhenATagIsAMillionCharactersLong_ReportsItsLength() =>
        Assert.Equal("CQO1013", Assert.Single(Templates.Compile("{{ " + new string('(', 1_000_000) + " }}").Diagnostics).Code);

    [Fact]
    public void Compile_WhenBlocksNestThousandsDeep_ReportsInsteadOfCrashing() =>
        Assert.Contains(Templates.Compile(string.Concat(Enumerable.Repeat("{{if 1}}", 20_000))).Diagnostics, d => d.Code == "CQO1012");

    [Fact]
    public void Parse_WhenDataIsNestedTooDeep_Refuses() =>
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => ModelObject.Parse(Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 1000) + new string(']', 1000) + "}")));
}
