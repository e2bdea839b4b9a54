using System.Globalization;
using System.Text.Json.Nodes;

namespace Cqo.Templating.Reading;

/// <summary>Puts what was read into the shape of the data.</summary>
internal sealed class DataBuilder(FieldSchema fields, DocumentParts package, IReadOnlyList<Pattern> patterns, List<Diagnostic> findings)
{
    // Positions that a template names itself; those of rows are bounded by the document.
    const int MostPosition = 1_000;

    readonly Dictionary<string, Occurrence> first = [];
    readonly Dictionary<(Hole, string), JsonNode?> above = [];
    readonly HashSet<Hole> reported = [];
    readonly HashSet<string> read = [.. patterns.SelectMany(p => p.Holes.Values.Select(h => h.Inverse?.Path).Concat(p.Loops.Values.Select(l => l.List))).OfType<FieldPath>().Select(Pattern)];

    readonly HashSet<(string, string)> standIns = [.. patterns.SelectMany(p => p.Holes.Values).Where(h => h.Inverse?.StandIn is not null).Select(h => (Pattern(h.Inverse!.Path), h.Inverse.StandIn!))];

    public JsonObject Root { get; } = [];
    public List<ReadValue> Values { get; } = [];

    /// <summary>The path with <c>[]</c> for each round.</summary>
    static string Pattern(FieldPath path) => (path.Item is null ? "" : (path.Item.List is { } list ? Pattern(list) : "?") + "[]") + string.Concat(path.Steps.Select(s => "." + s));

    public void Add(PartReading reading)
    {
        var ambiguous = reading.Ambiguous();
        foreach (var (loop, rounds, count) in reading.Loops)
        {
            if (loop.List?.Resolve(rounds) is not { } path) continue;
            SetList(path, count);
            var label = FieldPath.Written(path) + "[]";
            if (ambiguous.TryGetValue(label, out var other)) findings.Add(Finding.Ambiguous(label, $"{count} 项 / items", other, reading.Document.PlaceOf(0, 0)));
        }
        foreach (var one in reading.Occurrences.Where(o => o.Hole is { ReadsData: true }))
        {
            var place = reading.Document.PlaceOf(one.At, one.Length);
            if (one.Hole!.Inverse is null || one.Path is not { } path) { AddShown(one, place); continue; }
            if (ambiguous.TryGetValue(one.Label, out var other) && first.TryGetValue(one.Label, out _) is false) findings.Add(Finding.Ambiguous(one.Label, one.Text, other, place));
            Add(one, path, place, ambiguous.ContainsKey(one.Label), reading.Document.Part);
        }
    }

    void AddShown(Occurrence one, Place place)
    {
        Values.Add(new ReadValue(one.Label, one.Text, place, false));
        if (reported.Add(one.Hole!)) findings.Add(Finding.NotInvertible(one.Hole!.Source, one.Text, place));
    }

    void Add(Occurrence one, IReadOnlyList<object> path, Place place, bool isAmbiguous, string part)
    {
        var (hole, group) = (one.Hole!, string.Join(',', one.Rounds.SkipLast(1)));
        if (one.Repeats)
        {
            if (above.TryGetValue((hole, group), out var same)) Set(path, same?.DeepClone());
            return;
        }
        var text = hole.Mark == Sign.Picture ? package.Picture(part, one.Text) ?? "" : hole.Mark == Sign.Link ? package.Address(part, one.Text) : one.Text;
        Values.Add(new ReadValue(one.Label, text, place, !isAmbiguous && hole.Inverse is { ShowsOnly: false }));
        if (Answer(hole.Inverse!, text) is not { } answer)
        {
            findings.Add(Finding.NotInForm(one.Label, text, place));
            return;
        }
        var value = AsDeclared(answer.Value, path);
        above[(hole, group)] = value;
        if (first.TryGetValue(one.Label, out var earlier))
        {
            if (!JsonNode.DeepEquals(Find(path), value) && earlier.Hole!.Inverse!.Form == hole.Inverse!.Form) findings.Add(Finding.Differs(one.Label, earlier.Text, text, place));
            if (Find(path) is not null || value is null) return;
        }
        else first[one.Label] = one;
        Set(path, value?.DeepClone());
    }

    // What some tag of the template shows where the field has no value is no value anywhere.
    Inverse.Answer? Answer(Inverse inverse, string text) => standIns.Contains((Pattern(inverse.Path), text)) ? new Inverse.Answer(null) : inverse.Read(text);

    // Schema of the field: numbers are numbers again.
    JsonNode? AsDeclared(JsonNode? value, IReadOnlyList<object> path)
    {
        if (value?.GetValueKind() != System.Text.Json.JsonValueKind.String) return value;
        FieldSchema? schema = fields;
        foreach (var step in path) schema = step is int ? schema?.Items : schema?.Members.GetValueOrDefault((string)step);
        return schema?.Kind == FieldKind.Number && decimal.TryParse(value.GetValue<string>(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : value;
    }

    /// <summary>What follows from branches, for fields that are not shown themselves.</summary>
    public void AddFacts(IEnumerable<PartReading> readings)
    {
        foreach (var reading in readings)
            foreach (var one in reading.Occurrences.Where(o => o.Choice is not null))
                foreach (var (path, answer) in one.Choice!.Facts[one.Branch])
                    if (path.Resolve(one.Rounds) is { } steps && !Has(steps)) AddFact(path, steps, answer.Value);
    }

    void AddFact(FieldPath path, IReadOnlyList<object> steps, JsonNode? value)
    {
        var isTruth = value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False;
        var name = Pattern(path);
        var isMore = read.Any(r => r == name || r.StartsWith(name + ".", StringComparison.Ordinal) || r.StartsWith(name + "[", StringComparison.Ordinal));
        if (!isTruth || !isMore) Set(steps, value?.DeepClone());
        else if (value!.GetValueKind() == System.Text.Json.JsonValueKind.False) Set(steps, null);
    }

    bool Has(IReadOnlyList<object> path) =>
        Parent(path, false) switch
        {
            JsonObject o => path[^1] is string name && o.ContainsKey(name),
            JsonArray a => path[^1] is int at && at < a.Count && a[at] is not null,
            _ => false,
        };

    JsonNode? Find(IReadOnlyList<object> path) => Parent(path, false) switch
    {
        JsonObject o => path[^1] is string name ? o[name] : null,
        JsonArray a => path[^1] is int at && at < a.Count ? a[at] : null,
        _ => null,
    };

    void SetList(IReadOnlyList<object> path, int count)
    {
        if (Find(path) is not JsonArray list)
        {
            if (Has(path) && Find(path) is not null) return;
            Set(path, list = []);
        }
        while (list.Count < count) list.Add((JsonNode?)null);
    }

    void Set(IReadOnlyList<object> path, JsonNode? value)
    {
        if (Parent(path, true) is JsonObject o && path[^1] is string name) o[name] = value;
        else if (Parent(path, true) is JsonArray a && path[^1] is int at && Reaches(a, at)) a[at] = value;
    }

    static bool Reaches(JsonArray list, int at)
    {
        if (at >= list.Count && at > list.Count + MostPosition) return false;
        while (list.Count <= at) list.Add((JsonNode?)null);
        return true;
    }

    /// <summary>What holds the last step; null when something else stands on the way.</summary>
    JsonNode? Parent(IReadOnlyList<object> path, bool make)
    {
        JsonNode node = Root;
        for (var i = 0; i + 1 < path.Count; i++)
        {
            var inner = node switch { JsonObject o when path[i] is string name => o[name], JsonArray a when path[i] is int at && at < a.Count => a[at], _ => null };
            if (inner is not (JsonObject or JsonArray))
            {
                if (!make) return null;
                inner = path[i + 1] is int ? new JsonArray() : new JsonObject();
                if (node is JsonObject o && path[i] is string name) o[name] = inner;
                else if (node is JsonArray a && path[i] is int at && Reaches(a, at)) a[at] = inner;
                else return null;
            }
            node = inner;
        }
        return node;
    }
}
