using Cqo.Service.Appointments;
using Cqo.Service.Certificates;
using Cqo.Service.Cli;
using Cqo.Service.Documents;
using Cqo.Service.Hosting;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Cqo.Service.Policies;
using Cqo.Service.Problems;
using Cqo.Service.Statistics;
using Cqo.Service.Storage;
using Cqo.Service.Templates;

return await CommandLine.RunAsync(args, ServeAsync);

static async Task<int> ServeAsync(string[] arguments)
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = Folders.Home, WebRootPath = Folders.WebRoot });
    var settings = CqoSettings.Read(builder.Configuration);
    builder.LogWithoutPersonalData();
    builder.ListenOnThisComputer(settings);
    builder.Services.AddWireJson().AddContract().AddEmbeddedIdentity();
    AddCqo(builder.Services, settings);

    var app = builder.Build();
    app.UseCorrelationId();
    app.UseSecurityHeaders(settings);
    app.UseProblems();
    app.UsePaneFiles(settings);
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapOpenApi();
    app.MapPaneApi();
    app.MapVerifyApi();

    var api = app.MapGroup("").RequireAuthorization();
    api.MapSessionApi();
    api.MapPoliciesApi();
    api.MapTemplatesApi();
    api.MapAppointmentsApi();
    api.MapCertificatesApi();
    api.MapDocumentsApi();
    api.MapStatisticsApi();
    api.MapCollectionApi();
    api.MapRollUpApi();
    api.MapAttachmentApi();

    app.PrintWhatToOpen(settings);
    await PrepareAsync(app.Services);
    await app.ServeAsync();
    return 0;
}

/// <summary>Entry point, visible to the tests' application factory.</summary>
public partial class Program
{
    /// <summary>Everything but HTTP: also what the verbs of the command line run on.</summary>
    internal static IServiceCollection AddCqo(IServiceCollection services, CqoSettings settings) => services
        .AddSingleton(settings).AddSingleton(TimeProvider.System)
        .AddRegister(DatabaseOptions.Parse(settings.Database, settings.DataFolder), settings.SampleData ? settings.SampleDataFolder : null).AddStorage()
        .AddTemplates().AddPolicies().AddAppointments().AddCertificates().AddDocuments().AddStatistics().AddCollection();

    /// <summary>Brings the register up to date. Not while the build reads the contract: nothing may be touched then.</summary>
    internal static async Task PrepareAsync(IServiceProvider services)
    {
        if (!OpenApiSetup.IsReading)
        {
            await services.GetRequiredService<RegisterStartup>().RunAsync(CancellationToken.None);
        }
    }
}
