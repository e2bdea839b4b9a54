using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cqo.Service.Persistence;

/// <summary>What a database's error means for the work that met it.</summary>
static class DatabaseFaults
{
    const int SqliteConstraint = 19, SqliteUniqueKey = 2067;

    /// <summary>True when the transaction is known not to be committed and the same work may succeed now.</summary>
    public static bool IsWorthRepeating(Exception fault) => Root(fault) switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint && sqlite.SqliteExtendedErrorCode == SqliteUniqueKey,
        _ => false,
    };

    static Exception Root(Exception fault) => fault is SqliteException or NpgsqlException || fault.InnerException is null ? fault : Root(fault.InnerException);
}
