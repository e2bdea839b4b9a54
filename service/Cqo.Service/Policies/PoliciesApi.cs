using Cqo.Domain.Regions;

namespace Cqo.Service.Policies;

/// <summary>An administrative unit as the pane lists it.</summary>
/// <param name="Code">GB/T 2260 code.</param>
/// <param name="Name">Own name.</param>
/// <param name="Level">Level.</param>
/// <param name="ParentCode">Code of the unit above, null for the province.</param>
public sealed record RegionItem(string Code, string Name, RegionLevel Level, string? ParentCode);

/// <summary>The catalogue of policy packs, the regions, and their addresses.</summary>
public static class PoliciesApi
{
    static readonly IReadOnlyList<RegionItem> Regions = [.. RegionCatalog.All.Select(r => new RegionItem(r.Code, r.Name, r.Level, r.ParentCode))];

    /// <summary>Adds the catalogue.</summary>
    public static IServiceCollection AddPolicies(this IServiceCollection services) => services.AddSingleton<PolicyCatalog>();

    /// <summary><c>GET /api/policy-packs</c> and <c>GET /api/regions</c>.</summary>
    public static void MapPoliciesApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/api/policy-packs", (PolicyCatalog packs) => packs.List())
            .WithName("listPolicyPacks").WithTags("policies").WithSummary("Policy packs on offer, the default first");
        api.MapGet("/api/regions", () => Regions)
            .WithName("listRegions").WithTags("policies").WithSummary("Administrative units of Hubei");
    }
}
