using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Persistence;

/// <summary>Runs a piece of work in one transaction. Writers queue here, in the order they come: on SQLite one at a time instead of polling for the file's lock,
/// on PostgreSQL a few, so that those who wait for a row do not take all connections. A transaction that the server refused as a whole (deadlock,
/// serialization, a key that another took first) is run again.</summary>
public sealed class RegisterWriter(IDbContextFactory<CqoDb> factory, DatabaseOptions database) : IDisposable
{
    const int MostTries = 8;
    const int WritersAtOnce = 8;
    readonly SemaphoreSlim turn = new(database.Kind == DatabaseKind.Sqlite ? 1 : WritersAtOnce);

    /// <summary>Runs the work and commits. The work may run more than once, so it touches nothing but the database.</summary>
    public async Task<T> RunAsync<T>(Func<CqoDb, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await InTurnAsync(work, cancellation);
            }
            catch (DbUpdateException fault) when (tries < MostTries && DatabaseFaults.IsWorthRepeating(fault))
            {
            }
            catch (DbException fault) when (tries < MostTries && DatabaseFaults.IsWorthRepeating(fault))
            {
            }
        }
    }

    async Task<T> InTurnAsync<T>(Func<CqoDb, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await OnceAsync(work, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    async Task<T> OnceAsync<T>(Func<CqoDb, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        // Microsoft.Data.Sqlite begins a serializable transaction with BEGIN IMMEDIATE; PostgreSQL needs no more than the locks that the work takes.
        var isolation = database.Kind == DatabaseKind.Sqlite ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted;
        await using var transaction = await db.Database.BeginTransactionAsync(isolation, cancellation);
        var answer = await work(db, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return answer;
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
