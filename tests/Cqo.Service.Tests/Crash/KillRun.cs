using System.Diagnostics;
using Cqo.Service.Persistence;

namespace Cqo.Service.Tests.Crash;

/// <summary>Kills the service again and again while certificates are issued, papers written and certificates made void, then judges what is left.</summary>
public sealed class KillRun(string folder, int kills, int seed)
{
    const int Clients = 4;
    readonly Random random = new(seed);
    volatile ServiceProcess? service;
    int next;

    public async Task<(IReadOnlyList<string> Faults, string Figures)> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        using var client = new StubbornClient(() => service?.Address);
        using var stop = new CancellationTokenSource();
        var work = Enumerable.Range(0, Clients).Select(_ => Task.Run(() => WorkAsync(client, stop.Token))).ToArray();
        for (var kill = 0; kill < kills; kill++)
        {
            service = await ServiceProcess.StartAsync(folder);
            await RandomMomentAsync(client);
            var dying = service;
            service = null;
            await dying.KillAsync();
            await dying.DisposeAsync();
        }
        await using var last = service = await ServiceProcess.StartAsync(folder);
        await stop.CancelAsync();
        await Task.WhenAll(work);
        var settled = await SettledAsync(client);
        await last.KillAsync();
        var faults = await new Judge(DatabaseOptions.Parse("sqlite", folder), Path.Combine(folder, "documents")).JudgeAsync(client.Answered);
        return (settled ? faults : [.. faults, "numbers were still reserved after a minute"],
            $"{kills} kills, {client.Answered.Count} certificates, {client.Repeats} repeats, {watch.Elapsed.TotalSeconds:F0} s, seed {seed}, {faults.Count} faults");
    }

    /// <summary>The moment of the kill, which is what this run varies: a random number of answers and a random while after this start; one time in eight soon after it, while what was left is being finished.</summary>
    async Task RandomMomentAsync(StubbornClient client)
    {
        await client.AnswersAsync(random.Next(8) == 0 ? 0 : random.Next(1, 12));
        await Task.Delay(random.Next(0, 60));
    }

    async Task WorkAsync(StubbornClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var n = Interlocked.Increment(ref next);
            var issued = await client.IssueAsync(TestFacts.Eligible(n), $"kill-{n}");
            if (n % 3 == 0)
            {
                await client.WriteNoticeAsync(issued.Id);
            }
            if (n % 7 == 0)
            {
                await client.VoidAsync(issued.Id);
            }
        }
    }

    // Another process finishes the numbers, and HTTP has no call that waits for it: asked until it has, for a minute at most.
    static async Task<bool> SettledAsync(StubbornClient client)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(1);)
        {
            if (await client.ReservedAsync() == 0)
            {
                return true;
            }
        }
        return false;
    }
}
