using Cqo.Service.Appointments;
using Cqo.Service.Certificates;
using Cqo.Service.Cli;
using Cqo.Service.Documents;
using Cqo.Service.Hosting;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Cqo.Service.Policies;
using Cqo.Service.Problems;
using Cqo.Service.Storage;
using Cqo.Service.Templates;

var command = await CommandLine.RunAsync(args);
if (!command.Serve)
{
    return command.ExitCode;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = command.HostArguments, ContentRootPath = Folders.Home, WebRootPath = Path.Combine(Folders.Home, "wwwroot") });
var settings = CqoSettings.Read(builder.Configuration);
builder.LogWithoutPersonalData();
builder.ListenOnThisComputer(settings);
builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System);
builder.Services.AddWireJson().AddContract().AddEmbeddedIdentity();
builder.Services.AddRegister(DatabaseOptions.Parse(settings.Database, settings.DataFolder)).AddStorage();
builder.Services.AddTemplates().AddPolicies().AddAppointments().AddCertificates().AddDocuments();

var app = builder.Build();
app.UseCorrelationId();
app.UseSecurityHeaders(settings);
app.UseProblems();
app.UsePaneFiles(settings);
app.UseAuthentication();
app.UseAuthorization();
app.MapOpenApi();
app.MapPaneApi();

var api = app.MapGroup("").RequireAuthorization();
api.MapSessionApi();
api.MapPoliciesApi();
api.MapTemplatesApi();
api.MapAppointmentsApi();
api.MapCertificatesApi();
api.MapDocumentsApi();

app.PrintWhatToOpen(settings);
if (!OpenApiSetup.IsReading)
{
    await app.Services.GetRequiredService<RegisterStartup>().RunAsync(CancellationToken.None);
}
await app.RunAsync();
return 0;

/// <summary>Entry point, visible to the tests' application factory.</summary>
public partial class Program;
