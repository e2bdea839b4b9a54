namespace Cqo.Domain.Statistics;

/// <summary>Every spelling of a header that a layout knows. Spaces, line breaks, punctuation, full width and case do not count; remarks in brackets need not be there.</summary>
internal sealed class HeaderNames
{
    private const int LongestHeader = 100;

    private readonly Dictionary<string, (int Column, HeaderMatch Match)> _byKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ambiguous = new(StringComparer.Ordinal);

    public HeaderNames(TableLayout layout)
    {
        for (var i = 0; i < layout.Columns.Count; i++)
        {
            var column = layout.Columns[i];
            Add(column.FullHeader, i, HeaderMatch.Exact);
            Add(column.GroupEn + column.HeaderEn, i, HeaderMatch.Exact);
            foreach (var synonym in column.Synonyms)
            {
                Add(synonym, i, HeaderMatch.Synonym);
            }
        }
        // Without its group a header may belong to several columns ("Name"); then it means none.
        var bare = layout.Columns.SelectMany((c, i) => new[] { (c.Header, i), (c.HeaderEn, i) })
            .SelectMany(p => Keys(p.Item1).Select(key => (key, p.i))).GroupBy(p => p.key, p => p.i);
        foreach (var group in bare.Where(g => g.Distinct().Count() == 1 && _byKey.GetValueOrDefault(g.Key, (g.First(), default)).Column == g.First()))
        {
            _byKey[group.Key] = (group.First(), HeaderMatch.Exact);
        }
    }

    /// <summary>Headers that two columns claim.</summary>
    public List<(string Name, int First, int Second)> Shared { get; } = [];

    /// <summary>The column that a header names, with its group first, then alone; -1 when there is none.</summary>
    public (int Column, HeaderMatch Match) Find(string? group, string text)
    {
        if (text.Length is 0 or > LongestHeader)
        {
            return (-1, HeaderMatch.Unknown);
        }
        foreach (var key in group is { Length: > 0 and <= LongestHeader } ? Keys(group + text).Concat(Keys(WithoutBrackets(group) + text)).Concat(Keys(text)) : Keys(text))
        {
            if (_byKey.TryGetValue(key, out var found))
            {
                return found;
            }
        }
        return (-1, HeaderMatch.Unknown);
    }

    /// <summary>The one column whose header differs little, or -1.</summary>
    public int FindNear(string? group, string text)
    {
        if (text.Length is 0 or > LongestHeader)
        {
            return -1;
        }
        var keys = Keys(group + text).Concat(Keys(text)).Where(k => k.Length is >= 3 and <= 40).Distinct().ToList();
        var best = keys.SelectMany(_ => _byKey, (key, known) => (Distance: Near(key, known.Key), known.Value.Column))
            .Where(p => p.Distance < int.MaxValue).GroupBy(p => p.Distance).MinBy(g => g.Key);
        return best?.Select(p => p.Column).Distinct().ToList() is [var only] ? only : -1;
    }

    private static IEnumerable<string> Keys(string text)
    {
        var whole = CellText.Key(text);
        if (whole.Length > 0)
        {
            yield return whole;
        }
        var short_ = CellText.Key(WithoutBrackets(text));
        if (short_.Length > 0 && short_ != whole)
        {
            yield return short_;
        }
    }

    // The remark in brackets is taken away only when a name is left: （1） in front of a name is a remark too.
    private static string WithoutBrackets(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        var depth = 0;
        foreach (var c in text)
        {
            depth += c is '(' or '（' or '[' or '【' ? 1 : 0;
            _ = depth == 0 ? kept.Append(c) : kept;
            depth -= depth > 0 && c is ')' or '）' or ']' or '】' ? 1 : 0;
        }
        return kept.ToString();
    }

    private void Add(string text, int column, HeaderMatch match)
    {
        var whole = CellText.Key(text);
        foreach (var key in Keys(text))
        {
            if (_ambiguous.Contains(key) || _byKey.TryAdd(key, (column, match)) || _byKey[key].Column == column)
            {
                continue;
            }
            if (key == whole)
            {
                Shared.Add((text, _byKey[key].Column, column));
                continue;
            }
            // Short forms that meet mean neither.
            _byKey.Remove(key);
            _ambiguous.Add(key);
        }
    }

    /// <summary>Edits between two keys when they are few; a header that holds a longer known one whole counts as three.</summary>
    private static int Near(string key, string known)
    {
        var allowed = Math.Min(key.Length, known.Length) >= 6 ? 2 : Math.Min(key.Length, known.Length) >= 3 ? 1 : 0;
        if (allowed > 0 && Math.Abs(key.Length - known.Length) <= allowed && Edits(key, known) is var edits && edits <= allowed)
        {
            return edits;
        }
        return known.Length >= 4 && key.Contains(known, StringComparison.Ordinal) ? 3 : int.MaxValue;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Edits(string a, string b)
    {
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], now = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                now[j] = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }
            }
            last.CopyTo(before);
            now.CopyTo(last);
        }
        return last[b.Length];
    }
}
