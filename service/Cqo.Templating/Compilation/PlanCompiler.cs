using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>Pieces → tokens → tree → plan. All mistakes are reported, never the first only.</summary>
internal static class PlanCompiler
{
    /// <summary>Tags of one template or part: each becomes tokens, a node of the tree and an instruction.</summary>
    internal const int MaxTags = 100_000;

    /// <summary>The plan, or null when a mistake was added to <paramref name="sink"/> as an error.</summary>
    /// <param name="template">The pieces of the template.</param>
    /// <param name="sink">Takes all mistakes.</param>
    /// <param name="partials">What <c>include</c> may insert; null for nothing.</param>
    internal static RenderPlan? Compile(IReadOnlyList<Piece> template, List<Diagnostic> sink, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials = null)
    {
        var errors = new List<SyntaxError>();
        var pieces = new List<Piece>(template);
        var tokens = Tokens(pieces, 0, errors);
        var trees = partials is null ? [] : new PartialReader(partials, pieces, errors, sink).Follow(tokens);
        var tree = Parser.Parse(tokens, errors);
        var plan = new Binder(pieces, errors, trees, partials?.Keys ?? []).Bind(tree);
        if (errors.TrueForAll(e => e.IsWarning)) DeadCode.Report([tree, .. trees.Values], errors);
        foreach (var error in errors.Distinct().OrderBy(e => e.Span.Piece).ThenBy(e => e.Span.Start))
            sink.Add(new Diagnostic(error.Code, error.IsWarning ? Severity.Warning : Severity.Error, error.Message, RenderPlan.Locate(pieces, error.Span)));
        return errors.TrueForAll(e => e.IsWarning) ? plan : null;
    }

    internal static List<Token> Tokens(IReadOnlyList<Piece> pieces, int first, List<SyntaxError> errors)
    {
        var tokens = new List<Token>();
        for (var i = first; i < pieces.Count; i++)
        {
            if (pieces[i] is TagPiece tag) Lexer.Read(tag.Code, i, tokens, errors, tag.IsScript ? "the end of the script" : "}}");
            else tokens.Add(new Token(TokenKind.Static, new SourceSpan(i, 0, 0), "", true));
        }
        tokens.Add(new Token(TokenKind.End, End(pieces, first), "", true));
        return tokens;
    }

    static SourceSpan End(IReadOnlyList<Piece> pieces, int first)
    {
        for (var i = pieces.Count - 1; i >= first; i--)
            if (pieces[i] is TagPiece tag) return new SourceSpan(i, tag.Code.Length, 0);
        return default;
    }
}
