namespace Cqo.Service.Persistence;

/// <summary>Makes the register ready before the first request: one process per embedded file, schema up to date, samples in an empty one if they are wanted.</summary>
public sealed class RegisterStartup(RegisterMigrator migrator, RegisterWriter writer, SampleData samples, DatabaseOptions database) : IDisposable
{
    RegisterLock? held;

    /// <summary>Takes the file, applies what is missing. Says how many migrations were applied.</summary>
    /// <exception cref="InvalidOperationException">Another process uses the file, or a newer version made the database.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (database.File is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            held ??= RegisterLock.Take(file);
        }
        var applied = await migrator.MigrateAsync(cancellation);
        await samples.FillAsync(writer, cancellation);
        return applied;
    }

    /// <inheritdoc/>
    public void Dispose() => held?.Dispose();
}
