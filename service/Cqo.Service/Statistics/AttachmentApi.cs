using System.Net.Mime;
using System.Security.Claims;
using Cqo.Service.Identity;
using Cqo.Service.Problems;
using Microsoft.Net.Http.Headers;

namespace Cqo.Service.Statistics;

/// <summary>Addresses of the papers that leave the collection.</summary>
public static class AttachmentApi
{
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ProblemJson = "application/problem+json";

    /// <summary>Attachments below <c>/api/statistics</c>.</summary>
    public static void MapAttachmentApi(this IEndpointRouteBuilder api)
    {
        var statistics = api.MapGroup("/api/statistics").WithTags("statistics");
        statistics.MapGet("/periods/{id:int}/attachment", (int id, string? unit, WriteAttachment verb, ClaimsPrincipal user, CancellationToken cancellation) =>
                SendAsync(verb, new AttachmentOrder(id, unit, null, UserScope.Of(user)), cancellation))
            .WithName("writeAttachment").WithSummary("The statistics table and the 汇总表 of a region as they stand now, as a workbook; past Excel's row limit a ZIP of workbooks by unit")
            .Produces<Stream>(200, Xlsx, MediaTypeNames.Application.Zip).Produces<Problem>(404, ProblemJson).Produces<Problem>(422, ProblemJson);
        statistics.MapGet("/snapshots/{id:int}/attachment", (int id, WriteAttachment verb, ClaimsPrincipal user, CancellationToken cancellation) =>
                SendAsync(verb, new AttachmentOrder(null, null, id, UserScope.Of(user)), cancellation))
            .WithName("writeSnapshotAttachment").WithSummary("The same from frozen rows and figures: the same bytes every time")
            .Produces<Stream>(200, Xlsx, MediaTypeNames.Application.Zip).Produces<Problem>(404, ProblemJson).Produces<Problem>(422, ProblemJson);
        statistics.MapGet("/submissions/{id:int}/return", async (int id, WriteReturn verb, ClaimsPrincipal user, CancellationToken cancellation) =>
            {
                var (content, name) = await verb.RunAsync(id, UserScope.Of(user), cancellation);
                return Results.File(content, Xlsx, name);
            })
            .WithName("writeReturn").WithSummary("The return file for the sender: its own rows in question, with notes in the cells")
            .Produces<Stream>(200, Xlsx).Produces<Problem>(404, ProblemJson).Produces<Problem>(409, ProblemJson).Produces<Problem>(422, ProblemJson);
    }

    static async Task<IResult> SendAsync(WriteAttachment verb, AttachmentOrder order, CancellationToken cancellation)
    {
        var file = await verb.RunAsync(order, cancellation);
        return Results.File(file.Content, file.IsArchive ? MediaTypeNames.Application.Zip : Xlsx, file.FileName, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }
}
