namespace Cqo.Benchmarks;

/// <summary>Someone who fills the same document as all others.</summary>
interface IContender : IDisposable
{
    string Name { get; }
    string Version { get; }
    /// <summary>The documents of the first records, for the check that precedes every figure.</summary>
    IReadOnlyList<byte[]> Samples(int count);
    /// <summary>Fills documents for that long, one after the other.</summary>
    Round Run(double seconds);
    /// <summary>Highest resident memory of the process so far, in MiB.</summary>
    double PeakMegabytes { get; }
}

/// <summary>What was done in a stretch of time.</summary>
readonly record struct Round(long Documents, double Seconds);
