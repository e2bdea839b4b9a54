using System.Text;
using Cqo.Service.Problems;

namespace Cqo.Service.Certificates;

/// <summary>Where the QR code of a paper leads: anyone may ask whether it is valid, and learns no more than the paper says.</summary>
public static class VerifyApi
{
    /// <summary><c>GET /verify/{code}</c>; open to everyone.</summary>
    public static void MapVerifyApi(this IEndpointRouteBuilder app) =>
        app.MapMethods("/verify/{code}", ["GET", "HEAD"], ShowAsync).ExcludeFromDescription();

    static async Task<IResult> ShowAsync(string code, string? lang, RegisterQueries queries, CertificateRegister register, HttpContext context, CancellationToken cancellation)
    {
        var language = lang switch { "zh" => Language.Chinese, "en" => Language.English, _ => Languages.Of(context.Request) };
        var certificate = code.Length <= 64 ? await queries.VerifyAsync(code, cancellation) : null;
        var status = StatusOf(certificate, register.Today);
        context.Response.Headers.ContentSecurityPolicy = VerifyPage.ContentSecurityPolicy;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentLanguage = language.Tag();
        var page = VerifyPage.Write(status, status == VerifyStatus.Unknown ? null : certificate, language);
        return Results.Text(page, "text/html", Encoding.UTF8, status == VerifyStatus.Unknown ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    /// <summary>A number that was only reserved was never issued: nobody holds a paper of it.</summary>
    internal static VerifyStatus StatusOf(Certificate? certificate, DateOnly today) => certificate switch
    {
        null or { State: CertificateState.Reserved } or { IssuedAt: null } => VerifyStatus.Unknown,
        { State: CertificateState.Void } => VerifyStatus.Void,
        _ when today > certificate.TermEnd => VerifyStatus.Expired,
        _ => VerifyStatus.Valid,
    };
}

/// <summary>What the register says about a paper.</summary>
public enum VerifyStatus
{
    /// <summary>Issued and within its term, or before it.</summary>
    Valid,
    /// <summary>Its term is over.</summary>
    Expired,
    /// <summary>Made void.</summary>
    Void,
    /// <summary>No such paper was issued.</summary>
    Unknown,
}
