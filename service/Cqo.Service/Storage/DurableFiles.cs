using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Cqo.Service.Storage;

/// <summary>Files that survive a power cut once they are said to be written.</summary>
static class DurableFiles
{
    const int FileTooBig = 27;

    /// <summary>Writes a new file and waits for the disk.</summary>
    public static void Write(string file, ReadOnlySpan<byte> content)
    {
        try
        {
            // No size given in advance: .NET then reports a full disk without the system's error number.
            using var handle = File.OpenHandle(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            RandomAccess.Write(handle, content, 0);
            RandomAccess.FlushToDisk(handle);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // This is how .NET reports EFBIG: the file is larger than the file system or the process may make it.
            throw new IOException(e.Message, FileTooBig);
        }
    }

    /// <summary>Moves a file onto its final name in one step and makes the folder's entry durable.</summary>
    public static void MoveInto(string temporary, string final)
    {
        File.Move(temporary, final, overwrite: true);
        FlushFolder(Path.GetDirectoryName(final)!);
    }

    /// <summary>Creates a folder and its missing parents, durably.</summary>
    public static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }
        var parent = Path.GetDirectoryName(folder)!;
        CreateFolder(parent);
        Directory.CreateDirectory(folder);
        FlushFolder(parent);
    }

    /// <summary>Makes the entries of a folder durable. Windows does so itself and offers no call for it.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var descriptor = Open(folder, 0);
        if (descriptor < 0)
        {
            throw new IOException($"The folder could not be opened to flush it: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}", Marshal.GetLastPInvokeError());
        }
        try
        {
            // EINVAL (22): a file system that keeps its folders durable by itself and knows no fsync for them.
            if (Fsync(descriptor) != 0 && Marshal.GetLastPInvokeError() is not 22 and var error)
            {
                throw new IOException("The folder could not be flushed", error);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    static extern int Close(int descriptor);
}
