using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Cqo.Benchmarks;

/// <summary>A contender that runs in this process; <paramref name="fill"/> writes the document of one of <paramref name="records"/> into the stream.</summary>
sealed class InProcess(string name, string version, Action<int, Stream> fill, int records = 1) : IContender
{
    readonly MemoryStream output = new(64 << 10);

    public string Name => name;
    public string Version => version;

    public IReadOnlyList<byte[]> Samples(int count)
    {
        var samples = new List<byte[]>();
        for (var i = 0; i < count; i++)
        {
            using var one = new MemoryStream();
            fill(i, one);
            samples.Add(one.ToArray());
        }
        return samples;
    }

    public Round Run(double seconds)
    {
        var documents = 0L;
        var watch = Stopwatch.StartNew();
        do
        {
            output.SetLength(0);
            fill((int)(documents % records), output);
            documents++;
        }
        while (watch.Elapsed.TotalSeconds < seconds);
        return new Round(documents, watch.Elapsed.TotalSeconds);
    }

    public double PeakMegabytes => Peak();

    /// <summary>Highest resident memory of this process so far, in MiB.</summary>
    public static double Peak()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) return Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public void Dispose() => output.Dispose();
}
