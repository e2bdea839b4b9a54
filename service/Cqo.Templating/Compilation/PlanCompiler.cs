namespace Cqo.Templating.Compilation;

/// <summary>Pieces → plan. All mistakes are reported, never the first only.</summary>
internal static class PlanCompiler
{
    /// <summary>The plan, or null when a mistake was added to <paramref name="sink"/> as an error.</summary>
    internal static RenderPlan? Compile(IReadOnlyList<Piece> pieces, List<Diagnostic> sink)
    {
        _ = sink;
        return new RenderPlan([.. pieces]);
    }
}
