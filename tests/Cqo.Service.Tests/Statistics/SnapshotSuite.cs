using System.Data.Common;
using Cqo.Domain.Statistics;
using Cqo.Service.Persistence;
using Cqo.Service.Statistics;
using Cqo.Service.Tests.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Tests.Statistics;

public sealed class SqliteSnapshotTests : SnapshotSuite
{
    protected override Task<DatabaseOptions?> DatabaseAsync() => Task.FromResult<DatabaseOptions?>(null);
}

public sealed class PostgresSnapshotTests(PostgresCluster postgres) : SnapshotSuite
{
    protected override async Task<DatabaseOptions?> DatabaseAsync() => await postgres.CreateAsync();
}

/// <summary>Frozen figures, coverage and the year before, on both databases, over HTTP; and who may see what.</summary>
public abstract class SnapshotSuite : IAsyncLifetime
{
    const string Wuchang = "420106", Hongshan = "420111", Wuhan = "420100", Huangshi = "420200";
    readonly string folder = Directory.CreateTempSubdirectory("cqo-snapshot-").FullName;
    DatabaseOptions? database;
    RunningService service = null!;

    protected abstract Task<DatabaseOptions?> DatabaseAsync();

    public async ValueTask InitializeAsync()
    {
        database = await DatabaseAsync();
        service = new RunningService(database, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Freeze_WhenFilesAreReplacedLater_KeepsEveryFigureAndItsRows()
    {
        var period = await service.OpenPeriodAsync();
        await service.SubmittedAsync(period.Id, Wuchang, Rows(1, 20, "武昌区"));
        await service.SubmittedAsync(period.Id, Hongshan, Rows(18, 12, "洪山区"));
        await service.SubmittedAsync(period.Id, Wuhan, new TableRow(90, "武汉市"), new TableRow(91, "江岸区"));
        await service.StateAsync(period.Id, new DenominatorRequest(Wuhan, EnterpriseGroup.AboveScale, 40, "市统计局", new DateOnly(2026, 10, 1)));
        var live = await service.RollUpAsync(period.Id, Wuhan);
        var frozen = await service.FreezeAsync(period.Id, Wuhan);

        await service.SubmittedAsync(period.Id, Wuchang, new TableRow(500, "武昌区"));
        await service.StateAsync(period.Id, new DenominatorRequest(Wuhan, EnterpriseGroup.AboveScale, 999, "市统计局", new DateOnly(2026, 11, 1)));

        var read = await service.GetAsync<SnapshotDetails>($"/snapshots/{frozen.Snapshot.Id}");
        Assert.Equal(live.Lines.Select(l => l.Line), read.Result.RollUp.Lines.Select(l => l.Line));
        Assert.Equal((40L, "市统计局"), (read.Result.RollUp.Rate(Wuhan, EnterpriseGroup.AboveScale).Enterprises, read.Result.Denominators.Single().Source));
        Assert.Equal(3, live.Conflicts);
        Assert.NotEqual(live.Lines[0].Line.Figures, (await service.RollUpAsync(period.Id, Wuhan)).Lines[0].Line.Figures);
        foreach (var line in read.Result.RollUp.Lines.Select(l => l.Line).Where(l => l.Figures is { Rows: > 0 }))
        {
            foreach (var measure in Enum.GetValues<Measure>())
            {
                var rows = await RowsAsync(frozen.Snapshot.Id, line, measure);
                Assert.True(line.Figures!.Of(measure) == rows.Total && rows.Items.Count == rows.Total, $"{line.Name} {line.Kind} {measure}: {line.Figures.Of(measure)}, rows {rows.Total}");
                Assert.All(rows.Items, r => Assert.Contains(measure, r.CountsFor));
            }
        }
    }

    [Fact]
    public async Task Freeze_WhenRepeated_AnswersTheSame_AndNobodyCanChangeIt()
    {
        var period = await service.OpenPeriodAsync();
        await service.SubmittedAsync(period.Id, Wuchang, Rows(1, 3, "武昌区"));
        var first = await service.FreezeAsync(period.Id, key: "one");
        var again = await service.FreezeAsync(period.Id, key: "one");

        Assert.Equal((first.Snapshot, 1), (again.Snapshot, (await service.GetAsync<List<SnapshotItem>>($"/periods/{period.Id}/snapshots")).Count));
        await using var db = service.Open();
        Assert.Equal(first.Snapshot.ResultSha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes((await db.Snapshots.SingleAsync()).Result))));
        await Assert.ThrowsAnyAsync<DbException>(() => db.Snapshots.ExecuteUpdateAsync(s => s.SetProperty(x => x.Title, "other")));
        await Assert.ThrowsAnyAsync<DbException>(() => db.SubmittedRows.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Coverage_WhenTheYearBeforeWasFrozen_ComparesWithWhatWasPrinted()
    {
        var before = await service.OpenPeriodAsync(2025);
        await service.SubmittedAsync(before.Id, Huangshi, Rows(1, 4, "黄石港区"));
        await StateAboveScaleAsync(before.Id, 10);
        var frozen = await service.FreezeAsync(before.Id, Huangshi);
        await service.SubmittedAsync(before.Id, Huangshi, Rows(1, 9, "黄石港区"));
        var period = await service.OpenPeriodAsync();
        await service.SubmittedAsync(period.Id, Huangshi, Rows(1, 7, "黄石港区"));
        await StateAboveScaleAsync(period.Id, 10);

        var report = await service.GetAsync<CoverageReport>($"/periods/{period.Id}/coverage?unit={Huangshi}");
        Assert.Equal((2025, frozen.Snapshot.Id), (report.EarlierYear, report.EarlierSnapshotId));
        var growth = report.Units[0].Targets[0];
        Assert.Equal((70m, 40m, 30m), (growth.Rate, growth.EarlierRate, growth.ChangePoints));
        // One county of six has rows: 80 % are not reached, and the others may still reach them.
        Assert.Equal(CoverageState.Unknown, report.Units[0].Targets.Single(t => t is { Group: EnterpriseGroup.AboveScale, Percent: 80 }).State);
        Assert.All(report.Units.SelectMany(u => u.Targets).Where(t => t.Group is EnterpriseGroup.HubeiPremium), t => Assert.Equal((CoverageState.Unknown, (decimal?)null), (t.State, t.Rate)));
        Assert.Contains(report.Units[0].Targets, t => t is { Scope: "sme", State: CoverageState.NotAsked });
    }

    [Fact]
    public async Task Scope_WhenAnOfficeOfACountyAsks_SeesAndChangesItsOwnOnly()
    {
        var period = await service.OpenPeriodAsync();
        var own = await service.SubmittedAsync(period.Id, Wuchang, Rows(1, 3, "武昌区"));
        var foreign = await service.SubmittedAsync(period.Id, Hongshan, Rows(3, 5, "洪山区"));
        await service.StateAsync(period.Id, new DenominatorRequest(Hongshan, EnterpriseGroup.Sme, 5, "区统计局", new DateOnly(2026, 9, 1)));
        var frozen = await service.FreezeAsync(period.Id);
        await service.DisposeAsync();
        service = new RunningService(database, folder, region: Wuchang);

        Assert.Equal([own.Id], (await service.GetAsync<List<SubmissionItem>>($"/periods/{period.Id}/submissions")).Select(s => s.Id));
        Assert.Equal([Wuchang], (await service.RollUpAsync(period.Id)).Lines.Select(l => l.Line.Code));
        Assert.Empty(await service.GetAsync<List<Denominator>>($"/periods/{period.Id}/denominators"));
        Assert.Empty(await service.GetAsync<List<SnapshotItem>>($"/periods/{period.Id}/snapshots"));
        var ownSnapshot = await service.FreezeAsync(period.Id);
        Assert.Equal([own.Id], ownSnapshot.Result.Submissions.Select(s => s.Id));
        Assert.Empty(ownSnapshot.Result.Denominators);
        string[] closed =
        [
            $"submissions/{foreign.Id}", $"submissions/{foreign.Id}/rows", $"submissions/{foreign.Id}/content", $"snapshots/{frozen.Snapshot.Id}", $"snapshots/{frozen.Snapshot.Id}/rows?measure=rows",
            $"periods/{period.Id}/roll-up?unit={Hongshan}", $"periods/{period.Id}/coverage?unit=420000", $"periods/{period.Id}/collection?unit={Wuhan}", $"periods/{period.Id}/submissions?unit={Hongshan}",
        ];
        foreach (var path in closed)
        {
            Assert.EndsWith("-not-found", (await RunningService.ProblemAsync(await service.Client.GetAsync("/api/statistics/" + path))).Type, StringComparison.Ordinal);
        }
        Assert.Equal("unit-not-found", (await RunningService.ProblemAsync(await service.SubmitAsync(period.Id, Hongshan, TableFile.Of(Rows(1, 1, ""))))).Type);
        Assert.Equal("unit-not-found", (await RunningService.ProblemAsync(await service.StateAsync(period.Id, new DenominatorRequest(Hongshan, EnterpriseGroup.Sme, 1, "本区", new DateOnly(2026, 9, 30))))).Type);
        Assert.Equal("unit-not-found", (await RunningService.ProblemAsync(await service.PostAsync("/api/statistics/units", new UnitRequest("某某开发区", Wuhan)))).Type);
    }

    static IEnumerable<TableRow> Rows(int from, int count, string county) => Enumerable.Range(from, count).Select(n => new TableRow(n, county)
    {
        Size = n % 3 == 0 ? "大型" : "小型", Awards = n % 4 == 0 ? "市长质量奖、湖北精品" : "", Certificate = n % 5 == 0 ? "鄂培" + n : "", Until = n % 11 == 0 ? "2026-05-01" : "2029-03-04",
        Code = n % 13 == 0 ? "9.142E+17" : null,
    });

    Task StateAboveScaleAsync(int period, long count) => service.StateAsync(period, new DenominatorRequest(Huangshi, EnterpriseGroup.AboveScale, count, "市统计局", new DateOnly(2026, 9, 30)));

    Task<RowPage> RowsAsync(int snapshot, RollUpLine line, Measure measure) => service.GetAsync<RowPage>(
        $"/snapshots/{snapshot}/rows?measure={System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(measure.ToString())}&unit={line.Code}&own={(line.Kind == LineKind.Own ? "true" : "false")}&pageSize=500");
}
