namespace Cqo.Templating.Reading;

/// <summary>A value, or the outcome of a branch, that stands in a document.</summary>
/// <param name="Hole">Where the template shows it; null for the outcome of a branch.</param>
/// <param name="Rounds">Rounds of the loops around it, outermost first.</param>
/// <param name="Text">What is shown.</param>
/// <param name="At">Position among the signs of its part.</param>
/// <param name="Length">Signs that it takes.</param>
internal sealed record Occurrence(Hole? Hole, IReadOnlyList<int> Rounds, string Text, int At, int Length)
{
    /// <summary>Not shown: the cell is merged with the one above, which shows it.</summary>
    public bool Repeats { get; init; }
    public Choice? Choice { get; init; }
    public int Branch { get; init; }

    /// <summary>The loop around it.</summary>
    public LoopNode? Loop => Hole is null ? Choice!.Loop : Hole.Loop;

    /// <summary>Name and positions from the root, or null when the field is not known.</summary>
    public IReadOnlyList<object>? Path => Hole?.Inverse?.Path.Resolve(Rounds);

    /// <summary>What it goes by: its path, or its expression with the rounds around it.</summary>
    public string Label => Path is { } path ? FieldPath.Written(path) : $"{{{{ {Hole?.Source} }}}}" + string.Concat(Rounds.Select(r => FieldPath.Written([r])));
}
