using Cqo.Templating.Tests.Docx;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>Every document that the suite makes, printed by LibreOffice in one start.</summary>
public sealed class OpenedDocuments : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-opened-").FullName;

    public async ValueTask InitializeAsync()
    {
        if (!LibreOffice.Installed) return;
        foreach (var one in ProducedDocument.All)
        {
            File.WriteAllBytes(Path.Combine(folder, one.Name + ".docx"), one.Render());
            if (IsMergeable(one)) File.WriteAllBytes(Path.Combine(folder, one.Name + Merged + ".docx"), Twice(one));
        }
        await LibreOffice.PrintAsync(folder);
    }

    /// <summary>Ends the name of a document that holds the same record twice.</summary>
    internal const string Merged = "-twice";

    internal static bool IsMergeable(ProducedDocument one)
    {
        try
        {
            return Twice(one).Length > 0;
        }
        catch (RenderException)
        {
            return false;
        }
    }

    internal static byte[] Twice(ProducedDocument one)
    {
        using var output = new MemoryStream();
        one.Compiled.RenderMerged([one.Model, one.Model], output);
        return output.ToArray();
    }

    /// <summary>What the PDF of a document says, without white space; null when there is none.</summary>
    internal async Task<string?> TextAsync(string name)
    {
        var pdf = Path.Combine(folder, name + ".pdf");
        return File.Exists(pdf) && new FileInfo(pdf).Length > 0 ? await LibreOffice.TextAsync(pdf) : null;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
