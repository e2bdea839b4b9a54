using System.Security.Claims;
using Cqo.Domain.Regions;

namespace Cqo.Service.Identity;

/// <summary>Who asks, and for which region. Everything that is collected is shown and changed within that region only.</summary>
/// <param name="UserId">The user.</param>
/// <param name="RegionCode">Code of the office's region or unit; the province for its own office.</param>
public sealed record UserScope(string UserId, string RegionCode)
{
    /// <summary>The claim that holds the region.</summary>
    public const string RegionClaim = "cqo:region";

    /// <summary>The scope of a signed-in user. One without a region sees nothing.</summary>
    public static UserScope Of(ClaimsPrincipal user) => new(user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", user.FindFirstValue(RegionClaim) ?? "");

    /// <summary>True when the unit is the user's or lies under it.</summary>
    public bool Covers(ReportingUnits units, string? unitCode) => units.IsWithin(unitCode, RegionCode);
}
