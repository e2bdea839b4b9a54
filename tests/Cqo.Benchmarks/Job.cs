using System.Text.Json;

namespace Cqo.Benchmarks;

/// <summary>What all jobs share: every contender's documents are checked, then all are timed in rounds that take turns, so that a busy moment of the machine hits each of them.</summary>
/// <param name="Name">Name in the printed lines.</param>
/// <param name="Contenders">Who takes part; the job disposes of them.</param>
/// <param name="Faults">What is wrong with a contender's documents; nothing when each says what it should.</param>
sealed record Job(string Name, IReadOnlyList<IContender> Contenders, Func<IContender, IEnumerable<string>> Faults)
{
    const int Rounds = 6;
    const double WarmUp = 1;

    /// <summary>Prints a line for each contender; 1 and no line when a document is wrong.</summary>
    /// <param name="seconds">Measured time of each contender, split over all rounds.</param>
    /// <param name="output">Where the lines go; faults go to standard error.</param>
    public int Run(double seconds, TextWriter output)
    {
        try
        {
            var faults = Contenders.SelectMany(Faults).ToList();
            foreach (var fault in faults) Console.Error.WriteLine(fault);
            if (faults.Count > 0) return 1;
            foreach (var contender in Contenders) contender.Run(Math.Min(WarmUp, seconds));
            foreach (var (contender, total) in Measure(seconds)) output.WriteLine(Line(contender, total));
            return 0;
        }
        finally
        {
            foreach (var contender in Contenders) contender.Dispose();
        }
    }

    IEnumerable<(IContender, Round)> Measure(double seconds)
    {
        var totals = new Round[Contenders.Count];
        for (var round = 0; round < Rounds; round++)
            for (var i = 0; i < totals.Length; i++)
            {
                var one = Contenders[i].Run(seconds / Rounds);
                totals[i] = new Round(totals[i].Documents + one.Documents, totals[i].Seconds + one.Seconds);
            }
        return Contenders.Zip(totals);
    }

    string Line(IContender contender, Round total) => JsonSerializer.Serialize(new
    {
        job = Name,
        contender = contender.Name,
        n = total.Documents,
        seconds = Math.Round(total.Seconds, 3),
        docs_per_s = Math.Round(total.Documents / total.Seconds, 1),
        peak_rss_mb = Math.Round(contender.PeakMegabytes, 1),
        version = contender.Version,
    });
}
