using System.Net.Mime;
using Cqo.Service.Documents;
using Cqo.Service.Hosting;
using Cqo.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cqo.Service.Certificates;

/// <summary>Addresses of certificates and their papers.</summary>
public static class CertificatesApi
{
    const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ProblemJson = "application/problem+json";

    /// <summary>Adds the verbs, the queries and the job.</summary>
    public static IServiceCollection AddCertificates(this IServiceCollection services)
    {
        services.AddSingleton(provider => new CertificateOptions(provider.GetRequiredService<CqoSettings>().PublicAddress));
        services.AddSingleton<CertificateRegister>().AddSingleton<PaperRenderer>().AddSingleton<RegisterQueries>();
        services.AddSingleton<IssueCertificate>().AddSingleton<FinishCertificate>().AddSingleton<VoidCertificate>().AddSingleton<WritePaper>().AddSingleton<PreviewPaper>();
        services.AddSingleton<FinishReservedJob>();
        return OpenApiSetup.IsReading ? services : services.AddHostedService(provider => provider.GetRequiredService<FinishReservedJob>());
    }

    /// <summary>Everything below <c>/api/certificates</c>.</summary>
    public static void MapCertificatesApi(this IEndpointRouteBuilder api)
    {
        var certificates = api.MapGroup("/api/certificates").WithTags("certificates");
        MapReading(certificates);
        MapWriting(certificates);
    }

    static void MapReading(RouteGroupBuilder certificates)
    {
        certificates.MapGet("", (string? query, int? year, string? state, int? page, int? pageSize, RegisterQueries queries, CancellationToken cancellation) =>
                queries.ListAsync(query, year, StateOf(state), page, pageSize, cancellation))
            .WithName("listCertificates").WithSummary("The register, newest first");
        certificates.MapGet("/{id:guid}", (Guid id, RegisterQueries queries, CancellationToken cancellation) => queries.GetAsync(id, cancellation))
            .WithName("getCertificate").WithSummary("One certificate with its papers").Produces<CertificateDetails>().Produces<Problem>(404, ProblemJson);
        certificates.MapPost("/preview", PreviewAsync)
            .WithName("previewPaper").WithSummary("A paper as it would look; no number is used, nothing is stored")
            .Produces<Stream>(200, Docx).Produces<Problem>(404, ProblemJson).Produces<Problem>(422, ProblemJson);
    }

    static void MapWriting(RouteGroupBuilder certificates)
    {
        certificates.MapPost("", IssueAsync)
            .WithName("issueCertificate").WithSummary("Decides, takes a number, makes the paper and stores it; safe to repeat with the same Idempotency-Key")
            .Produces<CertificateDetails>(201).Produces<Problem>(400, ProblemJson).Produces<Problem>(409, ProblemJson).Produces<Problem>(422, ProblemJson)
            .Produces<Problem>(507, ProblemJson);
        certificates.MapPost("/{id:guid}/void", (Guid id, VoidRequest body, VoidCertificate verb, CancellationToken cancellation) => verb.RunAsync(id, body, cancellation))
            .WithName("voidCertificate").WithSummary("Makes a certificate void, with its reason; the number is never given again")
            .Produces<CertificateDetails>().Produces<Problem>(404, ProblemJson).Produces<Problem>(409, ProblemJson).Produces<Problem>(422, ProblemJson);
        certificates.MapPut("/{id:guid}/papers/{template}", (Guid id, string template, WritePaper verb, CancellationToken cancellation) => verb.RunAsync(id, template, cancellation))
            .WithName("writePaper").WithSummary("Writes a further paper into the library (appointment-notice, qualification-review); safe to repeat")
            .Produces<DocumentItem>().Produces<Problem>(404, ProblemJson).Produces<Problem>(409, ProblemJson).Produces<Problem>(507, ProblemJson);
    }

    static CertificateState? StateOf(string? word) => word switch
    {
        null or "" => null,
        "reserved" => CertificateState.Reserved,
        "issued" => CertificateState.Issued,
        "void" => CertificateState.Void,
        _ => throw CertificateProblems.UnknownState(),
    };

    static async Task<Created<CertificateDetails>> IssueAsync(
        CertificateRequest body, [FromHeader(Name = "Idempotency-Key")] string? key, IssueCertificate verb, CancellationToken cancellation)
    {
        var issued = await verb.RunAsync(body, key, cancellation);
        return TypedResults.Created($"/api/certificates/{issued.Id}", issued);
    }

    static async Task<IResult> PreviewAsync(PreviewRequest body, PreviewPaper verb, HttpContext context, CancellationToken cancellation)
    {
        var paper = await verb.RunAsync(body, cancellation);
        context.Response.Headers.ContentDisposition = new ContentDisposition { DispositionType = DispositionTypeNames.Inline, FileName = "preview.docx" }.ToString();
        return TypedResults.Bytes(paper.Content, Docx);
    }
}
