using System.Text;

namespace Cqo.Templating;

/// <summary>Names of files in an archive: safe everywhere, and no two the same.</summary>
internal sealed class ArchiveNames
{
    const int LongestName = 120;

    readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public int Count => taken.Count;

    /// <summary>The name that a file gets.</summary>
    public string Take(string name) => Unique(Clean(name));

    static string Clean(string name)
    {
        var clean = string.Concat(name.EnumerateRunes().Select(r => Rune.IsControl(r) || "\\/:*?\"<>|#%".Contains(r.ToString(), StringComparison.Ordinal) ? "_" : r.ToString()));
        var (stem, ending) = (Path.GetFileNameWithoutExtension(clean).Trim(' ', '.'), Path.GetExtension(clean));
        if (stem.Length > LongestName) stem = stem[..(char.IsHighSurrogate(stem[LongestName - 1]) ? LongestName - 1 : LongestName)];
        return (stem.Length == 0 ? "_" : stem) + ending;
    }

    string Unique(string name)
    {
        var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        for (var n = 2; !taken.Add(name); n++) name = $"{stem}（{n}）{ending}";
        return name;
    }
}
