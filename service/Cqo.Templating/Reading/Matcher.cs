namespace Cqo.Templating.Reading;

/// <summary>
/// Finds the cheapest way in which a document can come from a pattern: fewest changes against the template's text, then fewest characters taken for values.
/// Each pair of a step and a position is visited once, cheapest first, so the work is bounded by their number and nothing is tried twice; documents that
/// nobody edited are read along one narrow way. A limit on visits ends what is too different.
/// </summary>
internal sealed class Matcher
{
    /// <summary>Pairs of step and position that are visited at most; about 100 bytes each.</summary>
    internal const int MostVisits = 200_000;
    const int MostWaiting = 500_000;
    // Far behind the best way there is nothing to find any more.
    const int Lag = 8_000;
    const int SkipParagraph = 12, Change = 2, Unlikely = 2, Malformed = 12;
    const int LongestRun = 64, LongestForm = 48;
    const int MostOthers = 40, MostMoves = 1_000_000;
    const long Edit = 1L << 32;

    readonly record struct Reached(int Step, int At, int From, MoveKind Kind);

    readonly Pattern pattern;
    readonly string signs;
    readonly Func<Hole, IReadOnlyCollection<string>?> known;
    readonly CancellationToken cancellation;
    readonly Dictionary<long, int> index = [];
    readonly List<(Reached Way, long Price)> visited = [];
    readonly Dictionary<int, Reached> others = [];
    readonly PriorityQueue<Reached, long> waiting = new();
    readonly Stack<Reached> next = new();
    readonly int[] behindParagraph;
    int current, furthest;
    long price, furthestPrice;

    Matcher(Pattern pattern, string signs, Func<Hole, IReadOnlyCollection<string>?> known, CancellationToken cancellation)
    {
        (this.pattern, this.signs, this.known, this.cancellation) = (pattern, signs, known, cancellation);
        behindParagraph = new int[signs.Length + 1];
        for (var i = signs.Length - 1; i >= 0; i--) behindParagraph[i] = signs[i] == Sign.Paragraph ? i + 1 : Sign.IsBorder(signs[i]) ? 0 : behindParagraph[i + 1];
    }

    /// <summary>The alignment; null when the limit was reached.</summary>
    /// <param name="pattern">Of the template.</param>
    /// <param name="signs">Of the document.</param>
    /// <param name="known">Texts that a value probably has; null for any.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static Alignment? Align(Pattern pattern, string signs, Func<Hole, IReadOnlyCollection<string>?> known, CancellationToken cancellation)
    {
        var matcher = new Matcher(pattern, signs, known, cancellation);
        return matcher.Search() is >= 0 and var end ? matcher.AlignmentTo(end) : null;
    }

    // The end is not the end of the search: other ways of the same price are looked for.
    int Search()
    {
        var (end, endPrice) = (-1, long.MaxValue);
        next.Push(new Reached(0, 0, -1, MoveKind.Match));
        while (true)
        {
            if (next.Count == 0)
            {
                if (!waiting.TryDequeue(out var reached, out price) || price > endPrice) return end;
                next.Push(reached);
            }
            var way = next.Pop();
            if (IsBehind(way) || !Visit(way)) continue;
            var step = pattern.Steps[way.Step];
            if (step.Kind == StepKind.End && way.At == signs.Length) (end, endPrice) = (current, price);
            else if (visited.Count >= MostVisits || waiting.Count >= MostWaiting) return end;
            else Go(step, way.Step, way.At);
        }
    }

    bool IsBehind(Reached way)
    {
        if (way.At > furthest) (furthest, furthestPrice) = (way.At, price);
        return way.At < furthest - Lag && price >> 32 > furthestPrice >> 32;
    }

    bool Visit(Reached way)
    {
        if ((visited.Count & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
        var key = ((long)way.Step << 32) | (uint)way.At;
        if (index.TryGetValue(key, out var known))
        {
            if (visited[known].Price == price && visited[known].Way.From != way.From) others.TryAdd(known, way);
            return false;
        }
        current = visited.Count;
        index[key] = current;
        visited.Add((way, price));
        return true;
    }

    void Go(Step step, int number, int at)
    {
        switch (step.Kind)
        {
            case StepKind.Sign or StepKind.Target: Expect(step.Sign, number, at); break;
            case StepKind.Hole: Enter((Hole)step.Node!, number, at); break;
            case StepKind.Free: Eat((Hole)step.Node!, number, at); break;
            case StepKind.End: Skip(number, at); break;
            case StepKind.Split or StepKind.Jump:
                // The first is looked at first: the stack turns them round.
                for (var i = step.Next.Length - 1; i >= 0; i--) next.Push(new Reached(step.Next[i], at, current, MoveKind.Match));
                if (step.Kind == StepKind.Split) SkipWhole(number, at);
                break;
            default: next.Push(new Reached(number + 1, at, current, MoveKind.Match)); break;
        }
    }

    void Later(int step, int at, MoveKind kind, int edits, int characters = 0) => waiting.Enqueue(new Reached(step, at, current, kind), price + edits * Edit + characters);

    // Where the signs agree, going on is never dearer than any change here: each change later costs the same.
    void Expect(char sign, int number, int at)
    {
        SkipAt(number, at);
        if (at < signs.Length && signs[at] == sign) { Run(number, at); return; }
        Later(number + 1, at, MoveKind.Missing, Sign.Weight(sign));
        if (at == signs.Length) return;
        Later(number, at + 1, MoveKind.Added, Sign.Weight(signs[at]));
        if (!Sign.IsMark(sign) && !Sign.IsMark(signs[at])) Later(number + 1, at + 1, MoveKind.Changed, Change);
    }

    // A stretch of agreeing text is one visit; a long one is cut, so that ways that meet inside it are joined.
    void Run(int number, int at)
    {
        var length = 1;
        while (length < LongestRun && !Sign.IsBorder(signs[at + length - 1]) && at + length < signs.Length && pattern.Steps[number + length] is { Kind: StepKind.Sign } step && step.Sign == signs[at + length]) length++;
        next.Push(new Reached(number + length, at + length, current, MoveKind.Match));
    }

    void SkipAt(int number, int at)
    {
        if (pattern.Behind[number] is > 0 and var behind) Later(behind, at, MoveKind.Missing, SkipParagraph);
        if (number == 0 || pattern.Steps[number - 1] is not { Kind: StepKind.Sign } before || Sign.IsBorder(before.Sign)) SkipWhole(number, at);
    }

    void SkipWhole(int number, int at)
    {
        if ((at == 0 || Sign.IsBorder(signs[at - 1])) && behindParagraph[at] > at + 2) Later(number, behindParagraph[at], MoveKind.Added, SkipParagraph);
    }

    void Skip(int number, int at)
    {
        SkipWhole(number, at);
        if (at < signs.Length) Later(number, at + 1, MoveKind.Added, Sign.Weight(signs[at]));
    }

    void Enter(Hole hole, int number, int at)
    {
        SkipAt(number, at);
        var texts = known(hole);
        foreach (var text in texts ?? [])
            if (string.CompareOrdinal(signs, at, text, 0, text.Length) == 0) Later(number + 2, at + text.Length, MoveKind.Value, 0, text.Length);
        var price = texts is { Count: > 0 } ? 1 : 0;
        if (hole.Inverse is { Alphabet: { } alphabet } inverse) EnterForm(inverse, alphabet, number, at, price);
        else if (price > 0) Later(number + 1, at, MoveKind.Match, price);
        else next.Push(new Reached(number + 1, at, current, MoveKind.Match));
    }

    // Dates and numbers in words: what the function cannot have written is the last thing to be taken for its value.
    void EnterForm(Inverse inverse, string alphabet, int number, int at, int price)
    {
        for (var end = at; end <= signs.Length && end - at <= LongestForm; end++)
        {
            if (inverse.Read(signs[at..end]) is not null) Later(number + 2, end, MoveKind.Value, price, end - at);
            if (end == signs.Length || !alphabet.Contains(signs[end])) break;
        }
        Later(number + 1, at, MoveKind.Match, price + Malformed);
    }

    void Eat(Hole hole, int number, int at)
    {
        next.Push(new Reached(number + 1, at, current, MoveKind.Match));
        if (at == signs.Length) return;
        var sign = signs[at];
        if (!hole.Crosses && (Sign.IsBorder(sign) || sign == Sign.Control)) Later(number, at + 1, MoveKind.Added, Sign.Weight(sign));
        else if (sign is not (Sign.Merged or Sign.Control or Sign.Checked or Sign.Unchecked) || hole.Crosses) Later(number, at + 1, MoveKind.Value, hole.Inverse?.Alphabet is { } alphabet && !alphabet.Contains(sign) ? Unlikely : 0, 1);
    }

    Alignment AlignmentTo(int end)
    {
        var main = Back(end, -1)!;
        var alternatives = new List<IReadOnlyList<Move>>();
        for (var at = end; at > 0 && alternatives.Count < Math.Min(MostOthers, MostMoves / main.Count); at = visited[at].Way.From)
            if (others.ContainsKey(at) && Back(end, at) is { } other) alternatives.Add(other);
        return new Alignment(main, alternatives, (int)(visited[end].Price >> 32));
    }

    /// <summary>The way that leads somewhere; null when the other way only goes round a loop that takes nothing.</summary>
    /// <param name="end">Where the way ends.</param>
    /// <param name="turn">Where it takes the other way that leads there.</param>
    List<Move>? Back(int end, int turn)
    {
        var moves = new List<Move>();
        var turned = false;
        for (var at = end; at > 0;)
        {
            if (at == turn && turned) return null;
            turned |= at == turn;
            var way = at == turn ? others[at] : visited[at].Way;
            var from = visited[way.From].Way;
            moves.Add(new Move(from.Step, way.Step, from.At, way.At, way.Kind));
            at = way.From;
        }
        moves.Reverse();
        return moves;
    }
}
