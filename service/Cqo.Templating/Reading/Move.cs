namespace Cqo.Templating.Reading;

/// <summary>How a stretch of the document belongs to the template.</summary>
internal enum MoveKind : byte
{
    /// <summary>As the template says, or no sign at all.</summary>
    Match,
    /// <summary>Part of a value.</summary>
    Value,
    /// <summary>A sign in place of the template's.</summary>
    Changed,
    /// <summary>A sign of the template that the document lacks.</summary>
    Missing,
    /// <summary>A sign that the template does not have.</summary>
    Added,
}

/// <param name="Step">The step of the pattern where it starts.</param>
/// <param name="NextStep">The step behind it.</param>
/// <param name="From">First sign of the document.</param>
/// <param name="To">Sign behind it.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct Move(int Step, int NextStep, int From, int To, MoveKind Kind);

/// <summary>How a document was made from a pattern.</summary>
/// <param name="Moves">From the start to the end of both.</param>
/// <param name="Others">Other ways at the same price.</param>
/// <param name="Price">What was changed against the template, weighed.</param>
internal sealed record Alignment(IReadOnlyList<Move> Moves, IReadOnlyList<IReadOnlyList<Move>> Others, int Price);
