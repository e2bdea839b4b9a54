using System.Security.Cryptography;

namespace Cqo.Templating.Evaluation;

/// <summary>A document of the data that a part shows.</summary>
/// <param name="Id">Stands where the document will stand.</param>
/// <param name="Bytes">The document.</param>
/// <param name="Place">Of the tag that asked for it first.</param>
internal sealed record ShownDocument(string Id, byte[] Bytes, Place Place);

/// <summary>Documents of the data: each is set in when the part is finished.</summary>
internal sealed partial class PartWriter
{
    const string DocumentHeader = "data:application/vnd.openxmlformats-officedocument.wordprocessingml.document;base64,";

    readonly List<ShownDocument> _documents = [];
    readonly Dictionary<string, ShownDocument> _documentByHash = new(StringComparer.Ordinal);

    /// <summary>The documents whose ids were written, in order of first use.</summary>
    internal IReadOnlyList<ShownDocument> Documents => _documents;

    /// <summary>Writes where a document will stand.</summary>
    /// <param name="text">The document as the data holds it.</param>
    /// <exception cref="RenderException">It is none.</exception>
    internal void WriteDocument(string text)
    {
        if (!text.StartsWith(DocumentHeader, StringComparison.Ordinal))
            throw Fail("CQO3080", $"该值不是 Word 文档：应以 {DocumentHeader} 开头 | The value is not a Word document. Give a text that starts with {DocumentHeader}");
        var bytes = new byte[text.Length / 4 * 3 + 3];
        if (!Convert.TryFromBase64Chars(text.AsSpan(DocumentHeader.Length), bytes, out var written))
            throw Fail("CQO3081", "文档的 base64 编码已损坏：请重新编码 | The document's base64 text is damaged. Encode the file again.");
        var hash = Convert.ToHexString(SHA256.HashData(bytes.AsSpan(0, written)));
        if (!_documentByHash.TryGetValue(hash, out var document))
        {
            document = new ShownDocument($"{pictureIdPrefix}D{_documents.Count + 1}", bytes[..written], _locate?.Invoke(At) ?? default);
            _documents.Add(document);
            _documentByHash[hash] = document;
        }
        // Never seen by a reader: the content of the document takes its place.
        WriteXml($"<w:altChunk xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"{document.Id}\"/>");
    }
}
