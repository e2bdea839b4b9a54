using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Cqo.Benchmarks.RollUp;

/// <summary>The built service in a process of its own, asked over HTTP, so that its memory is its own.</summary>
sealed partial class ServiceChild : IDisposable
{
    readonly Process process;

    ServiceChild(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(30) };
    }

    public HttpClient Client { get; }

    /// <summary>Starts it and waits until it answers; null when it was not built.</summary>
    public static ServiceChild? Start(string folder, string? database)
    {
        var program = Program();
        if (program is null) return null;
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var (name, value) in new[]
                 {
                     ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("Cqo__DataFolder", folder), ("Cqo__SampleData", "false"), ("Cqo__Database", database ?? "sqlite"),
                     ("Logging__LogLevel__Default", "Warning"), ("DOTNET_gcServer", "0"),
                 })
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("the service did not start");
        while (process.StandardOutput.ReadLine() is { } line)
            if (AddressSaid().Match(line) is { Success: true } match)
            {
                // Whatever it says later is read and dropped, or the pipe would fill and stop it.
                _ = process.StandardOutput.ReadToEndAsync();
                return new ServiceChild(process, new Uri(match.Value));
            }
        throw new InvalidOperationException("the service ended before it answered");
    }

    /// <summary>Highest resident memory so far, in MiB.</summary>
    public double Peak()
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public void Dispose()
    {
        Client.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    static string? Program()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cqo.sln"))) folder = folder.Parent;
        var program = Path.Combine(folder?.FullName ?? "", "service", "Cqo.Service", "bin", "Release", "net10.0", "Cqo.Service.dll");
        return File.Exists(program) ? program : null;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex AddressSaid();
}
