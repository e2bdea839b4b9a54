using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Cqo.Service.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Cqo.Service.Identity;

/// <summary>Who asks, as long as no directory is configured: the person at this computer, and nobody else.</summary>
public static class EmbeddedIdentity
{
    const string Scheme = "embedded";

    /// <summary>Authenticates requests of this computer as its operator.</summary>
    public static IServiceCollection AddEmbeddedIdentity(this IServiceCollection services)
    {
        // Not AddAuthentication: it would also keep encryption keys in the user's home, for cookies that we do not set.
        services.AddAuthenticationCore(o => o.DefaultScheme = Scheme).AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, Handler>(Scheme, null);
        services.AddAuthorization();
        return services;
    }

    sealed class Handler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CqoSettings settings)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            // Null: a connection without a network, as the tests' server makes it.
            if (Context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }
            var operatorHere = new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, "operator"), new Claim(UserScope.RegionClaim, settings.Region)], EmbeddedIdentity.Scheme));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(operatorHere, EmbeddedIdentity.Scheme)));
        }
    }
}
