using System.Globalization;

namespace Cqo.Service.Pdf;

/// <summary>A document laid out.</summary>
/// <param name="Pages">Its pages; 0 when LibreOffice made no PDF of it or was killed at its limit.</param>
/// <param name="File">The PDF, in a folder that is gone after the call that told of it.</param>
/// <param name="TimedOut">LibreOffice did not get on within the limit.</param>
sealed record LaidOut(int Pages, string File, bool TimedOut);

/// <summary>
/// Lays out documents by LibreOffice, many in one start. It is a hostile neighbour: every start has a profile of its own that follows no link, no network where the system
/// lets us take it away, an environment without our settings, and a throwaway folder; it is killed when no document got ready within the limit; its exit code is not believed.
/// </summary>
sealed class LibreOffice
{
    const int DocumentsPerStart = 50;
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(10);

    readonly string program;
    readonly TimeSpan limit;
    readonly SemaphoreSlim starts = new(Math.Clamp(Environment.ProcessorCount / 2, 1, 4));
    string[]? prison;

    /// <summary><paramref name="limit"/> holds for each document, the start of the program included.</summary>
    public LibreOffice(TimeSpan limit, string program = "soffice") => (this.limit, this.program) = (limit, program);

    /// <summary>Whether the machine has what is needed.</summary>
    public bool IsInstalled => PdfPages.CanCount && (ChildProcess.IsInstalled(program) || (Path.IsPathRooted(program) && File.Exists(program)));

    /// <summary>Lays out all; <paramref name="use"/> is called once for each, with its position, maybe from several threads at once.</summary>
    public async Task LayOutAsync(int count, Func<int, byte[]> document, Func<int, LaidOut, Task> use, CancellationToken cancellation)
    {
        prison ??= await PrisonAsync(cancellation);
        var chunks = Enumerable.Range(0, count).Chunk(Math.Clamp((count + 1) / 2, 1, DocumentsPerStart));
        await Task.WhenAll(chunks.Select(async chunk =>
        {
            await starts.WaitAsync(cancellation);
            try
            {
                await LayOutChunkAsync(chunk, document, use, cancellation);
            }
            finally
            {
                starts.Release();
            }
        }));
    }

    /// <summary>Documents come out in order: the first without a PDF is the one that stopped the rest, which are tried again without it.</summary>
    async Task LayOutChunkAsync(int[] chunk, Func<int, byte[]> document, Func<int, LaidOut, Task> use, CancellationToken cancellation)
    {
        for (var left = chunk; left.Length > 0;)
        {
            var folder = Directory.CreateTempSubdirectory("cqo-layout-").FullName;
            try
            {
                foreach (var i in left) await File.WriteAllBytesAsync(Path.Combine(folder, Name(i) + ".docx"), document(i), cancellation);
                var killed = await RunAsync(folder, left, cancellation);
                var pages = new Dictionary<int, int>();
                foreach (var i in left) pages[i] = await PdfPages.CountAsync(Pdf(folder, i), cancellation);
                var failed = Array.FindIndex(left, i => pages[i] == 0);
                var last = Math.Max(failed, Array.FindLastIndex(left, i => pages[i] > 0));
                foreach (var i in left[..(last + 1)]) await use(i, new LaidOut(pages[i], Pdf(folder, i), killed && failed >= 0 && i == left[failed]));
                left = left[(last + 1)..];
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    static string Name(int i) => i.ToString("000000", CultureInfo.InvariantCulture);

    static string Pdf(string folder, int i) => Path.Combine(folder, Name(i) + ".pdf");

    /// <summary>One start; true when it was killed because nothing got ready within the limit.</summary>
    async Task<bool> RunAsync(string folder, int[] documents, CancellationToken cancellation)
    {
        string[] arguments = [program, "--headless", "--norestore", "--nolockcheck", "--nodefault", LibreOfficeProfile.Write(Path.Combine(folder, "profile")),
            "--convert-to", "pdf", "--outdir", folder, .. documents.Select(i => Path.Combine(folder, Name(i) + ".docx"))];
        string[] line = [.. prison!, .. arguments];
        using var process = ChildProcess.Start(line[0], line[1..], folder);
        try
        {
            process.StandardInput.Close();
            // Read, so that it never waits for us; what it prints tells nothing that counts.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation);
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellation);
            return !await EndsAsync(process.WaitForExitAsync(cancellation), folder, documents, cancellation);
        }
        finally
        {
            ChildProcess.Kill(process);
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(ProbeLimit, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<bool> EndsAsync(Task end, string folder, int[] documents, CancellationToken cancellation)
    {
        var (ready, quiet) = (0, TimeSpan.Zero);
        using var timer = new PeriodicTimer(Step);
        while (quiet < limit)
        {
            var tick = timer.WaitForNextTickAsync(cancellation).AsTask();
            await Task.WhenAny(end, tick);
            if (end.IsCompleted)
            {
                await end;
                return true;
            }
            await tick;
            var before = ready;
            while (ready < documents.Length && File.Exists(Pdf(folder, documents[ready]))) ready++;
            quiet = ready > before ? TimeSpan.Zero : quiet + Step;
        }
        return false;
    }

    /// <summary>How a program is started without network; nothing where the system does not let us, and only the proxy to nowhere holds.</summary>
    static async Task<string[]> PrisonAsync(CancellationToken cancellation)
    {
        foreach (var way in new string[][] { ["--net"], ["--map-root-user", "--net"] })
            if (await ChildProcess.ReadAsync("unshare", [.. way, "true"], Path.GetTempPath(), ProbeLimit, cancellation) is not null) return ["unshare", .. way, "--"];
        return [];
    }
}
