namespace Cqo.Templating.Reading;

/// <summary>Which row of a document is which row of the data: rows in between may have been deleted or added.</summary>
internal static class RowPairs
{
    const int MostCells = 1_000_000;
    const int Whole = 10;

    public static List<(Scene? Expected, Scene? Found)> Of(List<Scene> expected, List<Scene> found)
    {
        var (head, tail) = (0, 0);
        var (had, has) = (expected.ConvertAll(s => s.Text), found.ConvertAll(s => s.Text));
        while (head < had.Count && head < has.Count && had[head] == has[head]) head++;
        while (tail < had.Count - head && tail < has.Count - head && had[^(tail + 1)] == has[^(tail + 1)]) tail++;
        var (rows, columns) = (had.Count - head - tail, has.Count - head - tail);
        List<(Scene?, Scene?)> pairs = [.. Enumerable.Range(0, head).Select(i => ((Scene?)expected[i], (Scene?)found[i]))];
        if ((long)rows * columns > MostCells)
            for (var i = 0; i < Math.Max(rows, columns); i++) pairs.Add((i < rows ? expected[head + i] : null, i < columns ? found[head + i] : null));
        else pairs.AddRange(Cheapest(expected.GetRange(head, rows), found.GetRange(head, columns)));
        for (var i = tail; i > 0; i--) pairs.Add((expected[^i], found[^i]));
        return pairs;
    }

    static List<(Scene?, Scene?)> Cheapest(List<Scene> expected, List<Scene> found)
    {
        var cost = new int[expected.Count + 1, found.Count + 1];
        for (var i = expected.Count; i >= 0; i--)
            for (var j = found.Count; j >= 0; j--)
                cost[i, j] = i == expected.Count ? (found.Count - j) * Whole : j == found.Count ? (expected.Count - i) * Whole
                    : Math.Min(cost[i + 1, j + 1] + Distance(expected[i], found[j]), Math.Min(cost[i + 1, j], cost[i, j + 1]) + Whole);
        var pairs = new List<(Scene?, Scene?)>();
        for (var (i, j) = (0, 0); i < expected.Count || j < found.Count;)
        {
            if (i < expected.Count && j < found.Count && cost[i, j] == cost[i + 1, j + 1] + Distance(expected[i], found[j])) pairs.Add((expected[i++], found[j++]));
            else if (i < expected.Count && cost[i, j] == cost[i + 1, j] + Whole) pairs.Add((expected[i++], null));
            else pairs.Add((null, found[j++]));
        }
        return pairs;
    }

    // A row of which every value differs is another row; where there is one on each side they still make a pair.
    static int Distance(Scene one, Scene other)
    {
        var labels = one.Values.Keys.Union(other.Values.Keys).ToList();
        var differing = labels.Count(l => !one.Values.GetValueOrDefault(l, []).Select(o => o.Text).SequenceEqual(other.Values.GetValueOrDefault(l, []).Select(o => o.Text)));
        return labels.Count == 0 ? 0 : 2 * Whole * differing / labels.Count - (differing == labels.Count ? 1 : 0);
    }
}
