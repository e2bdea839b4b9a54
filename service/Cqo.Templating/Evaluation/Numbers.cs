using System.Globalization;
using System.Numerics;
using Cqo.Templating.Compilation;
using Cqo.Templating.Language;

namespace Cqo.Templating.Evaluation;

/// <summary>Numbers that leave 64 bits or are not whole: the wider kind of the two decides (integer, large integer, decimal, double).</summary>
internal static class Numbers
{
    const int LargestBits = 65_536;

    internal static Value Compute(Interpreter run, BinaryOperator op, Value left, Value right, SourceSpan at)
    {
        if (op is BinaryOperator.Divide or BinaryOperator.DivideRound or BinaryOperator.Modulo && IsZero(right))
            throw run.Fail("CQO3050", "除数为零：请先判断除数 | Division by zero. Test the divisor first.", at);
        var kind = (ValueKind)Math.Max((int)left.Kind, (int)right.Kind);
        if (kind <= ValueKind.BigInt) return ComputeWhole(run, op, BigOf(left), BigOf(right), at);
        if (kind == ValueKind.Decimal && TryDecimal(left, out var a) && TryDecimal(right, out var b) && ComputeExact(op, a, b) is { } exact) return exact;
        return ComputeDouble(run, op, DoubleOf(left), DoubleOf(right), at);
    }

    static Value ComputeWhole(Interpreter run, BinaryOperator op, BigInteger left, BigInteger right, SourceSpan at)
    {
        if (left.GetBitLength() + right.GetBitLength() > LargestBits) throw run.Fail("CQO3055", "数字超过两万位：请使用较小的数字 | The number grew beyond 20,000 digits. Use smaller numbers.", at);
        switch (op)
        {
            case BinaryOperator.Add: return Value.Of(left + right);
            case BinaryOperator.Subtract: return Value.Of(left - right);
            case BinaryOperator.Multiply: return Value.Of(left * right);
            case BinaryOperator.DivideRound: return Value.Of(left / right);
            case BinaryOperator.Modulo: return Value.Of(left % right);
            case BinaryOperator.BitAnd: return Value.Of(left & right);
            case BinaryOperator.Divide: return left % right == 0 ? Value.Of(left / right) : Value.Of((double)left / (double)right);
        }
        if (right < 0 || right > 4096) throw run.Fail("CQO3055", "移位应为 0 至 4096 | A shift must be by 0 to 4,096 bits.", at);
        return Value.Of(op == BinaryOperator.ShiftLeft ? left << (int)right : left >> (int)right);
    }

    static Value? ComputeExact(BinaryOperator op, decimal left, decimal right)
    {
        try
        {
            return op switch
            {
                BinaryOperator.Add => Value.Of(left + right),
                BinaryOperator.Subtract => Value.Of(left - right),
                BinaryOperator.Multiply => Value.Of(left * right),
                BinaryOperator.Divide => Value.Of(left / right),
                BinaryOperator.DivideRound => Value.Of(decimal.Round(left / right)),
                BinaryOperator.Modulo => Value.Of(left % right),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    static Value ComputeDouble(Interpreter run, BinaryOperator op, double left, double right, SourceSpan at) => op switch
    {
        BinaryOperator.Add => Value.Of(left + right),
        BinaryOperator.Subtract => Value.Of(left - right),
        BinaryOperator.Multiply => Value.Of(left * right),
        BinaryOperator.Divide => Value.Of(left / right),
        BinaryOperator.DivideRound => Value.Of(Math.Round(left / right)),
        BinaryOperator.Modulo => Value.Of(left % right),
        _ => throw run.Fail("CQO3053", "移位和 & 只适用于整数 | Shifts and & work on whole numbers only.", at),
    };

    static bool IsZero(Value value) => value.Kind == ValueKind.Int ? value.AsInt == 0 : DoubleOf(value) == 0;

    internal static int Compare(Value left, Value right)
    {
        var kind = (ValueKind)Math.Max((int)left.Kind, (int)right.Kind);
        if (kind <= ValueKind.BigInt) return BigOf(left).CompareTo(BigOf(right));
        return kind == ValueKind.Decimal && TryDecimal(left, out var a) && TryDecimal(right, out var b) ? a.CompareTo(b) : DoubleOf(left).CompareTo(DoubleOf(right));
    }

    internal static BigInteger BigOf(Value value) => value.Kind == ValueKind.BigInt ? value.AsBigInteger : value.AsInt;

    internal static double DoubleOf(Value value) => value.Kind switch
    {
        ValueKind.Int => value.AsInt,
        ValueKind.BigInt => (double)value.AsBigInteger,
        ValueKind.Decimal => (double)value.AsDecimal,
        _ => value.AsDouble,
    };

    internal static bool TryDecimal(Value value, out decimal result)
    {
        result = 0;
        switch (value.Kind)
        {
            case ValueKind.Int: result = value.AsInt; return true;
            case ValueKind.Decimal: result = value.AsDecimal; return true;
            case ValueKind.BigInt when BigInteger.Abs(value.AsBigInteger) < new BigInteger(decimal.MaxValue): result = (decimal)value.AsBigInteger; return true;
            case ValueKind.Double when Math.Abs(value.AsDouble) < 1e28: result = (decimal)value.AsDouble; return true;
            default: return false;
        }
    }

    /// <summary>A number from a text as people and Excel write it in data: digits, sign, point, exponent.</summary>
    internal static Value? Parse(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is 0 or > 400) return null;
        if (long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)) return Value.Of(integer);
        if (double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)) return Value.Of(real);
        return null;
    }
}
