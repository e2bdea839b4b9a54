using Cqo.Templating.Compilation;
using Cqo.Templating.Language;

namespace Cqo.Templating.Evaluation;

/// <summary>Plan × model → bytes.</summary>
internal static class Interpreter
{
    // Interim: prints member paths only, so that front ends can be built on it.
    internal static void Run(RenderPlan plan, ModelObject model, PartWriter writer, RenderBudget budget)
    {
        _ = budget;
        writer.Begin(plan.Locate);
        for (var i = 0; i < plan.Pieces.Count; i++)
        {
            if (plan.Pieces[i] is StaticPiece text) { writer.Write(text.Bytes.Span); continue; }
            var tag = (TagPiece)plan.Pieces[i];
            writer.At = new SourceSpan(i, 0, tag.Code.Length);
            var value = Value.Of(model.Root);
            foreach (var name in tag.Code.Trim().Split('.'))
                value = value.AsMap is { } map && map.TryGet(name, out var member) ? member : throw writer.Fail("CQO3030", $"The data has no {tag.Code}.");
            writer.WriteText(value.AsString ?? value.AsInt.ToString(System.Globalization.CultureInfo.InvariantCulture), tag.Context);
        }
        writer.End();
    }
}
