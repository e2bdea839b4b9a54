using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Cqo.Service.Tests.Crash;

/// <summary>The real service in a process of its own, so that it can be killed as the world kills: without a word.</summary>
public sealed partial class ServiceProcess : IAsyncDisposable
{
    readonly Process process;

    ServiceProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<ServiceProcess> StartAsync(string dataFolder, string? database = null, string? library = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Cqo.Service.dll")])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = dataFolder,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Cqo__DataFolder"] = dataFolder,
                ["Cqo__SampleData"] = "false",
                ["Cqo__Database"] = database ?? "sqlite",
                ["Cqo__Documents__Folder"] = library ?? Path.Combine(dataFolder, "documents"),
                ["Logging__LogLevel__Default"] = "Warning",
                ["DOTNET_TieredPGO"] = "0",
            },
        };
        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (AddressSaid().Match(line) is { Success: true } match)
            {
                // Whatever it says later is read and dropped, or the pipe would fill and stop it.
                _ = process.StandardOutput.ReadToEndAsync();
                return new ServiceProcess(process, new Uri(match.Value));
            }
        }
        throw new InvalidOperationException("The service did not start: " + string.Join('\n', said));
    }

    /// <summary>SIGKILL by pid.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }
        process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex AddressSaid();
}
