using System.Net.Mime;
using Cqo.Service.Problems;
using Microsoft.AspNetCore.Mvc;

namespace Cqo.Service.Statistics;

/// <summary>Addresses of the statistics table.</summary>
public static class StatisticsApi
{
    /// <summary>Largest returned workbook in bytes. A million rows take 90 to 170 MB; a county sends 100 KB.</summary>
    public const long LargestWorkbook = 200L << 20;

    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ProblemJson = "application/problem+json";

    /// <summary>Adds the layouts and the verbs.</summary>
    public static IServiceCollection AddStatistics(this IServiceCollection services) => services.AddSingleton<LayoutCatalog>().AddSingleton<UploadedFiles>().AddSingleton<CheckWorkbook>();

    /// <summary>Everything below <c>/api/statistics</c>.</summary>
    public static void MapStatisticsApi(this IEndpointRouteBuilder api)
    {
        var statistics = api.MapGroup("/api/statistics").WithTags("statistics");
        statistics.MapPost("/check", CheckAsync).WithMetadata(new LargeBody(LargestWorkbook))
            .WithName("checkWorkbook").WithSummary("Reads a returned workbook: what was read, fixed, asked, and what is no data; nothing is stored")
            .Accepts<Stream>(Xlsx).Produces<WorkbookCheck>(200, MediaTypeNames.Application.Json)
            .Produces<Problem>(404, ProblemJson).Produces<Problem>(413, ProblemJson).Produces<Problem>(422, ProblemJson);
    }

    static async Task CheckAsync(
        [FromQuery] string file, [FromQuery] DateOnly? cutOff, [FromQuery] string? policyPack, [FromQuery] string? region, [FromQuery] string? sheet, [FromQuery] string[]? confirm,
        CheckWorkbook verb, UploadedFiles uploads, HttpContext context, CancellationToken cancellation)
    {
        var order = new CheckOrder(file, cutOff, policyPack, region, sheet, HeaderAnswers.Parse(confirm ?? []));
        await using var content = await uploads.ReceiveAsync(context.Request, cancellation);
        context.Response.ContentType = MediaTypeNames.Application.Json;
        await verb.WriteJsonAsync(order, content, context.Response.Body, cancellation);
    }
}
