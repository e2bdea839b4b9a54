using System.Text.Json;
using Cqo.Templating.Compilation;

namespace Cqo.Templating;

/// <summary>
/// Holds the fields that a template reads against what its data will have: the names that <c>template.json</c> promises, and the sample beside it for what stands
/// below them. A mistyped name is found before anybody renders.
/// </summary>
public static class UnknownFields
{
    /// <summary>One diagnostic for each field that the data does not have, at the first tag that reads it.</summary>
    /// <param name="fields">What the template reads.</param>
    /// <param name="expected">Names at the top of the data; null when only the sample is known. A missing one is an error, or a warning where the template provides for its absence.</param>
    /// <param name="sample">An example of the data, or null. A name that it lacks below the top is a warning: a sample need not show everything. Lists are taken together, null says nothing.</param>
    public static IReadOnlyList<Diagnostic> Find(FieldSchema fields, IReadOnlyCollection<string>? expected, JsonElement? sample)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var found = new List<Diagnostic>();
        var names = expected ?? (sample is { ValueKind: JsonValueKind.Object } root ? [.. root.EnumerateObject().Select(m => m.Name)] : null);
        foreach (var (name, field) in fields.Members)
        {
            if (names is not null && !names.Contains(name)) found.Add(Unknown(name, name, names, field, expected is not null && field.IsRequired));
            else if (sample is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(name, out var value)) Compare(field, [value], name, found);
        }
        return [.. found.OrderBy(d => d.Place.Part, StringComparer.Ordinal).ThenBy(d => d.Place.Paragraph).ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column)];
    }

    static void Compare(FieldSchema field, IReadOnlyList<JsonElement> values, string path, List<Diagnostic> found)
    {
        if (field.Items is not null)
        {
            var items = values.Where(v => v.ValueKind == JsonValueKind.Array).SelectMany(v => v.EnumerateArray()).ToList();
            Compare(field.Items, items, path + "[]", found);
            return;
        }
        var objects = values.Where(v => v.ValueKind == JsonValueKind.Object).ToList();
        if (objects.Count == 0) return;
        var names = objects.SelectMany(o => o.EnumerateObject().Select(m => m.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, member) in field.Members)
        {
            if (!names.Contains(name)) found.Add(Unknown($"{path}.{name}", name, names, member, false));
            else Compare(member, [.. objects.Where(o => o.TryGetProperty(name, out _)).Select(o => o.GetProperty(name))], $"{path}.{name}", found);
        }
    }

    static Diagnostic Unknown(string path, string name, IEnumerable<string> names, FieldSchema field, bool isError) => new(
        isError ? "CQO2201" : "CQO2202",
        isError ? Severity.Error : Severity.Warning,
        isError
            ? $"数据中没有“{path}”：请核对名称，或在 template.json 的 expects 中加上 | The data has no `{path}`.{NearestName.Hint(name, names)} Correct the name, or add it to `expects` in template.json."
            : $"示例数据中没有“{path}”：请核对名称，或在 sample.json 中补上 | The sample data has no `{path}`.{NearestName.Hint(name, names)} Correct the name, or add it to sample.json.",
        field.FirstUse);
}
