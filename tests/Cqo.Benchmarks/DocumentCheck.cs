using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Cqo.Benchmarks;

/// <summary>Whether a document is a whole zip, its parts are XML and it says what it should. Uses nothing of ours.</summary>
static class DocumentCheck
{
    /// <summary>Null, or what is wrong.</summary>
    /// <param name="document">The file.</param>
    /// <param name="expected">Its text, each paragraph with a line end.</param>
    /// <param name="ignoresEmpty">Empty paragraphs do not count: most peers leave one where a tag of a block stood.</param>
    public static string? Fault(byte[] document, string expected, bool ignoresEmpty = false)
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal) || e.Name.EndsWith(".rels", StringComparison.Ordinal))) Text(entry);
        var text = Text(zip.GetEntry("word/document.xml")!);
        if (ignoresEmpty) text = string.Concat(text.Split('\n').Where(l => l.Length > 0).Select(l => l + "\n"));
        return text == expected ? null : FirstDifference(expected.Split('\n'), text.Split('\n'));
    }

    static string FirstDifference(string[] expected, string[] actual)
    {
        var at = expected.Zip(actual).TakeWhile(p => p.First == p.Second).Count();
        return $"paragraph {at + 1}: expected 「{expected.ElementAtOrDefault(at)}」, got 「{actual.ElementAtOrDefault(at)}」";
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
