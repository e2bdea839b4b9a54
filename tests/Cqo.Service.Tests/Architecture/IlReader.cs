using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Cqo.Service.Tests.Architecture;

/// <summary>Reads the tokens that a method body names (ECMA-335 §III).</summary>
static class IlReader
{
    static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>Metadata tokens of the body in order; user strings are tokens of table 0x70.</summary>
    public static IEnumerable<int> Tokens(MethodBodyBlock body)
    {
        var il = body.GetILBytes() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var value = il[at] == 0xFE ? 0xFE00 | il[at + 1] : il[at];
            at += value > 0xFF ? 2 : 1;
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineString)
            {
                yield return BitConverter.ToInt32(il, at);
            }
            at += Size(operand, il, at);
        }
    }

    static int Size(OperandType operand, byte[] il, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
        _ => 4,
    };
}
