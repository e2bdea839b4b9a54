namespace Cqo.Templating.Language;

/// <summary>Statements.</summary>
internal sealed partial class Parser
{
    /// <summary>Reads until a word that ends or divides a block (<c>end else when</c>), or the end.</summary>
    List<Statement> ParseStatements()
    {
        var statements = new List<Statement>();
        while (Current.Kind != TokenKind.End && !EndsBlock(Current))
        {
            if (Current.Kind is TokenKind.NewLine or TokenKind.TagEnd) { _at++; continue; }
            if (Current.Kind == TokenKind.Static) statements.Add(new StaticText(Advance().Span));
            else
            {
                if (ParseStatement() is { } statement) statements.Add(statement);
                EndStatement();
            }
        }
        return statements;
    }

    static bool EndsBlock(Token token) => token.Kind == TokenKind.Identifier && token.Text is "end" or "else" or "when";

    void EndStatement()
    {
        if (Current.EndsStatement) return;
        if (EndsBlock(Current)) return;
        if (Current.Kind != TokenKind.Bad) Error("CQO1040", $"此处不应出现“{Current.Shown}”：一条语句以换行、分号或标签结束 | `{Current.Shown}` was not expected here. A statement ends with its line, with `;` or with the tag.", Current.Span);
        SkipLine();
    }

    Statement? ParseStatement()
    {
        if (!Enter()) return null;
        var statement = Current.Kind == TokenKind.Identifier ? ParseKeyword(Current) : ParseExpressionStatement();
        Leave();
        return statement;
    }

    Statement? ParseKeyword(Token word)
    {
        switch (word.Text)
        {
            case "if": return ParseIf(Advance());
            case "for" or "tablerow" when !Next.Is("."): return ParseFor(Advance());
            case "while" when !Next.Is("."): return ParseWhile(Advance());
            case "case": return ParseCase(Advance());
            case "break" or "continue": return ParseJump(Advance());
            case "capture": return ParseCapture(Advance());
            case "with": return ParseWith(Advance());
            case "wrap": return ParseWrap(Advance());
            case "func": return ParseFunction(Advance());
            case "ret": return ParseReturn(Advance());
            case "import": return new Import(Advance().Span, ParseRequired("import", "a name of an object"));
            case "readonly": return ParseReadOnly(Advance());
            default: return ParseExpressionStatement();
        }
    }

    Statement? ParseExpressionStatement()
    {
        if (!StartsOperand(Current))
        {
            if (Current.Kind != TokenKind.Bad) Error("CQO1040", $"此处不应出现“{Current.Shown}”：语句应以名称、值或 if、for、end 等开头 | `{Current.Shown}` was not expected here. A statement begins with a name, a value or a word such as if, for, end.", Current.Span);
            Advance();
            SkipLine();
            return null;
        }
        var expression = ParsePipes();
        if (AssignmentOperator(Current) is not { } assignment) return new Print(expression.Span, expression);
        var sign = Advance();
        SkipLineBreaks();
        if (assignment.Length == 0 && expression is Call { IsPipe: false, Target: GlobalName or LocalName or Member } call) return ParseInlineFunction(call);
        if (expression is not (GlobalName or LocalName or Member or Index or BadExpression))
            Error("CQO1041", "不能给它赋值：等号左边应是名称、成员或列表中的项 | Nothing can be assigned to this. The left side must be a name, a member or an item: name = value.", TargetSpan(expression));
        var value = ParseRequired(sign.Text, "a value");
        // The right side counts only when the left one is empty, so it is part of the value, not an operator on two values.
        if (assignment == "??") return new Assign(expression.Span, expression, null, new Binary(SpanFrom(expression.Span), assignment, expression, value, sign.Span));
        return new Assign(expression.Span, expression, assignment.Length == 0 ? null : assignment, value);
    }

    FunctionStatement ParseInlineFunction(Call call)
    {
        var parameters = new List<Parameter>();
        foreach (var argument in call.Arguments)
        {
            if (argument is { Name: null, IsExpanded: false, Value: GlobalName name }) parameters.Add(new Parameter(name.Name, name.Span, null, false));
            else Error("CQO1042", "行内函数只能有普通参数 | An inline function may only have plain parameters: f(x, y) = x + y. Use func … end for others.", argument.Value.Span);
        }
        var value = ParseRequired("=", "a value");
        var body = new Block(value.Span, [new Return(value.Span, value)]);
        return new FunctionStatement(call.Span, new Function(call.Span, call.Target, Distinct(parameters), body));
    }

    Expression ParseRequired(string after, string what)
    {
        if (StartsOperand(Current)) return ParseExpression();
        Error("CQO1043", $"“{after}”后面缺少内容 | {char.ToUpperInvariant(what[0])}{what[1..]} is missing behind `{after}`, before `{Current.Shown}`.", Current.Span);
        return new BadExpression(Current.Span);
    }

    Return ParseReturn(Token keyword) => new(keyword.Span, Current.EndsStatement ? null : ParseExpression());

    Statement ParseJump(Token keyword)
    {
        if (_loops == 0) Error("CQO1044", $"“{keyword.Text}”只能写在循环里 | `{keyword.Text}` may only stand inside a for, tablerow or while loop.", keyword.Span);
        return keyword.Text == "break" ? new Break(keyword.Span) : new Continue(keyword.Span);
    }

    ReadOnly ParseReadOnly(Token keyword)
    {
        var target = ParseRequired("readonly", "a variable");
        if (target is not (GlobalName or LocalName or BadExpression)) Error("CQO1045", "readonly 只能用于变量 | `readonly` protects variables only. Name one.", target.Span);
        return new ReadOnly(keyword.Span, target);
    }

    Capture ParseCapture(Token keyword)
    {
        var target = ParseRequired("capture", "a variable");
        if (target is not (GlobalName or LocalName or Member or Index or BadExpression)) Error("CQO1041", "capture 后面需要一个变量名 | `capture` needs a name to store the text in.", target.Span);
        return new Capture(keyword.Span, target, ParseClosedBody(keyword));
    }

    With ParseWith(Token keyword) => new(keyword.Span, ParseRequired("with", "an object"), ParseClosedBody(keyword));

    Wrap ParseWrap(Token keyword) => new(keyword.Span, ParseRequired("wrap", "a function"), ParseClosedBody(keyword));

    FunctionStatement? ParseFunction(Token keyword)
    {
        var name = Current;
        Expression? target = name.Kind switch
        {
            TokenKind.Identifier => new GlobalName(Advance().Span, name.Text),
            TokenKind.Local when LocalOf(name) is LocalName => LocalOf(Advance()),
            _ => null,
        };
        if (target is null)
        {
            Error("CQO1046", $"此处应为函数名：func 名称 … end | A name for the function was expected instead of `{name.Shown}`: func name … end.", name.Span);
            SkipLine();
        }
        var parameters = Current.Is("(") ? ParseParameters() : null;
        var loops = _loops;
        _loops = 0;
        var body = ParseClosedBody(keyword);
        _loops = loops;
        return target is null ? null : new FunctionStatement(keyword.Span, new Function(name.Span, target, parameters, body));
    }
}
