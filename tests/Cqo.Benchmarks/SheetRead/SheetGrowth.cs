using System.Diagnostics;
using System.Text.Json;

namespace Cqo.Benchmarks.SheetRead;

/// <summary>Ten and a hundred times the rows: time for a row, and peak memory of a process that does nothing but read the table once.</summary>
static class SheetGrowth
{
    static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    /// <summary>Prints a line for each size; 1 when a child did not read what was written.</summary>
    public static int Run(TextWriter output)
    {
        foreach (var isShared in new[] { false, true })
            foreach (var rows in Sizes)
            {
                var path = SheetReadJob.TemporaryTable(rows, isShared);
                var line = Child(path);
                File.Delete(path);
                using var answer = JsonDocument.Parse(line);
                if (answer.RootElement.GetProperty("rows").GetInt64() != rows) return 1;
                output.WriteLine(line.Replace("sheet-once", isShared ? "sheet-growth-shared" : "sheet-growth", StringComparison.Ordinal));
            }
        return 0;
    }

    static string Child(string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["sheet-once", path]) { RedirectStandardOutput = true };
        using var child = Process.Start(start) ?? throw new InvalidOperationException("the child did not start");
        var line = child.StandardOutput.ReadToEnd().Trim();
        child.WaitForExit();
        return child.ExitCode == 0 ? line : throw new InvalidOperationException($"reading {path} failed: {line}");
    }

    /// <summary>What the child does.</summary>
    public static int Once(string path, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var digest = SheetReadContenders.Read(path, makesStrings: false, isHashed: false);
        var seconds = watch.Elapsed.TotalSeconds;
        output.WriteLine(JsonSerializer.Serialize(new
        {
            job = "sheet-once",
            contender = "cqo",
            rows = digest.Rows,
            seconds = Math.Round(seconds, 3),
            microseconds_per_row = Math.Round(seconds * 1e6 / digest.Rows, 2),
            peak_rss_mb = Math.Round(InProcess.Peak(), 1),
            allocated_bytes = GC.GetTotalAllocatedBytes(),
            version = Environment.Version.ToString(),
        }));
        return 0;
    }
}
