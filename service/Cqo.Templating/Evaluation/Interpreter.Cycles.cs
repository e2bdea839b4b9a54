namespace Cqo.Templating.Evaluation;

/// <summary>State of <c>array.cycle</c>: one position per list content or named group.</summary>
internal sealed partial class Interpreter
{
    Dictionary<string, int>? _cycles;

    internal void CountStep() => CountStep(_call);

    internal Value Cycle(Value value, Value group)
    {
        if (value.AsList is not { Count: > 0 } list) return Value.Null;
        var key = group.IsNull ? "[" + TextOf(value) : TextOf(group);
        _cycles ??= new Dictionary<string, int>(StringComparer.Ordinal);
        _cycles.TryGetValue(key, out var position);
        _cycles[key] = position + 1;
        return list[position % list.Count];
    }
}
