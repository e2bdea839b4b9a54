using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Cqo.Service.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Persistence;

/// <summary>Brings the schema up to this version: the SQL files of <c>Migrations/</c>, in order, each in one transaction. Two nodes may start at once: the
/// second waits for the first and finds nothing to do.</summary>
public sealed class RegisterMigrator(IDbContextFactory<CqoDb> factory, DatabaseOptions database, TimeProvider time)
{
    /// <summary>Any fixed number; all nodes take the same advisory lock.</summary>
    const string LockPostgres = "SELECT pg_advisory_xact_lock(4201060001)";
    const string CreateLog = "CREATE TABLE IF NOT EXISTS schema_migrations (version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL)";
    const string ReadLog = "SELECT COALESCE(MAX(version), 0) FROM schema_migrations";

    /// <summary>One SQL file.</summary>
    public sealed record Migration(int Version, string Name, string Sql);

    /// <summary>Applies what is missing and says how many files that were.</summary>
    /// <exception cref="SettingsException">The database was made by a newer version.</exception>
    public Task<int> MigrateAsync(CancellationToken cancellation) => MigrateAsync(Shipped(database.Kind), cancellation);

    internal async Task<int> MigrateAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        var connection = db.Database.GetDbConnection();
        if (database.Kind == DatabaseKind.Sqlite)
        {
            await ExecuteAsync(connection, null, "PRAGMA journal_mode = WAL", cancellation);
        }
        var applied = 0;
        while (await StepAsync(connection, migrations, cancellation))
        {
            applied++;
        }
        return applied;
    }

    /// <summary>The files for a database, in order.</summary>
    public static IReadOnlyList<Migration> Shipped(DatabaseKind kind)
    {
        var ending = kind == DatabaseKind.Sqlite ? ".sqlite.sql" : ".postgres.sql";
        var assembly = typeof(RegisterMigrator).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => Read(assembly, name))];
    }

    async Task<bool> StepAsync(DbConnection connection, IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        // Read committed on PostgreSQL: whoever waited for the lock must see what the other node committed meanwhile.
        var isolation = database.Kind == DatabaseKind.Sqlite ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted;
        await using var transaction = await connection.BeginTransactionAsync(isolation, cancellation);
        if (database.Kind == DatabaseKind.Postgres)
        {
            await ExecuteAsync(connection, transaction, LockPostgres, cancellation);
        }
        await ExecuteAsync(connection, transaction, CreateLog, cancellation);
        var current = Convert.ToInt32(await ExecuteAsync(connection, transaction, ReadLog, cancellation), CultureInfo.InvariantCulture);
        RefuseNewer(current, migrations);
        var next = migrations.FirstOrDefault(m => m.Version > current);
        if (next is not null)
        {
            await ExecuteAsync(connection, transaction, next.Sql, cancellation);
            await LogAsync(connection, transaction, next, cancellation);
        }
        await transaction.CommitAsync(cancellation);
        return next is not null;
    }

    static void RefuseNewer(int current, IReadOnlyList<Migration> migrations)
    {
        var known = migrations.Count == 0 ? 0 : migrations[^1].Version;
        if (current > known)
        {
            throw new SettingsException(
                $"登记库的结构版本是 {current}，本程序只认识到 {known}：它由更新的版本建立。请安装新版本，或从备份恢复旧库；数据没有改动。 "
                + $"The register's schema is version {current}, this program knows up to {known}: a newer version made it. Install that version or restore an older backup; nothing was changed.");
        }
    }

    async Task LogAsync(DbConnection connection, DbTransaction transaction, Migration migration, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO schema_migrations (version, name, applied_at) VALUES (@version, @name, @at)";
        Add(command, "@version", migration.Version);
        Add(command, "@name", migration.Name);
        Add(command, "@at", time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    static async Task<object?> ExecuteAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellation);
    }

    static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var name = resource[(resource.IndexOf(".Migrations.", StringComparison.Ordinal) + ".Migrations.".Length)..];
        return new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
