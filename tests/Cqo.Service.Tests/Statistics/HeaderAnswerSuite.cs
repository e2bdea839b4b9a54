using System.Net;
using Cqo.Domain.Statistics;
using Cqo.Service.Persistence;
using Cqo.Service.Statistics;
using Cqo.Service.Tests.Persistence;

namespace Cqo.Service.Tests.Statistics;

public sealed class SqliteHeaderAnswerTests : HeaderAnswerSuite
{
    protected override Task<DatabaseOptions?> DatabaseAsync() => Task.FromResult<DatabaseOptions?>(null);
}

public sealed class PostgresHeaderAnswerTests(PostgresCluster postgres) : HeaderAnswerSuite
{
    protected override async Task<DatabaseOptions?> DatabaseAsync() => await postgres.CreateAsync();
}

/// <summary>What a header means is asked once for each city, on both databases, over HTTP.</summary>
public abstract class HeaderAnswerSuite : IAsyncLifetime
{
    const string Wuchang = "420106", Hongshan = "420111", Huangshi = "420200", Unusual = "本地字号";
    readonly string folder = Directory.CreateTempSubdirectory("cqo-headers-").FullName;
    DatabaseOptions? database;
    RunningService service = null!;
    PeriodItem period = null!;

    protected abstract Task<DatabaseOptions?> DatabaseAsync();

    public async ValueTask InitializeAsync()
    {
        database = await DatabaseAsync();
        service = new RunningService(database, folder);
        period = await service.OpenPeriodAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Answer_WhenGivenWithACheck_IsUsedForTheCityAndNamed_AndForNoOtherCity()
    {
        var asked = await CheckAsync(Table(1, "武昌区"), Wuchang);
        Assert.Contains(asked.Findings, f => f.Rule == "column-missing");
        var answered = await CheckAsync(Table(1, "武昌区"), Wuchang, $"{Unusual}=enterpriseName", "#A=serial");
        Assert.DoesNotContain(answered.Findings, f => f.Rule == "header-remembered");
        service.Time.Advance(TimeSpan.FromDays(1));

        var neighbour = await RunningService.ReadAsync<SubmissionItem>(await service.SubmitAsync(period.Id, Hongshan, Table(2, "洪山区")));
        Assert.Equal((1, 0), (neighbour.Accepted, neighbour.Questioned));
        var notice = (await service.GetAsync<SubmissionDetails>($"/submissions/{neighbour.Id}")).Sheets[0].Findings.Single(f => f.Rule == "header-remembered");
        Assert.Equal((FindingSeverity.Notice, $"表头“{Unusual}”按以前的答复读作“企业名称”（operator，2026年11月22日）。如不对，请撤销这条答复，再重新检查。"), (notice.Severity, notice.Text));
        var again = await CheckAsync(Table(3, "洪山区"), Hongshan);
        Assert.Equal((1, notice.Text), (again.Counts.Accepted, again.Findings.Single(f => f.Rule == "header-remembered").Text));

        var other = await RunningService.ReadAsync<SubmissionItem>(await service.SubmitAsync(period.Id, Huangshi, Table(4, "黄石港区")));
        Assert.Equal((0, 1), (other.Accepted, other.Questioned));
        Assert.Equal([("420100", "武汉市", Unusual, "enterpriseName", "operator")],
            (await AnswersAsync()).Select(a => (a.RegionCode, a.RegionName, a.Header, a.Field, a.AnsweredBy)));
    }

    [Fact]
    public async Task Answer_WhenGivenWithASubmissionAndTakenBack_IsAskedAgain()
    {
        var plain = Table(1, "武昌区");
        var first = await RunningService.ReadAsync<SubmissionItem>(await service.SubmitAsync(period.Id, Wuchang, plain));
        var unclear = Table(2, "洪山区");
        var confirmed = await RunningService.ReadAsync<SubmissionItem>(await SubmitAsync(Hongshan, unclear, $"{Unusual}=enterpriseName"));
        var same = await SubmitAsync(Hongshan, unclear, $"{Unusual}=enterpriseName");
        Assert.Equal((HttpStatusCode.OK, confirmed), (same.StatusCode, await RunningService.ReadAsync<SubmissionItem>(same)));

        // The file of before reads differently now, so it is a new version.
        var second = await RunningService.ReadAsync<SubmissionItem>(await service.SubmitAsync(period.Id, Wuchang, plain));
        Assert.Equal((1, 1, 2, 1), (first.Version, first.Questioned, second.Version, second.Accepted));

        Assert.Equal(HttpStatusCode.NoContent, (await TakeBackAsync(Unusual, "420100")).StatusCode);
        Assert.Equal("header-answer-not-found", (await RunningService.ProblemAsync(await TakeBackAsync(Unusual, "420100"))).Type);
        Assert.Empty(await AnswersAsync());
        Assert.Equal(1, (await CheckAsync(plain, Wuchang)).Counts.Questioned);
    }

    [Fact]
    public async Task Answer_WhenAskedFromAnotherRegion_IsNeitherSeenNorChanged()
    {
        await CheckAsync(Table(1, "武昌区"), Wuchang, $"{Unusual}=enterpriseName");
        await service.DisposeAsync();
        service = new RunningService(database, folder, region: Huangshi);

        Assert.Empty(await AnswersAsync());
        Assert.Equal("unit-not-found", (await RunningService.ProblemAsync(await TakeBackAsync(Unusual, "420100"))).Type);
        var foreign = await CheckAsync(Table(1, "武昌区"), Wuchang, $"{Unusual}=cqoName");
        Assert.Equal(1, foreign.Counts.Questioned);
        await service.DisposeAsync();
        service = new RunningService(database, folder, region: Wuchang);

        Assert.Equal("enterpriseName", Assert.Single(await AnswersAsync()).Field);
        Assert.Equal(1, (await CheckAsync(Table(1, "武昌区"), null)).Counts.Accepted);
        Assert.Equal(HttpStatusCode.NoContent, (await TakeBackAsync(Unusual, null)).StatusCode);
    }

    static byte[] Table(int number, string county) => TableFile.Write([TableFile.Header.Replace("企业名称", Unusual).Split('|'), new TableRow(number, county).Cells(1)]);

    async Task<WorkbookCheck> CheckAsync(byte[] content, string? region, params string[] confirm)
    {
        using var body = new ByteArrayContent(content);
        return await RunningService.ReadAsync<WorkbookCheck>(await service.Client.PostAsync($"/api/statistics/check?file=a.xlsx{(region is null ? "" : "&region=" + region)}{Query(confirm)}", body));
    }

    Task<HttpResponseMessage> SubmitAsync(string unit, byte[] content, params string[] confirm)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/statistics/periods/{period.Id}/submissions?unit={unit}&file={unit}.xlsx{Query(confirm)}") { Content = new ByteArrayContent(content) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return service.Client.SendAsync(request);
    }

    static string Query(string[] confirm) => string.Concat(confirm.Select(c => "&confirm=" + Uri.EscapeDataString(c)));

    Task<List<HeaderAnswerItem>> AnswersAsync() => service.GetAsync<List<HeaderAnswerItem>>("/header-answers");

    Task<HttpResponseMessage> TakeBackAsync(string header, string? region) =>
        service.Client.DeleteAsync($"/api/statistics/header-answers?header={Uri.EscapeDataString(header)}{(region is null ? "" : "&region=" + region)}");
}
