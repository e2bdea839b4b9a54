using Cqo.Templating.Tests.Docx;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>Every document that a case or an example produces is opened and printed by a program that is not ours, and shows its text.</summary>
public sealed class PrintedDocumentsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-documents-").FullName;

    static IEnumerable<(string Name, byte[] Document)> Documents()
    {
        foreach (var path in Directory.EnumerateDirectories(DocxCase.Root).Order(StringComparer.Ordinal))
        {
            var one = new DocxCase(path);
            if (Template.Compile(one.Template(), TemplateFormat.Docx).Template is { } template) yield return (Path.GetFileName(path), DocxCaseTests.Render(template, one.Model()));
        }
        foreach (var name in Example.Names) yield return ("example-" + name, new Example(name).Document.Value);
    }

    [Fact]
    public async Task Print_WhenEveryDocumentIsOpenedByLibreOffice_EachIsAPdfWithItsText()
    {
        if (!LibreOffice.Installed && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("LibreOffice, poppler-utils and zbar-tools are not all installed: bash tests/run installs them.");
        var documents = Documents().ToList();
        foreach (var (name, document) in documents) await File.WriteAllBytesAsync(Path.Combine(folder, name + ".docx"), document, TestContext.Current.CancellationToken);
        await LibreOffice.PrintAsync(folder);
        var faults = new List<string>();
        foreach (var (name, document) in documents) faults.AddRange(await FaultsAsync(name, document));
        Assert.Empty(faults);
        Assert.True(documents.Count >= 85, $"{documents.Count} documents");
    }

    async Task<IEnumerable<string>> FaultsAsync(string name, byte[] document)
    {
        var pdf = Path.Combine(folder, name + ".pdf");
        if (!File.Exists(pdf)) return [$"{name}: no PDF"];
        var text = await LibreOffice.TextAsync(pdf);
        return Shown(document).Where(shown => !text.Contains(shown, StringComparison.Ordinal)).Select(shown => $"{name}: {shown} is not in the PDF");
    }

    // Words of the running text that no layout cuts. The result of a field is computed anew by whoever opens the document.
    static IEnumerable<string> Shown(byte[] document)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return [.. package.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Where(p => !p.Descendants<FieldChar>().Any()).SelectMany(p => p.Elements<Run>()).SelectMany(r => r.Elements<Text>()).Select(t => t.Text)
            .Where(t => t.Length is >= 2 and <= 12 && t.All(char.IsLetter))];
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
