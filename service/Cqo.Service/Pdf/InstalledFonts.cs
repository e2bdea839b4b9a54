using System.Globalization;

namespace Cqo.Service.Pdf;

/// <summary>The fonts of this machine and the characters they have, as fontconfig tells.</summary>
sealed class InstalledFonts
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    sealed record Face(string Family, List<(int First, int Last)> Ranges)
    {
        public bool Has(int character) => Ranges.Exists(r => character >= r.First && character <= r.Last);
    }

    readonly Dictionary<string, List<Face>> byName = new(StringComparer.OrdinalIgnoreCase);
    readonly List<Face> faces = [];
    readonly Dictionary<string, string?> matches = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<int, string?> owners = [];

    /// <summary>All fonts; null when fontconfig is not installed or tells of none.</summary>
    public static async Task<InstalledFonts?> ReadAsync(CancellationToken cancellation)
    {
        var list = await ChildProcess.ReadAsync("fc-list", ["--format", @"%{family}\t%{fullname}\t%{charset}\n"], Path.GetTempPath(), Limit, cancellation);
        var fonts = new InstalledFonts();
        foreach (var line in (list ?? "").Split('\n').Distinct()) fonts.Add(line.Split('\t'));
        return fonts.faces.Count == 0 ? null : fonts;
    }

    void Add(string[] fields)
    {
        if (fields is not [{ Length: > 0 } families, var fullNames, var characters]) return;
        var names = families.Split(',').Concat(fullNames.Split(',')).Where(n => n.Length > 0).ToList();
        var face = new Face(names[0], [.. characters.Split(' ').Select(Range).OfType<(int, int)>()]);
        faces.Add(face);
        foreach (var name in names.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!byName.TryGetValue(name, out var known)) byName.Add(name, known = []);
            known.Add(face);
        }
    }

    static (int, int)? Range(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return TryHex(dash < 0 ? text : text[..dash], out var first) && TryHex(text[(dash + 1)..], out var last) ? (first, last) : null;
    }

    static bool TryHex(string text, out int value) => int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    public bool IsInstalled(string font) => byName.ContainsKey(font);

    /// <summary>Whether some face of the font has the character; false for a font that is not installed.</summary>
    public bool Has(string font, int character) => byName.TryGetValue(font, out var known) && known.Exists(f => f.Has(character));

    /// <summary>A font of this machine that has the character, or null.</summary>
    public string? Owner(int character)
    {
        if (!owners.TryGetValue(character, out var owner)) owners.Add(character, owner = faces.Find(f => f.Has(character))?.Family);
        return owner;
    }

    /// <summary>What this machine takes for a font that is not installed.</summary>
    public async Task<string?> MatchAsync(string font, CancellationToken cancellation)
    {
        if (matches.TryGetValue(font, out var match)) return match;
        var pattern = string.Concat(font.Select(c => c is '\\' or '-' or ':' or ',' ? $"\\{c}" : c.ToString())) + ":lang=zh-cn";
        var answer = await ChildProcess.ReadAsync("fc-match", ["--format", "%{family}", "--", pattern], Path.GetTempPath(), Limit, cancellation);
        return matches[font] = answer?.Split(',')[0];
    }
}
