namespace Cqo.Templating.Language;

/// <summary>Calls: <c>f a b name: c</c>, <c>f(a, b)</c>, <c>f do … end</c>.</summary>
internal sealed partial class Parser
{
    static bool MayBeCalled(Expression target) => target is GlobalName or LocalName or Member or Index or Parenthesis or NullLiteral;

    bool StartsArgument(Token token)
    {
        if (token.Kind == TokenKind.Symbol) return token.Text is "(" or "[" or "{" or "@" or "^" or "!";
        if (_readsLoopSource && token.Kind == TokenKind.Identifier && IsLoopOption(token)) return false;
        return token.Kind is TokenKind.Identifier or TokenKind.Local or TokenKind.WrappedBlock or TokenKind.Integer or TokenKind.Float or TokenKind.Text or TokenKind.TextStart;
    }

    bool IsLoopOption(Token token) => token.Text == "reversed" || (token.Text is "limit" or "offset" or "cols" && Next.Is(":"));

    Expression ParseCall(Expression target)
    {
        var arguments = new List<Argument>();
        Expression highest = target;
        while (StartsArgument(Current))
        {
            var argument = ParseArgument();
            arguments.Add(argument);
            WarnOfOperator(argument.Value);
            if (argument.Value.Height > highest.Height) highest = argument.Value;
            if (argument.Value is AnonymousFunction || _gaveUp) break;
        }
        return Above(new Call(SpanFrom(target.Span), target, arguments, false), highest);
    }

    // In Scriban `f a && b` is f(a && b), which hardly any author means.
    void WarnOfOperator(Expression argument)
    {
        if (argument is Binary { Operator: "&&" or "||" or "==" or "!=" or "<" or ">" or "<=" or ">=" } binary && !_gaveUp)
            _errors.Add(new SyntaxError("CQO2101", $"此处的“{binary.Operator}”会算作函数最后一个参数的一部分：请给函数调用加上括号 | `{binary.Operator}` belongs to the last argument of the function here, not to its result. Put the call into parentheses: (function argument) {binary.Operator} …", binary.OperatorSpan, true));
    }

    Argument ParseArgument()
    {
        if (IsNamedArgument())
        {
            var name = Advance().Text;
            Advance();
            return new Argument(name, ParseArgumentValue(), false);
        }
        if (!Current.Is("^")) return new Argument(null, ParseArgumentValue(), false);
        Advance();
        return new Argument(null, ParseArgumentValue(), true);
    }

    // In `a ? f b : c` the colon belongs to the conditional; a name there is `b:` without a space.
    bool IsNamedArgument() => Current.Kind == TokenKind.Identifier && Next.Is(":") && (_conditionals == 0 || !Next.SpaceBefore);

    Expression ParseArgumentValue()
    {
        if (!Enter()) return new BadExpression(Current.Span);
        var value = ParseBinary(1, false);
        Leave();
        return value;
    }

    Expression ParseBracketCall(Expression target)
    {
        OpenBracket();
        var arguments = new List<Argument>();
        Expression highest = target;
        while (StartsOperand(Current) || Current.Is("^"))
        {
            var argument = ParseBracketArgument();
            arguments.Add(argument);
            if (argument.Value.Height > highest.Height) highest = argument.Value;
            if (!Current.Is(",")) break;
            Advance();
        }
        CloseBracket(")");
        return Above(new Call(SpanFrom(target.Span), target, arguments, false), highest);
    }

    Argument ParseBracketArgument()
    {
        string? name = null;
        if (Current.Kind == TokenKind.Identifier && Next.Is(":"))
        {
            name = Advance().Text;
            Advance();
        }
        var isExpanded = Current.Is("^");
        if (isExpanded) Advance();
        return new Argument(name, ParseExpression(), isExpanded);
    }

    Expression ParseAnonymous(Token keyword)
    {
        if (!Enter()) return new BadExpression(keyword.Span);
        var brackets = _brackets;
        _brackets = 0;
        var parameters = Current.Is("(") ? ParseParameters() : null;
        var body = ParseBody(keyword);
        _brackets = brackets;
        Leave();
        TakeEnd(keyword, "do");
        return new AnonymousFunction(keyword.Span, new Function(keyword.Span, null, parameters, body));
    }

    List<Parameter> ParseParameters()
    {
        var parameters = new List<Parameter>();
        OpenBracket();
        while (Current.Kind == TokenKind.Identifier)
        {
            parameters.Add(ParseParameter(parameters.Count > 0 ? parameters[^1] : null));
            if (!Current.Is(",")) break;
            Advance();
        }
        CloseBracket(")");
        return Distinct(parameters);
    }

    // Each parameter has a slot of its own, found by its name.
    List<Parameter> Distinct(List<Parameter> parameters)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var twice in parameters.Where(p => !names.Add(p.Name)))
            Error("CQO1037", $"参数“{twice.Name}”写了两次：请改名 | The parameter `{twice.Name}` stands there twice. Rename one.", twice.Span);
        return parameters;
    }

    Parameter ParseParameter(Parameter? before)
    {
        var name = Advance();
        var isRest = Current.Is("...");
        Expression? fallback = null;
        if (isRest) Advance();
        else if (Current.Is("="))
        {
            Advance();
            fallback = ParseExpression();
        }
        if (before is { IsRest: true })
            Error("CQO1036", "带 ... 的参数之后不能再有参数：请把它移到最后 | No parameter may stand behind one with `...`, which takes all that is left. Move it to the end.", name.Span);
        else if (before is { Default: not null } && fallback is null && !isRest)
            Error("CQO1036", "必填参数不能在可选参数之后：请把必填的移到前面 | A required parameter stands behind an optional one. Move the required ones to the front.", name.Span);
        return new Parameter(name.Text, name.Span, fallback, isRest);
    }
}
