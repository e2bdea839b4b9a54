using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cqo.Templating.Tests.Reading;

/// <summary>What documents that were just made must read as.</summary>
static class RoundTrip
{
    public static RenderOptions Options => Templates.WithValues with { Missing = MissingValue.Empty };

    public static byte[] Render(CompiledTemplate template, JsonObject model)
    {
        using var output = new MemoryStream();
        template.Render(Model(model), output, Options);
        return output.ToArray();
    }

    public static ModelObject Model(JsonObject model) => ModelObject.Parse(Encoding.UTF8.GetBytes(model.ToJsonString()));

    /// <summary>What is wrong with the data that was read; every leaf of it must be what the model has.</summary>
    public static IEnumerable<string> Faults(JsonNode? read, JsonNode? model, string path = "")
    {
        if (read is JsonObject o) return o.SelectMany(m => Faults(m.Value, (model as JsonObject)?[m.Key], $"{path}.{m.Key}"));
        if (read is JsonArray a) return a.Count == ((model as JsonArray)?.Count ?? 0) ? a.SelectMany((item, i) => item is null ? [] : Faults(item, (model as JsonArray)?[i], $"{path}[{i}]")) : [$"{path}: {a.Count} rows, not {(model as JsonArray)?.Count}"];
        return IsShown(read, model) ? [] : [$"{path}: {read?.ToJsonString() ?? "null"}, not {model?.ToJsonString() ?? "null"}"];
    }

    // A branch tells only whether there is something; a date may be shown without its day.
    static bool IsShown(JsonNode? read, JsonNode? model)
    {
        if (read is null) return model is null || model.GetValueKind() is JsonValueKind.False || Text(model).Length == 0 || model is JsonObject or JsonArray;
        if (read.GetValueKind() == JsonValueKind.True) return model is not null && model.GetValueKind() != JsonValueKind.False;
        if (read.GetValueKind() == JsonValueKind.False) return model is null || model.GetValueKind() == JsonValueKind.False;
        var (one, other) = (Text(read), Text(model));
        return one == other || (one.Length == 7 && other.StartsWith(one, StringComparison.Ordinal)) || (DateTime.TryParse(one, CultureInfo.InvariantCulture, out var date) && DateTime.TryParse(other, CultureInfo.InvariantCulture, out var same) && date == same.Date);
    }

    static string Text(JsonNode? node) => node is null ? "" : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();
}
