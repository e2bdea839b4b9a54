using Cqo.Templating.Opc;

namespace Cqo.Templating;

/// <summary>Many documents in one ZIP that flows on while they are made: nothing of them is held. The same documents give the same bytes.</summary>
/// <param name="output">Receives the archive; it need not seek.</param>
public sealed class StreamedArchive(Stream output)
{
    readonly ForwardZip zip = new(output);
    readonly ArchiveNames names = new();

    /// <summary>Starts a document: what is written into the stream is its content, until the stream is disposed of. One after the other, not two at once.</summary>
    /// <param name="name">Name of the file with its ending, without folders; made safe and unique as <see cref="DocumentArchive.Add"/> does.</param>
    /// <exception cref="InvalidOperationException">The archive is full: more than <see cref="DocumentArchive.MostDocuments"/> documents.</exception>
    public Stream Start(string name) => names.Count < DocumentArchive.MostDocuments ? zip.Start(names.Take(name)) : throw Full();

    /// <summary>Writes the end of the archive. Without it the file cannot be opened.</summary>
    /// <exception cref="OverflowException">It has more than 4 GB (ZIP without its 64-bit form, APPNOTE 4.4.1.4); also from the stream of a document.</exception>
    public void Finish() => zip.Finish();

    static InvalidOperationException Full() => new(
        $"压缩包已满（最多 {DocumentArchive.MostDocuments} 份文档）：请分批生成 | the archive is full ({DocumentArchive.MostDocuments} documents at most): make several");
}
