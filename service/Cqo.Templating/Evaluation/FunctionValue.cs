using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>A function as a value: a builtin one, or one of the template together with the call in which it was made.</summary>
internal sealed class FunctionValue : Boxed
{
    internal readonly int Builtin = -1;
    internal readonly FunctionPlan? Plan;
    internal readonly Frame? Around;

    internal FunctionValue(int builtin) : base(ValueKind.Function) => Builtin = builtin;

    internal FunctionValue(FunctionPlan plan, Frame around) : base(ValueKind.Function) => (Plan, Around) = (plan, around);
}

/// <summary>One call of a template's function.</summary>
internal sealed class Frame
{
    internal readonly FunctionPlan Function;
    internal readonly Value[] Slots;
    /// <summary>The call in which the function was made.</summary>
    internal readonly Frame? Around;
    /// <summary>How many <c>with</c> were open when the call began.</summary>
    internal readonly int OpenWiths;
    internal TemplateList? Arguments;
    /// <summary>The block that <c>wrap</c> passed, and the call it stands in.</summary>
    internal BlockInstruction? Block;
    internal Frame? BlockFrame;

    internal Frame(FunctionPlan function, Frame? around, int openWiths)
    {
        (Function, Around, OpenWiths) = (function, around, openWiths);
        Slots = function.Slots.Length == 0 ? [] : new Value[function.Slots.Length];
        Array.Fill(Slots, Value.Unset);
    }
}

/// <summary>A loop that is running.</summary>
internal sealed class LoopState(string keyword, int count, LoopState? outer)
{
    internal readonly string Keyword = keyword;
    internal readonly int Count = count;
    internal readonly LoopState? Outer = outer;
    internal int Index;
    internal int Column;
    internal Value Item;
    internal bool IsChanged = true;
}
