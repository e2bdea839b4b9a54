namespace Cqo.Service.Hosting;

/// <summary>Headers that keep a page of ours from running or framing what is not ours. No CORS: the pane comes from the same origin.</summary>
public static class SecurityHeaders
{
    // The hosts that office.js itself accepts as web hosts of an add-in. X-Frame-Options knows no list and is never sent.
    const string OfficeHosts =
        "'self' https://*.officeapps.live.com https://*.cloud.microsoft https://*.officeapps.partner.office365.cn https://*.partner.officewebapps.cn " +
        "https://*.sharepoint.com https://*.sharepoint.cn https://*.office.com https://*.office365.com https://*.live.com";

    /// <summary>Adds the headers to every answer.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, CqoSettings settings)
    {
        var policy = ContentSecurityPolicy(settings.OfficeJs);
        return app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (context.Request.Path.StartsWithSegments("/api"))
            {
                headers.CacheControl = "no-store";
            }
            return next(context);
        });
    }

    /// <summary>Scripts come from us and from the origin of office.js only. Styles may stand inline: the preview of a Word document makes them.</summary>
    internal static string ContentSecurityPolicy(string officeJs)
    {
        var office = officeJs.StartsWith('/') ? "" : " " + new Uri(officeJs).GetLeftPart(UriPartial.Authority);
        return $"default-src 'none'; script-src 'self'{office}; style-src 'self' 'unsafe-inline'{office}; img-src 'self' data: blob:{office}; font-src 'self' data: blob:{office}; " +
            $"connect-src 'self'{office}; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors {OfficeHosts}";
    }
}
