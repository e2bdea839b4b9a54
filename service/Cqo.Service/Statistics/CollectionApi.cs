using System.Security.Claims;
using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Identity;
using Cqo.Service.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Cqo.Service.Statistics;

/// <summary>Addresses of collecting: units, collections, denominators and returned workbooks.</summary>
public static class CollectionApi
{
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ProblemJson = "application/problem+json";

    /// <summary>Adds the registers, verbs and queries.</summary>
    public static IServiceCollection AddCollection(this IServiceCollection services) => services
        .AddSingleton<UnitRegister>().AddSingleton<BlankTable>().AddSingleton<PeriodRegister>().AddSingleton<DenominatorRegister>().AddSingleton<SubmitTable>().AddSingleton<SubmissionQueries>()
        .AddSingleton<RollUpQueries>().AddSingleton<WriteAttachment>().AddSingleton<WriteReturn>().AddSingleton<ImportDenominators>().AddSingleton<FreezeSnapshot>().AddSingleton<SnapshotQueries>();

    /// <summary>Units, periods and submissions below <c>/api/statistics</c>.</summary>
    public static void MapCollectionApi(this IEndpointRouteBuilder api)
    {
        var statistics = api.MapGroup("/api/statistics").WithTags("statistics");
        MapUnits(statistics);
        MapPeriods(statistics);
        MapSubmissions(statistics);
    }

    static void MapUnits(RouteGroupBuilder statistics)
    {
        statistics.MapGet("/units", (UnitRegister units, ClaimsPrincipal user, CancellationToken cancellation) => units.ListAsync(UserScope.Of(user), cancellation))
            .WithName("listUnits").WithSummary("Reporting units of the user's region");
        statistics.MapPost("/units", async (UnitRequest body, UnitRegister units, ClaimsPrincipal user, CancellationToken cancellation) =>
            {
                var unit = await units.AddAsync(body, UserScope.Of(user), cancellation);
                return TypedResults.Created($"/api/statistics/units/{unit.Code}", unit);
            })
            .WithName("addUnit").WithSummary("Adds a unit that GB/T 2260 does not know, such as a development zone, beside the counties of a city")
            .Produces<ReportingUnit>(201).Produces<Problem>(404, ProblemJson).Produces<Problem>(409, ProblemJson).Produces<Problem>(422, ProblemJson);
    }

    static void MapPeriods(RouteGroupBuilder statistics)
    {
        statistics.MapGet("/periods", (PeriodRegister periods, CancellationToken cancellation) => periods.ListAsync(cancellation))
            .WithName("listPeriods").WithSummary("Collections, the newest first");
        statistics.MapPost("/periods", (PeriodRequest body, PeriodRegister periods, ClaimsPrincipal user, CancellationToken cancellation) =>
                periods.OpenAsync(body, UserScope.Of(user), cancellation))
            .WithName("openPeriod").WithSummary("Opens a collection; the same again answers the one that is open")
            .Produces<PeriodItem>().Produces<Problem>(404, ProblemJson).Produces<Problem>(409, ProblemJson).Produces<Problem>(422, ProblemJson);
        statistics.MapGet("/periods/{id:int}/denominators", (int id, DenominatorRegister register, ClaimsPrincipal user, CancellationToken cancellation) =>
                register.ListAsync(id, UserScope.Of(user), cancellation))
            .WithName("listDenominators").WithSummary("How many enterprises there are, as stated with source and date").Produces<IReadOnlyList<Denominator>>().Produces<Problem>(404, ProblemJson);
        statistics.MapPut("/periods/{id:int}/denominators", (int id, List<DenominatorRequest> body, DenominatorRegister register, ClaimsPrincipal user, CancellationToken cancellation) =>
                register.StateAsync(id, body, UserScope.Of(user), cancellation))
            .WithName("stateDenominators").WithSummary("States denominators, all or none; a null count takes one back")
            .Produces<IReadOnlyList<Denominator>>().Produces<Problem>(404, ProblemJson).Produces<Problem>(422, ProblemJson);
        statistics.MapPost("/periods/{id:int}/denominators/import", ImportAsync).WithMetadata(new LargeBody(StatisticsApi.LargestWorkbook))
            .WithName("importDenominators").WithSummary("States denominators from a workbook; nothing is stored unless every line is sound, or partial=true takes the sound ones")
            .Accepts<Stream>(Xlsx).Produces<DenominatorImport>().Produces<Problem>(404, ProblemJson).Produces<Problem>(413, ProblemJson).Produces<Problem>(422, ProblemJson);
        statistics.MapGet("/periods/{id:int}/table", BlankTableAsync)
            .WithName("getBlankTable").WithSummary("An empty table with the unit's name, to be filled in").Produces<Stream>(200, Xlsx).Produces<Problem>(404, ProblemJson).Produces<Problem>(422, ProblemJson);
    }

    static async Task<IResult> BlankTableAsync(int id, string? unit, BlankTable table, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (content, name) = await table.MakeAsync(id, unit, UserScope.Of(user), cancellation);
        return Results.File(content, Xlsx, name);
    }

    static async Task<DenominatorImport> ImportAsync(
        int id, [FromQuery] string file, [FromQuery] bool? partial, ImportDenominators verb, UploadedFiles uploads, HttpContext context, CancellationToken cancellation)
    {
        await using var content = await uploads.ReceiveAsync(context.Request, cancellation);
        return await verb.RunAsync(id, file, content, partial ?? false, UserScope.Of(context.User), cancellation);
    }

    static void MapSubmissions(RouteGroupBuilder statistics)
    {
        statistics.MapPost("/periods/{id:int}/submissions", SubmitAsync).WithMetadata(new LargeBody(StatisticsApi.LargestWorkbook))
            .WithName("submitTable").WithSummary("Files a unit's returned workbook in place of its earlier one; the same file or key again changes nothing")
            .Accepts<Stream>(Xlsx).Produces<SubmissionItem>().Produces<SubmissionItem>(201).Produces<Problem>(400, ProblemJson).Produces<Problem>(404, ProblemJson)
            .Produces<Problem>(413, ProblemJson).Produces<Problem>(422, ProblemJson).Produces<Problem>(507, ProblemJson);
        statistics.MapGet("/periods/{id:int}/submissions", (int id, string? unit, SubmissionQueries queries, ClaimsPrincipal user, CancellationToken cancellation) =>
                queries.ListAsync(id, unit, UserScope.Of(user), cancellation))
            .WithName("listSubmissions").WithSummary("Returned workbooks by unit, replaced ones too").Produces<IReadOnlyList<SubmissionItem>>().Produces<Problem>(404, ProblemJson);
        statistics.MapGet("/submissions/{id:int}", (int id, SubmissionQueries queries, ClaimsPrincipal user, CancellationToken cancellation) =>
                queries.GetAsync(id, UserScope.Of(user), cancellation))
            .WithName("getSubmission").WithSummary("One returned workbook and what was read of its sheets").Produces<SubmissionDetails>().Produces<Problem>(404, ProblemJson);
        statistics.MapGet("/submissions/{id:int}/rows",
                (int id, string? status, int? page, int? pageSize, SubmissionQueries queries, ClaimsPrincipal user, CancellationToken cancellation) =>
                    queries.RowsAsync(id, status, page, pageSize, UserScope.Of(user), cancellation))
            .WithName("listSubmissionRows").WithSummary("Its rows with fixes and findings, those about other files too")
            .Produces<RowPage>().Produces<Problem>(404, ProblemJson).Produces<Problem>(422, ProblemJson);
        statistics.MapGet("/submissions/{id:int}/content", DownloadAsync)
            .WithName("downloadSubmission").WithSummary("The original file, compared with its hash first")
            .Produces<Stream>(200, Xlsx).Produces<Problem>(404, ProblemJson).Produces<Problem>(409, ProblemJson);
    }

    static async Task<IResult> SubmitAsync(
        int id, [FromQuery] string unit, [FromQuery] string file, [FromQuery] string[]? confirm, [FromHeader(Name = "Idempotency-Key")] string? key, SubmitTable verb,
        UploadedFiles uploads, HttpContext context, CancellationToken cancellation)
    {
        var order = new SubmitOrder(id, unit, file, StatisticsProblems.Key(key), HeaderAnswers.Parse(confirm ?? []), UserScope.Of(context.User));
        await using var content = await uploads.ReceiveAsync(context.Request, cancellation);
        var submitted = await verb.RunAsync(order, content, cancellation);
        var item = submitted.Submission;
        return submitted.IsNew ? TypedResults.Created($"/api/statistics/submissions/{item.Id}", item) : TypedResults.Ok(item);
    }

    static async Task<IResult> DownloadAsync(int id, SubmissionQueries queries, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (content, name, sha256) = await queries.ContentAsync(id, UserScope.Of(user), cancellation);
        return Results.File(content, Xlsx, name, entityTag: new EntityTagHeaderValue($"\"{sha256}\""));
    }
}
