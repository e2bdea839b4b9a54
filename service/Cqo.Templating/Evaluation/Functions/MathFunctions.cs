using System.Buffers.Binary;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>The group <c>math</c>.</summary>
internal static class MathFunctions
{
    internal static void Register(Action<string, Builtin> add)
    {
        add("math.abs", (run, g) => Unary(run, g[0], decimal.Abs, Math.Abs));
        add("math.ceil", (run, g) => Unary(run, g[0], decimal.Ceiling, Math.Ceiling));
        add("math.divided_by", DividedBy);
        add("math.floor", (run, g) => Unary(run, g[0], decimal.Floor, Math.Floor));
        add("math.format", (run, g) => Format(run, g[0], g[1], g[2]));
        add("math.is_number", (_, g) => Value.Of(g[0].IsNumber));
        add("math.minus", (run, g) => Binary(run, BinaryOperator.Subtract, g));
        add("math.modulo", (run, g) => Binary(run, BinaryOperator.Modulo, g));
        add("math.plus", (run, g) => Binary(run, BinaryOperator.Add, g));
        add("math.random", Random);
        add("math.round", Round);
        add("math.times", (run, g) => Binary(run, BinaryOperator.Multiply, g));
        add("math.uuid", (run, _) => Value.Of(new Guid(run.NextRandom()).ToString()));
    }

    static Value Unary(Interpreter run, Value value, Func<decimal, decimal> exact, Func<double, double> real)
    {
        if (value.IsNull) return value;
        var number = run.Number(value, "value");
        return number.Kind switch
        {
            ValueKind.Int when number.AsInt >= 0 => number,
            ValueKind.Double => Whole(real(number.AsDouble)),
            _ when Numbers.TryDecimal(number, out var d) => Whole(exact(d), number.Kind == ValueKind.Decimal),
            _ => number,
        };
    }

    static Value Whole(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15 ? Value.Of((long)value) : Value.Of(value);

    static Value Whole(decimal value, bool keepDecimal) =>
        value == decimal.Floor(value) && Math.Abs(value) < long.MaxValue ? Value.Of((long)value) : keepDecimal ? Value.Of(value) : Value.Of((double)value);

    static Value Binary(Interpreter run, BinaryOperator op, ReadOnlySpan<Value> given) =>
        given[0].IsNull || given[1].IsNull ? Value.Null : run.Compute(op, run.Number(given[0], "value"), run.Number(given[1], "with"));

    // By a whole number the quotient is rounded down, as in Scriban.
    static Value DividedBy(Interpreter run, ReadOnlySpan<Value> given)
    {
        var quotient = Binary(run, BinaryOperator.Divide, given);
        return !quotient.IsNull && given[1].IsInt ? Unary(run, quotient, decimal.Floor, Math.Floor) : quotient;
    }

    static Value Round(Interpreter run, ReadOnlySpan<Value> given)
    {
        if (given[0].IsNull) return given[0];
        var number = run.Number(given[0], "value");
        var digits = Math.Clamp(run.Int(given[1], "precision"), 0, 15);
        if (number.Kind is ValueKind.Int or ValueKind.BigInt) return number;
        if (number.Kind == ValueKind.Decimal) return Value.Of(decimal.Round(number.AsDecimal, digits, MidpointRounding.AwayFromZero));
        return digits == 0 ? Whole(Math.Round(number.AsDouble, MidpointRounding.AwayFromZero)) : Value.Of(Math.Round(number.AsDouble, digits, MidpointRounding.AwayFromZero));
    }

    /// <summary>A .NET format, also used by <c>object.format</c>.</summary>
    internal static Value Format(Interpreter run, Value value, Value format, Value culture)
    {
        if (value.IsNull) return value;
        var pattern = run.TextOf(format);
        // A precision such as N999999999 would make a text of that length.
        if (pattern.Length > 100 || (pattern.Length > 3 && pattern.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0))
            throw run.Fail("CQO3045", $"格式过长 | The format `{Given.Shorten(pattern)}` is too long: at most 100 characters and a precision of 99.");
        IFormattable formattable = value.Kind switch
        {
            ValueKind.Int => value.AsInt,
            ValueKind.BigInt => value.AsBigInteger,
            ValueKind.Decimal => value.AsDecimal,
            ValueKind.Double => value.AsDouble,
            ValueKind.Date => value.AsDate,
            ValueKind.TimeSpan => value.AsTimeSpan,
            _ => throw run.Fail("CQO3041", $"只有数字、日期和时间间隔可以设定格式 | A number, a date or a time span can be formatted, not {Interpreter.Described(value)}."),
        };
        try
        {
            return run.Text(formattable.ToString(pattern, run.Culture(culture)));
        }
        catch (FormatException)
        {
            throw run.Fail("CQO3045", $"格式“{pattern}”不适用于这个值：请写成 0.00 或 N2 之类 | The format `{pattern}` does not fit this value. Write one such as 0.00 or N2.");
        }
    }

    static Value Random(Interpreter run, ReadOnlySpan<Value> given)
    {
        var (lowest, highest) = (run.Int(given[0], "min"), run.Int(given[1], "max"));
        if (highest <= lowest) throw run.Fail("CQO3041", "max 应大于 min | `max` must be greater than `min`.");
        var draw = BinaryPrimitives.ReadUInt64LittleEndian(run.NextRandom());
        return Value.Of(lowest + (long)(draw % (ulong)((long)highest - lowest)));
    }
}
