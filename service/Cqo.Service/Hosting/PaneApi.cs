using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cqo.Service.Problems;
using Microsoft.Extensions.FileProviders;

namespace Cqo.Service.Hosting;

/// <summary>The built pane, from the same origin as the API. Pages are asked for anew each time; assets carry a hash in their name and never change.</summary>
public static partial class PaneApi
{
    const string NoPane = """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Cqo</title>
        <h1>任务窗格尚未构建</h1><p>请安装 Node.js 20 后运行 <code>dotnet build service/Cqo.Service</code>，再刷新本页。接口已可使用：<a href="/openapi/v1.json">/openapi/v1.json</a></p>
        <h1 lang="en">The pane is not built</h1><p lang="en">Install Node.js 20, run <code>dotnet build service/Cqo.Service</code>, then reload. The API answers already.</p>
        """;

    /// <summary>Serves assets, and the mirror of office.js when there is one.</summary>
    public static void UsePaneFiles(this WebApplication app, CqoSettings settings)
    {
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => Cache(file.Context) });
        if (settings.OfficeMirror.Folder is { } folder)
        {
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)), RequestPath = CqoSettings.MirrorPath });
        }
    }

    /// <summary><c>GET /</c>, <c>/taskpane.html</c>, <c>/manifest.xml</c> and <c>/health</c>.</summary>
    public static void MapPaneApi(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/", ["GET", "HEAD"], Page).ExcludeFromDescription();
        app.MapMethods("/taskpane.html", ["GET", "HEAD"], Page).ExcludeFromDescription();
        app.MapMethods("/manifest.xml", ["GET", "HEAD"], Manifest).ExcludeFromDescription();
        app.MapMethods("/health", ["GET", "HEAD"], () => Results.Text("ok")).ExcludeFromDescription();
    }

    static IResult Page(HttpContext context, CqoSettings settings, IWebHostEnvironment environment)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var page = Path.Combine(environment.WebRootPath ?? "", "taskpane.html");
        return Results.Text(File.Exists(page) ? WithOfficeJs(File.ReadAllText(page), settings.OfficeJs) : NoPane, "text/html", Encoding.UTF8);
    }

    static IResult Manifest(HttpContext context, CqoSettings settings)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var file = Folders.Shipped("manifest.xml", "manifest.xml");
        return File.Exists(file)
            ? Results.Text(WithAddress(File.ReadAllText(file), settings.PublicAddress), "application/xml", Encoding.UTF8)
            : throw ProblemMapper.FromStatus(StatusCodes.Status404NotFound);
    }

    /// <summary>Puts the address of office.js where the pane looks for it before anything else is loaded.</summary>
    internal static string WithOfficeJs(string page, string officeJs)
    {
        var meta = $"<meta name=\"cqo-office-js\" content=\"{WebUtility.HtmlEncode(officeJs)}\">";
        var without = OfficeMeta().Replace(page, "");
        return Head().Replace(without, match => match.Value + meta, 1);
    }

    /// <summary>Office opens a pane from https only: an http address of this computer stays the https address that the manifest is shipped with.</summary>
    internal static string WithAddress(string manifest, string publicAddress) =>
        publicAddress.StartsWith("https://", StringComparison.Ordinal) ? manifest.Replace("https://localhost:5443", WebUtility.HtmlEncode(publicAddress), StringComparison.Ordinal) : manifest;

    static void Cache(HttpContext context) =>
        context.Response.Headers.CacheControl = context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";

    [GeneratedRegex("<head[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Head();

    [GeneratedRegex("<meta name=\"cqo-office-js\"[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex OfficeMeta();
}
