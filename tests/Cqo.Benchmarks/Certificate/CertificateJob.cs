namespace Cqo.Benchmarks.Certificate;

/// <summary>One page with twelve fields: every contender fills the same texts.</summary>
static class CertificateJob
{
    const int Checked = 20;

    public static Job Make(bool rivals) =>
        new("certificate", [CertificateContenders.Cqo(), CertificateContenders.Ideal(), .. rivals ? CertificateContenders.Rivals() : []], Faults);

    /// <summary>What is wrong with the contender's documents; nothing when each says what it should.</summary>
    public static IEnumerable<string> Faults(IContender contender)
    {
        var samples = contender.Samples(Checked);
        for (var i = 0; i < samples.Count; i++)
            if (DocumentCheck.Fault(samples[i], CertificateText.Expected(CertificateRecords.Record(i))) is { } fault) yield return $"{contender.Name}, record {i}: {fault}";
    }
}
