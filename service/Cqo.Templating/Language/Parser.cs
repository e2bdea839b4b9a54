namespace Cqo.Templating.Language;

/// <summary>
/// Tokens → tree. Recursive descent for statements, precedence climbing for expressions. After a mistake it goes on at the end of the line or tag,
/// so that all mistakes of a template are reported at once. Nesting is bounded: nothing that walks the tree can run out of stack.
/// </summary>
internal sealed partial class Parser
{
    const int DeepestNesting = 100;
    const int HighestTree = 250;

    readonly IReadOnlyList<Token> _tokens;
    readonly List<SyntaxError> _errors;
    int _at;
    // Inside brackets a line break is white space.
    int _brackets;
    int _depth;
    int _loops;
    int _conditionals;
    bool _gaveUp;
    bool _readsLoopSource;

    Parser(IReadOnlyList<Token> tokens, List<SyntaxError> errors) => (_tokens, _errors) = (tokens, errors);

    /// <summary>Reads a whole template; the last token must be <see cref="TokenKind.End"/>.</summary>
    internal static Block Parse(IReadOnlyList<Token> tokens, List<SyntaxError> errors)
    {
        var parser = new Parser(tokens, errors);
        var statements = new List<Statement>();
        var start = parser.Current.Span;
        while (true)
        {
            statements.AddRange(parser.ParseStatements());
            if (parser.Current.Kind == TokenKind.End) return new Block(start, statements);
            parser.Error("CQO1010", $"“{parser.Current.Text}”没有对应的开始标签：请删除，或补上开始标签 | `{parser.Current.Text}` closes nothing: no `if`, `for`, `while`, `case`, `capture`, `with`, `wrap` or `func` is open here. Remove it, or add the opening tag.", parser.Current.Span);
            parser.SkipLine();
        }
    }

    Token Current => _tokens[_at];
    Token Next => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    Token Advance()
    {
        var token = Current;
        if (_at < _tokens.Count - 1) _at++;
        if (_brackets > 0) SkipLineBreaks();
        return token;
    }

    void SkipLineBreaks()
    {
        while (Current.Kind == TokenKind.NewLine && Current.Text != ";") _at++;
    }

    void OpenBracket()
    {
        _brackets++;
        Advance();
    }

    /// <summary>Takes the closing bracket, or reports that it is missing.</summary>
    void CloseBracket(string symbol)
    {
        _brackets--;
        if (Current.Is(symbol)) Advance();
        else Error("CQO1011", $"“{Current.Shown}”之前缺少“{symbol}”：请补上括号 | `{symbol}` is missing before `{Current.Shown}`. Close the bracket that was opened.", Current.Span);
    }

    void Error(string code, string message, SourceSpan span)
    {
        if (!_gaveUp) _errors.Add(new SyntaxError(code, message, span));
    }

    /// <summary>False when the template is nested too deep; the rest is not read then.</summary>
    bool Enter()
    {
        if (++_depth <= DeepestNesting) return true;
        Error("CQO1012", $"表达式或块的嵌套过深：请把一部分先存入变量 | Expressions or blocks are nested more than {DeepestNesting} deep. Store a part in a variable first.", Current.Span);
        _gaveUp = true;
        _at = _tokens.Count - 1;
        return false;
    }

    void Leave() => _depth--;

    void SkipLine()
    {
        while (!Current.EndsStatement) Advance();
    }

    /// <summary>A node above others, unless the tree grows too high (<c>1+1+1+…</c>).</summary>
    Expression Above(Expression node, Expression a, Expression? b = null, Expression? c = null)
    {
        var height = 1 + Math.Max(a.Height, Math.Max(b?.Height ?? 0, c?.Height ?? 0));
        if (height <= HighestTree) return node with { Height = height };
        Error("CQO1012", $"表达式过长：请把一部分先存入变量 | The expression chains more than {HighestTree} operations. Store a part in a variable first.", node.Span);
        _gaveUp = true;
        _at = _tokens.Count - 1;
        return new BadExpression(node.Span);
    }

    SourceSpan SpanFrom(SourceSpan start) => start.To(_tokens[Math.Max(0, _at - 1)].Span);
}
