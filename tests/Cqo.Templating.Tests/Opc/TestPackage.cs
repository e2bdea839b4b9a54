using System.IO.Compression;
using System.Text;

namespace Cqo.Templating.Tests.Opc;

/// <summary>Makes small Word documents for tests: a fixed skeleton, and the parts that a test is about.</summary>
static class TestPackage
{
    public const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" " +
        "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" " +
        "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" " +
        "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" " +
        "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" mc:Ignorable=\"w14\"";

    const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const string OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    /// <summary>A document with this body.</summary>
    public static byte[] Document(string body) => Zip(Parts(new() { ["word/document.xml"] = Part("document", $"<w:body>{body}</w:body>") }));

    /// <summary>A paragraph for each text.</summary>
    public static string Paragraphs(params string[] texts) => string.Concat(texts.Select(t => $"<w:p><w:r><w:t xml:space=\"preserve\">{Escape(t)}</w:t></w:r></w:p>"));

    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Part(string root, string content) => $"{Declaration}<w:{root} {Namespaces}>{content}</w:{root}>";

    /// <summary>All parts of a document around the given ones.</summary>
    public static Dictionary<string, byte[]> Parts(Dictionary<string, string> given)
    {
        var overrides = new StringBuilder($"<Override PartName=\"/word/document.xml\" ContentType=\"{WordType}.document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"{WordType}.styles+xml\"/>");
        var relationships = new StringBuilder($"<Relationship Id=\"rId1\" Type=\"{OfficeRelationships}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId2\" Type=\"{OfficeRelationships}/image\" Target=\"media/image1.png\"/>");
        foreach (var name in given.Keys.Where(n => n is not ("word/document.xml" or "word/styles.xml") && n.StartsWith("word/", StringComparison.Ordinal)))
        {
            var kind = Path.GetFileNameWithoutExtension(name).TrimEnd('1', '2', '3');
            overrides.Append($"<Override PartName=\"/{name}\" ContentType=\"{WordType}.{kind}+xml\"/>");
            relationships.Append($"<Relationship Id=\"rId{Path.GetFileNameWithoutExtension(name)}\" Type=\"{OfficeRelationships}/{kind}\" Target=\"{name["word/".Length..]}\"/>");
        }
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"{Declaration}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>{overrides}</Types>",
            ["_rels/.rels"] = $"{Declaration}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{OfficeRelationships}/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
            ["word/_rels/document.xml.rels"] = $"{Declaration}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relationships}</Relationships>",
            ["word/styles.xml"] = Part("styles", "<w:docDefaults/>"),
        };
        foreach (var (name, xml) in given) parts[name] = xml;
        var bytes = parts.ToDictionary(p => p.Key, p => Encoding.UTF8.GetBytes(p.Value));
        bytes["word/media/image1.png"] = Png;
        return bytes;
    }

    public static byte[] Zip(Dictionary<string, byte[]> parts, string? stored = null)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create))
            foreach (var (name, content) in parts)
            {
                var entry = zip.CreateEntry(name, name == stored ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }
        return output.ToArray();
    }

    /// <summary>Content of one part of a package, read by the runtime's own zip.</summary>
    public static byte[] Read(byte[] package, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var stream = (zip.GetEntry(part) ?? throw new InvalidOperationException($"no {part}")).Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Names of all parts of a package.</summary>
    public static IReadOnlyList<string> Names(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return [.. zip.Entries.Select(e => e.FullName)];
    }

    public static string ReadText(byte[] package, string part = "word/document.xml") => Encoding.UTF8.GetString(Read(package, part));
}
