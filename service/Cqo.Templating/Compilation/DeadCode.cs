using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>
/// Warns of what can never happen: a condition that does not depend on anything, a branch that repeats the condition of an earlier one, statements behind
/// <c>ret</c>, <c>break</c> or <c>continue</c>. Such a template renders; its author hardly means it.
/// </summary>
internal sealed class DeadCode(List<SyntaxError> errors)
{
    internal static void Report(IEnumerable<Block> trees, List<SyntaxError> errors)
    {
        var reader = new DeadCode(errors);
        foreach (var tree in trees) reader.Visit(tree);
    }

    void Warn(string code, string message, SourceSpan at) => errors.Add(new SyntaxError(code, message, at, true));

    void Visit(Statement? statement)
    {
        switch (statement)
        {
            case Block block: VisitBlock(block); break;
            case If branches: VisitIf(branches); break;
            case Case choice: VisitCase(choice); break;
            case For loop: Visit(loop.Body); Visit(loop.Else); break;
            case While loop: VisitWhile(loop); break;
            case Capture capture: Visit(capture.Body); break;
            case With with: Visit(with.Body); break;
            case Wrap wrap: Visit(wrap.Body); break;
            case FunctionStatement function: Visit(function.Function.Body); break;
            case Print { Value: var value }: VisitValue(value); break;
            case Assign { Value: var value }: VisitValue(value); break;
        }
    }

    // Conditionals and functions without name inside an expression.
    void VisitValue(Expression value)
    {
        switch (value)
        {
            case Conditional choice:
                if (Constant(choice.Condition) is { } known) WarnOfConstant(choice.Condition, known);
                VisitValue(choice.Then);
                VisitValue(choice.Else);
                break;
            case AnonymousFunction function: Visit(function.Function.Body); break;
            case Parenthesis parenthesis: VisitValue(parenthesis.Inner); break;
            case Call call: foreach (var argument in call.Arguments) VisitValue(argument.Value); break;
            case Binary binary: VisitValue(binary.Left); VisitValue(binary.Right); break;
        }
    }

    void VisitBlock(Block block)
    {
        Statement? end = null;
        foreach (var statement in block.Statements)
        {
            // Text behind the end is often left on purpose, as a note; code is not.
            if (end is not null && statement is not StaticText)
            {
                var word = end switch { Return => "ret", Break => "break", _ => "continue" };
                Warn("CQO2113", $"此处永远不会执行：前面已有“{word}” | This is never reached: `{word}` stands before it in the same block. Move it up, or remove it.", statement.Span);
                return;
            }
            Visit(statement);
            if (statement is Return or Break or Continue) end = statement;
        }
    }

    void VisitIf(If branches)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (condition, body) in branches.Branches)
        {
            if (Constant(condition) is { } known) WarnOfConstant(condition, known);
            else if (IsPure(condition) && !seen.Add(SyntaxPrinter.Print(condition)))
                Warn("CQO2111", "这个条件前面的分支已经判断过，本分支永远不会执行：请改正条件或删除分支 | An earlier branch tests the same condition, so this one is never chosen. Correct the condition, or remove the branch.", condition.Span);
            Visit(body);
        }
        Visit(branches.Else);
    }

    void WarnOfConstant(Expression condition, bool known) => Warn("CQO2110", known
        ? "这个条件永远成立，其余分支永远不会执行：请改正条件，或去掉判断 | This condition is always true, so no other branch is ever chosen. Correct it, or remove the test."
        : "这个条件永远不成立，本分支永远不会执行：请改正条件，或删除分支 | This condition is never true, so its branch is never chosen. Correct it, or remove the branch.", condition.Span);

    void VisitCase(Case choice)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (values, body) in choice.Whens)
        {
            foreach (var value in values)
                if (IsPure(value) && !seen.Add(SyntaxPrinter.Print(value)))
                    Warn("CQO2112", "前面的 when 已有这个值，此处永远不会选中：请删除或改正 | An earlier `when` names the same value, so it is never chosen here. Remove it, or correct it.", value.Span);
            Visit(body);
        }
        Visit(choice.Else);
    }

    // `while true` with a break inside is a way to write a loop.
    void VisitWhile(While loop)
    {
        if (Constant(loop.Condition) == false) WarnOfConstant(loop.Condition, false);
        Visit(loop.Body);
    }

    static bool? Constant(Expression condition) => condition switch
    {
        BoolLiteral literal => literal.Value,
        NullLiteral or EmptyLiteral => false,
        TextLiteral or IntegerLiteral or FloatLiteral or DecimalLiteral or ArrayLiteral or ObjectLiteral => true,
        Parenthesis parenthesis => Constant(parenthesis.Inner),
        Unary { Operator: "!" } unary => !Constant(unary.Operand),
        Binary { Operator: "&&" } both => Both(both, false),
        Binary { Operator: "||" } either => Both(either, true),
        _ => null,
    };

    // One side alone may decide.
    static bool? Both(Binary binary, bool deciding)
    {
        var (left, right) = (Constant(binary.Left), Constant(binary.Right));
        if (left == deciding || right == deciding) return deciding;
        return left is null || right is null ? null : !deciding;
    }

    /// <summary>Gives the same each time: no function of the template and nothing that changes a variable.</summary>
    static bool IsPure(Expression expression) => expression switch
    {
        Parenthesis parenthesis => IsPure(parenthesis.Inner),
        Member member => IsPure(member.Target),
        Language.Index index => IsPure(index.Target) && IsPure(index.Key),
        Unary unary => IsPure(unary.Operand),
        Binary binary => IsPure(binary.Left) && IsPure(binary.Right),
        Conditional choice => IsPure(choice.Condition) && IsPure(choice.Then) && IsPure(choice.Else),
        Call call => call.Target is Member { Target: GlobalName { Name: "string" or "object" or "regex" or "date" or "zh" } } && call.Arguments.All(a => IsPure(a.Value)),
        Increment or AnonymousFunction or BadExpression or InterpolatedText or Alias => false,
        _ => true,
    };
}
