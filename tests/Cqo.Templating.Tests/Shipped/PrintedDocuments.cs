using Cqo.Templating.Tests.Docx;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>Every document of the suite, alone and merged of two records with the same data, printed by LibreOffice in one start.</summary>
public sealed class PrintedDocuments : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-documents-").FullName;

    const string Twice = "-twice";

    /// <summary>Names of the documents that can be merged.</summary>
    public static IReadOnlyList<string> Mergeable { get; } = [.. ProducedDocument.All.Where(d => Merged(d) is not null).Select(d => d.Name)];

    /// <summary>The merged document; null when its template is refused because of comments.</summary>
    internal static byte[]? Merged(ProducedDocument one)
    {
        using var output = new MemoryStream();
        try
        {
            one.Compiled.RenderMerged([one.Model, one.Model], output, Templates.WithValues);
            return output.ToArray();
        }
        catch (RenderException refused) when (refused.Diagnostic.Code is "CQO5140" or "CQO5141")
        {
            return null;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!LibreOffice.Installed) return;
        foreach (var one in ProducedDocument.All) File.WriteAllBytes(Path.Combine(folder, one.Name + ".docx"), one.Render());
        foreach (var name in Mergeable) File.WriteAllBytes(Path.Combine(folder, name + Twice + ".docx"), Merged(ProducedDocument.Named(name))!);
        await LibreOffice.PrintAsync(folder);
    }

    /// <summary>What the PDF of a document says, without white space; null when there is none.</summary>
    internal async Task<string?> TextAsync(string name, bool merged)
    {
        var pdf = Path.Combine(folder, name + (merged ? Twice : "") + ".pdf");
        return File.Exists(pdf) && new FileInfo(pdf).Length > 0 ? await LibreOffice.TextAsync(pdf) : null;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
