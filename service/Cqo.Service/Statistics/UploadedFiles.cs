using Cqo.Service.Hosting;
using Cqo.Service.Storage;

namespace Cqo.Service.Statistics;

/// <summary>Bodies of requests, and answers that are proved before they are sent, in files of their own, which can be read back and forth. Each goes when it is closed; what a killed process left goes at the next start.</summary>
public sealed class UploadedFiles(CqoSettings settings) : IDisposable
{
    const int BufferBytes = 64 << 10;

    readonly Lazy<TemporaryFolder> folder = new(() => new TemporaryFolder(Path.Combine(settings.DataFolder, "uploads")));

    /// <summary>Takes the whole body in; its length is bounded by the server.</summary>
    public async Task<FileStream> ReceiveAsync(HttpRequest request, CancellationToken cancellation)
    {
        var file = New();
        try
        {
            await request.Body.CopyToAsync(file, cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>An empty file.</summary>
    public FileStream New() => new(folder.Value.NewName(), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (folder.IsValueCreated)
        {
            folder.Value.Dispose();
        }
    }
}
