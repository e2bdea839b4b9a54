namespace Cqo.Templating.Language;

/// <summary>A stretch of the code of one tag, in UTF-16 units.</summary>
/// <param name="Piece">Ordinal of the piece in its template.</param>
/// <param name="Start">Offset in the code of that tag.</param>
/// <param name="Length">Length, 0 for a point.</param>
internal readonly record struct SourceSpan(int Piece, int Start, int Length)
{
    /// <summary>From the start of this span to the end of <paramref name="end"/>; this span when they stand in different tags.</summary>
    internal SourceSpan To(SourceSpan end) => end.Piece == Piece ? this with { Length = Math.Max(0, end.Start + end.Length - Start) } : this;
}
