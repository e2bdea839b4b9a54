using System.Diagnostics;

namespace Cqo.Service.Pdf;

/// <summary>Programs of the machine, started with a clean environment: nothing of the service's settings and secrets is in it.</summary>
static class ChildProcess
{
    static readonly Dictionary<string, string> Dead = new() { ["http_proxy"] = "http://127.0.0.1:9", ["https_proxy"] = "http://127.0.0.1:9", ["ftp_proxy"] = "http://127.0.0.1:9" };

    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));

    public static Process Start(string program, IEnumerable<string> arguments, string home)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = home };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = home;
        start.Environment["TMPDIR"] = home;
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in Dead) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>What a program prints; null when it fails or does not end within its limit, after which it and its children are killed.</summary>
    public static async Task<string?> ReadAsync(string program, IEnumerable<string> arguments, string home, TimeSpan limit, CancellationToken cancellation)
    {
        if (!IsInstalled(program)) return null;
        using var process = Start(program, arguments, home);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ends.CancelAfter(limit);
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(ends.Token);
            var output = await process.StandardOutput.ReadToEndAsync(ends.Token);
            await errors;
            await process.WaitForExitAsync(ends.Token);
            return process.ExitCode == 0 ? output : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            Kill(process);
        }
    }

    public static void Kill(Process process)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
    }
}
