namespace Cqo.Service.Hosting;

/// <summary>Where shipped files lie: in the source tree when the service runs from a build of it, beside the executable when it was published.</summary>
public static class Folders
{
    /// <summary>Root of the source tree, or null for a published service.</summary>
    public static string? SourceTree { get; } = FindSourceTree();

    /// <summary>Folder of the executable or, in the source tree, of the service's project: holds <c>wwwroot</c> and <c>data</c>.</summary>
    public static string Home { get; } = SourceTree is null ? AppContext.BaseDirectory : Path.Combine(SourceTree, "service", "Cqo.Service");

    /// <summary>Folder of the built pane.</summary>
    public static string WebRoot { get; } = Path.Combine(Home, "wwwroot");

    /// <summary>A shipped folder or file: <paramref name="inTree"/> counts from the root of the source tree, <paramref name="published"/> from the executable.</summary>
    public static string Shipped(string inTree, string published) =>
        SourceTree is null ? Path.Combine(AppContext.BaseDirectory, published) : Path.Combine(SourceTree, inTree);

    static string? FindSourceTree()
    {
        // A published service carries its own copies, even when it was published into the source tree.
        if (Directory.Exists(Path.Combine(AppContext.BaseDirectory, "policy-packs")))
        {
            return null;
        }
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cqo.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName;
    }
}
