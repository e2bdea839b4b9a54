using System.Text.Json.Nodes;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Reading;

/// <summary>What a condition says about a field.</summary>
/// <param name="Path">The field.</param>
/// <param name="WhenTrue">Its value when the condition holds; null when that does not follow.</param>
/// <param name="WhenFalse">Its value when it does not.</param>
internal sealed record Truth(FieldPath Path, Inverse.Answer? WhenTrue, Inverse.Answer? WhenFalse)
{
    static Inverse.Answer Answer(JsonNode? value) => new(value);

    public static Truth? Of(Operand condition, Func<Operand, FieldPath?> pathOf)
    {
        if (condition is UnaryOperand { Kind: OperandKind.Not } not) return Of(not.Inner, pathOf) is { } inner ? new Truth(inner.Path, inner.WhenFalse, inner.WhenTrue) : null;
        if (condition is UnaryOperand { Kind: OperandKind.Alias } alias) return Of(alias.Inner, pathOf);
        if (pathOf(condition) is { } path) return new Truth(path, Answer(JsonValue.Create(true)), Answer(JsonValue.Create(false)));
        if (condition is not BinaryOperand { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } compare || pathOf(compare.Left) is not { } left || Constant(compare.Right) is not { } value) return null;
        return compare.Operator == BinaryOperator.Equal ? new Truth(left, value, null) : new Truth(left, null, value);
    }

    /// <summary>The value of a constant; null for anything else.</summary>
    public static Inverse.Answer? Constant(Operand operand) => operand switch
    {
        TextOperand text => Answer(JsonValue.Create(text.Value)),
        IntegerOperand number => Answer(JsonValue.Create(number.Value)),
        { Kind: OperandKind.True } => Answer(JsonValue.Create(true)),
        { Kind: OperandKind.False } => Answer(JsonValue.Create(false)),
        { Kind: OperandKind.Null } => Answer(null),
        _ => null,
    };
}
