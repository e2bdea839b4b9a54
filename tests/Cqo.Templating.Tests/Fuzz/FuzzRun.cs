using System.Diagnostics;
using System.Globalization;

namespace Cqo.Templating.Tests.Fuzz;

/// <summary>
/// Runs a fuzzer for its share of the time. Each input has a seed of its own; a failure prints it, and <c>CQO_FUZZ_SEED</c> starts with it.
/// <c>CQO_FUZZ_SECONDS</c> is the time of all fuzzers together (60 unless given).
/// </summary>
static class FuzzRun
{
    const int Fuzzers = 8;
    const int Attempts = 3;
    static readonly TimeSpan Slowest = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Share = TimeSpan.FromSeconds(Setting("CQO_FUZZ_SECONDS", 60) / (double)Fuzzers);
    static readonly int FirstSeed = Setting("CQO_FUZZ_SEED", 20261122);

    static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    /// <summary>Makes inputs and uses them until the share is over, one at least.</summary>
    /// <param name="name">Name of the fuzzer.</param>
    /// <param name="make">Makes the input of a seed.</param>
    /// <param name="use">Uses it; any exception is a failure, and so is taking longer than a second.</param>
    /// <param name="show">The input as text, for the message.</param>
    public static void Repeat<T>(string name, Func<Random, T> make, Action<T> use, Func<T, string> show)
    {
        using var trace = new SeedTrace(name);
        var (watch, runs) = (Stopwatch.StartNew(), 0);
        do
        {
            var seed = unchecked(FirstSeed + runs++);
            trace.Write(seed);
            var input = make(new Random(seed));
            if (Problem(use, input) is { } problem) Assert.Fail($"{name}: CQO_FUZZ_SEED={seed} CQO_FUZZ_SECONDS=0 repeats it: {problem}\n{show(input)}");
        }
        while (watch.Elapsed < Share);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {runs:N0} inputs");
    }

    // A busy machine makes one attempt slow; an input that is slow by itself is slow each time.
    static string? Problem<T>(Action<T> use, T input)
    {
        var slow = TimeSpan.Zero;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var watch = Stopwatch.StartNew();
            if (Record.Exception(() => use(input)) is { } failure) return failure.ToString();
            if (watch.Elapsed < Slowest) return null;
            slow = watch.Elapsed;
        }
        return $"it took {slow.TotalSeconds:0.0} s, the limit is {Slowest.TotalSeconds} s";
    }

    /// <summary>The seed in hand, in a file: what ends the whole process or never ends can still be told.</summary>
    sealed class SeedTrace(string name) : IDisposable
    {
        readonly FileStream file = new(Path.Combine(Path.GetTempPath(), $"cqo-fuzz-{name.Replace(' ', '-')}-{Environment.ProcessId}.seed"), FileMode.Create, FileAccess.Write, FileShare.Read, 1, FileOptions.DeleteOnClose);

        public void Write(int seed)
        {
            file.Position = 0;
            file.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed,12}")));
        }

        public void Dispose() => file.Dispose();
    }
}
