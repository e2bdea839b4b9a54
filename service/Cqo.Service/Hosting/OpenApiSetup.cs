using System.Reflection;
using Cqo.Domain.Eligibility;
using Cqo.Domain.Statistics;
using Cqo.Service.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Cqo.Service.Hosting;

/// <summary>The contract as a document: written to <c>service/openapi.json</c> by the build and served at <c>/openapi/v1.json</c>.</summary>
public static class OpenApiSetup
{
    /// <summary>True while the build reads the contract: the program runs, but nothing may touch the world.</summary>
    public static bool IsReading { get; } = Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    /// <summary>Adds the document.</summary>
    public static IServiceCollection AddContract(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Cqo", Version = "1", Description = "首席质量官聘任授权证书服务 / Certificates of Chief Quality Officers." };
            document.Servers = [];
            AddMembers(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(AddProblemAsync);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(ReportedDate))
            {
                (schema.Type, schema.Pattern, schema.Description) = (JsonSchemaType.String, ReportedDateConverter.Pattern, "A day, or a month whose day nobody wrote.");
            }
            return Task.CompletedTask;
        });
    });

    /// <summary>Members that only some problem types carry; <see cref="Problem"/> itself knows nothing of eligibility.</summary>
    static void AddMembers(OpenApiDocument document)
    {
        if (document.Components?.Schemas is { } schemas && schemas.TryGetValue(nameof(Problem), out var found) && found is OpenApiSchema { Properties: { } members } problem)
        {
            problem.AdditionalPropertiesAllowed = true;
            members["findings"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchemaReference(nameof(Finding), document),
                Description = "Every finding, when a candidate is not eligible.",
            };
        }
    }

    static async Task AddProblemAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellation);
        context.Document?.AddComponent(nameof(Problem), schema);
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem (RFC 9457)",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) } },
        };
    }
}
