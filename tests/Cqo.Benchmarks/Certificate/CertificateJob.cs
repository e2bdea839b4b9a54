using System.Text.Json;

namespace Cqo.Benchmarks.Certificate;

/// <summary>One page with twelve fields: every contender fills the same texts, its documents are checked, then it is timed in rounds that take turns.</summary>
static class CertificateJob
{
    const int Checked = 20;
    const int Rounds = 3;
    const double WarmUp = 1;

    public static int Run(Arguments arguments, TextWriter output)
    {
        List<IContender> contenders = [CertificateContenders.Cqo(), CertificateContenders.Ideal(), .. arguments.Rivals ? CertificateContenders.Rivals() : []];
        try
        {
            var faults = contenders.SelectMany(Faults).ToList();
            foreach (var fault in faults) Console.Error.WriteLine(fault);
            if (faults.Count > 0) return 1;
            foreach (var contender in contenders) contender.Run(WarmUp);
            foreach (var (contender, total) in Measure(contenders, arguments.Seconds)) output.WriteLine(Line(contender, total));
            return 0;
        }
        finally
        {
            foreach (var contender in contenders) contender.Dispose();
        }
    }

    /// <summary>What is wrong with the contender's documents; nothing when each says what it should.</summary>
    public static IEnumerable<string> Faults(IContender contender)
    {
        var samples = contender.Samples(Checked);
        for (var i = 0; i < samples.Count; i++)
            if (DocumentCheck.Fault(samples[i], CertificateText.Expected(CertificateRecords.Record(i))) is { } fault) yield return $"{contender.Name}, record {i}: {fault}";
    }

    static IEnumerable<(IContender, Round)> Measure(List<IContender> contenders, double seconds)
    {
        var totals = new Round[contenders.Count];
        for (var round = 0; round < Rounds; round++)
            for (var i = 0; i < contenders.Count; i++)
            {
                var one = contenders[i].Run(seconds / Rounds);
                totals[i] = new Round(totals[i].Documents + one.Documents, totals[i].Seconds + one.Seconds);
            }
        return contenders.Zip(totals);
    }

    static string Line(IContender contender, Round total) => JsonSerializer.Serialize(new
    {
        job = "certificate",
        contender = contender.Name,
        n = total.Documents,
        seconds = Math.Round(total.Seconds, 3),
        docs_per_s = Math.Round(total.Documents / total.Seconds, 1),
        peak_rss_mb = Math.Round(contender.PeakMegabytes, 1),
        version = contender.Version,
    });
}
