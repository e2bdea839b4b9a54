using Cqo.Domain.Statistics;
using Cqo.Service.Persistence;
using Cqo.Service.Statistics;
using Cqo.Service.Tests.Persistence;

namespace Cqo.Service.Tests.Statistics;

public sealed class SqliteDenominatorImportTests : DenominatorImportSuite
{
    protected override Task<DatabaseOptions?> DatabaseAsync() => Task.FromResult<DatabaseOptions?>(null);
}

public sealed class PostgresDenominatorImportTests(PostgresCluster postgres) : DenominatorImportSuite
{
    protected override async Task<DatabaseOptions?> DatabaseAsync() => await postgres.CreateAsync();
}

/// <summary>Denominators from a workbook, on both databases, over HTTP.</summary>
public abstract class DenominatorImportSuite : IAsyncLifetime
{
    static readonly string[] Header = ["数据 来源", "单位", "企业类别", "企业数（家）", "代码", "截至日期"];
    RunningService service = null!;
    PeriodItem period = null!;

    protected abstract Task<DatabaseOptions?> DatabaseAsync();

    public async ValueTask InitializeAsync()
    {
        service = new RunningService(await DatabaseAsync(), region: "420100");
        period = await service.OpenPeriodAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Import_WhenEveryLineIsSound_StatesThem()
    {
        var read = await ImportAsync(
            ["2026年企业数"], Header, ["市统计局年报", "武昌区", "规上企业", "1,205", "", "2026-09-30"], ["市统计局年报", "", "中小企业", "０", "420111", "2026年9月30日"],
            ["市市场监管局", "武汉市", "湖北精品企业", "31家", "420100", "2026/9/30"], ["", "", "", "", "", ""], ["合计", "", "", "1236", "", ""]);

        Assert.Equal((2, 3, 3, "统计表"), (read.HeaderRow, read.Sound, read.Written, read.Sheet));
        Assert.Equal([7], read.NotData);
        Assert.Equal(
            [("420100", EnterpriseGroup.HubeiPremium, 31, "市市场监管局"), ("420106", EnterpriseGroup.AboveScale, 1205, "市统计局年报"), ("420111", EnterpriseGroup.Sme, 0L, "市统计局年报")],
            (await StatedAsync()).Select(d => (d.UnitCode, d.Group, d.Count, d.Source)));
        Assert.All(await StatedAsync(), d => Assert.Equal(new DateOnly(2026, 9, 30), d.AsOf));
    }

    [Fact]
    public async Task Import_WhenALineIsInQuestion_StatesNothingUnlessTheSoundOnesAreAskedFor()
    {
        string[][] lines =
        [
            Header, ["统计局", "武昌区", "规上企业", "12", "", "2026-09-30"], ["统计局", "武昌区", "规模以上", "13", "", "2026-09-30"], ["统计局", "大冶市", "规上企业", "5", "", "2026-09-30"],
            ["统计局", "洪山区", "规上企业", "", "", "2026-09-30"], ["", "洪山区", "大企业", "1.5", "", "2026-09"], ["统计局", "洪山区", "中小企业", "7", "420106", "2026-09-30"], ["统计局", "江岸区", "中小企业", "9", "", "2026-09-30"],
        ];
        var read = await ImportAsync(lines);
        Assert.Equal((1, 0), (read.Sound, read.Written));
        Assert.Empty(await StatedAsync());
        Assert.Equal(["C2", "C3", "B4", "D5", "C6 D6 A6 F6", "B7", ""], read.Lines.Select(l => string.Join(' ', l.Findings.Select(f => f.Address))));

        var partial = await ImportAsync(lines, "&partial=true");
        Assert.Equal(1, partial.Written);
        Assert.Equal(("420102", 9L), Assert.Single((await StatedAsync()).Select(d => (d.UnitCode, d.Count))));
    }

    [Fact]
    public async Task Import_WhenThereIsNoHeaderOrNoWorkbook_SaysSo()
    {
        var read = await ImportAsync([["单位", "数量"], ["武昌区", "5"]]);
        Assert.Equal((0, 0, 1), (read.HeaderRow, read.Written, read.Findings.Count));
        using var body = new ByteArrayContent("no workbook"u8.ToArray());
        Assert.Equal("workbook-refused", (await RunningService.ProblemAsync(await service.Client.PostAsync($"/api/statistics/periods/{period.Id}/denominators/import?file=a.xlsx", body))).Type);
        Assert.Empty(await StatedAsync());
    }

    Task<DenominatorImport> ImportAsync(params string[][] lines) => ImportAsync(lines, "");

    async Task<DenominatorImport> ImportAsync(string[][] lines, string query)
    {
        using var body = new ByteArrayContent(TableFile.Write(lines));
        return await RunningService.ReadAsync<DenominatorImport>(await service.Client.PostAsync($"/api/statistics/periods/{period.Id}/denominators/import?file=a.xlsx{query}", body));
    }

    Task<List<Denominator>> StatedAsync() => service.GetAsync<List<Denominator>>($"/periods/{period.Id}/denominators");
}
