using System.Text.Json.Nodes;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>The papers of every case, printed by LibreOffice in one go.</summary>
public sealed class PrintedPapers : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-papers-").FullName;

    internal static IEnumerable<(string Name, string Id, JsonObject Model)> Cases =>
    [
        .. SourceTree.TemplateIds.Select(id => ($"{Short(id)}-sample", id, SourceTree.Sample(id))),
        .. SourceTree.TemplateIds.Select(id => ($"{Short(id)}-unknown", id, Papers.Unknown(id))),
        .. from pack in SourceTree.Packs from id in SourceTree.TemplateIds select ($"{Short(id)}-widest-{pack["id"]}", id, Papers.Widest(id, pack)),
        .. SourceTree.Packs.Select(pack => ($"appointment-longest-{pack["id"]}", Papers.Certificate, Papers.Longest(Papers.Certificate, pack))),
    ];

    /// <summary>Several certificates in one document.</summary>
    internal const string Merged = "appointment-merged";

    /// <summary>Name of every print, e.g. <c>appointment-widest-hubei-2022</c>.</summary>
    public static IEnumerable<string> Names => Cases.Select(c => c.Name);

    internal async Task<int> PagesAsync(string name) => await LibreOffice.PagesAsync(Pdf(name));

    internal async Task<string[]> CodesAsync(string name) => await LibreOffice.CodesAsync(Pdf(name));

    internal async Task<string> TextAsync(string name) => await LibreOffice.TextAsync(Pdf(name));

    public async ValueTask InitializeAsync()
    {
        if (!LibreOffice.Installed)
        {
            return;
        }
        foreach (var (name, id, model) in Cases)
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".docx"), Papers.Render(id, model));
        }
        File.WriteAllBytes(Path.Combine(folder, Merged + ".docx"), Papers.RenderMerged(Papers.Certificate, SourceTree.Packs.Select(pack => Papers.Widest(Papers.Certificate, pack))));
        await LibreOffice.PrintAsync(folder);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    string Pdf(string name)
    {
        // Without the reader the test is shown as skipped; with CI=true that is not allowed.
        if (!LibreOffice.Installed && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("LibreOffice, poppler-utils and zbar-tools are not all installed: bash tests/run installs them.");
        }
        var pdf = Path.Combine(folder, name + ".pdf");
        Assert.True(File.Exists(pdf), "LibreOffice made no PDF of " + name);
        return pdf;
    }

    static string Short(string id) => id[(id.LastIndexOf('/') + 1)..];
}
