using Cqo.Templating.Tests.Shipped;

namespace Cqo.Templating.Tests.Reading;

/// <summary>Another program opened the documents and saved them: they read as before.</summary>
public sealed class SavedAgainTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-saved-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Read_WhenLibreOfficeSavedTheDocuments_ReadsTheSame()
    {
        if (!LibreOffice.Installed) Assert.Skip("LibreOffice is not installed");
        foreach (var id in SourceTree.TemplateIds) File.WriteAllBytes(FileOf(id), RoundTrip.Render(Papers.Compiled(id), SourceTree.Sample(id)));
        await LibreOffice.SaveAgainAsync(folder);
        foreach (var id in SourceTree.TemplateIds)
        {
            var (template, model) = (Papers.Compiled(id), SourceTree.Sample(id));
            var saved = await File.ReadAllBytesAsync(Path.Combine(folder, "saved", Path.GetFileName(FileOf(id))), TestContext.Current.CancellationToken);
            Assert.Equal(template.Read(File.ReadAllBytes(FileOf(id))).Data!.ToJsonString(), template.Read(saved).Data?.ToJsonString());
            var comparison = template.Compare(RoundTrip.Model(model), saved);
            Assert.True(comparison.IsSame, string.Join('\n', [id, .. comparison.Differences.Select(d => d.ToString()), .. comparison.Findings.Select(f => f.ToString())]));
        }
    }

    string FileOf(string id) => Path.Combine(folder, id.Replace('/', '-') + ".docx");
}
