using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Security;

/// <summary>T1, T3, T9: documents that are sent back to be read. Whatever they hold, reading ends in order and soon.</summary>
[Collection(typeof(AttackCollection))]
public sealed class HostileDocumentTests
{
    static CompiledTemplate Plan(params string[] paragraphs) => Template.Compile(TestPackage.Document(TestPackage.Paragraphs(paragraphs)), TemplateFormat.Docx).Template!;

    static IReadOnlyList<Diagnostic> Read(CompiledTemplate template, byte[] document) => Attack.Bounded(() => template.Read(document).Findings);

    [Fact]
    public void Read_WhenTheFileIsNoDocument_SaysSo() => Assert.Equal("CQO5001", Read(Plan("{{ a }}"), "no zip"u8.ToArray())[0].Code);

    [Fact]
    public void Read_WhenManyValuesTouchAndTheTextIsLong_EndsInTime()
    {
        var template = Plan(string.Concat(Enumerable.Range(0, 60).Select(i => $"{{{{ a{i} }}}}甲")));
        Assert.NotEmpty(Read(template, TestPackage.Document(TestPackage.Paragraphs(new string('甲', 20_000)))));
    }

    [Fact]
    public void Read_WhenLoopsNestAndNothingSeparatesThem_EndsInTime()
    {
        var template = Plan("{{ for a in xs }}{{ for b in a.xs }}{{ for c in b.xs }}{{ for d in c.xs }}{{ d }}乙{{ end }}{{ end }}{{ end }}{{ end }}");
        Assert.NotEmpty(Read(template, TestPackage.Document(TestPackage.Paragraphs(new string('乙', 20_000) + "丙"))));
    }

    [Fact]
    public void Read_WhenBranchesAskForLastRoundsInDeepLoops_EndsInTime()
    {
        var open = string.Concat(Enumerable.Range(0, 12).Select(i => $"{{{{ for x{i} in {(i == 0 ? "xs" : $"x{i - 1}.xs")} }}}}"));
        var close = string.Concat(Enumerable.Repeat("{{ if !for.last }}、{{ end }}{{ if !for.first }}，{{ end }}{{ end }}", 12));
        Assert.NotEmpty(Read(Plan(open + "{{ x11 }}" + close), TestPackage.Document(TestPackage.Paragraphs("甲、乙"))));
    }

    [Fact]
    public void Read_WhenTheDocumentIsAnother_SaysThatItIsTooDifferentOrWhatDiffers()
    {
        var template = Plan([.. Enumerable.Range(0, 300).Select(i => $"第{i}条 本条规定了某些事项，由{{{{ a{i} }}}}负责。")]);
        Assert.NotEmpty(Read(template, TestPackage.Document(TestPackage.Paragraphs([.. Enumerable.Range(0, 3_000).Select(i => $"完全不同的第{i}段文字，没有一句是模板里的。")]))));
    }

    [Fact]
    public void Read_WhenTheDocumentIsEndless_SaysThatItIsTooDifferent()
    {
        var paragraphs = TestPackage.Paragraphs([.. Enumerable.Repeat("很长的一段文字".PadRight(400, '长'), 8_000)]);
        Assert.Contains(Read(Plan("{{ a }}。"), TestPackage.Document(paragraphs)), f => f.Code is "CQO6016" or "CQO5006");
    }

    [Fact]
    public void Read_WhenATextHoldsQuotesOfAMegabyte_KeepsTheFindingShort()
    {
        var findings = Read(Plan("甲{{ a }}"), TestPackage.Document(TestPackage.Paragraphs("乙" + new string('丙', 100_000), new string('丁', 100_000))));
        Assert.All(findings, f => Assert.True(f.Message.Length < 1_000));
    }
}
