using Cqo.Templating.Compilation;
using Cqo.Templating.Language;

namespace Cqo.Templating.Evaluation;

/// <summary>Operators on values.</summary>
internal sealed partial class Interpreter
{
    Value Apply(BinaryOperand operand) => Binary(operand.Operator, Evaluate(operand.Left), Evaluate(operand.Right), operand.Span, operand.OperatorSpan);

    Value Binary(BinaryOperator op, Value left, Value right, SourceSpan at, SourceSpan operatorAt) => op switch
    {
        BinaryOperator.Equal => Value.Of(IsSame(left, right, operatorAt)),
        BinaryOperator.NotEqual => Value.Of(!IsSame(left, right, operatorAt)),
        BinaryOperator.Less or BinaryOperator.Greater or BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual => Value.Of(IsOrdered(op, left, right, operatorAt)),
        BinaryOperator.Range or BinaryOperator.RangeExclusive => Range(left, right, op == BinaryOperator.Range, operatorAt),
        BinaryOperator.Add when left.AsString is not null || right.AsString is not null => Concatenate(left, right, at),
        BinaryOperator.Multiply when left.AsString is not null || right.AsString is not null => Repeat(left, right, at),
        _ => Arithmetic(op, left, right, at),
    };

    Value Concatenate(Value left, Value right, SourceSpan at)
    {
        _call = at;
        string a = TextOf(left), b = TextOf(right);
        if ((long)a.Length + b.Length > _options.StringLength) throw TooLong((long)a.Length + b.Length, at);
        return Value.Of(string.Concat(a, b));
    }

    Value Repeat(Value left, Value right, SourceSpan at)
    {
        var (text, count) = left.AsString is { } first ? (first, right) : (right.AsString!, left);
        if (!count.IsInt) throw Fail("CQO3051", "文字只能乘以整数 | A text can only be multiplied by a whole number: \"-\" * 10.", at);
        var length = text.Length * (Int128)Math.Max(0, count.AsInt);
        if (length > _options.StringLength) throw TooLong((long)Int128.Min(length, long.MaxValue), at);
        _call = at;
        CountText((long)length);
        return Value.Of(string.Concat(Enumerable.Repeat(text, (int)Math.Max(0, count.AsInt))));
    }

    Value Range(Value left, Value right, bool inclusive, SourceSpan at)
    {
        if (!left.IsInt || !right.IsInt)
            throw Fail("CQO3052", $"范围 .. 两边都应为整数 | A range needs whole numbers on both sides of `..`; here is {Described(left.IsInt ? right : left)}.", at);
        var (first, last) = (left.AsInt, right.AsInt);
        if (!inclusive && first == last) return Value.Of(new RangeList(first, 0, 1));
        var step = first <= last ? 1 : -1;
        var count = Int128.Abs((Int128)last - first) + (inclusive ? 1 : 0);
        if (count > int.MaxValue) throw Fail("CQO3052", "范围过大：请缩小 | The range has more than 2,147,483,647 numbers. Make it smaller.", at);
        return Value.Of(new RangeList(first, (int)count, step));
    }

    Value Arithmetic(BinaryOperator op, Value left, Value right, SourceSpan at)
    {
        if (left.IsInt && right.IsInt && IntegerResult(op, left.AsInt, right.AsInt) is { } quick) return Value.Of(quick);
        if ((left.AsList is not null || right.AsList is not null) && ListResult(op, left, right, at) is { } list) return list;
        if (left.IsNull || right.IsNull) return Value.Null;
        if (left.IsNumber && right.IsNumber) return Numbers.Compute(this, op, left, right, at);
        if (Dates.Compute(op, left, right) is { } date) return date;
        var bad = left.IsNumber ? right : left;
        throw Fail("CQO3053", $"此运算不适用于这种值：请先转换，如 string.to_int | This operator cannot work on {Described(bad)}{(bad.AsString is { } text ? $" (\"{Shorten(text)}\")" : "")}. Convert it first, for example with string.to_int.", at);
    }

    static string Shorten(string text) => text.Length <= 20 ? text : text[..20] + "…";

    /// <summary>Null when the result overflows, does not exist or is no integer.</summary>
    static long? IntegerResult(BinaryOperator op, long left, long right)
    {
        long result;
        switch (op)
        {
            case BinaryOperator.Add:
                result = unchecked(left + right);
                return ((left ^ result) & (right ^ result)) < 0 ? null : result;
            case BinaryOperator.Subtract:
                result = unchecked(left - right);
                return ((left ^ right) & (left ^ result)) < 0 ? null : result;
            case BinaryOperator.Multiply:
                return Math.BigMul(left, right, out result) is var high && high == result >> 63 ? result : null;
            case BinaryOperator.DivideRound: return right is 0 or -1 ? null : left / right;
            case BinaryOperator.Divide: return right is 0 or -1 || left % right != 0 ? null : left / right;
            case BinaryOperator.Modulo: return right is 0 or -1 ? null : left % right;
            default: return null;
        }
    }

    Value Sign(UnaryOperand operand)
    {
        var value = Evaluate(operand.Inner);
        if (value.IsNull) return value;
        if (!value.IsNumber) throw Fail("CQO3053", $"正负号后面应为数字 | `-` and `+` need a number, not {Described(value)}.", operand.Span);
        return operand.Kind == OperandKind.Plus ? value : Arithmetic(BinaryOperator.Subtract, Value.Of(0L), value, operand.Span);
    }

    /// <summary>Scriban's equality: numbers by value, a text with anything by text, lists and objects by identity or with <c>empty</c>.</summary>
    internal static bool AreEqual(Value left, Value right)
    {
        if (left.AsString is { } a) return right.AsString is { } b ? string.Equals(a, b) : right.Kind == ValueKind.Empty ? a.Length == 0 : !right.IsNull && IsScalar(right) && a == Printer.Scalar(right);
        if (right.AsString is not null) return AreEqual(right, left);
        if (left.IsInt && right.IsInt) return left.AsInt == right.AsInt;
        if (left.IsNumber && right.IsNumber) return Numbers.Compare(left, right) == 0;
        if (left.Kind == ValueKind.Empty || right.Kind == ValueKind.Empty) return IsEmpty(left) && IsEmpty(right);
        if (left.Kind != right.Kind) return false;
        return left.Kind switch
        {
            ValueKind.Null => true,
            ValueKind.Bool => left.AsBool == right.AsBool,
            ValueKind.Date => left.AsDate == right.AsDate,
            ValueKind.TimeSpan => left.AsTimeSpan == right.AsTimeSpan,
            _ => ReferenceEquals(left.Reference, right.Reference),
        };
    }

    static bool IsScalar(Value value) => value.Kind is >= ValueKind.Bool and <= ValueKind.TimeSpan;

    static bool IsEmpty(Value value) => value.Kind == ValueKind.Empty || value.AsList is { Count: 0 } || value.AsMap is { Count: 0 };

    bool IsOrdered(BinaryOperator op, Value left, Value right, SourceSpan at)
    {
        if (left.IsNull || right.IsNull) return false;
        if (Compare(left, right) is not { } order)
            throw Fail("CQO3054", $"这两种值不能比较大小：请用数字、文字或日期与同类比较 | {Described(left)} and {Described(right)} cannot be put in order. Compare numbers, texts or dates with their like.", at);
        return op switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.Greater => order > 0,
            BinaryOperator.LessOrEqual => order <= 0,
            _ => order >= 0,
        };
    }

    /// <summary>Null when the two have no order. Texts compare as <see cref="TextOrder"/> says, so that the order is the same everywhere.</summary>
    internal static int? Compare(Value left, Value right)
    {
        if (left.IsInt && right.IsInt) return left.AsInt.CompareTo(right.AsInt);
        if (left.IsNumber && right.IsNumber) return Numbers.Compare(left, right);
        if (left.Kind == ValueKind.Date || right.Kind == ValueKind.Date)
            return Dates.TryRead(left, out var a) && Dates.TryRead(right, out var b) ? a.CompareTo(b) : null;
        if (left.AsString is not null || right.AsString is not null)
            return IsScalar(left) && IsScalar(right) ? TextOrder.Compare(Printer.Scalar(left), Printer.Scalar(right)) : null;
        return left.Kind != right.Kind ? null : left.Kind switch
        {
            ValueKind.Bool => left.AsBool.CompareTo(right.AsBool),
            ValueKind.TimeSpan => left.AsTimeSpan.CompareTo(right.AsTimeSpan),
            _ => null,
        };
    }
}
