namespace Cqo.Templating.Tests.Language;

/// <summary>Branches and statements that are never reached.</summary>
public sealed class DeadCodeTests
{
    static string Warnings(string template) => string.Join(" ", Templates.Compile(template).Diagnostics.Select(d => d.Code + d.Place));

    [Theory]
    [InlineData("{{ if true }}a{{ else }}b{{ end }}", "CQO2110(1,7)")]
    [InlineData("{{ if a }}{{ else if false }}b{{ end }}", "CQO2110(1,22)")]
    [InlineData("{{ if !null || a; 1; end }}", "CQO2110(1,7)")]
    [InlineData("{{ if (a && false); 1; end }}", "CQO2110(1,7)")]
    [InlineData("{{ x = 'text' ? 1 : 2; x }}", "CQO2110(1,8)")]
    [InlineData("{{ while false; 1; end }}", "CQO2110(1,10)")]
    [InlineData("{{ if a.b == 1 }}1{{ else if c }}2{{ else if a.b==1 }}3{{ end }}", "CQO2111(1,46)")]
    [InlineData("{{ if a | string.empty; 1; else if string.empty(a); 2; else if a | string.empty; 3; end }}", "CQO2111(1,68)")]
    [InlineData("{{ case x; when 1, 2; 1; when 3, 2; 2; end }}", "CQO2112(1,34)")]
    [InlineData("{{ for i in a; break; i; i; end }}", "CQO2113(1,23)")]
    [InlineData("{{ func f; ret 1; 'x'; end; f }}", "CQO2113(1,19)")]
    [InlineData("{{ [1] | array.each do; ret 1; 2; end }}", "CQO2113(1,32)")]
    public void Compile_WhenCodeIsDead_WarnsAtIt(string template, string warnings) => Assert.Equal(warnings, Warnings(template));

    [Theory]
    [InlineData("{{ while true; break; end }}")]
    [InlineData("{{ ret }} a note")]
    [InlineData("{{ if a }}1{{ else if b }}2{{ end }}{{ if a }}3{{ end }}")]
    [InlineData("{{ if f 1; 1; else if f 1; 2; end; func f; ret $0; end }}")]
    [InlineData("{{ if (a | array.cycle) == 1; 1; else if (a | array.cycle) == 1; 2; end }}")]
    [InlineData("{{ for i in a; if i; break; end; i; end }}")]
    [InlineData("{{ case x; when '1'; 1; when 1; 2; end }}")]
    public void Compile_WhenCodeMayBeReached_IsQuiet(string template) => Assert.Equal("", Warnings(template));

    [Fact]
    public void Compile_WhenCodeIsDead_StillGivesAPlan() => Assert.Equal("a", Templates.Render("{{ if true }}a{{ else }}b{{ end }}"));

    [Fact]
    public void Compile_WhenThereAreErrors_LeavesDeadCodeForLater() => Assert.Equal("CQO1024(1,8)", Warnings("{{ 1 + }}{{ if true }}{{ end }}"));
}
