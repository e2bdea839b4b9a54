using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cqo.Service.Templates;

/// <summary>What <c>template.json</c> says about a template.</summary>
/// <param name="Id">Folder below the templates' root, e.g. <c>certificates/appointment</c>.</param>
/// <param name="Title">Title (zh-CN).</param>
/// <param name="TitleEn">Title (en-US).</param>
/// <param name="Kind">Kind of paper, e.g. <c>certificate</c>.</param>
public sealed record TemplateDescription(string Id, string Title, string TitleEn, string Kind)
{
    /// <summary>The most pages that a document of it may have (<c>pages</c>, 1 to 1,000); null when nothing is said.</summary>
    [JsonIgnore] public int? Pages { get; init; }

    /// <summary>Reads the file. A title is one text with <c>titleEn</c> beside it, or an object with <c>zh-CN</c> and <c>en-US</c>.</summary>
    /// <exception cref="JsonException">A member is missing or has the wrong type.</exception>
    public static TemplateDescription Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = json.RootElement;
        var title = Member(root, "title");
        var description = title.ValueKind == JsonValueKind.Object
            ? new TemplateDescription(Text(root, "id"), Either(title, "zh-CN", "zh"), Either(title, "en-US", "en"), Text(root, "kind"))
            : new TemplateDescription(Text(root, "id"), Text(root, "title"), Text(root, "titleEn"), Text(root, "kind"));
        return description with { Pages = PagesOf(root) };
    }

    /// <summary>Only the limit of pages, from a description that may be incomplete.</summary>
    /// <exception cref="JsonException">It is no whole number from 1 to 1,000.</exception>
    public static int? PagesOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("pages", out var pages)) return null;
        return pages.ValueKind == JsonValueKind.Number && pages.TryGetInt32(out var most) && most is >= 1 and <= 1000
            ? most
            : throw new JsonException("\"pages\" must be a whole number from 1 to 1000");
    }

    static string Either(JsonElement title, string name, string shorter) => Text(title, title.TryGetProperty(name, out _) ? name : shorter);

    static string Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw new JsonException($"\"{name}\" must be a string");

    static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : throw new JsonException($"\"{name}\" is missing");
}
