using Cqo.Templating.Compilation;

namespace Cqo.Templating.Reading;

/// <summary>Branches and loops.</summary>
internal sealed partial class PatternCompiler
{
    // Which round a body stands for; null where it may be any.
    bool? isFirst, isLast;

    void If(IfInstruction branches)
    {
        if (branches.Conditions is [UnaryOperand { Kind: OperandKind.Not, Inner: GlobalOperand shown }] && IsMerging(shown.Name))
        {
            merging = shown.Name;
            Walk(branches.Bodies[0]);
            merging = null;
            return;
        }
        for (var i = 0; i < branches.Conditions.Length; i++)
        {
            if (Known(branches.Conditions[i]) is not { } known) continue;
            if (known) { Walk(branches.Bodies[i]); return; }
            if (branches.Conditions.Length == 1) { Walk(branches.Else); return; }
        }
        var facts = new List<IReadOnlyList<(FieldPath, Inverse.Answer)>>();
        var before = new List<(FieldPath, Inverse.Answer)>();
        foreach (var condition in branches.Conditions)
        {
            facts.Add([.. before, .. Facts(condition, true)]);
            before.AddRange(Facts(condition, false));
        }
        facts.Add(before);
        var name = branches.Conditions is [GlobalOperand global] && IsMerging(global.Name) ? global.Name : null;
        Branches(ChoiceOf(branches, facts, name), [.. branches.Bodies, branches.Else]);
    }

    Choice ChoiceOf(Instruction instruction, IReadOnlyList<IReadOnlyList<(FieldPath, Inverse.Answer)>> facts, string? merging) =>
        choices.TryGetValue(instruction, out var known) ? known : choices[instruction] = new Choice(choices.Count, facts, loop) { Merging = merging };

    static bool IsMerging(string name) => name.StartsWith("__cqo_same", StringComparison.Ordinal) && name.EndsWith("_same", StringComparison.Ordinal);

    IEnumerable<(FieldPath, Inverse.Answer)> Facts(Operand condition, bool holds)
    {
        if (condition is BinaryOperand { Kind: OperandKind.And } both && holds) return [.. Facts(both.Left, true), .. Facts(both.Right, true)];
        if (condition is BinaryOperand { Kind: OperandKind.Or } either && !holds) return [.. Facts(either.Left, false), .. Facts(either.Right, false)];
        return Truth.Of(names.Expand(condition), names.PathOf) is { } truth && (holds ? truth.WhenTrue : truth.WhenFalse) is { } value ? [(truth.Path, value)] : [];
    }

    /// <summary>What a condition on the position in the loop is worth in this round; null when it is none or not known.</summary>
    bool? Known(Operand condition) => condition switch
    {
        LoopMemberOperand { Name: "first" } => isFirst,
        LoopMemberOperand { Name: "last" } => isLast,
        UnaryOperand { Kind: OperandKind.Not } not => !Known(not.Inner),
        UnaryOperand { Kind: OperandKind.Alias } alias => Known(alias.Inner),
        BinaryOperand { Operator: BinaryOperator.Equal, Left: LoopMemberOperand { Name: "index" }, Right: IntegerOperand { Value: 0 } } => isFirst,
        BinaryOperand { Operator: BinaryOperator.Greater or BinaryOperator.NotEqual, Left: LoopMemberOperand { Name: "index" }, Right: IntegerOperand { Value: 0 } } => !isFirst,
        BinaryOperand { Operator: BinaryOperator.Equal, Left: LoopMemberOperand { Name: "rindex" }, Right: IntegerOperand { Value: 0 } } => isLast,
        BinaryOperand { Operator: BinaryOperator.Greater or BinaryOperator.NotEqual, Left: LoopMemberOperand { Name: "rindex" }, Right: IntegerOperand { Value: 0 } } => !isLast,
        _ => null,
    };

    void Case(CaseInstruction choice)
    {
        var facts = new List<IReadOnlyList<(FieldPath, Inverse.Answer)>>();
        var path = names.PathOf(choice.Value);
        foreach (var when in choice.Whens)
            facts.Add(path is not null && when is [var only] && Truth.Constant(only) is { } value ? [(path, value)] : []);
        Branches(ChoiceOf(choice, [.. facts, []], null), [.. choice.Bodies, choice.Else]);
    }

    void Branches(Choice choice, IReadOnlyList<Instruction[]> bodies)
    {
        var start = steps.Count;
        var before = reader.Copy();
        steps.Add(new Step(StepKind.Jump));
        var (first, ends) = (new int[bodies.Count], new List<int>());
        for (var i = 0; i < bodies.Count; i++)
        {
            if (i > 0) reader = before.Copy();
            first[i] = steps.Count;
            steps.Add(new Step(StepKind.Branch, Node: choice, Branch: i));
            Walk(bodies[i]);
            ends.Add(steps.Count);
            steps.Add(new Step(StepKind.Jump));
        }
        if (!Consumes(start)) { steps.RemoveRange(start, steps.Count - start); return; }
        steps[start] = new Step(StepKind.Split) { Next = first };
        foreach (var end in ends) steps[end] = new Step(StepKind.Jump) { Next = [steps.Count] };
    }

    // Loops and branches over markup alone leave nothing that could be read.
    bool Consumes(int start)
    {
        for (var i = start; i < steps.Count; i++)
            if (steps[i].Kind is StepKind.Sign or StepKind.Hole or StepKind.Target) return true;
        return false;
    }

    void For(ForInstruction repeat)
    {
        var plain = repeat.Limits is { Offset: null, Limit: null, Reversed: false };
        if (!loops.TryGetValue(repeat, out var node))
            loops[repeat] = node = new LoopNode(loops.Count, SourceOf(repeat.Source), plain ? names.PathOf(names.Expand(repeat.Source)) : null, loop);
        var (start, before, split) = (steps.Count, reader.Copy(), steps.Count);
        steps.Add(new Step(StepKind.Jump));
        steps.Add(new Step(StepKind.LoopBegin, Node: node));
        steps.Add(new Step(StepKind.LoopEnd, Node: node));
        Walk(repeat.Else);
        var end = steps.Count;
        steps.Add(new Step(StepKind.Jump));
        var after = reader;
        reader = before;
        var many = steps.Count;
        var leave = names.Enter(repeat.Variable, node);
        Rounds(node, repeat.Body);
        leave();
        if (!Consumes(start)) { steps.RemoveRange(start, steps.Count - start); reader = after; return; }
        steps[split] = new Step(StepKind.Split) { Next = [many, split + 1] };
        steps[end] = new Step(StepKind.Jump) { Next = [steps.Count] };
    }

    void Rounds(LoopNode node, Instruction[] body)
    {
        var (outer, first, last) = (loop, isFirst, isLast);
        var (asksFirst, asksLast) = LoopQuestions.Of(body);
        loop = node;
        steps.Add(new Step(StepKind.LoopBegin, Node: node));
        if (!asksFirst && !asksLast) Repeat(node, body, null, null, false);
        else if (!asksLast) { Round(node, body, true, null); Repeat(node, body, false, null, true); }
        else if (!asksFirst) { Repeat(node, body, null, false, true); Round(node, body, null, true); }
        else Both(node, body);
        steps.Add(new Step(StepKind.LoopEnd, Node: node));
        (loop, isFirst, isLast) = (outer, first, last);
    }

    void Both(LoopNode node, Instruction[] body)
    {
        var split = steps.Count;
        steps.Add(new Step(StepKind.Jump));
        Round(node, body, true, true);
        var end = steps.Count;
        steps.Add(new Step(StepKind.Jump));
        steps[split] = new Step(StepKind.Split) { Next = [steps.Count, split + 1] };
        Round(node, body, true, false);
        Repeat(node, body, false, false, true);
        Round(node, body, false, true);
        steps[end] = new Step(StepKind.Jump) { Next = [steps.Count] };
    }

    void Repeat(LoopNode node, Instruction[] body, bool? first, bool? last, bool mayBeNone)
    {
        var head = steps.Count;
        if (mayBeNone) steps.Add(new Step(StepKind.Jump));
        Round(node, body, first, last);
        if (mayBeNone)
        {
            steps.Add(new Step(StepKind.Jump) { Next = [head] });
            steps[head] = new Step(StepKind.Split) { Next = [head + 1, steps.Count] };
        }
        else steps.Add(new Step(StepKind.Split) { Next = [head, steps.Count + 1] });
    }

    void Round(LoopNode node, Instruction[] body, bool? first, bool? last)
    {
        (isFirst, isLast) = (first, last);
        var before = reader.Copy();
        steps.Add(new Step(StepKind.Round, Node: node));
        Walk(body);
        reader = before;
    }
}
