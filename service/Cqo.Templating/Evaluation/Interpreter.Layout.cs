using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>Counting rows before they are written.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Runs what is left of a plan when only its marks of layout count. Nothing is written.</summary>
    /// <exception cref="RenderException">As when it is rendered.</exception>
    internal static void Count(RenderPlan plan, LayoutPlan layout, ModelObject model, MarkTarget target, RenderBudget budget)
    {
        using var nowhere = new PartWriter(budget) { Marks = target };
        nowhere.Begin(plan.Locate);
        new Interpreter(plan, model.Root, nowhere, budget).Execute(layout.Body);
    }

    Flow CountFor(PlainForInstruction instruction)
    {
        var loop = instruction.Loop;
        var (_, count) = RangeOf(loop.Limits, ListOf(Evaluate(loop.Source), loop.Source).Count);
        if (count == 0) return Execute(instruction.Else);
        _writer.Marks!.Repeat(instruction.Marks, count);
        return Flow.Next;
    }
}
