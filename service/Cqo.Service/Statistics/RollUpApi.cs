using System.Security.Claims;
using Cqo.Domain.Statistics;
using Cqo.Service.Identity;
using Cqo.Service.Problems;
using Microsoft.AspNetCore.Mvc;

namespace Cqo.Service.Statistics;

/// <summary>Addresses of what is counted: collection, roll-up, coverage and snapshots.</summary>
public static class RollUpApi
{
    const string ProblemJson = "application/problem+json";

    /// <summary>Figures below <c>/api/statistics</c>.</summary>
    public static void MapRollUpApi(this IEndpointRouteBuilder api)
    {
        var statistics = api.MapGroup("/api/statistics").WithTags("statistics");
        MapFigures(statistics);
        MapSnapshots(statistics);
    }

    static void MapFigures(RouteGroupBuilder statistics)
    {
        statistics.MapGet("/periods/{id:int}/collection", (int id, string? unit, RollUpQueries queries, ClaimsPrincipal user, CancellationToken cancellation) =>
                queries.CollectionAsync(id, unit, UserScope.Of(user), cancellation))
            .WithName("getCollection").WithSummary("Who sent and who is missing").Produces<CollectionReport>().Produces<Problem>(404, ProblemJson);
        statistics.MapGet("/periods/{id:int}/roll-up", (int id, string? unit, RollUpQueries queries, ClaimsPrincipal user, CancellationToken cancellation) =>
                queries.RollUpAsync(id, unit, UserScope.Of(user), cancellation))
            .WithName("getRollUp").WithSummary("The 汇总表 of a region as it stands now; a unit that sent nothing has no figures").Produces<RollUpReport>().Produces<Problem>(404, ProblemJson);
        statistics.MapGet("/periods/{id:int}/coverage", (int id, string? unit, RollUpQueries queries, ClaimsPrincipal user, CancellationToken cancellation) =>
                queries.CoverageAsync(id, unit, UserScope.Of(user), cancellation))
            .WithName("getCoverage").WithSummary("Coverage against each target of the pack, and the year before").Produces<CoverageReport>().Produces<Problem>(404, ProblemJson);
    }

    static void MapSnapshots(RouteGroupBuilder statistics)
    {
        statistics.MapPost("/periods/{id:int}/snapshots", FreezeAsync)
            .WithName("freezeSnapshot").WithSummary("Freezes the figures of a region with everything they rest on; safe to repeat with the same Idempotency-Key")
            .Produces<SnapshotDetails>(201).Produces<Problem>(400, ProblemJson).Produces<Problem>(404, ProblemJson).Produces<Problem>(422, ProblemJson);
        statistics.MapGet("/periods/{id:int}/snapshots", (int id, SnapshotQueries queries, ClaimsPrincipal user, CancellationToken cancellation) =>
                queries.ListAsync(id, UserScope.Of(user), cancellation))
            .WithName("listSnapshots").WithSummary("Frozen figures, the newest first").Produces<IReadOnlyList<SnapshotItem>>().Produces<Problem>(404, ProblemJson);
        statistics.MapGet("/snapshots/{id:int}", (int id, SnapshotQueries queries, ClaimsPrincipal user, CancellationToken cancellation) =>
                queries.GetAsync(id, UserScope.Of(user), cancellation))
            .WithName("getSnapshot").WithSummary("Frozen figures").Produces<SnapshotDetails>().Produces<Problem>(404, ProblemJson);
        statistics.MapGet("/snapshots/{id:int}/rows", RowsAsync)
            .WithName("listSnapshotRows").WithSummary("The rows behind a frozen figure: as many as the figure says").Produces<RowPage>().Produces<Problem>(404, ProblemJson)
            .Produces<Problem>(422, ProblemJson);
    }

    static async Task<IResult> FreezeAsync(
        int id, SnapshotRequest body, [FromHeader(Name = "Idempotency-Key")] string? key, FreezeSnapshot verb, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var snapshot = await verb.RunAsync(id, body, key, UserScope.Of(user), cancellation);
        return TypedResults.Created($"/api/statistics/snapshots/{snapshot.Id}", SnapshotQueries.Details(snapshot));
    }

    static Task<RowPage> RowsAsync(
        int id, [FromQuery] string measure, [FromQuery] string? unit, [FromQuery] bool? own, [FromQuery] int? page, [FromQuery] int? pageSize, SnapshotQueries queries,
        ClaimsPrincipal user, CancellationToken cancellation) =>
        queries.RowsAsync(id, new SnapshotRows(unit, own ?? false, MeasureOf(measure), page, pageSize), UserScope.Of(user), cancellation);

    static Measure MeasureOf(string word)
    {
        foreach (var measure in Enum.GetValues<Measure>())
        {
            if (Word(measure) == word)
            {
                return measure;
            }
        }
        var all = string.Join(", ", Enum.GetValues<Measure>().Select(Word));
        throw StatisticsProblems.Field("measure", $"没有这个指标。可选：{all}。", $"There is no such measure. Choose one of: {all}.");
    }

    static string Word(Measure measure) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(measure.ToString());
}
