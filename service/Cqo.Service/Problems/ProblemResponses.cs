using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Cqo.Service.Problems;

/// <summary>Turns whatever was thrown, and every bare error status, into one form of answer.</summary>
public static partial class ProblemResponses
{
    /// <summary>Catches everything behind it. This is the one place in the service that catches <see cref="Exception"/>.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                LimitBody(context);
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
            catch (Exception exception) when (!context.Response.HasStarted)
            {
                await AnswerAsync(context, exception);
            }
        });
        return app.UseStatusCodePages(pages => WriteAsync(pages.HttpContext, ProblemMapper.FromStatus(pages.HttpContext.Response.StatusCode)));
    }

    static void LimitBody(HttpContext context)
    {
        var most = MostBytes(context);
        if (context.Request.ContentLength > most)
        {
            throw ProblemMapper.TooLarge(most);
        }
        // A body without a length is counted by the server while it is read.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }
    }

    static long MostBytes(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<LargeBody>()?.Bytes ?? ProblemMapper.BodyLimit;

    static Task AnswerAsync(HttpContext context, Exception exception)
    {
        var problem = exception is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? ProblemMapper.TooLarge(MostBytes(context)) : ProblemMapper.From(exception);
        if (exception is not ProblemException && problem.Status >= 500)
        {
            var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Cqo.Problems");
            LogUnexpected(logger, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-", problem.Type, context.TraceIdentifier, FaultText.Describe(exception));
        }
        var correlationId = context.Response.Headers[CorrelationId.Header];
        context.Response.StatusCode = problem.Status;
        context.Response.Headers[CorrelationId.Header] = correlationId;
        return WriteAsync(context, problem);
    }

    static Task WriteAsync(HttpContext context, ProblemException problem)
    {
        var language = Languages.Of(context.Request);
        if (problem.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        context.Response.Headers.ContentLanguage = language.Tag();
        context.Response.Headers.CacheControl = "no-store";
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return context.Response.WriteAsJsonAsync(Describe(context, problem, language), json, "application/problem+json");
    }

    static Problem Describe(HttpContext context, ProblemException problem, Language language) => new()
    {
        Type = "/problems/" + problem.Type,
        Title = ProblemTypes.Title(problem.Type, language),
        Status = problem.Status,
        Detail = language.Choose(problem.Text, problem.TextEn),
        Instance = context.Request.Path,
        CorrelationId = context.TraceIdentifier,
        Errors = problem.Fields.Count == 0 ? null : problem.Fields.ToDictionary(f => f.Key, f => new[] { language.Choose(f.Value.Zh, f.Value.En) }),
        Members = problem.Members.Count == 0 ? null : problem.Members.ToDictionary(m => m.Key, m => m.Value),
    };

    // The route pattern, not the path: a path or a query may hold names.
    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed as {Problem}, correlation id {CorrelationId}: {Fault}")]
    static partial void LogUnexpected(ILogger logger, string method, string route, string problem, string correlationId, string fault);
}
