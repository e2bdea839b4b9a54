namespace Cqo.Service.Storage;

/// <summary>Exclusive locks between threads and processes that share a folder. The system drops them when their process dies.</summary>
sealed class FileLock(string folder, TimeProvider time)
{
    const int Stripes = 64;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    readonly SemaphoreSlim[] threads = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the lock of a key; dispose the answer to give it back.</summary>
    /// <exception cref="TimeoutException">Another process held it for half a minute.</exception>
    public async Task<IDisposable> TakeAsync(uint key, CancellationToken cancellation)
    {
        var stripe = (int)(key % Stripes);
        // Threads of this process queue here and cost nothing; only other processes are asked again and again.
        await threads[stripe].WaitAsync(cancellation);
        try
        {
            var file = Path.Combine(folder, stripe.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
            for (var start = time.GetTimestamp(); time.GetElapsedTime(start) < Patience; await Task.Delay(Pause, time, cancellation))
            {
                if (TryTake(file) is { } taken)
                {
                    return new Held(taken, threads[stripe]);
                }
            }
            throw new TimeoutException("Another process held the lock of a document for half a minute.");
        }
        catch
        {
            threads[stripe].Release();
            throw;
        }
    }

    /// <summary>Takes the lock of a file if nobody has it.</summary>
    public static FileStream? TryTake(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    // EWOULDBLOCK 11 (Linux), 35 (macOS); ERROR_SHARING_VIOLATION.
    static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    sealed class Held(FileStream file, SemaphoreSlim thread) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            thread.Release();
        }
    }
}
