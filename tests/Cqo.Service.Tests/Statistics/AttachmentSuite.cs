using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Cqo.Domain.Statistics;
using Cqo.Service.Persistence;
using Cqo.Service.Statistics;
using Cqo.Service.Tests.Persistence;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Cqo.Service.Tests.Statistics;

public sealed class SqliteAttachmentTests : AttachmentSuite
{
    protected override Task<DatabaseOptions?> DatabaseAsync() => Task.FromResult<DatabaseOptions?>(null);
}

public sealed class PostgresAttachmentTests(PostgresCluster postgres) : AttachmentSuite
{
    protected override async Task<DatabaseOptions?> DatabaseAsync() => await postgres.CreateAsync();
}

/// <summary>The attachment workbook over HTTP, on both databases, read by programs that are not ours.</summary>
public abstract class AttachmentSuite : IAsyncLifetime
{
    const string Wuchang = "420106", Hongshan = "420111", Wuhan = "420100", Huangshi = "420200";
    readonly string folder = Directory.CreateTempSubdirectory("cqo-attachment-").FullName;
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
    public async Task Attachment_WhenReadByAnother_HoldsWhatCountsAndItsTotalsAgree()
    {
        await FileWuhanAsync();
        await service.StateAsync(period.Id,
            new DenominatorRequest(Wuhan, EnterpriseGroup.AboveScale, 40, "市统计局", new DateOnly(2026, 10, 1)), new DenominatorRequest(Wuchang, EnterpriseGroup.AboveScale, 20, "区统计局", new DateOnly(2026, 10, 1)));
        var figures = (await service.RollUpAsync(period.Id, Wuhan)).Lines[0].Line.Figures!;
        var answer = await service.Client.GetAsync($"/api/statistics/periods/{period.Id}/attachment?unit={Wuhan}");
        var content = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("武汉市2026年度企业首席质量官基本情况统计表.xlsx", answer.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"", answer.Headers.ETag?.Tag);
        using (var document = SpreadsheetDocument.Open(new MemoryStream(content), false))
        {
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        }
        var table = WorkbookText.Of(content, "统计表");
        Assert.True(figures.Waiting > 0);
        Assert.Equal(figures.Rows - figures.Waiting, table.Rows.Count);
        Assert.Equal(figures.Appointed, table.Rows.Count(InPost));
        Assert.Contains($"注：另有{figures.Waiting}行待核实，未列入本表，也未计入汇总表。", table.Notes);
        Assert.Contains(table.Notes, n => n.Contains("未定稿", StringComparison.Ordinal));

        var summary = WorkbookText.Of(content, "汇总表").Lines;
        foreach (var county in table.Rows.GroupBy(r => r["B"]))
        {
            var line = summary.Single(l => l[0] == (county.Key == "武汉市" ? "武汉市本级" : county.Key));
            Assert.Equal(Counts(county), (line[2], line[5], line[8], line[11]));
        }
        var total = summary.Single(l => l[0].StartsWith("合计", StringComparison.Ordinal));
        Assert.Equal("合计（应报13个，已报3个）", total[0]);
        Assert.Equal(("40", Counts(table.Rows)), (total[1], (total[2], total[5], total[8], total[11])));
        Assert.Contains(summary, l => l[0] == "汉阳区（未报）" && l[1..].All(c => c.Length == 0));
    }

    [Fact]
    public async Task Attachment_WhenHandedUpAndCheckedAgain_NeedsNoRepair()
    {
        await FileWuhanAsync();
        var content = await service.Client.GetByteArrayAsync($"/api/statistics/periods/{period.Id}/attachment?unit={Wuhan}");
        using var body = new ByteArrayContent(content);
        var check = await RunningService.ReadAsync<WorkbookCheck>(await service.Client.PostAsync("/api/statistics/check?file=a.xlsx&region=420100&policyPack=hubei-2022", body));

        Assert.Equal((check.Rows.Count, 0, 0), (check.Counts.Accepted, check.Counts.Fixed, check.Counts.Questioned));
        Assert.Equal(2, check.NotData.Count(n => n.Reason == NotDataReason.Note));
        Assert.Equal(["汇总表", "填表说明"], check.OtherSheets.Select(s => s.Sheet));
    }

    [Fact]
    public async Task Attachment_WhenComputedByAnother_ShowsTheCoverage()
    {
        await service.SubmittedAsync(period.Id, Wuchang, Enumerable.Range(1, 9).Select(n => new TableRow(n, "武昌区")));
        await service.StateAsync(period.Id, new DenominatorRequest(Wuchang, EnterpriseGroup.AboveScale, 10, "区统计局", new DateOnly(2026, 10, 1)), new DenominatorRequest(Wuchang, EnterpriseGroup.Sme, 100_000, "区统计局", new DateOnly(2026, 10, 1)));
        var file = Path.Combine(folder, "attachment.xlsx");
        await File.WriteAllBytesAsync(file, await service.Client.GetByteArrayAsync($"/api/statistics/periods/{period.Id}/attachment?unit={Wuchang}"), TestContext.Current.CancellationToken);

        var total = (await Calc.ValuesAsync(file, sheet: 2)).Single(l => l[0] == "合计");
        Assert.Equal(["10", "9"], total[1..3]);
        Assert.Equal(90, double.Parse(total[3].TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture), 6);
        // Nine of a hundred thousand are more than nothing, and are never shown as 0.0 %.
        Assert.Equal(0.06, double.Parse(total[6].TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture), 6);
    }

    [Fact]
    public async Task SnapshotAttachment_WhenFilesAreReplacedLater_IsTheSameBytes()
    {
        await FileWuhanAsync();
        var frozen = (await service.FreezeAsync(period.Id, Wuhan, "年报定稿")).Snapshot;
        var first = await service.Client.GetByteArrayAsync($"/api/statistics/snapshots/{frozen.Id}/attachment");
        var rows = WorkbookText.Of(first, "统计表").Rows.Count;

        await service.SubmittedAsync(period.Id, Wuchang, new TableRow(500, "武昌区"));
        await service.SubmittedAsync(period.Id, Hongshan, new TableRow(501, "洪山区"));
        service.Time.Advance(TimeSpan.FromDays(40));
        var again = await service.Client.GetByteArrayAsync($"/api/statistics/snapshots/{frozen.Id}/attachment");

        Assert.Equal(first, again);
        Assert.NotEqual(rows, WorkbookText.Of(await service.Client.GetByteArrayAsync($"/api/statistics/periods/{period.Id}/attachment?unit={Wuhan}"), "统计表").Rows.Count);
        foreach (var sheet in new[] { "统计表", "汇总表" })
        {
            Assert.Contains(WorkbookText.Of(first, sheet).Notes, n => n == $"注：依据定稿“年报定稿”（编号{frozen.Id}，2026年11月22日定稿）编制，定稿校验码（SHA-256）{frozen.ResultSha256}。");
        }
    }

    [Fact]
    public async Task Attachment_WhenASheetIsTooShort_IsSplitByUnitWithNoRowLost()
    {
        await FileWuhanAsync();
        await service.SubmittedAsync(period.Id, Huangshi, Enumerable.Range(300, 30).Select(n => new TableRow(n, "黄石港区")));
        service.Services.GetRequiredService<WriteAttachment>().RowsPerSheet = 20;
        var figures = (await service.RollUpAsync(period.Id)).Lines[0].Line.Figures!;
        var answer = await service.Client.GetAsync($"/api/statistics/periods/{period.Id}/attachment");
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("湖北省2026年度企业首席质量官基本情况统计表.zip", answer.Content.Headers.ContentDisposition?.FileNameStar);

        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var books = zip.Entries.ToDictionary(e => e.FullName, Bytes);
        Assert.Equal(
            ["湖北省2026年度企业首席质量官情况汇总表.xlsx", "武汉市2026年度企业首席质量官基本情况统计表（第1册）.xlsx", "武汉市2026年度企业首席质量官基本情况统计表（第2册）.xlsx",
             "黄石市2026年度企业首席质量官基本情况统计表（第1册）.xlsx", "黄石市2026年度企业首席质量官基本情况统计表（第2册）.xlsx"], books.Keys);
        var rows = books.Values.SelectMany(b => WorkbookText.Of(b, "统计表").Rows).ToList();
        Assert.Equal(figures.Rows - figures.Waiting, rows.Count);
        Assert.Equal(rows.Count, rows.Select(r => r["D"]).Distinct().Count());
        Assert.Equal(Counts(rows).AboveScale, WorkbookText.Of(books.Values.First(), "汇总表").Lines.Single(l => l[0].StartsWith("合计", StringComparison.Ordinal))[2]);
    }

    [Fact]
    public async Task Attachment_WhenAskedByAnotherRegion_IsNotThere()
    {
        await FileWuhanAsync();
        var frozen = (await service.FreezeAsync(period.Id, Wuhan)).Snapshot;
        await service.DisposeAsync();
        service = new RunningService(database, folder, region: Wuchang);

        var own = WorkbookText.Of(await service.Client.GetByteArrayAsync($"/api/statistics/periods/{period.Id}/attachment"), "统计表").Rows;
        Assert.All(own, r => Assert.Equal("武昌区", r["B"]));
        Assert.Equal("unit-not-found", (await RunningService.ProblemAsync(await service.Client.GetAsync($"/api/statistics/periods/{period.Id}/attachment?unit={Hongshan}"))).Type);
        Assert.Equal("snapshot-not-found", (await RunningService.ProblemAsync(await service.Client.GetAsync($"/api/statistics/snapshots/{frozen.Id}/attachment"))).Type);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync("/api/statistics/periods/77/attachment")).StatusCode);
    }

    // Rows in two files, rows without a readable code, terms that are over, rows of the city itself and of a county through the city.
    async Task FileWuhanAsync()
    {
        await service.SubmittedAsync(period.Id, Wuchang, Rows(1, 20, "武昌区"));
        await service.SubmittedAsync(period.Id, Hongshan, Rows(18, 12, "洪山区"));
        await service.SubmittedAsync(period.Id, Wuhan, new TableRow(90, "武汉市"), new TableRow(91, "江岸区"), new TableRow(2, "武昌区"), new TableRow(92, "武昌区"));
    }

    static IEnumerable<TableRow> Rows(int from, int count, string county) => Enumerable.Range(from, count).Select(n => new TableRow(n, county)
    {
        Size = n % 3 == 0 ? "大型" : "小型", AboveScale = n % 4 == 0 ? "否" : "是", Awards = n % 4 == 0 ? "市长质量奖、湖北精品" : "", Certificate = n % 5 == 0 ? "鄂培" + n : "",
        Until = n % 11 == 0 ? "2026-05-01" : "2029-03-04", Code = n % 13 == 0 ? "9.142E+17" : null,
    });

    // The rule once more, for these rows alone: the term is not over at the cut-off date.
    static bool InPost(IReadOnlyDictionary<string, string> row) => !row["P"].StartsWith("2026-05", StringComparison.Ordinal);

    static (string AboveScale, string Sme, string Award, string Premium) Counts(IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        var inPost = rows.Where(InPost).ToList();
        string Of(Func<IReadOnlyDictionary<string, string>, bool> which) => inPost.Count(which).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (Of(r => r["F"] == "是"), Of(r => r["E"] is "中型" or "小型"), Of(r => r["H"].Contains("质量奖", StringComparison.Ordinal)), Of(r => r["H"].Contains("精品", StringComparison.Ordinal)));
    }

    static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var memory = new MemoryStream();
        using var content = entry.Open();
        content.CopyTo(memory);
        return memory.ToArray();
    }
}
