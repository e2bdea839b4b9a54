using System.Diagnostics;
using Cqo.Service.Persistence;

namespace Cqo.Service.Tests.Crash;

/// <summary>Several processes on one PostgreSQL and one library, all issuing at once in the same few series; some requests go to two processes at the same time.</summary>
public sealed class RaceRun(DatabaseOptions database, string folder, int processes, int each)
{
    const int ClientsPerProcess = 4;

    public async Task<(IReadOnlyList<string> Faults, string Figures)> RunAsync()
    {
        var library = Path.Combine(folder, "documents");
        var services = await Task.WhenAll(Enumerable.Range(0, processes).Select(i => StartAsync(i, library)));
        var clients = services.Select(s => new StubbornClient(() => s.Address)).ToArray();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, processes * ClientsPerProcess).Select(worker => Task.Run(() => WorkAsync(clients, worker))));
        var seconds = watch.Elapsed.TotalSeconds;
        foreach (var service in services)
        {
            await service.DisposeAsync();
        }
        var answered = Merge(clients);
        var faults = await new Judge(database, library).JudgeAsync(answered);
        return (faults, $"{processes} processes × {each}: {answered.Count} certificates, {answered.Values.Distinct().Count()} distinct numbers, {seconds:F1} s, "
            + $"{answered.Count / seconds:F0} certificates/s, {clients.Sum(c => c.Repeats)} repeats, {faults.Count} faults");
    }

    Task<ServiceProcess> StartAsync(int i, string library)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, $"node-{i}")).FullName;
        return ServiceProcess.StartAsync(own, database.ConnectionString, library);
    }

    async Task WorkAsync(StubbornClient[] clients, int worker)
    {
        var (home, lane) = (worker / ClientsPerProcess, worker % ClientsPerProcess);
        for (var i = lane; i < each; i += ClientsPerProcess)
        {
            var n = home * each + i;
            var facts = TestFacts.Eligible(n);
            var calls = new List<Task> { clients[home].IssueAsync(facts, $"race-{n}") };
            if (n % 10 == 0)
            {
                calls.Add(clients[(home + 1) % clients.Length].IssueAsync(facts, $"race-{n}"));
            }
            await Task.WhenAll(calls);
        }
    }

    static Dictionary<string, string> Merge(StubbornClient[] clients)
    {
        var answered = new Dictionary<string, string>();
        foreach (var (key, number) in clients.SelectMany(c => c.Answered))
        {
            Assert.Equal(number, answered.TryGetValue(key, out var other) ? other : number);
            answered[key] = number;
        }
        return answered;
    }
}
