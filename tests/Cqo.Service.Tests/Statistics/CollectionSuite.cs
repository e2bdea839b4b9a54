using System.Net;
using System.Security.Cryptography;
using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Persistence;
using Cqo.Service.Statistics;
using Cqo.Service.Tests.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Tests.Statistics;

public sealed class SqliteCollectionTests : CollectionSuite
{
    protected override Task<DatabaseOptions?> DatabaseAsync() => Task.FromResult<DatabaseOptions?>(null);
}

public sealed class PostgresCollectionTests(PostgresCluster postgres) : CollectionSuite
{
    protected override async Task<DatabaseOptions?> DatabaseAsync() => await postgres.CreateAsync();
}

/// <summary>Returned tables: filed, replaced, compared, missed; on both databases, over HTTP.</summary>
public abstract class CollectionSuite : IAsyncLifetime
{
    const string Wuchang = "420106", Hongshan = "420111", Wuhan = "420100";
    RunningService service = null!;
    PeriodItem period = null!;

    protected abstract Task<DatabaseOptions?> DatabaseAsync();

    public async ValueTask InitializeAsync()
    {
        service = new RunningService(await DatabaseAsync());
        period = await service.OpenPeriodAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Submit_WhenFiled_KeepsTheOriginalAndItsRows()
    {
        var content = TableFile.Of(new TableRow(1, "武昌区"), new TableRow(2, "") { Size = "大型", AboveScale = "√", Awards = "长江质量奖、湖北精品" }, new TableRow(3, "武昌区") { Code = "9.142E+17" });
        var answer = await service.SubmitAsync(period.Id, Wuchang, content, file: "武昌区统计表.xlsx");
        var filed = await RunningService.ReadAsync<SubmissionItem>(answer);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"/api/statistics/submissions/{filed.Id}", answer.Headers.Location?.ToString());
        Assert.Equal((1, true, "武汉市武昌区", Convert.ToHexStringLower(SHA256.HashData(content))), (filed.Version, filed.IsCurrent, filed.UnitName, filed.Sha256));
        Assert.Equal((1, 1, 1), (filed.Accepted, filed.Fixed, filed.Questioned));
        Assert.Equal(content, await service.Client.GetByteArrayAsync(filed.ContentUrl));

        var rows = await service.GetAsync<RowPage>($"/submissions/{filed.Id}/rows");
        Assert.Equal([3, 4, 5], rows.Items.Select(r => r.Row));
        Assert.Equal("√", rows.Items[1].Fixes.Single(f => f.Field == "aboveScale").From);
        Assert.Contains(Measure.HubeiPremium, rows.Items[1].CountsFor);
        Assert.Equal("credit-code", Assert.Single(rows.Items[2].Findings).Rule);
        var questioned = await service.GetAsync<RowPage>($"/submissions/{filed.Id}/rows?status=questioned");
        Assert.Equal((1, 5), (questioned.Total, questioned.Items[0].Row));

        var figures = (await service.RollUpAsync(period.Id)).Of(Wuchang).Figures!;
        Assert.Equal((3, 1, 2, 1, 1, 1), (figures.Rows, figures.Waiting, figures.Appointed, figures.Sme, figures.QualityAward, figures.HubeiPremium));
    }

    [Fact]
    public async Task Submit_WhenTheSameFileOrKeyComesAgain_ChangesNothing()
    {
        var content = TableFile.Of(new TableRow(1, "武昌区"));
        var first = await RunningService.ReadAsync<SubmissionItem>(await service.SubmitAsync(period.Id, Wuchang, content, "one"));
        var sameKey = await service.SubmitAsync(period.Id, Wuchang, content, "one");
        var sameFile = await service.SubmitAsync(period.Id, Wuchang, content, "two");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (sameKey.StatusCode, sameFile.StatusCode));
        Assert.Equal(first, await RunningService.ReadAsync<SubmissionItem>(sameKey));
        Assert.Equal(first, await RunningService.ReadAsync<SubmissionItem>(sameFile));
        Assert.Equal(1, await service.Open().SubmittedRows.CountAsync());

        var reused = await RunningService.ProblemAsync(await service.SubmitAsync(period.Id, Wuchang, TableFile.Of(new TableRow(2, "武昌区")), "one"));
        Assert.Equal("idempotency-key-reused", reused.Type);
        Assert.Equal("idempotency-key-missing", (await RunningService.ProblemAsync(await service.SubmitAsync(period.Id, Wuchang, content, " "))).Type);
    }

    [Fact]
    public async Task Submit_WhenManySendTheSameAtOnce_HasOneEffect()
    {
        var content = TableFile.Of(Enumerable.Range(1, 50).Select(n => new TableRow(n, "武昌区")));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => service.SubmitAsync(period.Id, Wuchang, content, $"key-{i % 2}")));

        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode));
        Assert.Equal((1, 50), (await service.Open().Submissions.CountAsync(), await service.Open().SubmittedRows.CountAsync()));
    }

    [Fact]
    public async Task Submit_WhenANewerFileComes_ReplacesTheEarlierWhichStaysReadable()
    {
        var first = await service.SubmittedAsync(period.Id, Wuchang, new TableRow(1, "武昌区"), new TableRow(2, "武昌区"));
        var second = await service.SubmittedAsync(period.Id, Wuchang, new TableRow(3, "武昌区"));

        Assert.Equal(2, second.Version);
        Assert.Equal(1, (await service.RollUpAsync(period.Id)).Of(Wuchang).Figures!.Appointed);
        var earlier = (await service.GetAsync<SubmissionDetails>($"/submissions/{first.Id}")).Submission;
        Assert.Equal((false, second.Id), (earlier.IsCurrent, earlier.ReplacedBy));
        Assert.Equal(2, (await service.GetAsync<RowPage>($"/submissions/{first.Id}/rows")).Total);
        Assert.Equal(first.Size, (await service.Client.GetByteArrayAsync(first.ContentUrl)).Length);
        Assert.Equal([2, 1], (await service.GetAsync<List<SubmissionItem>>($"/periods/{period.Id}/submissions?unit={Wuchang}")).Select(s => s.Version));
    }

    [Fact]
    public async Task Submit_WhenAnEnterpriseIsFiledInTwoCounties_TheLaterUnitsRowWaitsWhoeverSentFirst()
    {
        var hongshan = await service.SubmittedAsync(period.Id, Hongshan, new TableRow(7, "洪山区"), new TableRow(8, "洪山区"));
        await service.SubmittedAsync(period.Id, Wuchang, new TableRow(7, "武昌区"));

        var report = await service.RollUpAsync(period.Id, Wuhan);
        Assert.Equal((1, 0), (report.Of(Wuchang).Figures!.Appointed, report.Of(Wuchang).Figures!.Waiting));
        Assert.Equal((1, 1), (report.Of(Hongshan).Figures!.Appointed, report.Of(Hongshan).Figures!.Waiting));
        Assert.Equal((2, 1, 3), (report.Lines[0].Line.Figures!.Appointed, report.Conflicts, report.Lines[0].Line.Figures!.Rows));
        var row = Assert.Single((await service.GetAsync<RowPage>($"/submissions/{hongshan.Id}/rows?status=questioned")).Items);
        Assert.Contains(row.Findings, f => f.Rule == "two-regions" && f.Text.Contains("武汉市武昌区 420106.xlsx", StringComparison.Ordinal));
        Assert.Equal([Measure.Rows, Measure.Waiting], row.CountsFor);

        await service.SubmittedAsync(period.Id, Wuchang, new TableRow(9, "武昌区"));
        var settled = await service.RollUpAsync(period.Id, Wuhan);
        Assert.Equal((2, 0, 0), (settled.Of(Hongshan).Figures!.Appointed, settled.Of(Hongshan).Figures!.Waiting, settled.Conflicts));
    }

    [Fact]
    public async Task Submit_WhenACityFilesWhatACountyFiledToo_CountsEachEnterpriseOnce()
    {
        await service.SubmittedAsync(period.Id, Wuhan, new TableRow(1, "武昌区"), new TableRow(2, "洪山区"), new TableRow(3, "武汉市"));
        await service.SubmittedAsync(period.Id, Wuchang, new TableRow(1, "武昌区"));

        var report = await service.RollUpAsync(period.Id);
        Assert.Equal((1, 1, UnitState.Sent), (report.Of(Wuchang).Figures!.Appointed, report.Of(Wuchang).Figures!.Waiting, report.Of(Wuchang).State));
        Assert.Equal((1, UnitState.SentThrough), (report.Of(Hongshan).Figures!.Appointed, report.Of(Hongshan).State));
        Assert.Equal(1, report.Lines.Single(l => l.Line is { Code: Wuhan, Kind: LineKind.Own }).Line.Figures!.Appointed);
        Assert.Equal(3, report.Of(Wuhan).Figures!.Appointed);
    }

    [Fact]
    public async Task Submit_WhenARowNamesAPlaceOfAnotherUnit_TheRowWaits()
    {
        var filed = await service.SubmittedAsync(period.Id, Wuchang, new TableRow(1, "武昌区"), new TableRow(2, "黄石市大冶市"), new TableRow(3, "武汉市"));

        Assert.Equal((2, 1), (filed.Accepted + filed.Fixed, filed.Questioned));
        var row = Assert.Single((await service.GetAsync<RowPage>($"/submissions/{filed.Id}/rows?status=questioned")).Items);
        Assert.Equal("region-outside", Assert.Single(row.Findings).Rule);
        Assert.Equal(2, (await service.RollUpAsync(period.Id)).Of(Wuchang).Figures!.Appointed);
    }

    [Fact]
    public async Task Submit_WhenTermsAreOverOrPeopleDismissed_CountsThemAsThat()
    {
        await service.SubmittedAsync(period.Id, Wuchang,
            new TableRow(1, "武昌区") { Until = "2026-11-29" }, new TableRow(2, "武昌区") { Until = "2026-11-30" }, new TableRow(3, "武昌区") { Remarks = "2026年5月解聘" },
            new TableRow(4, "武昌区") { From = "2026-06-01", Until = "2031-05-31", Certificate = "鄂培2026-4", Hours = "21.5" }, new TableRow(5, "武昌区") { Hours = "14" });

        var figures = (await service.RollUpAsync(period.Id)).Of(Wuchang).Figures!;
        Assert.Equal((3, 0, 1, 1, 1, 2, 35.5m), (figures.Appointed, figures.Waiting, figures.ExpiredInYear, figures.DismissedInYear, figures.NewInYear, figures.Trained, figures.TrainingHours));
    }

    [Fact]
    public async Task Submit_WhenTheFileHoldsNoTable_RegistersAndKeepsNothing()
    {
        var noTable = await RunningService.ProblemAsync(await service.SubmitAsync(period.Id, Wuchang, TableFile.Write([["姓名", "电话"], ["张三", "1"]])));
        var noWorkbook = await RunningService.ProblemAsync(await service.SubmitAsync(period.Id, Wuchang, "not a workbook"u8.ToArray()));

        Assert.Equal(("table-not-found", "workbook-refused"), (noTable.Type, noWorkbook.Type));
        Assert.False(await service.Open().Submissions.AnyAsync());
        Assert.False(await service.Open().SubmittedRows.AnyAsync());
        Assert.Empty(await service.Store.ListAsync(default).ToListAsync());
        Assert.Equal("invalid-request", (await RunningService.ProblemAsync(await service.SubmitAsync(period.Id, Wuchang, TableFile.Of(new TableRow(1, "")), file: "a\u202Exslx.exe"))).Type);
        Assert.Equal(UnitState.NotSent, (await service.RollUpAsync(period.Id)).Of(Wuchang).State);
    }

    [Fact]
    public async Task Collection_WhenSomeSent_SaysWhoIsMissingAndNeverZero()
    {
        await service.SubmittedAsync(period.Id, Wuchang, new TableRow(1, ""));
        await service.SubmittedAsync(period.Id, Hongshan);

        var city = await service.GetAsync<CollectionReport>($"/periods/{period.Id}/collection?unit={Wuhan}");
        Assert.Equal((13, 2, UnitState.Partly), (city.Units[0].Units, city.Units[0].UnitsSent, city.Units[0].State));
        Assert.Equal(11, city.Missing.Count);
        Assert.Contains("武汉市江岸区", city.Missing);
        Assert.NotNull(city.Units.Single(u => u.Code == Hongshan).Submission);
        Assert.Equal(101, (await service.GetAsync<CollectionReport>($"/periods/{period.Id}/collection")).Missing.Count);
        var report = await service.RollUpAsync(period.Id, Wuhan);
        Assert.Equal(0, report.Of(Hongshan).Figures!.Rows);
        Assert.Null(report.Of("420102").Figures);
    }

    [Fact]
    public async Task Units_WhenACityAddsAZone_ItMayFileAndIsAsked()
    {
        var added = await RunningService.ReadAsync<ReportingUnit>(await service.PostAsync("/api/statistics/units", new UnitRequest("东湖新技术开发区", Wuhan)));
        Assert.Equal(("420100Z01", true), (added.Code, added.IsAdded));
        await service.SubmittedAsync(period.Id, added.Code, new TableRow(1, ""), new TableRow(2, "东湖新技术开发区"));
        await service.SubmittedAsync(period.Id, Wuhan, new TableRow(3, "东湖新技术开发区"));

        var report = await service.RollUpAsync(period.Id, Wuhan);
        Assert.Equal((3, UnitState.Sent, 14), (report.Of(added.Code).Figures!.Appointed, report.Of(added.Code).State, report.Lines[0].Line.Units));
        Assert.Equal("unit-exists", (await RunningService.ProblemAsync(await service.PostAsync("/api/statistics/units", new UnitRequest("武汉市武昌区", Wuhan)))).Type);
        Assert.Equal("invalid-request", (await RunningService.ProblemAsync(await service.PostAsync("/api/statistics/units", new UnitRequest("某某开发区", Wuchang)))).Type);
        Assert.Equal("unit-not-found", (await RunningService.ProblemAsync(await service.SubmitAsync(period.Id, "420100Z02", TableFile.Of()))).Type);
    }

    [Fact]
    public async Task Periods_WhenOpenedAgain_AnswerTheSameAndRefuseAnotherPack()
    {
        Assert.Equal(period, await service.OpenPeriodAsync());
        Assert.Equal(("hubei-2022", "1"), (period.PackId, period.PackVersion));
        var other = await service.PostAsync("/api/statistics/periods", new PeriodRequest(2026, period.CutOff, "hubei-2021-draft"));
        Assert.Equal("period-exists", (await RunningService.ProblemAsync(other)).Type);
        Assert.Equal("invalid-request", (await RunningService.ProblemAsync(await service.PostAsync("/api/statistics/periods", new PeriodRequest(2026, new DateOnly(2027, 1, 1), null)))).Type);
        Assert.Equal("period-not-found", (await RunningService.ProblemAsync(await service.Client.GetAsync("/api/statistics/periods/99/roll-up"))).Type);
    }

    [Fact]
    public async Task Denominators_WhenStatedAndTakenBack_AreKnownAndUnknownAndNeverZero()
    {
        await service.SubmittedAsync(period.Id, Wuchang, new TableRow(1, ""), new TableRow(2, "") { AboveScale = "否" });
        Assert.Null((await service.RollUpAsync(period.Id)).Rate(Wuchang, EnterpriseGroup.AboveScale).Enterprises);

        var stated = await service.StateAsync(period.Id, new DenominatorRequest(Wuchang, EnterpriseGroup.AboveScale, 3, "武昌区统计局", new DateOnly(2026, 9, 30)));
        Assert.Equal("武昌区统计局", (await RunningService.ReadAsync<List<Denominator>>(stated)).Single().Source);
        var rate = (await service.RollUpAsync(period.Id)).Rate(Wuchang, EnterpriseGroup.AboveScale);
        Assert.Equal((1L, 3L, 33.3m), (rate.Appointed, rate.Enterprises, rate.Percent));

        await service.StateAsync(period.Id, new DenominatorRequest(Wuchang, EnterpriseGroup.AboveScale, null, "武昌区统计局", new DateOnly(2026, 9, 30)));
        Assert.Null((await service.RollUpAsync(period.Id)).Rate(Wuchang, EnterpriseGroup.AboveScale).Enterprises);
        var (type, body) = await RunningService.ProblemAsync(await service.StateAsync(period.Id, new DenominatorRequest(Wuchang, EnterpriseGroup.Sme, -1, "", new DateOnly(2026, 9, 30))));
        Assert.Equal("invalid-request", type);
        Assert.Equal(2, body.GetProperty("errors").EnumerateObject().Count());
    }

    [Theory]
    [InlineData("[null]", "invalid-request")]
    [InlineData("""[{"unitCode": "420106", "group": "sme", "count": 5, "source": null, "asOf": "2026-09-01"}]""", "malformed-body")]
    [InlineData("""[{"unitCode": "420106", "group": "sme", "count": 5, "asOf": "2026-09-01"}]""", "malformed-body")]
    [InlineData("""[{"unitCode": "420106", "count": 5, "source": "区统计局", "asOf": "2026-09-01"}]""", "malformed-body")]
    [InlineData("""[{"unitCode": "420106", "group": "sme", "source": "区统计局", "asOf": "2026-09-01"}]""", "malformed-body")]
    [InlineData("""[{"unitCode": "420106", "group": "sme", "count": 5, "source": "区统计局"}]""", "malformed-body")]
    [InlineData("""[{"unitCode": "420106", "group": "sme", "count": 5, "source": "区统计局", "asOf": "0001-01-01"}]""", "invalid-request")]
    [InlineData("""[{"unitCode": "420106", "group": "sme", "count": 5, "source": "区统\u202E计局", "asOf": "2026-09-01"}]""", "invalid-request")]
    public async Task State_WhenAnItemLacksSomething_StoresNothing(string body, string problem)
    {
        var period = await service.OpenPeriodAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(problem, (await RunningService.ProblemAsync(await service.Client.PutAsync($"/api/statistics/periods/{period.Id}/denominators", content))).Type);
        Assert.Empty(await service.GetAsync<List<Denominator>>($"/periods/{period.Id}/denominators"));
    }
}
