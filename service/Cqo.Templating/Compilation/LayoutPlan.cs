namespace Cqo.Templating.Compilation;

/// <summary>
/// What is left of a plan when only its marks of layout count: loops, conditions and assignments, but nothing that is printed. Running it tells where
/// everything will stand before a byte is written; a loop that passes the same marks in each round is not even run.
/// </summary>
internal sealed class LayoutPlan
{
    static readonly string[] Impure = ["array.cycle", "math.random", "math.uuid", "object.eval", "object.eval_template"];

    readonly bool definesFunctions;
    readonly List<Mark[]> plain = [];

    LayoutPlan(RenderPlan plan)
    {
        definesFunctions = plan.Partials.Count > 0 || Any(plan.Main.Body, i => i.Kind == InstructionKind.Define);
        Body = Reduce(plan.Main.Body);
    }

    /// <summary>The instructions.</summary>
    internal Instruction[] Body { get; }

    /// <summary>Marks that loops pass in each round alike.</summary>
    internal IReadOnlyList<Mark[]> Plain => plain;

    internal static LayoutPlan Of(RenderPlan plan) => new(plan);

    Instruction[] Reduce(Instruction[] body) => [.. body.Select(Reduce).OfType<Instruction>()];

    Instruction? Reduce(Instruction instruction) => instruction switch
    {
        StaticInstruction => null,
        MarkInstruction mark => mark.Mark.IsLayout ? mark : null,
        PrintInstruction print => IsPure(print.Value) ? null : new PrintInstruction(print.Span, print.Value, OutputContext.CellText, ""),
        IfInstruction branches => ReduceIf(branches),
        CaseInstruction choice => new CaseInstruction(choice.Span, choice.Value, choice.Whens, [.. choice.Bodies.Select(Reduce)], Reduce(choice.Else)),
        ForInstruction loop => ReduceFor(loop),
        WhileInstruction loop => new WhileInstruction(loop.Span, loop.Condition, Reduce(loop.Body)),
        SequenceInstruction block => new SequenceInstruction(block.Span, Reduce(block.Body)),
        BlockInstruction { Kind: InstructionKind.With } with => new BlockInstruction(with.Kind, with.Span, with.Target, Reduce(with.Body), with.Context),
        _ => instruction,
    };

    IfInstruction? ReduceIf(IfInstruction branches)
    {
        var reduced = new IfInstruction(branches.Span, branches.Conditions, [.. branches.Bodies.Select(Reduce)], Reduce(branches.Else));
        return reduced.Bodies.All(b => b.Length == 0) && reduced.Else.Length == 0 && branches.Conditions.All(IsPure) ? null : reduced;
    }

    Instruction? ReduceFor(ForInstruction loop)
    {
        var (body, otherwise) = (Reduce(loop.Body), Reduce(loop.Else));
        if (body.Length == 0 && otherwise.Length == 0 && IsPure(loop.Source)) return null;
        var reduced = new ForInstruction(loop.Span, loop.IsTableRow, loop.Variable, loop.Source, loop.Limits, body, otherwise, loop.Context);
        if (body.Length == 0 || !body.All(i => i is MarkInstruction)) return reduced;
        plain.Add([.. body.Select(i => ((MarkInstruction)i).Mark)]);
        return new PlainForInstruction(reduced, plain[^1], otherwise);
    }

    static bool Any(Instruction[] body, Func<Instruction, bool> holds) => Array.Exists(body, i => holds(i) || (i switch
    {
        IfInstruction branches => branches.Bodies.Any(b => Any(b, holds)) || Any(branches.Else, holds),
        CaseInstruction choice => choice.Bodies.Any(b => Any(b, holds)) || Any(choice.Else, holds),
        ForInstruction loop => Any(loop.Body, holds) || Any(loop.Else, holds),
        WhileInstruction loop => Any(loop.Body, holds),
        SequenceInstruction block => Any(block.Body, holds),
        BlockInstruction block => Any(block.Body, holds),
        _ => false,
    }));

    /// <summary>Whether reading the value changes nothing that a condition could see.</summary>
    bool IsPure(Operand? operand) => operand switch
    {
        null => true,
        GlobalOperand global => !(definesFunctions && global.IsAssigned),
        SlotOperand => !definesFunctions,
        MemberOperand member => !definesFunctions && IsPure(member.Target),
        IndexOperand index => !definesFunctions && IsPure(index.Target) && IsPure(index.Key),
        UnaryOperand unary => unary.Kind != OperandKind.Alias && IsPure(unary.Inner),
        BinaryOperand binary => IsPure(binary.Left) && IsPure(binary.Right),
        ConditionalOperand choice => IsPure(choice.Condition) && IsPure(choice.Then) && IsPure(choice.Else),
        ListOperand list => list.Items.All(IsPure),
        BuiltinOperand { Kind: OperandKind.CallBuiltin } call => !Array.Exists(Impure, f => f == BuiltinCatalog.All[call.Function].FullName) && call.Arguments.All(IsPure),
        LoopMemberOperand or IntegerOperand or DoubleOperand or LargeOperand or TextOperand => true,
        _ => operand.Kind is OperandKind.Null or OperandKind.Empty or OperandKind.True or OperandKind.False,
    };
}
