using System.Numerics;
using System.Text;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>Expressions.</summary>
internal sealed partial class Interpreter
{
    /// <summary>The value of an operand; a function that is named without @ is run. One switch over all kinds, hence its length.</summary>
    internal Value Evaluate(Operand operand)
    {
        switch (operand.Kind)
        {
            case OperandKind.Null: return Value.Null;
            case OperandKind.Empty: return Value.Empty;
            case OperandKind.True: return Value.True;
            case OperandKind.False: return Value.False;
            case OperandKind.Integer: return Value.Of(((IntegerOperand)operand).Value);
            case OperandKind.Double: return Value.Of(((DoubleOperand)operand).Value);
            case OperandKind.Text: return Value.Of(((TextOperand)operand).Value);
            case OperandKind.Large: return LargeValue((LargeOperand)operand);
            case OperandKind.Interpolated: return Interpolate((ListOperand)operand);
            case OperandKind.Array: return MakeList((ListOperand)operand);
            case OperandKind.Object: return MakeObject((ObjectOperand)operand);
            case OperandKind.Arguments: return Value.Of(_frame.Arguments ??= new TemplateList());
            case OperandKind.WrappedBlock: return RunWrappedBlock();
            case OperandKind.This: return ThisValue();
            case OperandKind.LoopMember: return LoopValue((LoopMemberOperand)operand);
            case OperandKind.Not: return Value.Of(!Evaluate(((UnaryOperand)operand).Inner).IsTrue);
            case OperandKind.Negate or OperandKind.Plus: return Sign((UnaryOperand)operand);
            case OperandKind.Increment: return Increment((IncrementOperand)operand);
            case OperandKind.Binary: return Apply((BinaryOperand)operand);
            case OperandKind.And or OperandKind.Or: return Logic((BinaryOperand)operand);
            case OperandKind.Coalesce or OperandKind.NotCoalesce: return Coalesce((BinaryOperand)operand);
            case OperandKind.Conditional: return Choose((ConditionalOperand)operand);
            case OperandKind.Alias: return Raw(((UnaryOperand)operand).Inner);
            case OperandKind.Lambda: return Value.Of(new FunctionValue(((LambdaOperand)operand).Function, _frame));
            case OperandKind.Builtin: return Value.Of(new FunctionValue(((BuiltinOperand)operand).Function));
            case OperandKind.CallBuiltin: return CallBuiltin((BuiltinOperand)operand);
            case OperandKind.Call: return Call((CallOperand)operand);
            case OperandKind.Include: return Include((IncludeOperand)operand);
            default:
                var value = Raw(operand);
                return value.Reference is FunctionValue function ? Invoke(function, [], null, operand.Span) : value;
        }
    }

    /// <summary>The value of a name, member or item; a function stays a function.</summary>
    Value Raw(Operand operand) => operand.Kind switch
    {
        OperandKind.Global => GlobalValue((GlobalOperand)operand),
        OperandKind.Slot or OperandKind.Captured or OperandKind.BlockSlot => SlotValue((SlotOperand)operand),
        OperandKind.Member => MemberValue((MemberOperand)operand),
        OperandKind.Index => IndexValue((IndexOperand)operand),
        _ => Evaluate(operand),
    };

    static Value LargeValue(LargeOperand operand) => operand.Value is decimal exact ? Value.Of(exact) : Value.Of((BigInteger)operand.Value);

    Value Interpolate(ListOperand operand)
    {
        var text = new StringBuilder();
        foreach (var part in operand.Items)
        {
            var value = Evaluate(part);
            _call = part.Span;
            text.Append(TextOf(value));
            if (text.Length > _options.StringLength) throw TooLong(text.Length, operand.Span);
        }
        return Value.Of(text.ToString());
    }

    Value MakeList(ListOperand operand)
    {
        var list = new TemplateList(operand.Items.Length);
        foreach (var item in operand.Items) list.Items.Add(Evaluate(item));
        return Value.Of(list);
    }

    Value MakeObject(ObjectOperand operand)
    {
        var map = new TemplateMap();
        for (var i = 0; i < operand.Names.Length; i++) map.Set(operand.Names[i], Evaluate(operand.Values[i]));
        return Value.Of(map);
    }

    Value ThisValue()
    {
        if (_withs.Count > 0) return Value.Of(_withs[^1]);
        var map = new TemplateMap();
        foreach (var name in _model.Names) if (_model.TryGet(name, out var value)) map.Set(name, value);
        for (var i = 0; i < _globals.Length; i++)
            if (!_globals[i].IsUnset) map.Set(_plan.Globals[i], _globals[i]);
        foreach (var name in _unnamed?.Names ?? [])
            if (_unnamed!.TryGet(name, out var value)) map.Set(name, value);
        return Value.Of(map);
    }

    Value Logic(BinaryOperand operand)
    {
        var left = Evaluate(operand.Left).IsTrue;
        return left == (operand.Kind == OperandKind.Or) ? Value.Of(left) : Value.Of(Evaluate(operand.Right).IsTrue);
    }

    Value Coalesce(BinaryOperand operand)
    {
        var left = Tolerate(operand.Left);
        if (operand.Kind == OperandKind.Coalesce) return left.IsNull ? Evaluate(operand.Right) : left;
        return left.IsNull ? left : Evaluate(operand.Right);
    }

    /// <summary>A missing field is null here: the author provides for it (<c>??</c>, <c>?.</c>, <c>object.default</c>).</summary>
    Value Tolerate(Operand operand)
    {
        _tolerance++;
        var value = Evaluate(operand);
        _tolerance--;
        return value;
    }

    Value Choose(ConditionalOperand operand) => Evaluate(Evaluate(operand.Condition).IsTrue ? operand.Then : operand.Else);

    Value Increment(IncrementOperand operand)
    {
        var before = Evaluate(operand.Target);
        var after = Arithmetic(BinaryOperator.Add, before, Value.Of(operand.By), operand.Span);
        Store(operand.Target, after);
        return operand.IsPrefix ? after : before;
    }
}
