using Cqo.Service.Hosting;

namespace Cqo.Service.Storage;

/// <summary>Chooses the store.</summary>
public static class StorageSetup
{
    /// <summary>The local folder of the settings.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services) =>
        services.AddSingleton<IDocumentStore>(p => new LocalDocumentStore(p.GetRequiredService<CqoSettings>().DocumentsFolder, p.GetRequiredService<TimeProvider>()));
}
