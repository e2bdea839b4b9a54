using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>What an operand does; the interpreter switches on it.</summary>
internal enum OperandKind : byte
{
    Null, Empty, True, False, Integer, Large, Double, Text, Interpolated, Array, Object,
    Global, Slot, Captured, BlockSlot, Arguments, WrappedBlock, This, LoopMember, Member, Index,
    Not, Negate, Plus, Increment, Binary, And, Or, Coalesce, NotCoalesce, Conditional, Alias, Lambda, Builtin, CallBuiltin, Call, Include,
}

/// <summary>An expression of a plan: names are resolved, functions are numbers. Immutable.</summary>
internal abstract class Operand(OperandKind kind, SourceSpan span)
{
    internal readonly OperandKind Kind = kind;
    internal readonly SourceSpan Span = span;
}

/// <summary>A constant without content: null, empty, true, false; or <c>$</c>, <c>$$</c>, <c>this</c>.</summary>
internal sealed class PlainOperand(OperandKind kind, SourceSpan span) : Operand(kind, span);

internal sealed class IntegerOperand(SourceSpan span, long value) : Operand(OperandKind.Integer, span)
{
    internal readonly long Value = value;
}

internal sealed class DoubleOperand(SourceSpan span, double value) : Operand(OperandKind.Double, span)
{
    internal readonly double Value = value;
}

/// <summary>A <see cref="decimal"/> or <see cref="System.Numerics.BigInteger"/> constant.</summary>
internal sealed class LargeOperand(SourceSpan span, object value) : Operand(OperandKind.Large, span)
{
    internal readonly object Value = value;
}

internal sealed class TextOperand(SourceSpan span, string value) : Operand(OperandKind.Text, span)
{
    internal readonly string Value = value;
}

/// <summary>Items of an array literal or parts of an interpolated text.</summary>
internal sealed class ListOperand(OperandKind kind, SourceSpan span, Operand[] items) : Operand(kind, span)
{
    internal readonly Operand[] Items = items;
}

internal sealed class ObjectOperand(SourceSpan span, string[] names, Operand[] values) : Operand(OperandKind.Object, span)
{
    internal readonly string[] Names = names;
    internal readonly Operand[] Values = values;
}

/// <summary>A name without mark. <paramref name="slot"/> is its place among the plan's globals.</summary>
internal sealed class GlobalOperand(SourceSpan span, string name, int slot, bool isAssigned) : Operand(OperandKind.Global, span)
{
    internal readonly string Name = name;
    internal readonly int Slot = slot;
    /// <summary>Some statement of the template assigns it: without a value it is empty, not missing.</summary>
    internal readonly bool IsAssigned = isAssigned;
}

/// <summary>A variable of the running function (<see cref="OperandKind.Slot"/>), of a function around it (<see cref="OperandKind.Captured"/>),
/// or <c>$name</c> inside a wrapped block, which the wrapping function may define (<see cref="OperandKind.BlockSlot"/>).</summary>
internal sealed class SlotOperand(OperandKind kind, SourceSpan span, string name, int depth, int slot, Operand? outer) : Operand(kind, span)
{
    internal readonly string Name = name;
    internal readonly int Depth = depth;
    internal readonly int Slot = slot;
    /// <summary>What the name means until the function assigns it; null for <c>$name</c>.</summary>
    internal readonly Operand? Outer = outer;
}

internal sealed class LoopMemberOperand(SourceSpan span, string loop, string name) : Operand(OperandKind.LoopMember, span)
{
    internal readonly string Loop = loop;
    internal readonly string Name = name;
}

internal sealed class MemberOperand(SourceSpan span, Operand target, string name, SourceSpan nameSpan, bool isOptional, int cache) : Operand(OperandKind.Member, span)
{
    internal readonly Operand Target = target;
    internal readonly string Name = name;
    internal readonly SourceSpan NameSpan = nameSpan;
    internal readonly bool IsOptional = isOptional;
    /// <summary>Ordinal of this access among all of its plan: where the interpreter remembers the position of the name.</summary>
    internal readonly int Cache = cache;
}

internal sealed class IndexOperand(SourceSpan span, Operand target, Operand key, bool isOptional) : Operand(OperandKind.Index, span)
{
    internal readonly Operand Target = target;
    internal readonly Operand Key = key;
    internal readonly bool IsOptional = isOptional;
}

/// <summary>Not, Negate, Plus, Alias.</summary>
internal sealed class UnaryOperand(OperandKind kind, SourceSpan span, Operand inner) : Operand(kind, span)
{
    internal readonly Operand Inner = inner;
}

internal sealed class IncrementOperand(SourceSpan span, Operand target, int by, bool isPrefix) : Operand(OperandKind.Increment, span)
{
    internal readonly Operand Target = target;
    internal readonly int By = by;
    internal readonly bool IsPrefix = isPrefix;
}

/// <summary>Operators on two values.</summary>
internal enum BinaryOperator : byte
{
    Add, Subtract, Multiply, Divide, DivideRound, Modulo, ShiftLeft, ShiftRight, BitAnd, Equal, NotEqual, Less, Greater, LessOrEqual, GreaterOrEqual, Range, RangeExclusive,
}

internal sealed class BinaryOperand(OperandKind kind, SourceSpan span, BinaryOperator op, Operand left, Operand right, SourceSpan operatorSpan) : Operand(kind, span)
{
    internal readonly BinaryOperator Operator = op;
    internal readonly Operand Left = left;
    internal readonly Operand Right = right;
    internal readonly SourceSpan OperatorSpan = operatorSpan;
}

internal sealed class ConditionalOperand(SourceSpan span, Operand condition, Operand then, Operand otherwise) : Operand(OperandKind.Conditional, span)
{
    internal readonly Operand Condition = condition;
    internal readonly Operand Then = then;
    internal readonly Operand Else = otherwise;
}

internal sealed class LambdaOperand(SourceSpan span, FunctionPlan function) : Operand(OperandKind.Lambda, span)
{
    internal readonly FunctionPlan Function = function;
}

/// <summary>A builtin function itself (<see cref="OperandKind.Builtin"/>) or a call of it with one operand per parameter.</summary>
internal sealed class BuiltinOperand(OperandKind kind, SourceSpan span, int function, Operand[] arguments) : Operand(kind, span)
{
    internal readonly int Function = function;
    internal readonly Operand[] Arguments = arguments;
}

internal sealed class CallOperand(SourceSpan span, Operand target, CallArgument[] arguments, bool isPipe) : Operand(OperandKind.Call, span)
{
    internal readonly Operand Target = target;
    internal readonly CallArgument[] Arguments = arguments;
    internal readonly bool IsPipe = isPipe;
}

/// <summary><c>include</c> or <c>include_join</c> with all of its arguments.</summary>
internal sealed class IncludeOperand(SourceSpan span, bool isJoin, CallArgument[] arguments) : Operand(OperandKind.Include, span)
{
    internal readonly bool IsJoin = isJoin;
    internal readonly CallArgument[] Arguments = arguments;
}

/// <summary>One argument of a call of a template's function.</summary>
internal readonly record struct CallArgument(string? Name, Operand Value, bool IsExpanded);
