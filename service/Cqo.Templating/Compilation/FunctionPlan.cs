namespace Cqo.Templating.Compilation;

/// <summary>A function of a template, or the template itself.</summary>
/// <param name="Name">As the template names it; for messages.</param>
/// <param name="Parameters">Null for a simple function, which reads <c>$</c>. Parameter n lives in slot n.</param>
internal sealed record FunctionPlan(string Name, ParameterPlan[]? Parameters)
{
    /// <summary>Names of the slots of one call: parameters, assigned names, <c>$</c>-variables (with their mark).</summary>
    internal required string[] Slots { get; init; }
    internal required Instruction[] Body { get; init; }

    internal int FindSlot(string name) => Array.IndexOf(Slots, name);
}

/// <summary>A parameter; <paramref name="Default"/> is null for a required one.</summary>
internal sealed record ParameterPlan(string Name, Operand? Default, bool IsRest);
