using System.Text.Json.Nodes;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>The shipped files as they lie in the source tree.</summary>
static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every template folder, e.g. <c>certificates/appointment</c>.</summary>
    public static IReadOnlyList<string> TemplateIds { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "templates"), "template.docx", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(Root, "templates"), Path.GetDirectoryName(f)!).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    public static byte[] Template(string id) => File.ReadAllBytes(TemplateFile(id, "template.docx"));

    public static JsonObject Sample(string id) => Json(TemplateFile(id, "sample.json"));

    public static JsonObject Description(string id) => Json(TemplateFile(id, "template.json"));

    /// <summary>Every policy pack that ships, whatever its version.</summary>
    public static IReadOnlyList<JsonObject> Packs { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(Root, "service", "policy-packs")).SelectMany(d => Directory.EnumerateFiles(d, "*.json"))
            .Order(StringComparer.Ordinal).Select(Json),
    ];

    static string TemplateFile(string id, string name) => Path.Combine(Root, "templates", id, name);

    static JsonObject Json(string file) => JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cqo.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("Cqo.sln was not found above " + AppContext.BaseDirectory);
    }
}
