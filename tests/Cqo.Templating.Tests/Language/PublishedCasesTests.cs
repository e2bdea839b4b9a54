using System.Text;
using System.Text.RegularExpressions;

namespace Cqo.Templating.Tests.Language;

/// <summary>
/// Holds the language against the cases that Scriban publishes. They are read from a folder beside the repository and never copied into it; where the folder is absent
/// (a clone alone) the test is a visible skip and our own cases still cover the same constructs.
/// </summary>
public sealed partial class PublishedCasesTests
{
    /// <summary>A function that only the original's test host has, as one of the template's own.</summary>
    const string HostFunction = """
        {{- func special_concat_strings(a = "default_a", b = "default_b", c = "default_c")
            ret "a: " + a + ", b: " + b + ", c: " + c
        end -}}

        """;

    [GeneratedRegex(@"^text\((\d+),(\d+)\) : error : ", RegexOptions.Multiline)]
    private static partial Regex ErrorPlace();

    [Fact]
    public void Render_WhenCaseIsPublished_AgreesWithItsResult()
    {
        var folder = FindFolder();
        Assert.SkipWhen(folder is null, "The published cases are kept beside the repository, in shared/scriban-cases; a clone alone has only our own cases.");
        var problems = new List<string>();
        var agreeing = 0;
        foreach (var path in Directory.EnumerateFiles(folder!, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder!, path).Replace(".txt", "", StringComparison.Ordinal);
            var expected = Path.ChangeExtension(path, ".out.txt");
            if (path.EndsWith(".out.txt", StringComparison.Ordinal) || !File.Exists(expected)) continue;
            if (Disagreement(folder!, path, expected) is not { } problem) agreeing++;
            else problems.Add($"{name}: {problem}");
        }
        Assert.True(problems.Count == 0, $"{agreeing} agree. Differing:\n{string.Join("\n", problems)}");
        Assert.NotEqual(0, agreeing);
    }

    static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "scriban-cases") is var found && Directory.Exists(found)) return found;
        return null;
    }

    static string? Disagreement(string folder, string path, string expectedPath)
    {
        var expected = Normal(File.ReadAllText(expectedPath));
        var model = ModelObject.Parse(File.ReadAllBytes(Path.Combine(folder, "model.json")));
        // The original knows the time and draws numbers; here both need an instant.
        var template = File.ReadAllText(path);
        if (template.Contains("special_concat_strings", StringComparison.Ordinal)) template = HostFunction + template;
        var (output, places) = Templates.Run(Encoding.UTF8.GetBytes(template), model, Templates.Relaxed with { Now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        var wanted = ErrorPlace().Matches(expected).Select(m => $"({m.Groups[1].Value},{m.Groups[2].Value})").Distinct().ToList();
        if (wanted.Count == 0) return Normal(output) == expected ? null : $"\n--- got\n{output}\n--- wanted\n{expected}";
        return wanted.TrueForAll(places.Contains) ? null : $"wanted errors at {string.Join(" ", wanted)}; got {output}";
    }

    static string Normal(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\uFEFF');
}
