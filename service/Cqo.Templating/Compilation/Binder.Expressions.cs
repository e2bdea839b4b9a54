using System.Numerics;
using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>Expressions.</summary>
internal sealed partial class Binder
{
    Operand BindValue(Expression expression) => Bind(expression, false);

    /// <param name="expression">What to bind.</param>
    /// <param name="isTarget">It is assigned or called, so a function in it is not run.</param>
    Operand Bind(Expression expression, bool isTarget)
    {
        var span = expression.Span;
        return expression switch
        {
            NullLiteral or BadExpression => new PlainOperand(OperandKind.Null, span),
            EmptyLiteral => new PlainOperand(OperandKind.Empty, span),
            BoolLiteral literal => new PlainOperand(literal.Value ? OperandKind.True : OperandKind.False, span),
            IntegerLiteral literal => BindInteger(span, literal.Value),
            FloatLiteral literal => new DoubleOperand(span, literal.Value),
            DecimalLiteral literal => new LargeOperand(span, literal.Value),
            TextLiteral literal => new TextOperand(span, literal.Value),
            InterpolatedText text => new ListOperand(OperandKind.Interpolated, span, [.. text.Parts.Select(BindValue)]),
            ArrayLiteral array => new ListOperand(OperandKind.Array, span, [.. array.Items.Select(BindValue)]),
            ObjectLiteral value => new ObjectOperand(span, [.. value.Members.Select(m => m.Name)], [.. value.Members.Select(m => BindValue(m.Value))]),
            GlobalName name => BindName(name),
            LocalName name => BindLocal(name),
            Arguments => new PlainOperand(OperandKind.Arguments, span),
            WrappedBlock => new PlainOperand(OperandKind.WrappedBlock, span),
            This => new PlainOperand(OperandKind.This, span),
            LoopMember member => new LoopMemberOperand(member.NameSpan, member.Loop, member.Name),
            Member member => BindMember(member, isTarget),
            Language.Index index => new IndexOperand(span, BindValue(index.Target), BindValue(index.Key), index.IsOptional),
            Parenthesis parenthesis => Bind(parenthesis.Inner, isTarget),
            Unary unary => new UnaryOperand(unary.Operator switch { "!" => OperandKind.Not, "-" => OperandKind.Negate, _ => OperandKind.Plus }, span, BindValue(unary.Operand)),
            Increment increment => new IncrementOperand(span, BindTarget(increment.Target), increment.By, increment.IsPrefix),
            Binary binary => BindBinary(binary),
            Conditional choice => new ConditionalOperand(span, BindValue(choice.Condition), BindValue(choice.Then), BindValue(choice.Else)),
            Alias alias => new UnaryOperand(OperandKind.Alias, span, Bind(alias.Target, true)),
            AnonymousFunction function => new LambdaOperand(span, BindFunction(function.Function)),
            Call call => BindCall(call),
            _ => throw new InvalidOperationException($"No operand for {expression.GetType().Name}."),
        };
    }

    static Operand BindInteger(SourceSpan span, BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? new IntegerOperand(span, (long)value) : new LargeOperand(span, value);

    Operand BindTarget(Expression target)
    {
        if (target is Member { Target: GlobalName { Name: var group } } member && IsBuiltinGroup(member.Target) && (group, member.Name) is not ("date", "format"))
            Error("CQO2006", $"不能给内置的“{group}.{member.Name}”赋值：请换一个名称 | `{group}.{member.Name}` belongs to the language and cannot be assigned; only date.format can. Use another name.", target.Span);
        return target is GlobalName or LocalName or Member or Language.Index ? Bind(target, true) : new PlainOperand(OperandKind.Null, target.Span);
    }

    Operand BindName(GlobalName name)
    {
        if (IsInclude(name)) ReportIncludeUsage(name.Name, name.Span);
        var depth = 0;
        for (var scope = _scope; scope is not null; scope = scope.Parent, depth++)
        {
            if (!scope.TryFind(name.Name, out var slot)) continue;
            var outer = Global(name);
            return new SlotOperand(depth == 0 ? OperandKind.Slot : OperandKind.Captured, name.Span, name.Name, depth, slot, outer);
        }
        return Global(name);
    }

    GlobalOperand Global(GlobalName name)
    {
        if (!_globals.TryGetValue(name.Name, out var slot)) _globals[name.Name] = slot = _globals.Count;
        return new GlobalOperand(name.Span, name.Name, slot, _assigned.Names.Contains(name.Name) || _assigned.HasOpenNames);
    }

    SlotOperand BindLocal(LocalName name)
    {
        var slot = _scope.Declare("$" + name.Name);
        return new SlotOperand(_inWrappedBlock ? OperandKind.BlockSlot : OperandKind.Slot, name.Span, "$" + name.Name, 0, slot, null);
    }

    bool IsBuiltinGroup(Expression target) => target is GlobalName { Name: var name } && BuiltinCatalog.IsGroup(name) && !_assigned.Names.Contains(name);

    Operand BindMember(Member member, bool isTarget)
    {
        if (!IsBuiltinGroup(member.Target))
            return member.Target is This
                ? BindName(new GlobalName(member.Span, member.Name))
                : new MemberOperand(member.Span, BindValue(member.Target), member.Name, member.NameSpan, member.IsOptional, _members++);
        if (FindBuiltin(member) is not { } function) return new PlainOperand(OperandKind.Null, member.Span);
        if (isTarget) return new BuiltinOperand(OperandKind.Builtin, member.Span, function.Index, []);
        return CallBuiltin(member.Span, function, []);
    }

    BuiltinSignature? FindBuiltin(Member member)
    {
        var group = BuiltinCatalog.Group(((GlobalName)member.Target).Name);
        if (group.TryGetValue(member.Name, out var function)) return function;
        var groupName = ((GlobalName)member.Target).Name;
        var hint = NearestName.Find(member.Name, group.Keys) is { } near ? $" Did you mean `{groupName}.{near}`?" : $" Known are {string.Join(", ", group.Keys.Order(StringComparer.Ordinal))}.";
        Error("CQO2001", $"没有“{groupName}.{member.Name}”这个函数：请核对名称 | The function `{groupName}.{member.Name}` does not exist.{hint}", member.NameSpan);
        return null;
    }

    static BinaryOperator OperatorOf(string symbol) => symbol switch
    {
        "+" => BinaryOperator.Add,
        "-" => BinaryOperator.Subtract,
        "*" => BinaryOperator.Multiply,
        "/" => BinaryOperator.Divide,
        "//" => BinaryOperator.DivideRound,
        "%" => BinaryOperator.Modulo,
        "<<" => BinaryOperator.ShiftLeft,
        ">>" => BinaryOperator.ShiftRight,
        "&" => BinaryOperator.BitAnd,
        "==" => BinaryOperator.Equal,
        "!=" => BinaryOperator.NotEqual,
        "<" => BinaryOperator.Less,
        ">" => BinaryOperator.Greater,
        "<=" => BinaryOperator.LessOrEqual,
        ">=" => BinaryOperator.GreaterOrEqual,
        ".." => BinaryOperator.Range,
        "..<" => BinaryOperator.RangeExclusive,
        _ => throw new InvalidOperationException($"No operator {symbol}."),
    };

    BinaryOperand BindBinary(Binary binary)
    {
        var kind = binary.Operator switch
        {
            "&&" => OperandKind.And,
            "||" => OperandKind.Or,
            "??" => OperandKind.Coalesce,
            "?!" => OperandKind.NotCoalesce,
            _ => OperandKind.Binary,
        };
        var symbol = kind == OperandKind.Binary ? OperatorOf(binary.Operator) : default;
        return new BinaryOperand(kind, binary.Span, symbol, BindValue(binary.Left), BindValue(binary.Right), binary.OperatorSpan);
    }
}
