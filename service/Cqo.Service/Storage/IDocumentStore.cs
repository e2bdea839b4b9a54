namespace Cqo.Service.Storage;

/// <summary>A stored file as the store knows it.</summary>
/// <param name="ItemId">The store's own id; stays the same when the content is replaced.</param>
/// <param name="Path">Path in the library, <c>/</c>-separated, e.g. <c>2026/420106/….docx</c>.</param>
/// <param name="ETag">Changes with every write.</param>
/// <param name="Version">1 for the first content, then counting up.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex of the stored bytes.</param>
public sealed record StoredItem(string ItemId, string Path, string ETag, int Version, long Size, string Sha256);

/// <summary>Where papers are kept: a local folder or a SharePoint library. Writes are atomic: a kill leaves the old content or the new, never half.</summary>
public interface IDocumentStore
{
    /// <summary>Stores content at a path. The same path again replaces the content of the same item and keeps the earlier version; the same bytes again
    /// change nothing and answer the same eTag.</summary>
    Task<StoredItem> PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>The item at a path, or null.</summary>
    Task<StoredItem?> FindAsync(string path, CancellationToken cancellation);

    /// <summary>Opens the content of a version (null: the newest). Null when there is none.</summary>
    Task<Stream?> OpenAsync(string path, int? version, CancellationToken cancellation);

    /// <summary>All paths in the library, for the check that no file is an orphan.</summary>
    IAsyncEnumerable<string> ListAsync(CancellationToken cancellation);

    /// <summary>Removes an item and its versions. Absent is fine.</summary>
    Task DeleteAsync(string path, CancellationToken cancellation);
}
