using Cqo.Templating.Compilation;

namespace Cqo.Templating.Reading;

/// <summary>Whether the body of a loop asks for its first or its last round, so that these are read apart from the others.</summary>
internal static class LoopQuestions
{
    public static (bool First, bool Last) Of(IEnumerable<Instruction> body)
    {
        var (first, last) = (false, false);
        foreach (var instruction in body)
        {
            var (innerFirst, innerLast) = instruction switch
            {
                IfInstruction branches => branches.Conditions.Select(Of).Concat(branches.Bodies.Append(branches.Else).Select(Of)).Aggregate(Or),
                CaseInstruction choice => choice.Bodies.Append(choice.Else).Select(Of).Aggregate(Or),
                SequenceInstruction sequence => Of(sequence.Body),
                BlockInstruction { Kind: InstructionKind.With } with => Of(with.Body),
                _ => (false, false),
            };
            (first, last) = (first | innerFirst, last | innerLast);
        }
        return (first, last);
    }

    static (bool, bool) Or((bool First, bool Last) one, (bool First, bool Last) other) => (one.First | other.First, one.Last | other.Last);

    static (bool First, bool Last) Of(Operand condition) => condition switch
    {
        LoopMemberOperand member => (member.Name is "first" or "index", member.Name is "last" or "rindex"),
        UnaryOperand one => Of(one.Inner),
        BinaryOperand two => Or(Of(two.Left), Of(two.Right)),
        _ => (false, false),
    };
}
