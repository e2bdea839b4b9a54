using System.Xml.Linq;
using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>A program that is not ours opens every document of the suite, alone and merged, and shows what stands in it.</summary>
public sealed class OpenedDocumentsTests(OpenedDocuments opened) : IClassFixture<OpenedDocuments>
{
    static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    // What is not shown as text of the page, or computed anew.
    static readonly string[] Unseen = ["del", "Fallback", "txbxContent", "ruby", "object", "fldSimple"];

    public static TheoryData<string> Names => [.. ProducedDocument.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Document_WhenOpenedByLibreOffice_ShowsItsText(string name)
    {
        // Without the reader the test is shown as skipped; with CI=true that is not allowed.
        if (!LibreOffice.Installed && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("LibreOffice and poppler-utils are not installed: bash tests/run installs them.");
        var one = ProducedDocument.Named(name);
        var text = await opened.TextAsync(name);
        Assert.NotNull(text);
        if (LongestText(one.Render()) is { } expected) Assert.Contains(expected, text);
        if (OpenedDocuments.IsMergeable(one)) Assert.NotNull(await opened.TextAsync(name + OpenedDocuments.Merged));
    }

    // Lines break anywhere, so a text is looked for without blanks, and only its beginning.
    static string? LongestText(byte[] document)
    {
        var body = XDocument.Parse(TestPackage.ReadText(document)).Root!;
        var texts = body.Descendants(W + "t").Where(t => !t.Ancestors().Any(a => Unseen.Contains(a.Name.LocalName)) && !t.Ancestors(W + "p").First().Descendants(W + "fldChar").Any()).Select(t => string.Concat(t.Value.Where(c => !char.IsWhiteSpace(c))));
        var longest = texts.OrderByDescending(t => t.Length).FirstOrDefault("");
        return longest.Length < 2 ? null : longest[..Math.Min(longest.Length, 8)];
    }
}
