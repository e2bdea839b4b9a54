using Cqo.Templating.Compilation;

namespace Cqo.Templating.Reading;

/// <summary>An expression that joins texts as its parts: <c>"第" + x + "号"</c> shows two constants around one value.</summary>
internal static class PrintedParts
{
    public static IReadOnlyList<Operand> Of(Operand operand)
    {
        var parts = new List<Operand>();
        Add(operand, parts);
        return parts;
    }

    static void Add(Operand operand, List<Operand> parts)
    {
        if (operand is UnaryOperand { Kind: OperandKind.Alias } alias) Add(alias.Inner, parts);
        else if (operand is BinaryOperand { Kind: OperandKind.Binary, Operator: BinaryOperator.Add } sum && (IsText(sum.Left) || IsText(sum.Right)))
        {
            Add(sum.Left, parts);
            Add(sum.Right, parts);
        }
        else if (operand is ListOperand { Kind: OperandKind.Interpolated } list) foreach (var item in list.Items) Add(item, parts);
        else parts.Add(operand);
    }

    static bool IsText(Operand operand) => operand switch
    {
        TextOperand => true,
        BinaryOperand { Operator: BinaryOperator.Add } sum => IsText(sum.Left) || IsText(sum.Right),
        UnaryOperand { Kind: OperandKind.Alias } alias => IsText(alias.Inner),
        _ => false,
    };

    /// <summary>Whether an expression reads anything but constants and positions in loops.</summary>
    public static bool ReadsData(Operand operand) => operand switch
    {
        LoopMemberOperand or TextOperand or IntegerOperand or DoubleOperand or LargeOperand or PlainOperand { Kind: OperandKind.Null or OperandKind.True or OperandKind.False or OperandKind.Empty } => false,
        BinaryOperand two => ReadsData(two.Left) || ReadsData(two.Right),
        UnaryOperand one => ReadsData(one.Inner),
        BuiltinOperand call => Array.Exists(call.Arguments, ReadsData),
        ConditionalOperand three => ReadsData(three.Condition) || ReadsData(three.Then) || ReadsData(three.Else),
        _ => true,
    };
}
