using System.Diagnostics;
using System.Text;

namespace Cqo.Benchmarks.SheetRead;

/// <summary>A reader in this process. <paramref name="read"/> reads the whole table; told so, it hashes every text.</summary>
sealed class SheetContender(string name, string version, Func<bool, SheetDigest> read) : IContender
{
    public string Name => name;
    public string Version => version;

    public IReadOnlyList<byte[]> Samples(int count) => [Encoding.UTF8.GetBytes(read(true).ToString())];

    public Round Run(double seconds)
    {
        var times = 0L;
        var watch = Stopwatch.StartNew();
        do
        {
            if (read(false).Rows == 0) throw new InvalidOperationException($"{name} read nothing");
            times++;
        }
        while (watch.Elapsed.TotalSeconds < seconds);
        return new Round(times, watch.Elapsed.TotalSeconds);
    }

    public double PeakMegabytes => InProcess.Peak();

    public void Dispose()
    {
    }
}
