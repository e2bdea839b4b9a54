using System.Runtime.CompilerServices;
using Cqo.Templating.Compilation;
using Cqo.Templating.Language;

namespace Cqo.Templating.Evaluation;

/// <summary>Calls.</summary>
internal sealed partial class Interpreter
{
    Value CallBuiltin(BuiltinOperand operand)
    {
        var bottom = _top;
        foreach (var argument in operand.Arguments)
        {
            var value = operand.Function == Functions.FunctionTable.ObjectDefault && _top == bottom ? Tolerate(argument) : Evaluate(argument);
            if (_top == _stack.Length) Array.Resize(ref _stack, _stack.Length * 2);
            _stack[_top++] = value;
        }
        _call = operand.Span;
        var result = Functions.FunctionTable.Code[operand.Function](this, _stack.AsSpan(bottom, _top - bottom));
        _top = bottom;
        return result;
    }

    Value Call(CallOperand operand)
    {
        var target = Raw(operand.Target);
        if (target.Reference is not FunctionValue function)
            throw Fail("CQO3040", $"“{PathOf(operand.Target)}”不是函数，不能调用：请写上函数名，如 string.upcase | `{PathOf(operand.Target)}` is {Described(target)}, not a function, so it cannot be called{(operand.IsPipe ? " behind a pipe" : "")}. Name a function, such as string.upcase.", operand.Target.Span);
        TemplateMap? named = null;
        var positional = Arguments(operand.Arguments, ref named);
        return Invoke(function, positional, named, operand.Span);
    }

    List<Value> Arguments(CallArgument[] arguments, ref TemplateMap? named)
    {
        var values = new List<Value>(arguments.Length);
        foreach (var argument in arguments)
        {
            var value = Evaluate(argument.Value);
            if (argument.Name is not null) (named ??= new TemplateMap()).Set(argument.Name, value);
            else if (argument.IsExpanded && value.AsList is { } list)
            {
                Charge(list);
                for (var i = 0; i < list.Count; i++) values.Add(list[i]);
            }
            else values.Add(value);
        }
        return values;
    }

    /// <summary>Runs a function that a builtin function was given.</summary>
    internal Value Callback(Value function, params ReadOnlySpan<Value> arguments)
    {
        var call = _call;
        if (function.Reference is not FunctionValue target)
            throw Fail("CQO3041", $"此处需要一个函数：请用 @ 传入，如 @string.upcase | A function is needed here, not {Described(function)}. Pass one with @: list | array.each @string.upcase.");
        CountStep(call);
        var result = Invoke(target, [.. arguments], null, call);
        _call = call;
        return result;
    }

    Value Invoke(FunctionValue function, List<Value> arguments, TemplateMap? named, SourceSpan at)
    {
        if (function.Plan is null) return InvokeBuiltin(function.Builtin, arguments, named, at);
        return InvokePlan(function, arguments, named, at, null);
    }

    Value InvokeBuiltin(int index, List<Value> arguments, TemplateMap? named, SourceSpan at)
    {
        var signature = BuiltinCatalog.All[index];
        var values = new Value[signature.Parameters.Length];
        for (var i = 0; i < Math.Min(arguments.Count, values.Length); i++) values[i] = arguments[i];
        for (var i = 0; named is not null && i < values.Length; i++)
            if (named.TryGet(signature.Parameters[i], out var value)) values[i] = value;
        if (arguments.Count + (named?.Count ?? 0) < signature.Required)
            throw Fail("CQO3042", $"“{signature.FullName}”缺少参数 | `{signature.FullName}` needs {signature.Required} arguments: {signature.Usage}.", at);
        _call = at;
        return Functions.FunctionTable.Code[index](this, values);
    }

    Value InvokePlan(FunctionValue function, List<Value> arguments, TemplateMap? named, SourceSpan at, BlockInstruction? block)
    {
        if (++_depth > _options.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Fail("CQO3008", $"函数调用嵌套过深：请检查函数是否不断调用自己 | Calls of functions are nested more than {_options.Depth} deep at `{function.Plan!.Name}`. Check that the function ends: it probably calls itself without end.", at);
        CheckTime(at);
        var caller = _frame;
        var frame = new Frame(function.Plan!, function.Around, _withs.Count);
        if (block is not null) (frame.Block, frame.BlockFrame) = (block, caller);
        if (function.Plan!.Parameters is { } parameters)
        {
            BindParameters(frame, parameters, arguments, named, at);
            arguments = [.. frame.Slots.AsSpan(0, parameters.Length)];
        }
        frame.Arguments = new TemplateList(arguments) { Members = named };
        var wrapper = _wrapper;
        (_frame, _wrapper) = (frame, null);
        var flow = Execute(function.Plan.Body);
        (_frame, _wrapper) = (caller, wrapper);
        _depth--;
        var result = flow == Flow.Return ? _result : Value.Null;
        _result = Value.Null;
        return result;
    }

    void BindParameters(Frame frame, ParameterPlan[] parameters, List<Value> arguments, TemplateMap? named, SourceSpan at)
    {
        var hasRest = parameters.Length > 0 && parameters[^1].IsRest;
        if (arguments.Count > parameters.Length && !hasRest)
            throw Fail("CQO3042", $"“{frame.Function.Name}”的参数过多：请删去多余的 | `{frame.Function.Name}` has room for {parameters.Length} of the {arguments.Count} given arguments. Remove the others.", at);
        if (named?.Names.FirstOrDefault(name => !parameters.Any(p => p.Name == name)) is { } unknown)
            throw Fail("CQO3042", $"“{frame.Function.Name}”没有名为“{unknown}”的参数 | `{frame.Function.Name}` has no argument `{unknown}`.{NearestName.Hint(unknown, parameters.Select(p => p.Name))}", at);
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            if (parameter.IsRest) frame.Slots[i] = Value.Of(new TemplateList(arguments.Skip(i).ToList()));
            else if (named is not null && named.TryGet(parameter.Name, out var value)) frame.Slots[i] = value;
            else if (i < arguments.Count) frame.Slots[i] = arguments[i];
            else if (parameter.Default is { } fallback) frame.Slots[i] = Evaluate(fallback);
            else throw Fail("CQO3042", $"“{frame.Function.Name}”缺少参数“{parameter.Name}” | `{frame.Function.Name}` needs its argument `{parameter.Name}`. Pass it.", at);
        }
    }

    void ExecuteWrap(BlockInstruction instruction)
    {
        var target = instruction.Target is CallOperand call ? call.Target : instruction.Target;
        var function = Raw(target);
        if (function.Reference is not FunctionValue { Plan: not null } wrapped)
            throw Fail("CQO3040", $"wrap 需要本模板中的函数：请先用 func 定义 | `{PathOf(target)}` is {Described(function)}; `wrap` needs a function of this template. Define it with func.", target.Span);
        TemplateMap? named = null;
        var arguments = instruction.Target is CallOperand { Arguments: var given } ? Arguments(given, ref named) : [];
        PrintValue(InvokePlan(wrapped, arguments, named, instruction.Span, instruction), instruction.Context, instruction.Span);
    }

    Value RunWrappedBlock()
    {
        var inner = _frame;
        var wrapper = _wrapper;
        if (inner.Block is null) return Value.Null;
        if (++_depth > _options.Depth) throw Fail("CQO3008", $"块的嵌套过深 | Blocks are nested more than {_options.Depth} deep.", inner.Block.Span);
        (_frame, _wrapper) = (inner.BlockFrame!, inner);
        Execute(inner.Block.Body);
        (_frame, _wrapper) = (inner, wrapper);
        _depth--;
        return Value.Null;
    }
}
