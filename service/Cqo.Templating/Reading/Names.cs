using Cqo.Templating.Compilation;

namespace Cqo.Templating.Reading;

/// <summary>What the names of a template mean while its plan is walked: fields of the data, items of loops, variables that stand for either.</summary>
internal sealed class Names
{
    // The value of a content control is held for the tags that show it; the last assignment before them counts.
    const string Held = "__cqo_control";

    readonly Dictionary<string, LoopNode> loops = new(StringComparer.Ordinal);
    readonly Dictionary<string, Operand> variables = new(StringComparer.Ordinal);
    readonly HashSet<string> assigned = new(StringComparer.Ordinal);

    /// <summary>Inside <c>with</c> a name may mean a member; its field is not known.</summary>
    public int Withs { get; set; }

    static string? NameOf(Operand operand) => operand switch
    {
        GlobalOperand global => global.Name,
        SlotOperand slot => slot.Name,
        _ => null,
    };

    public FieldPath? PathOf(Operand operand) => operand switch
    {
        GlobalOperand global => OfName(global.Name, global.IsAssigned),
        SlotOperand slot => OfName(slot.Name, true),
        MemberOperand { Name: not "size" } member => PathOf(member.Target)?.Then(member.Name),
        IndexOperand { Key: IntegerOperand { Value: >= 0 and < int.MaxValue } key } index => PathOf(index.Target)?.Then((int)key.Value),
        IndexOperand { Key: TextOperand key } index => PathOf(index.Target)?.Then(key.Value),
        UnaryOperand { Kind: OperandKind.Alias } alias => PathOf(alias.Inner),
        _ => null,
    };

    FieldPath? OfName(string name, bool isAssigned)
    {
        if (loops.TryGetValue(name, out var loop)) return new FieldPath(loop, []);
        if (variables.TryGetValue(name, out var value)) return PathOf(value);
        return isAssigned || Withs > 0 || name.StartsWith("__cqo", StringComparison.Ordinal) ? null : new FieldPath(null, [name]);
    }

    /// <summary>What a variable was assigned, for expressions around it.</summary>
    public Operand Expand(Operand operand) => operand is GlobalOperand global && variables.TryGetValue(global.Name, out var value) ? value : operand;

    public void Assign(AssignInstruction assign)
    {
        if (NameOf(assign.Target) is not { } name) return;
        var isOnly = assigned.Add(name) || name == Held;
        if (isOnly && assign.Compound is null) variables[name] = assign.Value;
        else variables.Remove(name);
    }

    /// <summary>Gives the loop's variable its meaning; the answer takes it away again.</summary>
    public Action Enter(Operand variable, LoopNode loop)
    {
        if (NameOf(variable) is not { } name) return () => { };
        var had = loops.TryGetValue(name, out var before);
        loops[name] = loop;
        return () =>
        {
            if (had) loops[name] = before!;
            else loops.Remove(name);
        };
    }
}
