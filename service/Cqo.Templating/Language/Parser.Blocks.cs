namespace Cqo.Templating.Language;

/// <summary>Statements that hold blocks: if, case, for, while.</summary>
internal sealed partial class Parser
{
    /// <summary>The head's line must be over; then statements up to the word that ends the block, which is left to the caller.</summary>
    Block ParseBody(Token keyword)
    {
        EndStatement();
        return new Block(keyword.Span, ParseStatements());
    }

    Block ParseClosedBody(Token keyword)
    {
        var body = ParseBody(keyword);
        TakeEnd(keyword, keyword.Text);
        return body;
    }

    void TakeEnd(Token keyword, string name)
    {
        while (Current.IsWord("else") || Current.IsWord("when"))
        {
            Error("CQO1047", Misplaced(name), Current.Span);
            Advance();
            SkipLine();
            ParseStatements();
        }
        if (Current.IsWord("end")) { Advance(); return; }
        Error("CQO1048", $"“{name}”没有对应的 end：请在内容之后加上 {{{{ end }}}} | `{name}` is never closed. Add `{{{{ end }}}}` where the block ends.", keyword.Span);
        if (Current.Kind == TokenKind.End) Error("CQO1052", "模板到此结束，但还有未关闭的块：请检查缺少的 end | The template ends here while a block is open. Look for the `end` that is missing.", Current.Span);
    }

    // Of these words the first `else` has been read when this is reached.
    string Misplaced(string name) => name is "if" or "case" or "for" or "tablerow" && (Current.IsWord("else") || name == "case")
        ? $"“{name}”已经有 else，它之后的分支永远不会执行：请移到 else 之前，或先用 end 关闭 | `{name}` has its `else` already; a branch behind it is never chosen. Move it before the `else`, or close `{name}` with `end` first."
        : $"“{Current.Text}”不属于“{name}”：请先用 end 关闭“{name}” | `{Current.Text}` does not belong to `{name}`. Close `{name}` with `end` first.";

    If ParseIf(Token keyword)
    {
        var branches = new List<(Expression, Block)> { (ParseRequired(keyword.Text, "a condition"), ParseBody(keyword)) };
        Block? otherwise = null;
        while (Current.IsWord("else") && otherwise is null)
        {
            var word = Advance();
            if (Current.IsWord("if"))
            {
                Advance();
                branches.Add((ParseRequired("else if", "a condition"), ParseBody(word)));
            }
            else otherwise = ParseBody(word);
        }
        TakeEnd(keyword, "if");
        return new If(keyword.Span, branches, otherwise);
    }

    Statement ParseCase(Token keyword)
    {
        var value = ParseRequired("case", "a value");
        var before = ParseBeforeWhen();
        var whens = new List<(IReadOnlyList<Expression>, Block)>();
        Block? otherwise = null;
        while (Current.IsWord("when") || (Current.IsWord("else") && otherwise is null))
        {
            var word = Advance();
            if (word.Text == "else") otherwise = ParseBody(word);
            else whens.Add((ParseWhenValues(), ParseBody(word)));
        }
        TakeEnd(keyword, "case");
        var statement = new Case(keyword.Span, value, whens, otherwise);
        return before.Count == 0 ? statement : new Block(keyword.Span, [.. before, statement]);
    }

    // Text between `case` and the first `when` is printed whatever is chosen: in a document it may be markup that must stay.
    List<Statement> ParseBeforeWhen()
    {
        EndStatement();
        var before = ParseStatements();
        foreach (var statement in before)
            if (statement is not StaticText)
                Error("CQO1049", "case 的第一个分支之前只能是 when 或 else：请把此语句移到 case 之前 | A `case` may only hold `when` and `else` before its first branch. Move this statement before the case.", statement.Span);
        before.RemoveAll(statement => statement is not StaticText);
        return before;
    }

    List<Expression> ParseWhenValues()
    {
        var values = new List<Expression>();
        do
        {
            if (values.Count > 0) Advance();
            values.Add(StartsOperand(Current) ? ParseBinary(31, true) : ParseRequired("when", "a value"));
        }
        while (Current.Is(",") || Current.Is("||"));
        return values;
    }

    While ParseWhile(Token keyword)
    {
        var condition = ParseRequired("while", "a condition");
        _loops++;
        var body = ParseClosedBody(keyword);
        _loops--;
        return new While(keyword.Span, condition, body);
    }

    Statement? ParseFor(Token keyword)
    {
        var head = ParseForHead(keyword);
        _loops++;
        var body = ParseBody(keyword);
        _loops--;
        Block? otherwise = null;
        if (Current.IsWord("else")) otherwise = ParseBody(Advance());
        TakeEnd(keyword, keyword.Text);
        return head is var (variable, source, options) ? new For(keyword.Span, keyword.Text, variable, source, options, body, otherwise) : null;
    }

    (Expression Variable, Expression Source, ForOptions Options)? ParseForHead(Token keyword)
    {
        if (Current.Kind is not (TokenKind.Identifier or TokenKind.Local) || (Current.Kind == TokenKind.Local && LocalOf(Current) is not LocalName))
        {
            Error("CQO1050", $"“{keyword.Text}”后面应为变量名：for 变量 in 列表 | `{keyword.Text}` needs the name of a variable instead of `{Current.Shown}`: {keyword.Text} item in list.", keyword.Span);
            SkipLine();
            return null;
        }
        var variable = Current.Kind == TokenKind.Local ? LocalOf(Advance()) : new GlobalName(Current.Span, Advance().Text);
        if (!Current.IsWord("in"))
        {
            Error("CQO1051", $"变量后面应为 in：for 变量 in 列表 | `in` was expected behind the variable instead of `{Current.Shown}`: {keyword.Text} item in list.", keyword.Span.To(Current.Span));
            SkipLine();
            return null;
        }
        Advance();
        _readsLoopSource = true;
        var source = ParseRequired("in", "a list");
        _readsLoopSource = false;
        return (variable, source, ParseForOptions());
    }

    ForOptions ParseForOptions()
    {
        var options = new ForOptions(null, null, null, false);
        while (Current.Kind == TokenKind.Identifier && IsLoopOption(Current))
        {
            var name = Advance().Text;
            if (name == "reversed") { options = options with { Reversed = true }; continue; }
            Advance();
            _readsLoopSource = true;
            var value = StartsOperand(Current) ? ParseBinary(1, true) : ParseRequired(name + ":", "a number");
            _readsLoopSource = false;
            options = name switch
            {
                "offset" => options with { Offset = value },
                "limit" => options with { Limit = value },
                _ => options with { Columns = value },
            };
        }
        return options;
    }
}
