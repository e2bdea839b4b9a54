using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cqo.Service.Persistence;

/// <summary>Puts the register into the container.</summary>
public static class RegisterSetup
{
    /// <summary>Adds <see cref="CqoDb"/> (scoped, for reading), its factory, the writer and the start-up.</summary>
    public static IServiceCollection AddRegister(this IServiceCollection services, DatabaseOptions database, string? sampleFolder = null)
    {
        services.AddSingleton(new SampleData(sampleFolder));
        services.AddSingleton(database);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SqliteDurability>();
        services.AddPooledDbContextFactory<CqoDb>((provider, options) => Configure(options, database, provider.GetRequiredService<SqliteDurability>()));
        services.TryAddScoped(provider => provider.GetRequiredService<IDbContextFactory<CqoDb>>().CreateDbContext());
        services.AddSingleton<RegisterWriter>();
        services.AddSingleton<RegisterMigrator>();
        services.AddSingleton<RegisterStartup>();
        return services;
    }

    static void Configure(DbContextOptionsBuilder options, DatabaseOptions database, SqliteDurability durability)
    {
        if (database.Kind == DatabaseKind.Sqlite)
        {
            options.UseSqlite(database.ConnectionString).AddInterceptors(durability);
        }
        else
        {
            options.UseNpgsql(database.ConnectionString);
        }
    }
}
