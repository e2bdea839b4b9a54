namespace Cqo.Templating.Opc;

/// <summary>Names of parts (ECMA-376 part 2 §6.2): compared without case, written without the leading slash.</summary>
internal static class PartName
{
    public const int MaxLength = 1000;

    /// <summary>Whether a zip entry's name could climb, name a device or deceive a reader. Parts are never written to disk under their names; readers of our output may.</summary>
    public static bool IsSafe(string name) =>
        name.Length is > 0 and <= MaxLength && name[0] != '/' && !name.Contains('\\') && !name.Contains(':')
        && !name.Any(c => char.IsControl(c) || c is '\uFFFD' or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
        && !name.TrimEnd('/').Split('/').Any(s => s.Length == 0 || s.Trim('.').Length == 0);

    /// <summary>The name with control and direction characters shown as <c>?</c>.</summary>
    public static string Printable(string name) =>
        string.Concat(name.Take(120).Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format ? '?' : c));

    /// <summary>Where the relationships of a part stand; of the package itself when <paramref name="part"/> is empty.</summary>
    public static string Relationships(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    /// <summary>Resolves a relationship's target against its source part, or null when it climbs out of the package.</summary>
    public static string? Resolve(string source, string target)
    {
        var path = target.StartsWith('/') ? [] : source.Split('/')[..^1].ToList();
        foreach (var segment in Uri.UnescapeDataString(target).Split('/'))
        {
            if (segment is "" or ".") continue;
            if (segment != "..") path.Add(segment);
            else if (path.Count == 0) return null;
            else path.RemoveAt(path.Count - 1);
        }
        return string.Join('/', path);
    }
}
