using System.Net.Http.Json;
using System.Text.Json;
using Cqo.Domain.Eligibility;
using Cqo.Service.Certificates;
using Cqo.Service.Hosting;
using Cqo.Service.Persistence;
using Cqo.Service.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Cqo.Service.Tests;

/// <summary>The real program on a register and a library of its own, asked over HTTP.</summary>
public sealed class RunningService : WebApplicationFactory<Program>
{
    readonly DatabaseOptions? database;
    readonly string folder;
    readonly bool ownsFolder, sweeps;
    readonly string? region;

    /// <param name="database">Null: a file in the folder.</param>
    /// <param name="folder">Null: a temporary folder that goes with the service.</param>
    /// <param name="sweeps">False: what a crash left behind is finished only when the test asks for it, never in between by the service's own timer.</param>
    /// <param name="region">The office's region; the province when null.</param>
    public RunningService(DatabaseOptions? database = null, string? folder = null, bool sweeps = true, string? region = null)
    {
        (this.database, ownsFolder, this.sweeps, this.region) = (database, folder is null, sweeps, region);
        this.folder = folder ?? Directory.CreateTempSubdirectory("cqo-service-").FullName;
        Client = CreateClient();
    }

    /// <summary>The clock of the service.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 4, 0, 0, TimeSpan.Zero));

    public HttpClient Client { get; }

    public string LibraryFolder => Path.Combine(folder, "documents");

    public IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    public CqoDb Open() => Services.GetRequiredService<IDbContextFactory<CqoDb>>().CreateDbContext();

    public Task<HttpResponseMessage> IssueAsync(Facts facts, string key, string? packId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/certificates") { Content = JsonContent.Create(new CertificateRequest { PackId = packId, Facts = facts }, options: JsonSetup.Wire) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return Client.SendAsync(request);
    }

    public async Task<CertificateDetails> IssuedAsync(Facts facts, string? key = null)
    {
        var answer = await IssueAsync(facts, key ?? Guid.NewGuid().ToString());
        return await ReadAsync<CertificateDetails>(answer);
    }

    public Task<HttpResponseMessage> PostAsync<T>(string path, T body) => Client.PostAsJsonAsync(path, body, JsonSetup.Wire);

    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(JsonSetup.Wire))!;
    }

    /// <summary>The problem's id and its whole text.</summary>
    public static async Task<(string Type, JsonElement Body)> ProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (body.GetProperty("type").GetString()!["/problems/".Length..], body);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Cqo:DataFolder", folder);
        builder.UseSetting("Cqo:SampleData", "false");
        builder.UseSetting("Cqo:Database", database?.ConnectionString);
        builder.UseSetting("Cqo:Region", region ?? "420000");
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(Time);
            if (!sweeps)
            {
                services.Remove(services.Single(s => s.ImplementationFactory is Func<IServiceProvider, FinishReservedJob> && s.ServiceType == typeof(IHostedService)));
            }
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && ownsFolder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
