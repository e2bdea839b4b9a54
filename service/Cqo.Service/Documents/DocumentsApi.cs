using Microsoft.Net.Http.Headers;

namespace Cqo.Service.Documents;

/// <summary>The library and its addresses.</summary>
public static class DocumentsApi
{
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Adds the library.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services.AddScoped<DocumentQueries>().AddScoped<DownloadDocument>();

    /// <summary><c>GET /api/documents</c>, one of them, and its content.</summary>
    public static void MapDocumentsApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/api/documents", (string? query, int? year, string? unit, string? kind, int? page, int? pageSize, DocumentQueries documents, CancellationToken cancellation) =>
                documents.ListAsync(new DocumentFilter(query, year, unit, kind, page, pageSize), cancellation))
            .WithName("listDocuments").WithTags("documents").WithSummary("Stored papers, the newest first");
        api.MapGet("/api/documents/{id:guid}", (Guid id, DocumentQueries documents, CancellationToken cancellation) => documents.GetAsync(id, cancellation))
            .WithName("getDocument").WithTags("documents").WithSummary("One stored paper");
        api.MapGet("/api/documents/{id:guid}/content", DownloadAsync)
            .WithName("downloadDocument").WithTags("documents").WithSummary("Its bytes, compared with the registered hash first")
            .Produces<Stream>(StatusCodes.Status200OK, Word);
    }

    static async Task<IResult> DownloadAsync(Guid id, int? version, DownloadDocument download, CancellationToken cancellation)
    {
        var document = await download.RunAsync(id, version, cancellation);
        return Results.File(document.Content, Word, document.FileName, entityTag: new EntityTagHeaderValue($"\"{document.Sha256}\""));
    }
}
