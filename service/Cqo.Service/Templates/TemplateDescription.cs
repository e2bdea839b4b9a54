using System.Text.Json;

namespace Cqo.Service.Templates;

/// <summary>What <c>template.json</c> says about a template.</summary>
/// <param name="Id">Folder below the templates' root, e.g. <c>certificates/appointment</c>.</param>
/// <param name="Title">Title (zh-CN).</param>
/// <param name="TitleEn">Title (en-US).</param>
/// <param name="Kind">Kind of paper, e.g. <c>certificate</c>.</param>
public sealed record TemplateDescription(string Id, string Title, string TitleEn, string Kind)
{
    /// <summary>Reads the file. A title is one text with <c>titleEn</c> beside it, or an object with <c>zh-CN</c> and <c>en-US</c>.</summary>
    /// <exception cref="JsonException">A member is missing or has the wrong type.</exception>
    public static TemplateDescription Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = json.RootElement;
        var title = Member(root, "title");
        return title.ValueKind == JsonValueKind.Object
            ? new(Text(root, "id"), Either(title, "zh-CN", "zh"), Either(title, "en-US", "en"), Text(root, "kind"))
            : new(Text(root, "id"), Text(root, "title"), Text(root, "titleEn"), Text(root, "kind"));
    }

    static string Either(JsonElement title, string name, string shorter) => Text(title, title.TryGetProperty(name, out _) ? name : shorter);

    static string Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw new JsonException($"\"{name}\" must be a string");

    static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : throw new JsonException($"\"{name}\" is missing");
}
