using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>What one part does when it is rendered: immutable, shared by all threads.</summary>
internal sealed class RenderPlan(IReadOnlyList<Piece> pieces)
{
    internal IReadOnlyList<Piece> Pieces { get; } = pieces;
    /// <summary>The tree that the plan was made of, for the schema of fields.</summary>
    internal required Block Tree { get; init; }
    /// <summary>The template itself as a function without parameters.</summary>
    internal required FunctionPlan Main { get; init; }
    /// <summary>What <c>include</c> may insert, by name.</summary>
    internal required IReadOnlyDictionary<string, FunctionPlan> Partials { get; init; }
    /// <summary>The trees of the partials, for the schema of fields.</summary>
    internal required IReadOnlyDictionary<string, Block> PartialTrees { get; init; }
    /// <summary>Names of the global slots.</summary>
    internal required string[] Globals { get; init; }
    /// <summary>How many accesses to members the plan has.</summary>
    internal required int Members { get; init; }

    /// <summary>The place of a stretch of code; the start of the template for a piece that is no tag.</summary>
    internal Place Locate(SourceSpan span) => Locate(Pieces, span);

    internal static Place Locate(IReadOnlyList<Piece> pieces, SourceSpan span) =>
        span.Piece < pieces.Count && pieces[span.Piece] is TagPiece tag ? tag.Locate(span.Start, span.Length) : default;
}
