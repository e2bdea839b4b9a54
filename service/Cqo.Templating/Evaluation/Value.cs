using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cqo.Templating.Evaluation;

/// <summary>What a value is. The order of the numbers (narrow to wide) is used by arithmetic.</summary>
internal enum ValueKind : byte
{
    Null, Bool, Int, BigInt, Decimal, Double, String, Date, TimeSpan, List, Map, Function, Empty, Unset, Fragment,
}

/// <summary>
/// One value of a template or a model: 16 bytes, no allocation for numbers, booleans and model strings.
/// A reference tells the kind (a string is itself, scalars are marked by a shared tag), the bits hold the scalar.
/// </summary>
internal readonly struct Value
{
    readonly object? _reference;
    readonly long _bits;

    Value(object? reference, long bits)
    {
        _reference = reference;
        _bits = bits;
    }

    internal static Value Null => default;
    internal static readonly Value True = new(Boxed.Bool, 1);
    internal static readonly Value False = new(Boxed.Bool, 0);
    internal static readonly Value Empty = new(Boxed.Empty, 0);
    /// <summary>A variable that nobody has assigned; never seen by templates.</summary>
    internal static readonly Value Unset = new(Boxed.Unset, 0);

    internal static Value Of(bool value) => value ? True : False;
    internal static Value Of(long value) => new(Boxed.Int, value);
    internal static Value Of(double value) => new(Boxed.Double, BitConverter.DoubleToInt64Bits(value));
    internal static Value Of(string? value) => new(value, 0);
    internal static Value Of(decimal value) => new(new Boxed.Large(ValueKind.Decimal, value), 0);
    internal static Value Of(DateTimeOffset value) => new(new Boxed.Large(ValueKind.Date, value), 0);
    internal static Value Of(TimeSpan value) => new(Boxed.TimeSpan, value.Ticks);
    internal static Value Of(Boxed? value) => new(value, 0);
    internal static Value Of(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Of((long)value) : new(new Boxed.Large(ValueKind.BigInt, value), 0);

    internal ValueKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reference is null ? ValueKind.Null : _reference is string ? ValueKind.String : Unsafe.As<Boxed>(_reference).Kind;
    }

    internal bool IsNull => _reference is null;
    internal bool IsUnset => ReferenceEquals(_reference, Boxed.Unset);
    internal bool IsInt => ReferenceEquals(_reference, Boxed.Int);
    internal bool IsNumber => Kind is >= ValueKind.Int and <= ValueKind.Double;
    internal long AsInt => _bits;
    internal bool AsBool => _bits != 0;
    internal double AsDouble => BitConverter.Int64BitsToDouble(_bits);
    internal TimeSpan AsTimeSpan => new(_bits);
    internal string? AsString => _reference as string;
    internal ListValue? AsList => _reference as ListValue;
    internal MapValue? AsMap => _reference as MapValue;
    internal object? Reference => _reference;
    internal decimal AsDecimal => (decimal)((Boxed.Large)_reference!).Content;
    internal BigInteger AsBigInteger => (BigInteger)((Boxed.Large)_reference!).Content;
    internal DateTimeOffset AsDate => (DateTimeOffset)((Boxed.Large)_reference!).Content;

    /// <summary>Scriban's truth: null and false are false, everything else is true.</summary>
    internal bool IsTrue
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reference is not null && (!ReferenceEquals(_reference, Boxed.Bool) || _bits != 0) && !ReferenceEquals(_reference, Boxed.Empty);
    }
}

/// <summary>Everything a <see cref="Value"/> can refer to besides strings.</summary>
internal abstract class Boxed(ValueKind kind)
{
    internal readonly ValueKind Kind = kind;

    internal static readonly Boxed Bool = new Tag(ValueKind.Bool);
    internal static readonly Boxed Int = new Tag(ValueKind.Int);
    internal static readonly Boxed Double = new Tag(ValueKind.Double);
    internal static readonly Boxed TimeSpan = new Tag(ValueKind.TimeSpan);
    internal static readonly Boxed Empty = new Tag(ValueKind.Empty);
    internal static readonly Boxed Unset = new Tag(ValueKind.Unset);

    sealed class Tag(ValueKind kind) : Boxed(kind);

    /// <summary>A scalar that does not fit 64 bits.</summary>
    internal sealed class Large(ValueKind kind, object content) : Boxed(kind)
    {
        internal readonly object Content = content;
    }
}
