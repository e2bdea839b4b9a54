using Cqo.Service.Problems;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cqo.Service.Persistence;

/// <summary>What a database's error means for us.</summary>
static class DatabaseFaults
{
    const int SqliteBusy = 5, SqliteLocked = 6, SqliteReadOnly = 8, SqliteIoError = 10, SqliteFull = 13, SqliteCannotOpen = 14, SqliteConstraint = 19, SqliteUniqueKey = 2067;

    /// <summary>True when the transaction is known not to be committed and the same work may succeed now.</summary>
    public static bool IsWorthRepeating(Exception fault) => Root(fault) switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint && sqlite.SqliteExtendedErrorCode == SqliteUniqueKey,
        _ => false,
    };

    /// <summary>The problem to show, or null when it is a defect of ours.</summary>
    public static ProblemException? ProblemOf(Exception fault) => Root(fault) switch
    {
        SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => Full(),
        SqliteException { SqliteErrorCode: SqliteIoError or SqliteReadOnly or SqliteCannotOpen } => Full(),
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => Busy(),
        PostgresException => null,
        NpgsqlException => Busy(),
        _ => null,
    };

    static Exception Root(Exception fault) => fault is SqliteException or NpgsqlException || fault.InnerException is null ? fault : Root(fault.InnerException);

    static ProblemException Full() => new(
        "storage-full", 507,
        "登记库无法写入：磁盘已满或不可写。没有任何内容写入一半。请腾出空间或检查目录权限，然后用同一请求重试。",
        "The register cannot be written: the disk is full or not writable. Nothing was half-written. Free some space or check the folder's rights, then repeat the same request.");

    static ProblemException Busy() => new(
        "register-busy", 503,
        "登记库暂时不可用（正忙或连接中断）。请稍候用同一请求重试；如已完成，会返回同一结果。",
        "The register is busy or its connection broke. Repeat the same request shortly; if it had been completed, the same answer comes back.") { RetryAfter = 2 };
}
