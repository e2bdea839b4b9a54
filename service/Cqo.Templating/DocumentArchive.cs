using System.Text;
using Cqo.Templating.Opc;

namespace Cqo.Templating;

/// <summary>Many documents in one ZIP. The same documents give the same bytes: nothing in it tells the time.</summary>
public sealed class DocumentArchive
{
    /// <summary>Most documents that one archive holds (ZIP without its 64-bit form, APPNOTE 4.4.1.4).</summary>
    public const int MostDocuments = 65_000;
    const long MostBytes = 2_000_000_000;

    readonly OpcWriter writer = new();
    readonly ArchiveNames names = new();
    long bytes;

    /// <summary>Adds a document. Characters that Windows, SharePoint or a ZIP reader refuses in names become <c>_</c>, and of equal names the later ones are
    /// numbered: <c>张三.docx</c>, <c>张三（2）.docx</c>.</summary>
    /// <param name="name">Name of the file with its ending, without folders.</param>
    /// <param name="content">The document; it is compressed already and stored as it is.</param>
    /// <returns>The name it got.</returns>
    /// <exception cref="InvalidOperationException">The archive is full: more than <see cref="MostDocuments"/> documents or 2 GB.</exception>
    public string Add(string name, ReadOnlySpan<byte> content)
    {
        if (names.Count >= MostDocuments || (bytes += content.Length) > MostBytes)
            throw new InvalidOperationException($"压缩包已满（最多 {MostDocuments} 份文档、2 GB）：请分批生成 | the archive is full ({MostDocuments} documents, 2 GB at most): make several");
        var unique = names.Take(name);
        writer.AddStored(Encoding.UTF8.GetBytes(unique), content);
        return unique;
    }

    /// <summary>Writes the archive.</summary>
    public void WriteTo(Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        writer.WriteTo(output);
    }
}
