using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Cqo.Service.Storage;

/// <summary>
/// Papers in a folder of the local disk, under their own names, so that people can open them without us. Beside them: <c>.versions/&lt;path&gt;/&lt;n&gt;</c>
/// with what a path held before, <c>.tmp</c>, <c>.locks</c>. Nothing else is kept: id, eTag and version follow from path and bytes.
/// A put is: write aside, wait for the disk, keep the old content as a version, rename, wait for the folder.
/// </summary>
public sealed class LocalDocumentStore : IDocumentStore, IDisposable
{
    readonly string root;
    readonly TemporaryFolder temporary;
    readonly FileLock locks;

    /// <summary>Opens or creates the library in a folder.</summary>
    public LocalDocumentStore(string folder, TimeProvider time)
    {
        root = Path.GetFullPath(folder);
        Directory.CreateDirectory(Path.Combine(root, ".locks"));
        temporary = new TemporaryFolder(Path.Combine(root, ".tmp"));
        locks = new FileLock(Path.Combine(root, ".locks"), time);
    }

    /// <inheritdoc/>
    public async Task<StoredItem> PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        StorePath.Check(path);
        using var held = await locks.TakeAsync(KeyOf(path), cancellation);
        var existing = await FindAsync(path, cancellation);
        if (existing is not null && existing.Size == content.Length && existing.Sha256 == HashOf(content.Span))
        {
            return existing;
        }
        if (existing is null)
        {
            RemoveVersions(path);
        }
        else
        {
            await KeepVersionAsync(existing, cancellation);
        }
        DurableFiles.CreateFolder(Path.GetDirectoryName(FileOf(path))!);
        WriteInto(FileOf(path), content.Span);
        return ItemOf(path, (existing?.Version ?? 0) + 1, content.Length, HashOf(content.Span));
    }

    /// <inheritdoc/>
    public async Task<StoredItem?> FindAsync(string path, CancellationToken cancellation)
    {
        StorePath.Check(path);
        if (await ReadAsync(FileOf(path), cancellation) is not { } content)
        {
            return null;
        }
        var hash = HashOf(content);
        return ItemOf(path, await VersionOfAsync(path, content.Length, hash, cancellation), content.Length, hash);
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string path, int? version, CancellationToken cancellation)
    {
        var newest = version is null ? null : await FindAsync(path, cancellation);
        StorePath.Check(path);
        if (version is null || version == newest?.Version)
        {
            return Open(FileOf(path));
        }
        return newest is null ? null : Open(VersionFile(path, version.Value));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 };
        foreach (var file in Directory.EnumerateFiles(root, "*", options))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
            if (path[0] != '.')
            {
                yield return path;
            }
        }
        await Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string path, CancellationToken cancellation)
    {
        StorePath.Check(path);
        using var held = await locks.TakeAsync(KeyOf(path), cancellation);
        if (File.Exists(FileOf(path)))
        {
            File.Delete(FileOf(path));
            DurableFiles.FlushFolder(Path.GetDirectoryName(FileOf(path))!);
        }
        RemoveVersions(path);
    }

    /// <inheritdoc/>
    public void Dispose() => temporary.Dispose();

    async Task KeepVersionAsync(StoredItem existing, CancellationToken cancellation)
    {
        var file = VersionFile(existing.Path, existing.Version);
        // A put that died before its rename has kept it already.
        if (!File.Exists(file) && await ReadAsync(FileOf(existing.Path), cancellation) is { } content)
        {
            DurableFiles.CreateFolder(Path.GetDirectoryName(file)!);
            WriteInto(file, content);
        }
    }

    void WriteInto(string file, ReadOnlySpan<byte> content)
    {
        var aside = temporary.NewName();
        try
        {
            DurableFiles.Write(aside, content);
            DurableFiles.MoveInto(aside, file);
        }
        finally
        {
            // Gone after the move; left over after a failure.
            File.Delete(aside);
        }
    }

    /// <summary>One more than the highest version kept, unless that one holds the present content (a put died before its rename).</summary>
    async Task<int> VersionOfAsync(string path, int size, string hash, CancellationToken cancellation)
    {
        var highest = KeptVersions(path).DefaultIfEmpty(0).Max();
        var kept = highest == 0 ? null : await ReadAsync(VersionFile(path, highest), cancellation);
        return kept is not null && kept.Length == size && HashOf(kept) == hash ? highest : highest + 1;
    }

    IEnumerable<int> KeptVersions(string path) => Directory.Exists(VersionFolder(path))
        ? Directory.EnumerateFiles(VersionFolder(path)).Select(f => int.Parse(Path.GetFileName(f), CultureInfo.InvariantCulture))
        : [];

    void RemoveVersions(string path)
    {
        if (Directory.Exists(VersionFolder(path)))
        {
            Directory.Delete(VersionFolder(path), recursive: true);
        }
    }

    static async Task<byte[]?> ReadAsync(string file, CancellationToken cancellation)
    {
        await using var stream = Open(file);
        if (stream is null)
        {
            return null;
        }
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancellation);
        return content;
    }

    static FileStream? Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous);
        }
        // The last case: a folder stands at that path, which the system calls a matter of rights.
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException || (e is UnauthorizedAccessException && Directory.Exists(file)))
        {
            return null;
        }
    }

    static StoredItem ItemOf(string path, int version, long size, string hash) => new(IdOf(path), path, $"{version}-{hash[..32]}", version, size, hash);

    static string IdOf(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..32];

    static uint KeyOf(string path) => Convert.ToUInt32(IdOf(path)[..8], 16);

    static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    string FileOf(string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));

    string VersionFolder(string path) => Path.Combine(root, ".versions", path.Replace('/', Path.DirectorySeparatorChar));

    string VersionFile(string path, int version) => Path.Combine(VersionFolder(path), version.ToString(CultureInfo.InvariantCulture));
}
