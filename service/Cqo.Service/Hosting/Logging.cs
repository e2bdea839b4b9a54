namespace Cqo.Service.Hosting;

/// <summary>What the log holds: routes, outcomes and correlation ids. Addresses, bodies and SQL values may name people and stay out.</summary>
public static class Logging
{
    /// <summary>Sets the levels; the configuration's section <c>Logging</c> may set others.</summary>
    public static void LogWithoutPersonalData(this WebApplicationBuilder builder)
    {
        builder.Logging.AddSimpleConsole(o =>
        {
            o.IncludeScopes = true;
            o.SingleLine = true;
            o.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            o.UseUtcTimestamp = true;
        });
        foreach (var noisy in new[] { "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Hosting.Lifetime" })
        {
            if (builder.Configuration["Logging:LogLevel:" + noisy] is null)
            {
                builder.Logging.AddFilter(noisy, LogLevel.Warning);
            }
        }
    }
}
