using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cqo.Service.Persistence;

/// <summary>Sets what SQLite keeps per connection. FULL, because WAL with NORMAL may lose the last commits when the power goes, and an answered request must
/// stay answered (F2).</summary>
sealed class SqliteDurability : DbConnectionInterceptor
{
    const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
