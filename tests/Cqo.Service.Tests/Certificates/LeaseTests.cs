using System.Net;
using Cqo.Domain.Policies;
using Cqo.Service.Certificates;
using Cqo.Service.Persistence;
using Cqo.Service.Policies;
using Cqo.Service.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Cqo.Service.Tests.Certificates;

/// <summary>What happens to a number whose process stopped between reserving and closing. Two nodes stand on one PostgreSQL and one library; the clock is ours.</summary>
public sealed class LeaseTests(PostgresCluster postgres) : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-lease-").FullName;
    DatabaseOptions database = null!;
    RunningService first = null!, second = null!;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        (first, second) = (new RunningService(database, folder, sweeps: false), new RunningService(database, folder, sweeps: false));
    }

    public async ValueTask DisposeAsync()
    {
        await first.DisposeAsync();
        await second.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Issue_WhenAnotherNodeIsAtWork_AsksToWaitAndSaysHowLong()
    {
        await ReserveAsync(first, "k");

        var answer = await second.IssueAsync(TestFacts.Eligible(1), "k");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("request-in-progress", (await RunningService.ProblemAsync(answer)).Type);
        Assert.Equal(TimeSpan.FromSeconds(15), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Issue_WhenTheLeaseOfAnotherNodeIsOver_FinishesUnderTheSameNumber()
    {
        var reserved = await ReserveAsync(first, "k");
        second.Time.Advance(TimeSpan.FromSeconds(16));

        var issued = await second.IssuedAsync(TestFacts.Eligible(1), "k");

        Assert.Equal(reserved.Number, issued.Number);
        Assert.Equal(2, (await second.Open().Certificates.SingleAsync()).Attempt);
    }

    [Fact]
    public async Task Finish_WhenAnotherAttemptHasTakenOver_ChangesNothingInTheRegister()
    {
        var stale = await ReserveAsync(first, "k");
        second.Time.Advance(TimeSpan.FromSeconds(16));
        var issued = await second.IssuedAsync(TestFacts.Eligible(1), "k");

        await Assert.ThrowsAsync<Cqo.Service.Problems.ProblemException>(() => first.Services.GetRequiredService<FinishCertificate>().RunAsync(stale));

        var document = await first.Open().Documents.SingleAsync();
        Assert.Equal(issued.Document!.Id, document.Id);
        Assert.Equal(document.Sha256, (await first.Store.FindAsync(document.Path, default))!.Sha256);
        Assert.Equal(1, await first.Open().Appointments.CountAsync());
    }

    [Fact]
    public async Task Finish_WhenANewerAttemptIsStillAtWork_LeavesTheClosingToIt()
    {
        var stale = await ReserveAsync(first, "k");
        var newer = await LaterNode(first).ClaimAsync(stale.Id, default);

        await Assert.ThrowsAsync<Cqo.Service.Problems.ProblemException>(() => first.Services.GetRequiredService<FinishCertificate>().RunAsync(stale));

        Assert.NotNull(newer);
        Assert.Equal(CertificateState.Reserved, (await first.Open().Certificates.SingleAsync()).State);
        Assert.Equal(0, await first.Open().Documents.CountAsync());
    }

    [Fact]
    public async Task Sweep_WhenALeaseIsOver_FinishesTheNumberFromItsFrozenRow()
    {
        var reserved = await ReserveAsync(first, "k");
        second.Time.Advance(TimeSpan.FromSeconds(16));

        await SweepAsync(second);

        var row = await second.Open().Certificates.SingleAsync();
        Assert.Equal((CertificateState.Issued, reserved.Number, reserved.IssuedOn), (row.State, row.Number, row.IssuedOn));
        Assert.Equal(HttpStatusCode.Created, (await first.IssueAsync(TestFacts.Eligible(1), "k")).StatusCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Service_WhenALeaseIsOver_SweepsByItself()
    {
        await ReserveAsync(first, "k");
        await using var sweeping = new RunningService(database, folder);

        while (await first.Open().Certificates.AnyAsync(c => c.State == CertificateState.Reserved))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            sweeping.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Sweep_WhenADayHasPassed_MakesTheNumberVoidWithAReasonAndLeavesNoFile()
    {
        var reserved = await ReserveAsync(first, "k");
        var path = PaperRenderer.PathOf(reserved, PaperRenderer.CertificateKind);
        await first.Store.PutAsync(path, new byte[] { 1 }, default);
        second.Time.Advance(TimeSpan.FromHours(25));

        await SweepAsync(second);

        var row = await second.Open().Certificates.SingleAsync();
        Assert.Equal(CertificateState.Void, row.State);
        Assert.NotEmpty(row.VoidReason!);
        Assert.Null(await first.Store.FindAsync(path, default));
        Assert.Equal("already-void", (await RunningService.ProblemAsync(await second.IssueAsync(TestFacts.Eligible(1), "k"))).Type);
        Assert.EndsWith("-0002", (await second.IssuedAsync(TestFacts.Eligible(1), "another")).Number, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finish_WhenTheNumberWasGivenUpMeanwhile_SaysSoAndLeavesNoFile()
    {
        var stale = await ReserveAsync(first, "k");
        second.Time.Advance(TimeSpan.FromHours(25));
        await SweepAsync(second);

        var problem = await Assert.ThrowsAsync<Cqo.Service.Problems.ProblemException>(() => first.Services.GetRequiredService<FinishCertificate>().RunAsync(stale));

        Assert.Equal("already-void", problem.Type);
        Assert.Null(await first.Store.FindAsync(PaperRenderer.PathOf(stale, PaperRenderer.CertificateKind), default));
    }

    [Fact]
    public async Task Sweep_WhenAProcessDiedRightAfterGivingUp_RemovesTheFile()
    {
        var given = await ReserveAsync(first, "k");
        var path = PaperRenderer.PathOf(given, PaperRenderer.CertificateKind);
        await first.Store.PutAsync(path, new byte[] { 1 }, default);
        Assert.Equal(1, await first.Services.GetRequiredService<CertificateRegister>().AbandonAsync(given, "停电", default));

        await SweepAsync(second);

        Assert.Null(await first.Store.FindAsync(path, default));
        Assert.Equal("停电", (await first.Open().Certificates.SingleAsync()).VoidReason);
    }

    [Fact]
    public async Task Issue_WhenTheLibraryCannotBeWritten_KeepsTheNumberForARepeat()
    {
        // A file where the year's folder must be: every write into it fails, as on a disk that refuses.
        var obstacle = Path.Combine(Directory.CreateDirectory(first.LibraryFolder).FullName, "2026");
        await File.WriteAllTextAsync(obstacle, "");
        var failed = await first.IssueAsync(TestFacts.Eligible(1), "k");
        Assert.True((int)failed.StatusCode >= 500);
        var reserved = await first.Open().Certificates.SingleAsync();

        File.Delete(obstacle);
        var issued = await second.IssuedAsync(TestFacts.Eligible(1), "k");

        Assert.Equal(CertificateState.Reserved, reserved.State);
        Assert.Equal(reserved.Number, issued.Number);
    }

    [Fact]
    public async Task Sweep_WhenAPaperWasBegun_FinishesIt()
    {
        var issued = await first.IssuedAsync(TestFacts.Eligible(1));
        await using (var db = first.Open())
        {
            db.PaperTasks.Add(new PaperTask { CertificateId = issued.Id, Kind = "certificates/appointment-notice", StartedAt = first.Time.GetUtcNow() });
            await db.SaveChangesAsync();
        }
        second.Time.Advance(TimeSpan.FromSeconds(16));

        await SweepAsync(second);

        Assert.Equal(2, await first.Open().Documents.CountAsync());
        Assert.False(await first.Open().PaperTasks.AnyAsync());
    }

    // The clock jumps a year with every look at it: whatever is read twice differs.
    [Fact]
    public async Task Open_WhenTheYearTurnsMeanwhile_TakesNumberSeriesAndDayFromOneMoment()
    {
        var turning = Register(first, new FakeTimeProvider(first.Time.GetUtcNow()) { AutoAdvanceAmount = TimeSpan.FromDays(366) });

        var reserved = await ReserveAsync(first, "k", turning);

        var series = await first.Open().NumberSeries.SingleAsync();
        Assert.Equal((reserved.Year, reserved.Year), (series.Year, reserved.IssuedOn.Year));
        Assert.Equal(reserved.Year, reserved.ReservedAt.Year);
    }

    static Task<int> SweepAsync(RunningService service) => service.Services.GetRequiredService<FinishReservedJob>().SweepAsync(default);

    /// <summary>A third node, for which the lease is over.</summary>
    static CertificateRegister LaterNode(RunningService service) => Register(service, new FakeTimeProvider(service.Time.GetUtcNow().AddSeconds(16)));

    static CertificateRegister Register(RunningService service, TimeProvider time) => new(
        service.Services.GetRequiredService<RegisterWriter>(), service.Services.GetRequiredService<DatabaseOptions>(), service.Services.GetRequiredService<CertificateOptions>(), time);

    /// <summary>As far as a process comes that dies right after its first transaction.</summary>
    static async Task<Certificate> ReserveAsync(RunningService service, string key, CertificateRegister? register = null)
    {
        PolicyPack pack = service.Services.GetRequiredService<PolicyCatalog>().Get(null);
        var order = CertificateOrder.Of(new CertificateRequest { Facts = TestFacts.Eligible(1) }, key);
        return (await (register ?? service.Services.GetRequiredService<CertificateRegister>()).OpenAsync(order, pack, default)).Certificate;
    }
}
