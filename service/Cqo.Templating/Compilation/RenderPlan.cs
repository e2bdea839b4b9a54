using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>What one part does when it is rendered: immutable, shared by all threads.</summary>
internal sealed class RenderPlan(IReadOnlyList<Piece> pieces)
{
    internal IReadOnlyList<Piece> Pieces { get; } = pieces;

    /// <summary>The place of a stretch of code; the start of the template for a piece that is no tag.</summary>
    internal Place Locate(SourceSpan span) =>
        span.Piece < Pieces.Count && Pieces[span.Piece] is TagPiece tag ? tag.Locate(span.Start, span.Length) : default;
}
