using System.Xml.Linq;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Docx;

/// <summary>What holds for every document of every case, example and paper, whatever it is about. Validity and equal bytes of two renderings are held by each of their own tests.</summary>
public sealed class InvariantTests
{
    const int Threads = 8;
    static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static readonly XNamespace W14 = "http://schemas.microsoft.com/office/word/2010/wordml";

    public static TheoryData<string> Names => [.. ProducedDocument.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_WhenAnyDocument_HasEachIdOnce(string name)
    {
        var parts = XmlParts(ProducedDocument.Named(name).Render());
        var all = parts.Values.SelectMany(p => p.Descendants()).ToList();
        AssertOnce("drawing", all.Where(e => e.Name.LocalName == "docPr" && !InFallback(e)).Select(e => e.Attribute("id")!.Value));
        AssertOnce("control", all.Where(e => e.Name == W + "id" && e.Parent!.Name == W + "sdtPr").Select(e => e.Attribute(W + "val")!.Value));
        foreach (var part in parts.Values) AssertOnce("paragraph", part.Descendants().Select(e => e.Attribute(W14 + "paraId")?.Value).OfType<string>());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_WhenAnyDocument_PairsItsBookmarks(string name)
    {
        var all = XmlParts(ProducedDocument.Named(name).Render()).Values.SelectMany(p => p.Descendants()).Where(e => !InFallback(e)).ToList();
        var starts = all.Where(e => e.Name == W + "bookmarkStart").ToList();
        var ends = all.Where(e => e.Name == W + "bookmarkEnd").Select(e => e.Attribute(W + "id")!.Value).ToList();
        AssertOnce("bookmark", starts.Select(e => e.Attribute(W + "name")!.Value));
        AssertOnce("bookmark", starts.Select(e => e.Attribute(W + "id")!.Value));
        Assert.Equal(starts.Select(e => e.Attribute(W + "id")!.Value).Order(), ends.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_WhenAnyDocument_LeavesNoTag(string name)
    {
        // This one is about values that hold braces.
        if (name == "018-string-with-braces") return;
        foreach (var (part, xml) in XmlParts(ProducedDocument.Named(name).Render())) Assert.False(HoldsBraces(xml), part);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_WhenAnyDocument_KeepsPartsWithoutTags(string name)
    {
        var one = ProducedDocument.Named(name);
        // Documents that are set into others bring styles, lists and notes with them.
        if (name == "example-sub-documents") return;
        var document = one.Render();
        var templates = XmlParts(one.Template);
        Assert.Subset(TestPackage.Names(document).ToHashSet(), TestPackage.Names(one.Template).ToHashSet());
        foreach (var part in TestPackage.Names(one.Template).Where(p => !MayChange(p) && !(templates.TryGetValue(p, out var xml) && HoldsBraces(xml)) && !HasLinkTags(one.Template, p)))
            Assert.True(TestPackage.Read(one.Template, part).AsSpan().SequenceEqual(TestPackage.Read(document, part)), part);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Render_WhenManyThreads_GivesTheSameBytes(string name)
    {
        var one = ProducedDocument.Named(name);
        var expected = one.Render();
        var documents = await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(one.Render)));
        Assert.All(documents, d => Assert.True(expected.AsSpan().SequenceEqual(d)));
    }

    static void AssertOnce(string what, IEnumerable<string> ids) => Assert.Empty(ids.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => $"{what} {g.Key}"));

    // Both branches of a choice show the same thing.
    static bool InFallback(XElement element) => element.Ancestors().Any(a => a.Name.LocalName == "Fallback");

    static Dictionary<string, XDocument> XmlParts(byte[] package) =>
        TestPackage.Names(package).Where(n => n.EndsWith(".xml", StringComparison.Ordinal) || n.EndsWith(".rels", StringComparison.Ordinal))
            .ToDictionary(n => n, n => XDocument.Parse(TestPackage.ReadText(package, n), LoadOptions.PreserveWhitespace));

    static bool HoldsBraces(XDocument part)
    {
        var kept = part.Descendants().Where(e => !e.AncestorsAndSelf().Any(a => a.Name == W + "del" || a.Name == W + "moveFrom")).ToList();
        return IsTag(string.Concat(kept.SelectMany(e => e.Nodes().OfType<XText>()).Select(t => t.Value))) || kept.SelectMany(e => e.Attributes()).Any(a => IsTag(Uri.UnescapeDataString(a.Value)));
    }

    static bool IsTag(string text) => text.Contains("{{", StringComparison.Ordinal) || text.Contains("｛｛", StringComparison.Ordinal);

    // What a rendering adds to: lists of parts and types, lists that start again, data and properties that controls are bound to.
    static bool MayChange(string part) =>
        part.EndsWith(".rels", StringComparison.Ordinal) || part is "[Content_Types].xml" or "word/numbering.xml" || part.StartsWith("customXml/item", StringComparison.Ordinal) || part.StartsWith("docProps/", StringComparison.Ordinal);

    static bool HasLinkTags(byte[] template, string part) =>
        $"{Path.GetDirectoryName(part)!.Replace('\\', '/')}/_rels/{Path.GetFileName(part)}.rels" is var list && TestPackage.Names(template).Contains(list) && IsTag(Uri.UnescapeDataString(TestPackage.ReadText(template, list)));
}
