using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>Calls: those of builtin functions are checked and put in order here, so that rendering only has to run them.</summary>
internal sealed partial class Binder
{
    Operand BindCall(Call call)
    {
        var target = call.Target;
        while (target is Parenthesis { Inner: GlobalName or Member } parenthesis) target = parenthesis.Inner;
        if (target is Alias { Target: var aliased }) target = aliased;
        if (target is GlobalName name && !_assigned.Names.Contains(name.Name)) target = BuiltinCatalog.Called(target);
        if (IsInclude(target)) return BindInclude(target == call.Target ? call : call with { Target = target });
        if (target is Member member && IsBuiltinGroup(member.Target))
        {
            if (FindBuiltin(member) is not { } function) return BindArgumentsOnly(call);
            if (!call.Arguments.Any(a => a.IsExpanded)) return CallBuiltin(call.Span, function, call.Arguments);
        }
        CheckTarget(target, call);
        return new CallOperand(call.Span, Bind(target, true), [.. call.Arguments.Select(a => new CallArgument(a.Name, BindValue(a.Value), a.IsExpanded))], call.IsPipe);
    }

    // A call of an unknown function is reported already; its arguments may hold more mistakes.
    Operand BindArgumentsOnly(Call call)
    {
        foreach (var argument in call.Arguments) BindValue(argument.Value);
        return new PlainOperand(OperandKind.Null, call.Span);
    }

    void CheckTarget(Expression target, Call call)
    {
        if (target is NullLiteral)
            Error("CQO2003", "null 不是函数：请写上函数名，如 string.upcase | `null` is not a function. Name one, such as string.upcase.", target.Span);
        if (target is not GlobalName { Name: var name, Span: var span }) return;
        if (_assigned.Names.Contains(name) || _assigned.HasOpenNames) return;
        var known = _assigned.Names.Concat(BuiltinCatalog.All.Select(f => f.FullName));
        var group = BuiltinCatalog.All.FirstOrDefault(f => f.Name == name);
        var hint = group is not null ? $" Did you mean `{group.FullName}`?" : NearestName.Hint(name, known);
        var advice = call.IsPipe ? "A pipe must lead to a function." : "Values printed one after another need + or tags of their own.";
        Error("CQO2003", $"“{name}”不是函数：请核对名称；并列输出的值请用 + 连接或分成多个标签 | `{name}` is not a function.{hint} {advice}", span);
    }

    Operand CallBuiltin(SourceSpan span, BuiltinSignature function, IReadOnlyList<Argument> arguments)
    {
        var operands = new Operand?[function.Parameters.Length];
        var position = 0;
        foreach (var argument in arguments)
        {
            var at = argument.Name is null ? position++ : Array.IndexOf(function.Parameters, argument.Name);
            var value = BindValue(argument.Value);
            if (at >= 0 && at < operands.Length) operands[at] = value;
            else ReportArgument(function, argument);
        }
        for (var i = 0; i < operands.Length; i++)
        {
            if (operands[i] is null && i < function.Required) { ReportMissing(function, i, span); break; }
            operands[i] ??= new PlainOperand(OperandKind.Null, span);
        }
        if (operands.Any(IsNote)) Error("CQO2007", $"note 必须是管道中的最后一个函数：“{function.FullName}”会丢掉批注 | `note` must be the last function of the pipe: `{function.FullName}` would lose the note.", span);
        return new BuiltinOperand(OperandKind.CallBuiltin, span, function.Index, operands!);
    }

    static bool IsNote(Operand? operand) => operand is BuiltinOperand { Kind: OperandKind.CallBuiltin } call && BuiltinCatalog.All[call.Function].FullName == "excel.note";

    void ReportArgument(BuiltinSignature function, Argument argument)
    {
        var message = argument.Name is null
            ? $"“{function.FullName}”的参数过多：请删去多余的，或给表达式加上括号 | `{function.FullName}` takes {Count(function.Parameters.Length)}: {function.Usage}. Remove the others, or put an expression into parentheses."
            : $"“{function.FullName}”没有名为“{argument.Name}”的参数 | `{function.FullName}` has no argument `{argument.Name}`: {function.Usage}.{NearestName.Hint(argument.Name, function.Parameters)}";
        Error("CQO2002", message, argument.Value.Span);
    }

    static string Count(int arguments) => arguments switch
    {
        0 => "no arguments",
        1 => "at most one argument",
        _ => $"at most {arguments} arguments",
    };

    void ReportMissing(BuiltinSignature function, int index, SourceSpan span) =>
        Error("CQO2002", $"“{function.FullName}”缺少参数“{function.Parameters[index]}” | `{function.FullName}` needs its argument `{function.Parameters[index]}`: {function.Usage}.", span);
}
