using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Cqo.Benchmarks.RollUp;

/// <summary>
/// The 汇总表 of the province over stored rows of 103 units: time for a row at 100,000 and at 1,000,000, and the peak memory of a service that does nothing else.
/// Every two hundredth enterprise stands in two files, so the comparison between files is in the time. SQLite, and PostgreSQL when CQO_POSTGRES has a connection string.
/// </summary>
static class RollUpJob
{
    const int Times = 5, Shared = 200;
    static readonly int[] Sizes = [100_000, 1_000_000];

    /// <summary>Prints a line for each size; 1 when a figure is not what was filed, 2 when the service was not built.</summary>
    public static int Run(TextWriter output)
    {
        foreach (var rows in Sizes)
            if (Measure(rows, null, output) is > 0 and var failed) return failed;
        return Environment.GetEnvironmentVariable("CQO_POSTGRES") is { Length: > 0 } database ? Measure(Sizes[^1], database, output) : 0;
    }

    static int Measure(int rows, string? database, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("cqo-roll-up-").FullName;
        try
        {
            var filled = TimeOf(() => Fill(folder, database, rows), out var period);
            if (period < 0)
            {
                Console.Error.WriteLine("The service was not built. Run: dotnet build -c Release service/Cqo.Service");
                return 2;
            }
            using var service = ServiceChild.Start(folder, database)!;
            var path = $"api/statistics/periods/{period}/roll-up";
            var first = TimeOf(() => Ask(service, path), out var report);
            if (!IsRight(report, rows)) return 1;
            var best = Enumerable.Range(0, Times).Min(_ => TimeOf(() => Ask(service, path), out var _));
            Print(output, database is null ? "sqlite" : "postgres", rows, filled, first, best, service.Peak());
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static int Fill(string folder, string? database, int rows)
    {
        using var service = ServiceChild.Start(folder, database);
        if (service is null) return -1;
        var period = Post(service, "api/statistics/periods", JsonContent.Create(new { year = 2026, cutOff = "2026-11-30" })).GetProperty("id").GetInt32();
        var units = Ask(service, "api/statistics/units").EnumerateArray().Select(u => (Code: Text(u, "code"), Parent: Text(u, "parentCode"))).ToList();
        var parents = units.Select(u => u.Parent).ToHashSet();
        var leaves = units.Where(u => !parents.Contains(u.Code)).Select(u => u.Code).ToList();
        for (var i = 0; i < leaves.Count; i++)
            Post(service, $"api/statistics/periods/{period}/submissions?unit={leaves[i]}&file={leaves[i]}.xlsx", new ByteArrayContent(CountyFile.Of(Enterprises(i, leaves.Count, rows))));
        return period;
    }

    // Each unit has its run of numbers; of each run every 200th is taken from the run before instead.
    static IEnumerable<int> Enterprises(int unit, int units, int rows)
    {
        var (from, to) = ((int)((long)rows * unit / units), (int)((long)rows * (unit + 1) / units));
        for (var i = from; i < to; i++) yield return unit > 0 && i % Shared == 0 ? Twin(i, from) : i;
    }

    static int Twin(int i, int from) => from - 1 - (i - from);

    static bool IsRight(JsonElement report, int rows)
    {
        var figures = report.GetProperty("lines")[0].GetProperty("line").GetProperty("figures");
        var conflicts = report.GetProperty("conflicts").GetInt32();
        var (counted, waiting, appointed) = (Number(figures, "rows"), Number(figures, "waiting"), Number(figures, "appointed"));
        var right = counted == rows && waiting == conflicts && appointed == rows - waiting && conflicts > rows / Shared / 2 && Math.Abs(Number(figures, "aboveScale") - (appointed * 2 / 3)) < rows / 100;
        if (!right) Console.Error.WriteLine($"not what was filed: {figures}, {conflicts} conflicts");
        return right;
    }

    static JsonElement Ask(ServiceChild service, string path) => service.Client.GetFromJsonAsync<JsonElement>(path).GetAwaiter().GetResult();

    static JsonElement Post(ServiceChild service, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = service.Client.SendAsync(request).GetAwaiter().GetResult();
        var body = answer.Content.ReadFromJsonAsync<JsonElement>().GetAwaiter().GetResult();
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{path}: {body}");
    }

    static double TimeOf<T>(Func<T> work, out T result)
    {
        var watch = Stopwatch.StartNew();
        result = work();
        return watch.Elapsed.TotalSeconds;
    }

    static void Print(TextWriter output, string contender, int rows, double filled, double first, double best, double peak) => output.WriteLine(JsonSerializer.Serialize(new
    {
        job = "roll-up",
        contender,
        rows,
        seconds = Math.Round(best, 3),
        microseconds_per_row = Math.Round(best * 1e6 / rows, 3),
        first_seconds = Math.Round(first, 3),
        filed_rows_per_s = Math.Round(rows / filled),
        peak_rss_mb = Math.Round(peak, 1),
        version = Environment.Version.ToString(),
    }));

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
