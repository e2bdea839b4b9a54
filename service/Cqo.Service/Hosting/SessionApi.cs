using System.Reflection;

namespace Cqo.Service.Hosting;

/// <summary>What the pane must know before it asks for anything else.</summary>
/// <param name="Version">Version of the service.</param>
/// <param name="Mode"><c>embedded</c>: no account, this computer only.</param>
/// <param name="PublicAddress">Address printed on papers.</param>
/// <param name="OfficeJs">Address of office.js.</param>
/// <param name="Locales">Languages, the default first.</param>
/// <param name="SampleData">Whether the register was filled with samples.</param>
public sealed record Session(string Version, string Mode, string PublicAddress, string OfficeJs, IReadOnlyList<string> Locales, bool SampleData);

/// <summary>The addresses of the host itself.</summary>
public static class SessionApi
{
    static readonly string Version = typeof(SessionApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary><c>GET /api/session</c>.</summary>
    public static void MapSessionApi(this IEndpointRouteBuilder api) =>
        api.MapGet("/api/session", (CqoSettings s) => new Session(Version, "embedded", s.PublicAddress, s.OfficeJs, ["zh-CN", "en-US"], s.SampleData))
            .WithName("getSession").WithTags("session").WithSummary("What the pane must know first");
}
