using System.Globalization;
using System.Text;

namespace Cqo.Templating.Reading;

/// <summary>A loop of the template.</summary>
/// <param name="Id">Ordinal in its part.</param>
/// <param name="Source">The list that it walks over as the template writes it.</param>
/// <param name="List">The field that this is; null when the list is computed.</param>
/// <param name="Outer">The loop around it.</param>
internal sealed record LoopNode(int Id, string Source, FieldPath? List, LoopNode? Outer)
{
    public int Depth { get; } = Outer is null ? 0 : Outer.Depth + 1;
}

/// <summary>A field of the data as the template names it.</summary>
/// <param name="Item">The loop whose item it is or belongs to; null from the root.</param>
/// <param name="Steps">Names, and positions as numbers.</param>
internal sealed record FieldPath(LoopNode? Item, IReadOnlyList<object> Steps)
{
    public FieldPath Then(object step) => this with { Steps = [.. Steps, step] };

    /// <summary>Names and positions from the root for the given round of each loop, outermost first; null when some list is computed.</summary>
    public IReadOnlyList<object>? Resolve(IReadOnlyList<int> rounds)
    {
        if (Item is null) return Steps;
        if (Item.Depth >= rounds.Count || Item.List?.Resolve(rounds) is not { } list) return null;
        return [.. list, rounds[Item.Depth], .. Steps];
    }

    /// <summary><c>training[1].hours</c>.</summary>
    public static string Written(IEnumerable<object> steps)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
            if (step is int position) text.Append(CultureInfo.InvariantCulture, $"[{position}]");
            else text.Append(text.Length == 0 ? "" : ".").Append(step);
        return text.ToString();
    }
}
