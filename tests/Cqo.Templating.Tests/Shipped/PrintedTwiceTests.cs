using System.Xml.Linq;
using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>Every template that can be merged gives one document of two records, valid, and with the text of both when a program that is not ours prints it.</summary>
public sealed class PrintedTwiceTests(PrintedTwice printed) : IClassFixture<PrintedTwice>
{
    static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    // What is not shown as text of the page, or computed anew.
    static readonly string[] Unseen = ["del", "Fallback", "txbxContent", "ruby", "object", "fldSimple"];

    public static TheoryData<string> Names => [.. PrintedTwice.Names];

    [Fact]
    public void RenderMerged_WhenAnyTemplate_IsRefusedForCommentsOnly() =>
        Assert.All(ProducedDocument.All.Where(d => !PrintedTwice.Names.Contains(d.Name)), d => Assert.Contains("word/comments.xml", TestPackage.Names(d.Template)));

    [Theory]
    [MemberData(nameof(Names))]
    public void RenderMerged_WhenAnyTemplate_IsValid(string name) => DocxCaseTests.AssertValid(PrintedTwice.Of(ProducedDocument.Named(name))!);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Print_WhenTwoRecordsAreMerged_ShowsBoth(string name)
    {
        // Without the reader the test is shown as skipped; with CI=true that is not allowed.
        if (!LibreOffice.Installed && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("LibreOffice and poppler-utils are not installed: bash tests/run installs them.");
        var text = await printed.TextAsync(name);
        Assert.NotNull(text);
        if (LongestText(ProducedDocument.Named(name).Render()) is { } expected) Assert.True(text.Split(expected).Length > 2, $"{expected} does not stand twice in {text}");
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
