using Cqo.Templating.Evaluation;

namespace Cqo.Templating.Reading;

/// <summary>What data would show against what a document shows.</summary>
internal sealed class Comparison(DocumentReader reader, Action<ModelObject, Stream, RenderBudget> render, CancellationToken cancellation)
{
    const int MostKnown = 64;

    readonly List<FieldDifference> differences = [];

    /// <summary>Both documents are read alike, so that what cannot be read back, or can be in several ways, is no difference where they agree.</summary>
    public DocumentComparison Run(ModelObject expected, ReadOnlyMemory<byte> document, RenderBudget budget)
    {
        var findings = new List<Diagnostic>();
        var traces = reader.Patterns.Where(p => p.Pattern is not null).ToDictionary(p => p.Pattern!, p => Known(Trace.Of(p.Part.Plan, p.Pattern!, expected, budget)));
        using var rendered = new MemoryStream();
        render(expected, rendered, budget);
        if (reader.ReadParts(rendered.ToArray(), p => traces[p], findings, cancellation) is not var (given, own)) return new DocumentComparison([], findings);
        findings.Clear();
        if (reader.ReadParts(document, p => traces[p], findings, cancellation) is not var (readings, package)) return new DocumentComparison([], findings);
        foreach (var reading in readings)
            if (given.Find(g => g.Pattern == reading.Pattern) is { } same) Compare(Scene.Of(Shown(same, own)), Scene.Of(Shown(reading, package)), reading);
        DocumentReader.AddChanges(readings, findings);
        return new DocumentComparison([.. differences.DistinctBy(d => (d.Path, d.Expected, d.Found))], findings);
    }

    static IEnumerable<Occurrence> Shown(PartReading reading, DocumentParts package) => reading.Occurrences.Where(o => !o.Repeats).Select(one => one.Hole?.Mark switch
    {
        Sign.Picture => one with { Text = package.Picture(reading.Document.Part, one.Text) ?? "" },
        Sign.Link => one with { Text = package.Address(reading.Document.Part, one.Text) },
        _ => one,
    });

    // Where values stand side by side, those that are expected tell where one ends.
    static Func<Hole, IReadOnlyCollection<string>?> Known(List<Occurrence> trace)
    {
        var texts = trace.Where(o => o.Hole is not null).GroupBy(o => o.Hole!).ToDictionary(g => g.Key, g => g.Select(o => o.Text).ToHashSet());
        return hole => texts.TryGetValue(hole, out var known) && known.Count <= MostKnown ? known : null;
    }

    void Compare(Scene expected, Scene found, PartReading reading)
    {
        foreach (var label in expected.Values.Keys.Union(found.Values.Keys))
            CompareValues(label, expected.Values.GetValueOrDefault(label, []), found.Values.GetValueOrDefault(label, []), reading);
        foreach (var choice in expected.Branches.Keys.Intersect(found.Branches.Keys)) CompareBranches(expected.Branches[choice], found.Branches[choice], reading);
        foreach (var loop in expected.Loops.Keys.Union(found.Loops.Keys))
        {
            var (had, has) = (expected.Loops.GetValueOrDefault(loop, []), found.Loops.GetValueOrDefault(loop, []));
            foreach (var (one, other) in RowPairs.Of(had, has))
                if (one is null) AddRow(loop, null, other!, reading);
                else if (other is null) AddRow(loop, one, null, reading);
                else Compare(one, other, reading);
        }
    }

    void CompareValues(string label, List<Occurrence> expected, List<Occurrence> found, PartReading reading)
    {
        for (var i = 0; i < Math.Max(expected.Count, found.Count); i++)
        {
            var (one, other) = (expected.ElementAtOrDefault(i), found.ElementAtOrDefault(i));
            if (one is not null && other is not null && one.Text == other.Text) continue;
            if (one is null && other!.Text.Length == 0 || other is null && one!.Text.Length == 0) continue;
            differences.Add(new FieldDifference((one ?? other)!.Label, one?.Text, other?.Text, PlaceOf(other, reading)));
        }
    }

    static Place PlaceOf(Occurrence? found, PartReading reading) => found is null ? new Place(reading.Document.Part, 0, null, 0, 0, 0) : reading.Document.PlaceOf(found.At, found.Length);

    void CompareBranches(Occurrence expected, Occurrence found, PartReading reading)
    {
        if (expected.Branch == found.Branch) return;
        foreach (var (path, value) in expected.Choice!.Facts[expected.Branch].Concat(found.Choice!.Facts[found.Branch]))
        {
            if (path.Resolve(expected.Rounds) is not { } steps) continue;
            var name = FieldPath.Written(steps);
            string? Of(Occurrence one) => one.Choice!.Facts[one.Branch].Where(f => f.Path.Resolve(one.Rounds) is { } same && FieldPath.Written(same) == name).Select(f => f.Value.Value?.ToString()).FirstOrDefault();
            var (was, now) = (Of(expected), Of(found));
            if (was != now && !differences.Exists(d => d.Path.StartsWith(name, StringComparison.Ordinal))) differences.Add(new FieldDifference(name, was, now, PlaceOf(found, reading)));
        }
    }

    void AddRow(LoopNode loop, Scene? expected, Scene? found, PartReading reading)
    {
        var row = (expected ?? found)!;
        var list = loop.List?.Resolve(row.Rounds) is { } path ? FieldPath.Written(path) : $"{{{{ {loop.Source} }}}}";
        differences.Add(new FieldDifference($"{list}[{row.Rounds[^1]}]", expected?.Text, found?.Text, PlaceOf(found?.First, reading)));
    }
}
