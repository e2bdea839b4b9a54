using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>Pieces → tokens → tree → plan. All mistakes are reported, never the first only.</summary>
internal static class PlanCompiler
{
    /// <summary>Tags of one template or part: each becomes tokens, a node of the tree and an instruction.</summary>
    internal const int MaxTags = 100_000;

    /// <summary>The plan, or null when a mistake was added to <paramref name="sink"/> as an error.</summary>
    internal static RenderPlan? Compile(IReadOnlyList<Piece> pieces, List<Diagnostic> sink)
    {
        var errors = new List<SyntaxError>();
        var tree = Parser.Parse(Tokens(pieces, errors), errors);
        var plan = new Binder(pieces, errors).Bind(tree);
        foreach (var error in errors.Distinct().OrderBy(e => e.Span.Piece).ThenBy(e => e.Span.Start))
            sink.Add(new Diagnostic(error.Code, error.IsWarning ? Severity.Warning : Severity.Error, error.Message, RenderPlan.Locate(pieces, error.Span)));
        return errors.TrueForAll(e => e.IsWarning) ? plan : null;
    }

    static List<Token> Tokens(IReadOnlyList<Piece> pieces, List<SyntaxError> errors)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is TagPiece tag) Lexer.Read(tag.Code, i, tokens, errors);
            else tokens.Add(new Token(TokenKind.Static, new SourceSpan(i, 0, 0), "", true));
        }
        tokens.Add(new Token(TokenKind.End, End(pieces), "", true));
        return tokens;
    }

    static SourceSpan End(IReadOnlyList<Piece> pieces)
    {
        for (var i = pieces.Count - 1; i >= 0; i--)
            if (pieces[i] is TagPiece tag) return new SourceSpan(i, tag.Code.Length, 0);
        return default;
    }
}
