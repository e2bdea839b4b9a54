using System.Runtime.CompilerServices;
using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Language;
using Cqo.Templating.Tests.Fuzz;

namespace Cqo.Templating.Tests.Language;

/// <summary>A tree that is printed is read into the same tree: every case renders as before, and what is printed twice is printed alike.</summary>
public sealed class SyntaxPrinterTests
{
    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(here)!)!, "Cases");

    public static TheoryData<string> Names() =>
        [.. CasesTests.Names().Select(n => n.Data).Where(n => !n.Split('/')[0].EndsWith("-script", StringComparison.Ordinal) && !Directory.Exists(Path.Combine(Folder(), n + ".partials")))];

    static string? Reprint(string template)
    {
        var problems = new List<Diagnostic>();
        var errors = new List<SyntaxError>();
        var pieces = TextPieces.Cut(Encoding.UTF8.GetBytes(template), problems);
        var tree = Parser.Parse(PlanCompiler.Tokens(pieces, 0, errors), errors);
        return problems.Count > 0 || errors.Exists(e => !e.IsWarning) ? null : SyntaxPrinter.Print(tree, i => Encoding.UTF8.GetString(((StaticPiece)pieces[i]).Bytes.Span), i => ((TagPiece)pieces[i]).Indent);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Print_WhenReadAgain_RendersTheSame(string name)
    {
        var path = Path.Combine(Folder(), name);
        if (Reprint(File.ReadAllText(path + ".txt")) is not { } printed) return;
        Assert.Equal(printed, Reprint(printed));
        var expected = File.ReadAllText(path + ".out.txt");
        // The columns of a mistake move with the spaces.
        if (expected.StartsWith("text(", StringComparison.Ordinal)) return;
        var model = ModelObject.Parse(File.Exists(path + ".json") ? File.ReadAllBytes(path + ".json") : "{}"u8);
        var options = name.Split('/')[0].EndsWith("-strict", StringComparison.Ordinal) ? new RenderOptions() : Templates.Relaxed;
        Assert.Equal(expected, Templates.Run(Encoding.UTF8.GetBytes(printed), model, options).Output);
    }

    [Fact]
    public void Print_WhenTemplatesAreMutated_IsReadBack()
    {
        var (corpus, random, read) = (TemplateFuzzTests.Corpus, new Random(20261124), 0);
        for (var round = 0; round < 4000; round++)
        {
            var template = Mutation.OfText(random, corpus[random.Next(corpus.Length)], corpus[random.Next(corpus.Length)], TemplateFuzzTests.Wild);
            if (Reprint(template) is not { } printed) continue;
            read++;
            Assert.True(printed == Reprint(printed), $"round {round}:\n{template}\n--- printed\n{printed}\n--- again\n{Reprint(printed)}");
        }
        Assert.InRange(read, 500, 4000);
    }

    [Theory]
    [InlineData("{{ x|f 1 g }}", "{{ x | f(1, g) }}")]
    [InlineData("{{ a | f + 1 | g ? b : c }}", "{{ a | f + 1 | g ? b : c }}")]
    [InlineData("{{if a;b;else if c\nd\nelse}}e{{end}}", "{{ if a; b; else if c; d; else }}e{{ end }}")]
    [InlineData("a { {{- $'{1}\\n' -}} {{", null)]
    [InlineData("{%{ {{ x }} }%}", " {{ \"{\" }}{{ \"{\" }} x }} ")]
    [InlineData("{{ 1e40 }}{{ 1.0e40 }}{{ 2.50m }}{{ - -1 }}", "{{ 10000000000000000000000000000000000000000 }}{{ 1.0E+40 }}{{ 2.50m }}{{ - - 1 }}")]
    [InlineData("{{ f(x, y) = x + y; o.g() = 1 }}", "{{ func f(x, y); ret x + y; end; o.g() = 1 }}")]
    [InlineData("{{ for i in a | f limit:2 offset:n reversed; i; else; 0; end }}", "{{ for i in a | f offset:n limit:2 reversed; i; else; 0; end }}")]
    public void Print_WhenTree_WritesOneForm(string template, string? printed) => Assert.Equal(printed, Reprint(template));
}
