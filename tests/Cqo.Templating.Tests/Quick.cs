using System.Diagnostics;

namespace Cqo.Templating.Tests;

/// <summary>Holds work to a time. A busy machine makes one attempt slow; what is slow by itself is slow each time.</summary>
static class Quick
{
    const int Attempts = 3;

    internal static void Within(TimeSpan limit, Action work)
    {
        for (var attempt = 1; ; attempt++)
        {
            var watch = Stopwatch.StartNew();
            work();
            if (watch.Elapsed < limit) return;
            Assert.True(attempt < Attempts, $"it took {watch.Elapsed.TotalSeconds:0.0} s, the limit is {limit.TotalSeconds} s");
        }
    }
}
