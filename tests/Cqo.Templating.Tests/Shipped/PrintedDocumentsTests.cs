using System.Xml.Linq;
using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>A program that is not ours opens and prints every document of the suite, and shows its text; merged of two records, the text of both.</summary>
public sealed class PrintedDocumentsTests(PrintedDocuments printed) : IClassFixture<PrintedDocuments>
{
    static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    // What is not shown as text of the page, or computed anew.
    static readonly string[] Unseen = ["del", "Fallback", "txbxContent", "ruby", "object", "fldSimple"];

    public static TheoryData<string> All => [.. ProducedDocument.All.Select(d => d.Name)];

    public static TheoryData<string> Mergeable => [.. PrintedDocuments.Mergeable];

    [Fact]
    public void RenderMerged_WhenAnyTemplate_IsRefusedForCommentsOnly() =>
        Assert.All(ProducedDocument.All.Where(d => !PrintedDocuments.Mergeable.Contains(d.Name)), d => Assert.Contains("word/comments.xml", TestPackage.Names(d.Template)));

    [Theory]
    [MemberData(nameof(Mergeable))]
    public void RenderMerged_WhenAnyTemplate_IsValid(string name) => DocxCaseTests.AssertValid(PrintedDocuments.Merged(ProducedDocument.Named(name))!);

    [Theory]
    [MemberData(nameof(All))]
    public Task Print_WhenAnyDocument_ShowsItsText(string name) => AssertShown(name, merged: false);

    [Theory]
    [MemberData(nameof(Mergeable))]
    public Task Print_WhenTwoRecordsAreMerged_ShowsBoth(string name) => AssertShown(name, merged: true);

    async Task AssertShown(string name, bool merged)
    {
        // Without the reader the test is shown as skipped; with CI=true that is not allowed.
        if (!LibreOffice.Installed && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("LibreOffice and its tools are not all installed: bash tests/run installs them.");
        var text = await printed.TextAsync(name, merged);
        Assert.NotNull(text);
        if (LongestText(ProducedDocument.Named(name).Render()) is { } expected) Assert.True(text.Split(expected).Length > (merged ? 2 : 1), $"{expected} stands too seldom in {text}");
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
