namespace Cqo.Templating.Compilation;

/// <summary>Names of one function while it is bound.</summary>
/// <param name="parent">The function around it; null for the template.</param>
/// <param name="isParametric">Assignments to plain names stay inside it.</param>
internal sealed class Scope(Scope? parent, bool isParametric)
{
    readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    internal Scope? Parent { get; } = parent;
    internal bool IsParametric { get; } = isParametric;
    internal string[] Slots => [.. _slots.Keys];

    internal int Declare(string name)
    {
        if (!_slots.TryGetValue(name, out var slot)) _slots[name] = slot = _slots.Count;
        return slot;
    }

    internal bool TryFind(string name, out int slot) => _slots.TryGetValue(name, out slot);
}
