using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>What an instruction does; the interpreter switches on it.</summary>
internal enum InstructionKind : byte
{
    Static, Print, Assign, If, Case, For, While, Break, Continue, Capture, With, Wrap, Return, Import, ReadOnly, Define, Sequence, Mark, PlainFor,
}

/// <summary>A statement of a plan. Immutable.</summary>
internal abstract class Instruction(InstructionKind kind, SourceSpan span)
{
    internal readonly InstructionKind Kind = kind;
    internal readonly SourceSpan Span = span;
}

/// <summary>Break, Continue.</summary>
internal sealed class JumpInstruction(InstructionKind kind, SourceSpan span) : Instruction(kind, span);

internal sealed class StaticInstruction(SourceSpan span, byte[] bytes) : Instruction(InstructionKind.Static, span)
{
    internal readonly byte[] Bytes = bytes;
}

internal sealed class MarkInstruction(SourceSpan span, Mark mark) : Instruction(InstructionKind.Mark, span)
{
    internal readonly Mark Mark = mark;
}

/// <summary>A loop of which every round passes the same points: when only those are counted, it need not run.</summary>
internal sealed class PlainForInstruction(ForInstruction loop, Mark[] marks, Instruction[] otherwise) : Instruction(InstructionKind.PlainFor, loop.Span)
{
    internal readonly ForInstruction Loop = loop;
    internal readonly Mark[] Marks = marks;
    internal readonly Instruction[] Else = otherwise;
}

internal sealed class PrintInstruction(SourceSpan span, Operand value, OutputContext context, string indent) : Instruction(InstructionKind.Print, span)
{
    /// <summary>Set before each further line of the value.</summary>
    internal readonly string Indent = indent;
    internal readonly Operand Value = value;
    internal readonly OutputContext Context = context;
    /// <summary>What stands around the tag, for values that are more than text.</summary>
    internal RunFrame? Frame { get; init; }
}

internal sealed class AssignInstruction(SourceSpan span, Operand target, BinaryOperator? compound, Operand value) : Instruction(InstructionKind.Assign, span)
{
    internal readonly Operand Target = target;
    internal readonly BinaryOperator? Compound = compound;
    internal readonly Operand Value = value;
}

internal sealed class IfInstruction(SourceSpan span, Operand[] conditions, Instruction[][] bodies, Instruction[] otherwise) : Instruction(InstructionKind.If, span)
{
    internal readonly Operand[] Conditions = conditions;
    internal readonly Instruction[][] Bodies = bodies;
    internal readonly Instruction[] Else = otherwise;
}

internal sealed class CaseInstruction(SourceSpan span, Operand value, Operand[][] whens, Instruction[][] bodies, Instruction[] otherwise) : Instruction(InstructionKind.Case, span)
{
    internal readonly Operand Value = value;
    internal readonly Operand[][] Whens = whens;
    internal readonly Instruction[][] Bodies = bodies;
    internal readonly Instruction[] Else = otherwise;
}

internal sealed class ForInstruction(SourceSpan span, bool isTableRow, Operand variable, Operand source, ForLimits limits, Instruction[] body, Instruction[] otherwise, OutputContext context)
    : Instruction(InstructionKind.For, span)
{
    internal readonly bool IsTableRow = isTableRow;
    internal readonly Operand Variable = variable;
    internal readonly Operand Source = source;
    internal readonly ForLimits Limits = limits;
    internal readonly Instruction[] Body = body;
    internal readonly Instruction[] Else = otherwise;
    internal readonly OutputContext Context = context;
}

/// <summary>What stands behind the list of a <c>for</c>.</summary>
internal sealed record ForLimits(Operand? Offset, Operand? Limit, Operand? Columns, bool Reversed);

internal sealed class WhileInstruction(SourceSpan span, Operand condition, Instruction[] body) : Instruction(InstructionKind.While, span)
{
    internal readonly Operand Condition = condition;
    internal readonly Instruction[] Body = body;
}

/// <summary>Capture, With, Wrap: an operand and a body.</summary>
internal sealed class BlockInstruction(InstructionKind kind, SourceSpan span, Operand target, Instruction[] body, OutputContext context) : Instruction(kind, span)
{
    internal readonly Operand Target = target;
    internal readonly Instruction[] Body = body;
    /// <summary>Context of the tag that opens the block: tells whether static bytes inside are text or markup.</summary>
    internal readonly OutputContext Context = context;
}

/// <summary>Return, Import, ReadOnly: an operand or none.</summary>
internal sealed class OperandInstruction(InstructionKind kind, SourceSpan span, Operand? value) : Instruction(kind, span)
{
    internal readonly Operand? Value = value;
}

internal sealed class DefineInstruction(SourceSpan span, Operand target, FunctionPlan function) : Instruction(InstructionKind.Define, span)
{
    internal readonly Operand Target = target;
    internal readonly FunctionPlan Function = function;
}

internal sealed class SequenceInstruction(SourceSpan span, Instruction[] body) : Instruction(InstructionKind.Sequence, span)
{
    internal readonly Instruction[] Body = body;
}
