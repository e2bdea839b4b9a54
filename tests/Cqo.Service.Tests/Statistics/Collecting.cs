using System.Net.Http.Json;
using Cqo.Domain.Statistics;
using Cqo.Service.Hosting;
using Cqo.Service.Statistics;

namespace Cqo.Service.Tests.Statistics;

/// <summary>What an office does with the statistics table, over HTTP.</summary>
static class Collecting
{
    public static async Task<PeriodItem> OpenPeriodAsync(this RunningService service, int year = 2026, string? pack = null, string day = "11-30") =>
        await RunningService.ReadAsync<PeriodItem>(await service.PostAsync("/api/statistics/periods", new PeriodRequest(year, DateOnly.ParseExact($"{year}-{day}", "O"), pack)));

    public static Task<HttpResponseMessage> SubmitAsync(this RunningService service, int period, string unit, byte[] content, string? key = null, string? file = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/statistics/periods/{period}/submissions?unit={unit}&file={Uri.EscapeDataString(file ?? unit + ".xlsx")}")
        {
            Content = new ByteArrayContent(content),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        return service.Client.SendAsync(request);
    }

    public static async Task<SubmissionItem> SubmittedAsync(this RunningService service, int period, string unit, params IEnumerable<TableRow> rows) =>
        await RunningService.ReadAsync<SubmissionItem>(await service.SubmitAsync(period, unit, TableFile.Of(rows)));

    public static async Task<T> GetAsync<T>(this RunningService service, string path) => await RunningService.ReadAsync<T>(await service.Client.GetAsync("/api/statistics" + path));

    public static Task<RollUpReport> RollUpAsync(this RunningService service, int period, string? unit = null) =>
        service.GetAsync<RollUpReport>($"/periods/{period}/roll-up" + (unit is null ? "" : $"?unit={unit}"));

    public static RollUpLine Of(this RollUpReport report, string unit) => report.Lines.Single(l => l.Line.Code == unit && l.Line.Kind != LineKind.Own).Line;

    public static GroupRate Rate(this RollUpReport report, string unit, EnterpriseGroup group) =>
        report.Lines.Single(l => l.Line.Code == unit && l.Line.Kind != LineKind.Own).Groups.Single(g => g.Group == group);

    public static Task<HttpResponseMessage> StateAsync(this RunningService service, int period, params DenominatorRequest[] items) =>
        service.Client.PutAsJsonAsync($"/api/statistics/periods/{period}/denominators", items, JsonSetup.Wire);

    public static async Task<SnapshotDetails> FreezeAsync(this RunningService service, int period, string? unit = null, string title = "年度统计", string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/statistics/periods/{period}/snapshots") { Content = JsonContent.Create(new SnapshotRequest(unit, title), options: JsonSetup.Wire) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        return await RunningService.ReadAsync<SnapshotDetails>(await service.Client.SendAsync(request));
    }
}
