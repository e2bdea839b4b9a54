using System.Data.Common;
using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Cqo.Service.Tests.Persistence;

public sealed class RegisterMigratorTests(PostgresCluster postgres) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-migrate-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Migrate_WhenEmpty_MakesTheSchemaThatTheModelReads(DatabaseKind kind)
    {
        await using var services = await ServicesAsync(kind);
        await services.GetRequiredService<RegisterMigrator>().MigrateAsync(default);
        await using var db = services.GetRequiredService<IDbContextFactory<CqoDb>>().CreateDbContext();

        var model = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToDictionary(t => t.Name, Columns);
        var schema = await SchemaAsync(db, kind, [.. model.Keys]);

        Assert.Equal(model.Keys.Order(), schema.Keys.Order());
        foreach (var table in model.Keys)
        {
            Assert.Equal(model[table], schema[table]);
        }
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Migrate_WhenTwoNodesStartAtOnce_AppliesEachFileOnce(DatabaseKind kind)
    {
        await using var services = await ServicesAsync(kind);
        var migrator = services.GetRequiredService<RegisterMigrator>();

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => migrator.MigrateAsync(default))));

        Assert.Equal(RegisterMigrator.Shipped(kind).Count, applied.Sum());
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Migrate_WhenANewerVersionMadeTheDatabase_RefusesInWordsAndChangesNothing(DatabaseKind kind)
    {
        await using var services = await ServicesAsync(kind);
        var migrator = services.GetRequiredService<RegisterMigrator>();
        var newer = new RegisterMigrator.Migration(9001, "9001-later.sql", "CREATE TABLE later (id integer NOT NULL PRIMARY KEY)");
        await migrator.MigrateAsync([.. RegisterMigrator.Shipped(kind), newer], default);

        var refusal = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => migrator.MigrateAsync(default));

        Assert.Contains("9001", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("请安装新版本", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Migrate_WhenAFileFails_LeavesNothingOfIt(DatabaseKind kind)
    {
        await using var services = await ServicesAsync(kind);
        var migrator = services.GetRequiredService<RegisterMigrator>();
        await migrator.MigrateAsync(default);
        var broken = new RegisterMigrator.Migration(9000, "9000-broken.sql", "CREATE TABLE half (id integer); CREATE TABLE half (id integer);");

        await Assert.ThrowsAnyAsync<DbException>(() => migrator.MigrateAsync([.. RegisterMigrator.Shipped(kind), broken], default));

        await using var db = services.GetRequiredService<IDbContextFactory<CqoDb>>().CreateDbContext();
        Assert.DoesNotContain("half", (await SchemaAsync(db, kind, ["half"])).Keys);
        Assert.Equal(0, await migrator.MigrateAsync(default));
    }

    [Fact]
    public async Task Startup_WhenAnotherProcessHoldsTheFile_RefusesInWords()
    {
        await using var first = await ServicesAsync(DatabaseKind.Sqlite);
        await using var second = await ServicesAsync(DatabaseKind.Sqlite);
        await first.GetRequiredService<RegisterStartup>().RunAsync(default);

        var refusal = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => second.GetRequiredService<RegisterStartup>().RunAsync(default));

        Assert.Contains("正被另一个进程使用", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sqlite_WhenOpened_WritesAheadWaitsForTheDiskAndKeepsKeys()
    {
        await using var services = await ServicesAsync(DatabaseKind.Sqlite);
        await services.GetRequiredService<RegisterStartup>().RunAsync(default);
        await using var db = services.GetRequiredService<IDbContextFactory<CqoDb>>().CreateDbContext();

        Assert.Equal("wal", (await ReadAsync(db, "PRAGMA journal_mode"))[0][0]);
        Assert.Equal("2", (await ReadAsync(db, "PRAGMA synchronous"))[0][0]);
        Assert.Equal("1", (await ReadAsync(db, "PRAGMA foreign_keys"))[0][0]);
    }

    [Theory]
    [InlineData(null, DatabaseKind.Sqlite)]
    [InlineData("sqlite", DatabaseKind.Sqlite)]
    [InlineData("sqlite:/tmp/x/y.db", DatabaseKind.Sqlite)]
    [InlineData("Host=db;Database=cqo;Username=cqo", DatabaseKind.Postgres)]
    public void DatabaseOptions_WhenASettingIsKnown_NamesItsDatabase(string? setting, DatabaseKind kind) =>
        Assert.Equal(kind, DatabaseOptions.Parse(setting, folder).Kind);

    [Fact]
    public void DatabaseOptions_WhenASettingIsUnknown_SaysWhatIsValid() =>
        Assert.Contains("sqlite:文件路径", Assert.ThrowsAny<InvalidOperationException>(() => DatabaseOptions.Parse("mysql://x", folder)).Message, StringComparison.Ordinal);

    async Task<ServiceProvider> ServicesAsync(DatabaseKind kind)
    {
        var database = kind == DatabaseKind.Sqlite ? DatabaseOptions.Parse("sqlite", folder) : await postgres.CreateAsync();
        return new ServiceCollection().AddSingleton(TimeProvider.System).AddRegister(database).BuildServiceProvider();
    }

    static List<string> Columns(ITable table) =>
        [.. table.Columns.Select(c => $"{c.Name} {c.StoreType.ToLowerInvariant()}{(c.IsNullable ? "" : " not null")}").Order(StringComparer.Ordinal)];

    static async Task<Dictionary<string, List<string>>> SchemaAsync(CqoDb db, DatabaseKind kind, IReadOnlyCollection<string> tables)
    {
        var sql = kind == DatabaseKind.Sqlite
            ? "SELECT m.name, c.name, lower(c.type), c.\"notnull\" FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
            : "SELECT table_name, column_name, data_type, CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END FROM information_schema.columns WHERE table_schema = 'public'";
        var rows = await ReadAsync(db, sql);
        return rows.Where(r => tables.Contains(r[0])).GroupBy(r => r[0])
            .ToDictionary(g => g.Key, g => g.Select(r => $"{r[1]} {r[2]}{(r[3] == "1" ? " not null" : "")}").Order(StringComparer.Ordinal).ToList());
    }

    static async Task<List<string[]>> ReadAsync(CqoDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i))!)]);
        }
        return rows;
    }
}
