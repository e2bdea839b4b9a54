using System.Globalization;
using Cqo.Service.Tests.Persistence;

namespace Cqo.Service.Tests.Crash;

/// <summary>Small counts of what <c>tests/kill</c> and <c>tests/race</c> do in full.</summary>
public sealed class CrashTests(PostgresCluster postgres, ITestOutputHelper output) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-crash-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Service_WhenKilledAtRandomMoments_LosesNothingAndRepeatsNothing()
    {
        var (faults, figures) = await new KillRun(folder, Count("CQO_KILLS", 20), seed: 20261122).RunAsync();

        output.WriteLine(figures);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Processes_WhenIssuingAtOnceOnOneRegister_GiveDistinctNumbersAndAgreeWithTheLibrary()
    {
        var (faults, figures) = await new RaceRun(await postgres.CreateAsync(), folder, processes: 4, Count("CQO_RACE", 25)).RunAsync();

        output.WriteLine(figures);
        Assert.Empty(faults);
    }

    static int Count(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var count) ? count : otherwise;
}
