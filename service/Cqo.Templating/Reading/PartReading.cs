namespace Cqo.Templating.Reading;

/// <summary>One part of a document, read: what stands where, and what does not fit its template.</summary>
internal sealed class PartReading
{
    readonly Alignment alignment;

    PartReading(Pattern pattern, DocumentSigns document, Alignment alignment)
    {
        (Pattern, Document, this.alignment) = (pattern, document, alignment);
        Occurrences = Collect(alignment.Moves, Loops);
    }

    public Pattern Pattern { get; }
    public DocumentSigns Document { get; }
    public IReadOnlyList<Occurrence> Occurrences { get; }
    /// <summary>Loops, with the rounds around them and how many rounds they had.</summary>
    public List<(LoopNode Loop, IReadOnlyList<int> Rounds, int Count)> Loops { get; } = [];
    public int Price => alignment.Price;

    /// <summary>The reading, or null when the document is too different from the template.</summary>
    public static PartReading? Read(Pattern pattern, DocumentSigns document, Func<Hole, IReadOnlyCollection<string>?> known, CancellationToken cancellation) =>
        !document.IsTooLong && Matcher.Align(pattern, document.Signs, known, cancellation) is { } alignment ? new PartReading(pattern, document, alignment) : null;

    List<Occurrence> Collect(IReadOnlyList<Move> moves, List<(LoopNode, IReadOnlyList<int>, int)> loops)
    {
        var (found, rounds, merged) = (new List<Occurrence>(), new List<int>(), new HashSet<string>());
        var start = -1;
        foreach (var move in moves)
        {
            var step = Pattern.Steps[move.Step];
            switch (step.Kind)
            {
                case StepKind.LoopBegin: rounds.Add(-1); break;
                case StepKind.Round: rounds[^1]++; break;
                case StepKind.LoopEnd:
                    loops.Add(((LoopNode)step.Node!, [.. rounds.Take(rounds.Count - 1)], rounds[^1] + 1));
                    rounds.RemoveAt(rounds.Count - 1);
                    break;
                case StepKind.Branch: Choose((Choice)step.Node!, step.Branch, rounds, merged, found, move.From); break;
                case StepKind.Target when move.Kind == MoveKind.Match: found.Add(new Occurrence((Hole)step.Node!, [.. rounds], Document.TargetAt(move.From) ?? "", move.From, 1)); break;
                case StepKind.Hole or StepKind.Free when move.Kind != MoveKind.Missing:
                    if (start < 0) start = move.From;
                    if (move.NextStep == move.Step || Pattern.Steps[move.NextStep].Kind == StepKind.Free) break;
                    found.Add(Shown((Hole)step.Node!, rounds, start, move.To, merged));
                    start = -1;
                    break;
            }
        }
        return found;
    }

    static void Choose(Choice choice, int branch, List<int> rounds, HashSet<string> merged, List<Occurrence> found, int at)
    {
        if (choice.Merging is not { } name) found.Add(new Occurrence(null, [.. rounds], "", at, 0) { Choice = choice, Branch = branch });
        else if (branch == 0) merged.Add(name);
        else merged.Remove(name);
    }

    Occurrence Shown(Hole hole, List<int> rounds, int start, int end, HashSet<string> merged) =>
        new(hole, [.. rounds], Sign.Words(Document.Signs.AsSpan(start..end)), start, end - start) { Repeats = start == end && hole.Merging is { } name && merged.Contains(name) };

    /// <summary>Labels of values that another reading, just as near to the template, gives another text.</summary>
    public IReadOnlyDictionary<string, string> Ambiguous()
    {
        var found = new Dictionary<string, string>();
        if (alignment.Others.Count == 0) return found;
        var texts = Texts(Occurrences, Loops);
        foreach (var other in alignment.Others)
        {
            var rounds = new List<(LoopNode, IReadOnlyList<int>, int)>();
            var others = Texts(Collect(other, rounds), rounds);
            foreach (var (label, text) in texts)
                if (!others.TryGetValue(label, out var another)) found.TryAdd(label, "");
                else if (another != text) found.TryAdd(label, another);
        }
        return found;
    }

    static Dictionary<string, string> Texts(IEnumerable<Occurrence> occurrences, IEnumerable<(LoopNode Loop, IReadOnlyList<int> Rounds, int Count)> loops)
    {
        var texts = occurrences.Where(o => o.Hole is { ReadsData: true }).GroupBy(o => o.Label).ToDictionary(g => g.Key, g => string.Join('\n', g.Select(o => o.Text).Distinct()));
        foreach (var (loop, rounds, count) in loops)
            if (loop.List?.Resolve(rounds) is { } path) texts[FieldPath.Written(path) + "[]"] = $"{count} 项 / items";
        return texts;
    }

    /// <summary>What was changed of the template's own text.</summary>
    public IEnumerable<(string Was, string Now, Place Place)> Changes()
    {
        var (was, now, start, end) = ("", "", -1, -1);
        foreach (var move in alignment.Moves)
        {
            var isChange = move.Kind is MoveKind.Changed or MoveKind.Missing or MoveKind.Added;
            if (!isChange && (move.From < move.To || Pattern.Steps[move.Step].Kind == StepKind.Hole) && start >= 0)
            {
                yield return (was, now, Document.PlaceOf(start, end - start));
                (was, now, start) = ("", "", -1);
            }
            if (!isChange) continue;
            if (start < 0) start = move.From;
            end = move.To;
            now += Document.Signs[move.From..move.To];
            if (move.Kind != MoveKind.Added) was += Template(move);
        }
        if (start >= 0) yield return (was, now, Document.PlaceOf(start, end - start));
    }

    string Template(Move move) => string.Concat(Enumerable.Range(move.Step, Math.Max(1, move.NextStep - move.Step)).Select(s => Pattern.Steps[s]).Where(s => s.Kind == StepKind.Sign).Select(s => s.Sign));
}
