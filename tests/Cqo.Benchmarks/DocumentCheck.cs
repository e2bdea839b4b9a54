using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Cqo.Benchmarks;

/// <summary>Whether a document is a whole zip, its parts are XML and it says what it should. Uses nothing of ours.</summary>
static class DocumentCheck
{
    /// <summary>Null, or what is wrong.</summary>
    public static string? Fault(byte[] document, string expected)
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal) || e.Name.EndsWith(".rels", StringComparison.Ordinal))) Text(entry);
        var text = Text(zip.GetEntry("word/document.xml")!);
        return text == expected ? null : $"expected 「{expected}」, got 「{text}」";
    }

    static string Text(ZipArchiveEntry entry)
    {
        var text = new StringBuilder();
        using var reader = XmlReader.Create(entry.Open());
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace) text.Append(reader.Value);
            if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "p" }) text.Append('\n');
        }
        return text.ToString();
    }
}
