using System.Text.RegularExpressions;

namespace Cqo.Service.Problems;

/// <summary>One id per request, in the answer's header, in every problem and in every line of the log: what a user can copy, an operator can find.</summary>
public static partial class CorrelationId
{
    /// <summary>Name of the header.</summary>
    public const string Header = "X-Correlation-Id";

    /// <summary>Takes the pane's id when it is sane, makes one otherwise.</summary>
    public static IApplicationBuilder UseCorrelationId(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var given = context.Request.Headers[Header].ToString();
        context.TraceIdentifier = Sane().IsMatch(given) ? given : Guid.NewGuid().ToString("n");
        context.Response.Headers[Header] = context.TraceIdentifier;
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Cqo");
        using (logger.BeginScope("CorrelationId:{CorrelationId}", context.TraceIdentifier))
        {
            await next(context);
        }
    });

    [GeneratedRegex("^[A-Za-z0-9-]{8,64}$")]
    private static partial Regex Sane();
}
