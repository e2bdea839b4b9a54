using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cqo.Service.Tests.Architecture;

/// <summary>A method fits a screen: at most 40 lines, 60 where its comment says "state machine" and why; the median is 8 or less; a file has at most 500 lines.</summary>
public sealed class SizeTests
{
    sealed record Method(string Place, int Lines, bool StateMachine);

    [Fact]
    public void Methods_WhenMeasured_FitAScreen()
    {
        var tooLong = Methods().Where(m => m.Lines > (m.StateMachine ? 60 : 40)).OrderByDescending(m => m.Lines).Select(m => $"{m.Lines} lines: {m.Place}").ToList();
        Assert.True(tooLong.Count == 0, string.Join('\n', tooLong));
    }

    [Fact]
    public void Methods_WhenMeasured_HaveAShortMedian()
    {
        var lines = Methods().Select(m => m.Lines).Order().ToList();
        Assert.InRange(lines[lines.Count / 2], 1, 8);
    }

    [Fact]
    public void Files_WhenMeasured_HaveAtMost500Lines()
    {
        var tooLong = Sources().Concat(Repository.SourceFiles("addin", "*.ts*").Where(f => !f.EndsWith("schema.d.ts", StringComparison.Ordinal)))
            .Select(f => (File: f, Lines: File.ReadLines(f).Count())).Where(f => f.Lines > 500).Select(f => $"{f.Lines} lines: {f.File}");
        Assert.Empty(tooLong);
    }

    static IEnumerable<string> Sources() => Repository.SourceFiles("service", "*.cs").Concat(Repository.SourceFiles("tests", "*.cs"));

    static IEnumerable<Method> Methods() => Sources().SelectMany(MethodsOf);

    static IEnumerable<Method> MethodsOf(string file)
    {
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file);
        return tree.GetRoot().DescendantNodes().Where(IsMethod).Select(node => Measure(tree, node));
    }

    static bool IsMethod(SyntaxNode node) =>
        node is LocalFunctionStatementSyntax || (node is BaseMethodDeclarationSyntax method && (method.Body is not null || method.ExpressionBody is not null));

    static Method Measure(SyntaxTree tree, SyntaxNode node)
    {
        var span = tree.GetLineSpan(node.Span);
        var name = Path.GetRelativePath(Repository.Root, tree.FilePath);
        var isStateMachine = node.GetLeadingTrivia().ToFullString().Contains("state machine", StringComparison.OrdinalIgnoreCase);
        return new Method($"{name}:{span.StartLinePosition.Line + 1}", span.EndLinePosition.Line - span.StartLinePosition.Line + 1, isStateMachine);
    }
}
