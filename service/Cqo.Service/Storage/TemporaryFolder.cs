namespace Cqo.Service.Storage;

/// <summary>A process's own folder for half-written files. A lock that dies with the process tells the living from the dead, so that
/// each start clears what a killed process left and nothing of the others.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly FileStream owner;
    long count;

    /// <summary>Clears leftovers below <paramref name="root"/> and makes a folder of our own.</summary>
    public TemporaryFolder(string root)
    {
        Directory.CreateDirectory(root);
        foreach (var leftover in Directory.EnumerateFiles(root, "*.lock"))
        {
            ClearUnlessAlive(leftover);
        }
        FileStream? mine;
        do
        {
            Folder = Path.Combine(root, Guid.NewGuid().ToString("n"));
            mine = FileLock.TryTake(Folder + ".lock");
        }
        while (mine is null);
        owner = mine;
        Directory.CreateDirectory(Folder);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; private set; }

    /// <summary>A name that was not used before.</summary>
    public string NewName() => Path.Combine(Folder, Interlocked.Increment(ref count).ToString("x", System.Globalization.CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public void Dispose()
    {
        Remove(Folder);
        owner.Dispose();
    }

    static void ClearUnlessAlive(string lockFile)
    {
        using var taken = FileLock.TryTake(lockFile);
        if (taken is not null)
        {
            Remove(lockFile[..^".lock".Length]);
        }
    }

    static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        File.Delete(folder + ".lock");
    }
}
