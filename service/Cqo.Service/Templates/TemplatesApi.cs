namespace Cqo.Service.Templates;

/// <summary>The catalogue of templates and its address.</summary>
public static class TemplatesApi
{
    /// <summary>Adds the catalogue.</summary>
    public static IServiceCollection AddTemplates(this IServiceCollection services) => services.AddSingleton<TemplateCatalog>();

    /// <summary><c>GET /api/templates</c>.</summary>
    public static void MapTemplatesApi(this IEndpointRouteBuilder api) =>
        api.MapGet("/api/templates", (TemplateCatalog templates) => templates.List())
            .WithName("listTemplates").WithTags("templates").WithSummary("Templates on offer");
}
