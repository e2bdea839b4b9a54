using System.CommandLine;
using Cqo.Service.Hosting;
using Cqo.Service.Persistence;

namespace Cqo.Service.Cli;

/// <summary><c>migrate</c>: brings the register's schema up to date without serving.</summary>
static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "升级登记库结构 / Bring the register's schema up to date. Settings as for serve.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, cancellation) => RunAsync([.. parsed.UnmatchedTokens], cancellation));
        return command;
    }

    static async Task<int> RunAsync(string[] settingsArguments, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settingsArguments, ContentRootPath = Folders.Home });
        var settings = CqoSettings.Read(builder.Configuration);
        Program.AddCqo(builder.Services, settings);
        using var host = builder.Build();
        var applied = await host.Services.GetRequiredService<RegisterStartup>().RunAsync(cancellation);
        Console.WriteLine($"登记库已是最新结构，本次执行 {applied} 个升级 / the register is up to date, {applied} migration(s) applied");
        return 0;
    }
}
