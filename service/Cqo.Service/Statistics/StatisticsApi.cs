using System.Net.Mime;
using System.Security.Claims;
using Cqo.Service.Identity;
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
    public static IServiceCollection AddStatistics(this IServiceCollection services) => services.AddSingleton<LayoutCatalog>().AddSingleton<UploadedFiles>().AddSingleton<CheckWorkbook>().AddSingleton<CheckKnowledge>().AddSingleton<HeaderAnswerRegister>();

    /// <summary>Everything below <c>/api/statistics</c>.</summary>
    public static void MapStatisticsApi(this IEndpointRouteBuilder api)
    {
        var statistics = api.MapGroup("/api/statistics").WithTags("statistics");
        statistics.MapPost("/check", CheckAsync).WithMetadata(new LargeBody(LargestWorkbook))
            .WithName("checkWorkbook").WithSummary("Reads a returned workbook: what was read, fixed, asked, and what is no data; nothing is stored but the answers about headers")
            .Accepts<Stream>(Xlsx).Produces<WorkbookCheck>(200, MediaTypeNames.Application.Json)
            .Produces<Problem>(404, ProblemJson).Produces<Problem>(413, ProblemJson).Produces<Problem>(422, ProblemJson);
        statistics.MapGet("/header-answers", (HeaderAnswerRegister register, ClaimsPrincipal user, CancellationToken cancellation) => register.ListAsync(UserScope.Of(user), cancellation))
            .WithName("listHeaderAnswers").WithSummary("Answers about headers that files of the user's city, or its cities, are read by");
        statistics.MapDelete("/header-answers", async (string header, string? region, HeaderAnswerRegister register, ClaimsPrincipal user, CancellationToken cancellation) =>
            {
                await register.RemoveAsync(header, region, UserScope.Of(user), cancellation);
                return TypedResults.NoContent();
            })
            .WithName("removeHeaderAnswer").WithSummary("Takes an answer back: the header is asked about again").Produces<Problem>(404, ProblemJson);
    }

    static async Task CheckAsync(
        [FromQuery] string file, [FromQuery] DateOnly? cutOff, [FromQuery] string? policyPack, [FromQuery] string? region, [FromQuery] string? sheet, [FromQuery] string[]? confirm,
        CheckWorkbook verb, CheckKnowledge knowledge, UploadedFiles uploads, HttpContext context, CancellationToken cancellation)
    {
        var user = UserScope.Of(context.User);
        var order = await knowledge.CompleteAsync(new CheckOrder(file, cutOff, policyPack, region, sheet, HeaderAnswers.Parse(confirm ?? [])), user, cancellation);
        await using var content = await uploads.ReceiveAsync(context.Request, cancellation);
        context.Response.ContentType = MediaTypeNames.Application.Json;
        var outcome = await verb.WriteJsonAsync(order, content, context.Response.Body, cancellation);
        await knowledge.KeepAsync(order, outcome, user, cancellation);
    }
}
