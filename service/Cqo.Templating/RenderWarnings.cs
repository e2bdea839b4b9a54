namespace Cqo.Templating;

/// <summary>Takes what an author should know of one rendering that succeeded: warnings that only data brings about, such as a formula whose rows vanished with an empty list.
/// Make one for each call; it is written by the thread that renders and read when that is done.</summary>
public sealed class RenderWarnings
{
    /// <summary>Warnings that are kept. Of further ones only the number is known.</summary>
    public const int Most = 200;

    readonly List<Diagnostic> all = [];
    readonly HashSet<Diagnostic> known = [];

    /// <summary>The warnings, in the order in which they were met; each once.</summary>
    public IReadOnlyList<Diagnostic> All => all;

    /// <summary>How many came after <see cref="Most"/>; equal ones may count several times.</summary>
    public int Omitted { get; private set; }

    internal void Add(Diagnostic warning)
    {
        if (known.Contains(warning)) return;
        if (all.Count == Most) { Omitted++; return; }
        known.Add(warning);
        all.Add(warning);
    }
}
