using System.Security.Cryptography;
using Cqo.Service.Persistence;
using Cqo.Service.Problems;
using Cqo.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Documents;

/// <summary>The bytes of a paper, proved.</summary>
/// <param name="FileName">Name for the reader's disk.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Sha256">Their hash, lower-case hex.</param>
public sealed record DocumentContent(string FileName, byte[] Content, string Sha256);

/// <summary>Hands out a stored paper. What the register vouches for is compared with its hash first: a file that was changed in the folder is never served as ours.</summary>
public sealed partial class DownloadDocument(CqoDb db, IDocumentStore store, ILogger<DownloadDocument> logger)
{
    /// <summary>The registered content, or an earlier version as history. A newer content in the store is none of ours: an attempt that was overtaken may write
    /// after the one that the register recorded.</summary>
    /// <exception cref="ProblemException"><c>document-not-found</c> or <c>document-altered</c>.</exception>
    public async Task<DocumentContent> RunAsync(Guid id, int? version, CancellationToken cancellation)
    {
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation) ?? throw DocumentQueries.NotFound();
        var earlier = version is { } wanted && wanted != document.Version ? wanted : (int?)null;
        if (earlier > document.Version)
        {
            throw DocumentQueries.NotFound();
        }
        var content = await ReadAsync(document.Path, earlier ?? document.Version, cancellation);
        if (content is null && earlier is not null)
        {
            throw DocumentQueries.NotFound();
        }
        var hash = content is null ? "missing" : Convert.ToHexStringLower(SHA256.HashData(content));
        if (earlier is null && hash != document.Sha256)
        {
            LogAltered(id, document.Sha256, hash);
            throw Altered();
        }
        return new DocumentContent(FileName(document.Path, earlier), content!, hash);
    }

    async Task<byte[]?> ReadAsync(string path, int version, CancellationToken cancellation)
    {
        await using var stream = await store.OpenAsync(path, version, cancellation);
        if (stream is null)
        {
            return null;
        }
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellation);
        return memory.ToArray();
    }

    static string FileName(string path, int? version)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return version is null ? name : $"{Path.GetFileNameWithoutExtension(name)} v{version}{Path.GetExtension(name)}";
    }

    static ProblemException Altered() => new("document-altered", StatusCodes.Status409Conflict,
        "库中的文件与登记的内容不一致（被改动、替换或删除），因此不予提供。请联系管理员从备份恢复，或重新生成该文件。",
        "The file in the library is not the one that was registered (changed, replaced or removed), so it is not handed out. Ask your administrator to restore it, or write the paper again.");

    [LoggerMessage(Level = LogLevel.Error, Message = "Document {Id} was altered in the store: registered {Registered}, found {Found}. Restore it from a backup or write it again.")]
    partial void LogAltered(Guid id, string registered, string found);
}
