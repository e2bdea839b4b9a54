namespace Cqo.Templating.Compilation;

/// <summary>Finds the name that a mistyped one probably meant.</summary>
internal static class NearestName
{
    /// <summary>The known name at the smallest edit distance, if it is at most a third of the length (at most 3) away; else null.</summary>
    internal static string? Find(string typed, IEnumerable<string> known)
    {
        var limit = Math.Min(typed.Length / 3, 3);
        if (limit == 0) return null;
        string? best = null;
        foreach (var name in known)
        {
            if (Math.Abs(name.Length - typed.Length) > limit || typed.Length > 64) continue;
            var distance = Distance(typed, name);
            if (distance > limit) continue;
            best = name;
            limit = distance - 1;
            if (limit < 0) break;
        }
        return best;
    }

    /// <summary><c> Did you mean x?</c> or nothing.</summary>
    internal static string Hint(string typed, IEnumerable<string> known) => Find(typed, known) is { } name ? $" Did you mean `{name}`?" : "";

    // Optimal string alignment: a swap of neighbours counts once, as people mistype that way.
    static int Distance(string a, string b)
    {
        var (before, row, next) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(next[j - 1] + 1, row[j] + 1), row[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) next[j] = Math.Min(next[j], before[j - 2] + 1);
            }
            (before, row, next) = (row, next, before);
        }
        return row[b.Length];
    }
}
