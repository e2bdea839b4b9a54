using System.Diagnostics;
using Cqo.Service.Persistence;
using Npgsql;

[assembly: AssemblyFixture(typeof(Cqo.Service.Tests.Persistence.PostgresCluster))]

namespace Cqo.Service.Tests.Persistence;

/// <summary>A real PostgreSQL of the machine in a temporary folder, on a unix socket, started when the first test asks and stopped after the last.
/// The server refuses to run as root; then the system's user postgres runs it.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    const string Port = "5432";
    readonly SemaphoreSlim gate = new(1, 1);
    readonly string folder = Path.Combine(Path.GetTempPath(), "cqo-pg-" + Guid.NewGuid().ToString("N")[..8]);
    bool started;

    /// <summary>A new empty database.</summary>
    public async Task<DatabaseOptions> CreateAsync()
    {
        await StartAsync();
        var name = "t" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return DatabaseOptions.Parse(ConnectionString(name), folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (started)
        {
            await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        }
        gate.Dispose();
    }

    string Data => Path.Combine(folder, "data");

    string ConnectionString(string database) => $"Host={folder};Port={Port};Username=postgres;Database={database}";

    async Task StartAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (started)
            {
                return;
            }
            Directory.CreateDirectory(folder);
            if (IsRoot)
            {
                await RunAsync("chown", "postgres", folder);
            }
            await RunAsync("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
            await RunAsync("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} -p {Port} -c listen_addresses='' -c max_connections=200", "start");
            started = true;
        }
        finally
        {
            gate.Release();
        }
    }

    static bool IsRoot => Environment.UserName == "root";

    static async Task RunAsync(string program, params string[] arguments)
    {
        var isServer = program is "initdb" or "pg_ctl";
        var command = isServer ? Path.Combine(Binaries(), program) : program;
        string[] line = isServer && IsRoot ? ["runuser", "-u", "postgres", "--", command, .. arguments] : [command, .. arguments];
        // pg_ctl hands its output to the server it starts, so its pipes would never end: let the shell discard it.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in (string[])["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", .. line])
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', line)} ended with {process.ExitCode}");
    }

    static string Binaries() => Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(d => int.Parse(Path.GetFileName(d))).Select(d => Path.Combine(d, "bin")).First();
}
