using System.Text.RegularExpressions;
using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Language;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>The authors' page claims nothing that no file shows.</summary>
public sealed partial class FeaturePageTests
{
    static readonly string Folder = Path.Combine(SourceTree.Root, "templates");
    static readonly string Page = File.ReadAllText(Path.Combine(Folder, "README.md")).ReplaceLineEndings("\n");
    static readonly string[] Rows = [.. Page[Page.IndexOf("## 十二、", StringComparison.Ordinal)..Page.IndexOf("## In English", StringComparison.Ordinal)].Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];

    static IEnumerable<string> LinksOf(string text) => Link().Matches(text).Select(m => m.Groups[1].Value).Where(l => !l.StartsWith('#') && !l.Contains("://", StringComparison.Ordinal));

    [Fact]
    public void Page_WhenRead_HasARowForEveryFeature() => Assert.InRange(Rows.Length, 45, 80);

    [Fact]
    public void Row_WhenItClaimsAFeature_IsShownByFilesThatTestsUse() => Assert.All(Rows, row =>
    {
        var links = LinksOf(row).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(IsUsed(Path.GetFullPath(Path.Combine(Folder, link))), $"{link} in: {row}"));
    });

    // Cases and examples run by folder; a class of tests holds tests; a decision says why not, or how.
    static bool IsUsed(string file) => File.Exists(file) && (IsCase(file) || IsFilled(file) || HoldsTests(file) || Path.GetDirectoryName(file) == Path.Combine(SourceTree.Root, "service", "decisions"));

    static bool IsCase(string file) =>
        Path.GetFileName(file) == "document.xml" && DocxCaseTests.Names.Any(n => Path.GetDirectoryName(file) == Path.Combine(DocxCase.Root, n.Data))
        || CasesTests.Names().Any(n => file == Path.GetFullPath(Path.Combine(DocxCase.Root, "..", n.Data + ".txt")));

    static bool IsFilled(string file) =>
        Example.Names.Any(n => file == Path.Combine(Folder, "examples", n + ".docx")) || SourceTree.TemplateIds.Any(id => file == Path.GetFullPath(Path.Combine(Folder, id, "template.docx")));

    static bool HoldsTests(string file) =>
        (file.EndsWith("Tests.cs", StringComparison.Ordinal) || file.EndsWith("Suite.cs", StringComparison.Ordinal)) && Test().IsMatch(File.ReadAllText(file))
        || file.EndsWith(".e2e.ts", StringComparison.Ordinal) && File.ReadAllText(file).Contains("\ntest(", StringComparison.Ordinal);

    [Fact]
    public void Page_WhenItLinks_LinksToFilesThatAreThere() => Assert.All(LinksOf(Page), link => Assert.True(File.Exists(Path.Combine(Folder, link)), link));

    [Fact]
    public void Example_WhenShipped_IsOnThePage() => Assert.All(Example.Names, name => Assert.Contains($"examples/{name}.docx", Page));

    [GeneratedRegex(@"\]\(([^)\s,]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\s*\[(Fact|Theory)\b", RegexOptions.Multiline)]
    private static partial Regex Test();
}
