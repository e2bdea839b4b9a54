using Cqo.Service.Appointments;
using Cqo.Service.Persistence;
using Cqo.Service.Tests.Architecture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cqo.Service.Tests.Persistence;

public sealed class SampleDataTests(PostgresCluster postgres) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-sample-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Startup_WhenTheRegisterIsEmpty_OffersTheSamplesOnce(DatabaseKind kind)
    {
        var database = kind == DatabaseKind.Sqlite ? DatabaseOptions.Parse("sqlite", folder) : await postgres.CreateAsync();
        await using var services = new ServiceCollection().AddRegister(database, Path.Combine(Repository.Root, "service", "sample-data")).BuildServiceProvider();
        await services.GetRequiredService<RegisterStartup>().RunAsync(default);
        await services.GetRequiredService<RegisterStartup>().RunAsync(default);
        var factory = services.GetRequiredService<IDbContextFactory<CqoDb>>();

        var all = await new CandidateQueries(factory).ListAsync(null, 100, default);
        var rare = await new CandidateQueries(factory).ListAsync("𠮷", null, default);

        Assert.Equal(30, await factory.CreateDbContext().Enterprises.CountAsync());
        Assert.Equal(all.Total, all.Items.Count);
        Assert.All(rare.Items, c => Assert.Contains("𠮷", c.Name, StringComparison.Ordinal));
        Assert.NotEmpty(rare.Items);
        Assert.All(all.Items, c => Assert.Equal(c.Id, c.Facts.Candidate.Id));
        var byCode = await new CandidateQueries(factory).ListAsync(all.Items[0].CreditCode.ToLowerInvariant()[..12], 1, default);
        Assert.Equal(all.Items[0].CreditCode, Assert.Single(byCode.Items).CreditCode);
    }
}
