using Cqo.Service.Hosting;

namespace Cqo.Service.Statistics;

/// <summary>The body of a request in a file of its own, which can be read back and forth and goes when it is closed.</summary>
static class UploadedFile
{
    const int BufferBytes = 64 << 10;

    /// <summary>Takes the whole body in; its length is bounded by the server.</summary>
    public static async Task<FileStream> ReceiveAsync(HttpRequest request, CqoSettings settings, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.DataFolder, "uploads")).FullName;
        var file = new FileStream(Path.Combine(folder, Guid.NewGuid().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
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
}
