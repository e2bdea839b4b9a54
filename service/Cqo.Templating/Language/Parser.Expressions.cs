namespace Cqo.Templating.Language;

/// <summary>Operators. Precedence as in Scriban: pipes bind loosest, then the conditional, <c>??</c>, <c>||</c>, <c>&amp;&amp;</c>, equality, order, sum, product, range.</summary>
internal sealed partial class Parser
{
    static int Precedence(Token token) => token.Kind != TokenKind.Symbol ? 0 : token.Text switch
    {
        "??" or "?!" => 20,
        "||" => 30,
        "&&" => 40,
        "&" => 60,
        "==" or "!=" => 70,
        "<" or ">" or "<=" or ">=" => 80,
        "+" or "-" => 100,
        "*" or "/" or "//" or "%" or "<<" or ">>" => 110,
        ".." or "..<" => 130,
        _ => 0,
    };

    /// <summary>An expression in full; an assignment inside it is a mistake.</summary>
    Expression ParseExpression()
    {
        if (!Enter()) return new BadExpression(Current.Span);
        var expression = ParsePipes();
        while (AssignmentOperator(Current) is not null)
        {
            Error("CQO1020", "赋值不能写在表达式里：请单独成行，名称 = 值 | An assignment stands inside an expression. Assign on a line of its own: name = value.", TargetSpan(expression));
            Advance();
            expression = ParsePipes();
        }
        Leave();
        return expression;
    }

    static SourceSpan TargetSpan(Expression target) => target is Parenthesis { Inner: var inner } ? inner.Span : target.Span;

    /// <summary>Null when the token assigns nothing; empty for a plain assignment, the operator for a compound one.</summary>
    static string? AssignmentOperator(Token token) => token.Kind != TokenKind.Symbol ? null : token.Text switch
    {
        "=" => "",
        "+=" => "+",
        "-=" => "-",
        "*=" => "*",
        "/=" => "/",
        "//=" => "//",
        "%=" => "%",
        "??=" => "??",
        _ => null,
    };

    Expression ParsePipes()
    {
        var value = ParseStage();
        while (IsAtPipe())
        {
            var pipe = Advance();
            SkipLineBreaks();
            if (Current.EndsStatement)
            {
                Error("CQO1021", $"竖线后面缺少函数：请写上函数名，如 string.upcase | A function is missing behind the pipe `|`, before `{Current.Shown}`. Name one, such as string.upcase, or remove the pipe.", Current.Span);
                return new BadExpression(pipe.Span);
            }
            value = Feed(ParseStage(), value);
        }
        return value;
    }

    // A pipe may open the next line.
    bool IsAtPipe()
    {
        if (Current.Is("|")) return true;
        var ahead = _at;
        while (_tokens[ahead].Kind == TokenKind.NewLine && _tokens[ahead].Text != ";") ahead++;
        if (ahead == _at || !_tokens[ahead].Is("|")) return false;
        _at = ahead;
        return true;
    }

    /// <summary>Makes the piped value the first argument of the first function in the stage: in <c>x | f 1 + 2</c> and <c>x | f ? a : b</c> that is f.</summary>
    Expression Feed(Expression stage, Expression value)
    {
        switch (stage)
        {
            case Conditional conditional:
                return Above(conditional with { Condition = Feed(conditional.Condition, value) }, stage, value);
            case Binary binary:
                return Above(binary with { Left = Feed(binary.Left, value) }, stage, value);
            case Unary unary:
                return Above(unary with { Operand = Feed(unary.Operand, value) }, stage, value);
            case Call call:
                return Above(call with { Arguments = [new Argument(null, value, false), .. call.Arguments], IsPipe = true }, stage, value);
            case GlobalName or LocalName or Member or Index or Parenthesis or Alias or AnonymousFunction:
                return Above(new Call(stage.Span, stage, [new Argument(null, value, false)], true), stage, value);
            case BadExpression:
                return stage;
            default:
                Error("CQO1022", "竖线后面不是函数：请写上函数名，如 string.upcase | What stands behind the pipe is not a function. Name one, such as string.upcase.", stage.Span);
                return stage;
        }
    }

    /// <summary>What stands between pipes: operators, then the conditional.</summary>
    Expression ParseStage()
    {
        var condition = ParseBinary(1, true);
        if (!Current.Is("?")) return condition;
        Advance();
        SkipLineBreaks();
        _conditionals++;
        var then = ParseExpression();
        _conditionals--;
        SkipLineBreaksBefore(":");
        if (!Current.Is(":"))
        {
            Error("CQO1023", $"条件式缺少冒号和第二个值：条件 ? 甲 : 乙 | A conditional needs `:` and a second value before `{Current.Shown}`: condition ? this : that.", Current.Span);
            return new BadExpression(condition.Span);
        }
        Advance();
        SkipLineBreaks();
        var otherwise = ParseExpression();
        return Above(new Conditional(SpanFrom(condition.Span), condition, then, otherwise), condition, then, otherwise);
    }

    void SkipLineBreaksBefore(string symbol)
    {
        var ahead = _at;
        while (_tokens[ahead].Kind == TokenKind.NewLine && _tokens[ahead].Text != ";") ahead++;
        if (_tokens[ahead].Is(symbol)) _at = ahead;
    }

    Expression ParseBinary(int lowest, bool mayCall)
    {
        var left = ParseUnary(mayCall);
        while (true)
        {
            var symbol = Current;
            var precedence = Precedence(symbol);
            if (precedence < lowest || precedence == 0) return left;
            Advance();
            SkipLineBreaks();
            if (!StartsOperand(Current))
            {
                Error("CQO1024", $"“{symbol.Text}”右边缺少一个值 | A value is missing to the right of `{symbol.Text}`, before `{Current.Shown}`.", Current.Span);
                return left;
            }
            var right = ParseBinary(precedence + 1, mayCall);
            left = Above(new Binary(SpanFrom(left.Span), symbol.Text, left, right, symbol.Span), left, right);
        }
    }

    Expression ParseUnary(bool mayCall)
    {
        var symbol = Current;
        if (symbol.Kind != TokenKind.Symbol || symbol.Text is not ("!" or "-" or "+" or "@" or "++" or "--")) return ParseOperand(mayCall);
        if (!Enter()) return new BadExpression(symbol.Span);
        Advance();
        if (!StartsOperand(Current))
        {
            Error("CQO1025", $"“{symbol.Text}”后面缺少一个值 | A value is missing behind `{symbol.Text}`, before `{Current.Shown}`.", Current.Span);
            Leave();
            return new BadExpression(symbol.Span);
        }
        var operand = ParseUnary(mayCall && symbol.Text != "@");
        Leave();
        var span = SpanFrom(symbol.Span);
        return symbol.Text switch
        {
            "@" => Above(new Alias(span, operand), operand),
            "++" or "--" => Above(new Increment(span, IncrementTarget(symbol, operand), symbol.Text == "++" ? 1 : -1, true), operand),
            _ => Above(new Unary(span, symbol.Text, operand), operand),
        };
    }

    Expression IncrementTarget(Token symbol, Expression target)
    {
        if (target is not (GlobalName or LocalName or Member or Index or BadExpression))
            Error("CQO1026", $"“{symbol.Text}”只能用于变量、成员或列表中的项 | `{symbol.Text}` changes a variable, a member or an item; this is none of them. Write + 1 or - 1 to compute with a value.", target.Span);
        return target;
    }

    static bool StartsOperand(Token token) => token.Kind switch
    {
        TokenKind.Symbol => token.Text is "(" or "[" or "{" or "!" or "-" or "+" or "@" or "++" or "--",
        TokenKind.Identifier or TokenKind.Local or TokenKind.WrappedBlock or TokenKind.Integer or TokenKind.Float or TokenKind.Text or TokenKind.TextStart => true,
        _ => false,
    };
}
