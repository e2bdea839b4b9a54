using System.IO.Compression;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>Every shipped template compiles, renders with its sample, and is a document that the Open XML SDK accepts.</summary>
public sealed class ShippedTemplatesTests
{
    public static TheoryData<string> Ids => [.. SourceTree.TemplateIds];

    [Fact]
    public void Templates_WhenShipped_AreTheThreePapers() =>
        Assert.Superset(new HashSet<string> { Papers.Certificate, Papers.Notice, Papers.Review }, SourceTree.TemplateIds.ToHashSet());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Compile_WhenShipped_FindsNoMistake(string id) =>
        Assert.Empty(Template.Compile(SourceTree.Template(id), TemplateFormat.Docx).Diagnostics.Select(d => d.Format(id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Template_WhenOpenedByItsAuthor_IsAValidDocument(string id) => AssertValid(SourceTree.Template(id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Render_WhenSample_IsAValidDocumentWithoutTags(string id) => AssertPaper(Papers.Render(id, SourceTree.Sample(id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Render_WhenNothingIsKnownYet_IsAValidDocumentWithoutTags(string id) => AssertPaper(Papers.Render(id, Papers.Unknown(id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Render_WhenEverythingIsLong_IsAValidDocumentWithoutTags(string id) =>
        Assert.All(SourceTree.Packs, pack => AssertPaper(Papers.Render(id, Papers.Widest(id, pack))));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Render_WhenRepeated_GivesTheSameBytes(string id) =>
        Assert.Equal(Papers.Render(id, SourceTree.Sample(id)), Papers.Render(id, SourceTree.Sample(id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Description_WhenRead_NamesItsFolderInBothLanguagesAndWhatItReads(string id)
    {
        var description = SourceTree.Description(id);
        Assert.Equal(id, (string?)description["id"]);
        Assert.All(["zh", "en"], language => Assert.False(string.IsNullOrWhiteSpace((string?)description["title"]![language])));
        Assert.Subset(SourceTree.Sample(id).Select(m => m.Key).ToHashSet(), description["expects"]!.AsArray().Select(n => n!.ToString()).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Fields_WhenListed_AreThoseOfTheDescriptionAndAllInTheSample(string id)
    {
        var fields = Papers.Compiled(id).Fields;
        Assert.Equal(fields.Members.Keys.Order(StringComparer.Ordinal), SourceTree.Description(id)["expects"]!.AsArray().Select(n => n!.ToString()).Order(StringComparer.Ordinal));
        Assert.Empty(Unknown(fields, SourceTree.Sample(id), ""));
    }

    static IEnumerable<string> Unknown(FieldSchema field, JsonNode? sample, string path) => field.Kind switch
    {
        FieldKind.Object => sample is JsonObject o
            ? field.Members.SelectMany(m => o.ContainsKey(m.Key) ? Unknown(m.Value, o[m.Key], $"{path}.{m.Key}") : [$"{path}.{m.Key} is not in the sample"])
            : [$"{path} is no object in the sample"],
        FieldKind.List => sample is not JsonArray { Count: > 0 } list ? [$"{path} is no list in the sample, or empty"]
            : field.Items is null ? [] : list.SelectMany(item => Unknown(field.Items, item, path + "[]")),
        _ => [],
    };

    static void AssertPaper(byte[] document)
    {
        AssertValid(document);
        using var package = new ZipArchive(new MemoryStream(document));
        foreach (var entry in package.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            Assert.DoesNotContain("{{", reader.ReadToEnd());
        }
    }

    static void AssertValid(byte[] document)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        var faults = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package);
        Assert.Empty(faults.Select(f => $"{f.Part?.Uri} {f.Path?.XPath}: {f.Description}"));
    }
}
