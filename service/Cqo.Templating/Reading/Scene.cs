namespace Cqo.Templating.Reading;

/// <summary>What stands in one round of a loop, or outside of all: values by their label within it, outcomes of branches, and the rounds of loops inside.</summary>
internal sealed class Scene(IReadOnlyList<int> rounds)
{
    public IReadOnlyList<int> Rounds { get; } = rounds;
    public Dictionary<string, List<Occurrence>> Values { get; } = [];
    public Dictionary<Choice, Occurrence> Branches { get; } = [];
    public Dictionary<LoopNode, List<Scene>> Loops { get; } = [];
    public Occurrence? First { get; private set; }
    /// <summary>All values of it, for a reader.</summary>
    public string Text => string.Join("，", All().Select(o => o.Text).Where(t => t.Length > 0));

    public IEnumerable<Occurrence> All() => Values.Values.SelectMany(v => v).Concat(Loops.Values.SelectMany(l => l).SelectMany(s => s.All()));

    public static Scene Of(IEnumerable<Occurrence> occurrences)
    {
        var root = new Scene([]);
        foreach (var one in occurrences)
        {
            var scene = root;
            var loops = new Stack<LoopNode>();
            for (var loop = one.Loop; loop is not null; loop = loop.Outer) loops.Push(loop);
            foreach (var loop in loops)
                if (scene.Round(loop, one.Rounds) is { } inner) scene = inner;
            scene.Add(one);
        }
        return root;
    }

    Scene? Round(LoopNode loop, IReadOnlyList<int> rounds)
    {
        if (loop.Depth >= rounds.Count || rounds[loop.Depth] < 0) return null;
        var list = Loops.TryGetValue(loop, out var known) ? known : Loops[loop] = [];
        while (list.Count <= rounds[loop.Depth]) list.Add(new Scene([.. rounds.Take(loop.Depth), list.Count]));
        return list[rounds[loop.Depth]];
    }

    void Add(Occurrence one)
    {
        if (one.Choice is not null) { Branches[one.Choice] = one; return; }
        if (!one.Hole!.ReadsData) return;
        First ??= one;
        // Within a round a field goes by its name in the template; its position in the list may differ.
        var label = one.Hole.Inverse is { } inverse ? $"{inverse.Form}\0{inverse.Path.Item?.Id} {FieldPath.Written(inverse.Path.Steps)}" : one.Hole.Source;
        (Values.TryGetValue(label, out var list) ? list : Values[label] = []).Add(one);
    }
}
