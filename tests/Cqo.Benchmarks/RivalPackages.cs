using System.Diagnostics;

namespace Cqo.Benchmarks;

/// <summary>The npm peers, installed from the lock file when they are missing.</summary>
static class RivalPackages
{
    public static string Folder { get; } = Find();

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "tests", "Cqo.Benchmarks", "rivals"))) return Path.Combine(folder.FullName, "tests", "Cqo.Benchmarks", "rivals");
        throw new InvalidOperationException("Run the benchmarks from the source tree: the rivals stand in tests/Cqo.Benchmarks/rivals.");
    }

    /// <param name="wanted">A package that the job needs: one that joined later is missing from an older installation.</param>
    public static void Install(string wanted = "docxtemplater")
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", wanted))) return;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = Folder, RedirectStandardOutput = true })!;
        npm.StandardOutput.ReadToEnd();
        npm.WaitForExit();
        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci failed in {Folder} (exit {npm.ExitCode}): check that npm can reach its registry, or pass --without-rivals.");
    }
}
