using Cqo.Service.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cqo.Service.Persistence;

/// <summary>Which database keeps the register.</summary>
public enum DatabaseKind
{
    /// <summary>One file, one process: the default, needs nothing.</summary>
    Sqlite,
    /// <summary>A server, for one node or several.</summary>
    Postgres,
}

/// <summary>Where the register is, read from <c>Cqo:Database</c>: <c>sqlite</c> (a file in the data folder), <c>sqlite:PATH</c>, or a PostgreSQL connection
/// string such as <c>Host=db;Database=cqo;Username=cqo</c>.</summary>
/// <param name="Kind">Which database.</param>
/// <param name="ConnectionString">Complete, with our defaults for what was left out.</param>
/// <param name="File">The file, for SQLite only.</param>
public sealed record DatabaseOptions(DatabaseKind Kind, string ConnectionString, string? File)
{
    const string SqlitePrefix = "sqlite";

    /// <summary>True when only this process can be at work on the register, so that every claim of another process is a dead one.</summary>
    public bool IsEmbedded => Kind == DatabaseKind.Sqlite;

    /// <summary>Reads the setting.</summary>
    /// <exception cref="SettingsException">It is neither of the three forms.</exception>
    public static DatabaseOptions Parse(string? setting, string dataFolder)
    {
        var value = string.IsNullOrWhiteSpace(setting) ? SqlitePrefix : setting.Trim();
        if (value.Contains("Host=", StringComparison.OrdinalIgnoreCase) || value.Contains("Server=", StringComparison.OrdinalIgnoreCase))
        {
            return Postgres(value);
        }
        if (value == SqlitePrefix)
        {
            return Sqlite(Path.Combine(dataFolder, "register.db"));
        }
        return value.StartsWith(SqlitePrefix + ":", StringComparison.Ordinal)
            ? Sqlite(value[(SqlitePrefix.Length + 1)..])
            : throw new SettingsException(
                "设置 Cqo:Database 无法识别。请填写 sqlite、sqlite:文件路径，或 PostgreSQL 连接串（以 Host= 开头）。 "
                + "The setting Cqo:Database is not understood. Use sqlite, sqlite:PATH, or a PostgreSQL connection string that begins with Host=.");
    }

    static DatabaseOptions Sqlite(string file)
    {
        var path = Path.GetFullPath(file);
        var connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, Pooling = true, DefaultTimeout = 30 };
        return new DatabaseOptions(DatabaseKind.Sqlite, connection.ToString(), path);
    }

    static DatabaseOptions Postgres(string value)
    {
        var connection = new NpgsqlConnectionStringBuilder(value);
        // Four nodes must fit into the 100 connections that a server grants by default.
        if (!value.Contains("Pool Size", StringComparison.OrdinalIgnoreCase) && !value.Contains("MaxPoolSize", StringComparison.OrdinalIgnoreCase))
        {
            connection.MaxPoolSize = 20;
        }
        return new DatabaseOptions(DatabaseKind.Postgres, connection.ToString(), null);
    }
}
