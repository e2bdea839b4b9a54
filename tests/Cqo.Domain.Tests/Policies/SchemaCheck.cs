using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cqo.Domain.Tests.Policies;

/// <summary>
/// The part of JSON Schema 2020-12 that <c>schema.json</c> uses. A keyword that it does not know is an error, so that the schema cannot
/// say something that no test checks. (No validator package restores from the registry that the project builds from.)
/// </summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly HashSet<string> Notes = ["$schema", "$defs", "title", "description", "then", "else"];

    public bool IsValid(JsonElement value) => IsValid(root, value);

    private bool IsValid(JsonElement schema, JsonElement value) =>
        schema.EnumerateObject().Where(k => !Notes.Contains(k.Name)).All(keyword => keyword.Name switch
        {
            "additionalProperties" => value.ValueKind != JsonValueKind.Object || !Extra(schema, value).Any(),
            "if" => IsValid(keyword.Value, value) ? Branch(schema, "then", value) : Branch(schema, "else", value),
            "$ref" => IsValid(root.GetProperty("$defs").GetProperty(keyword.Value.GetString()!["#/$defs/".Length..]), value),
            "allOf" => keyword.Value.EnumerateArray().All(s => IsValid(s, value)),
            "oneOf" => keyword.Value.EnumerateArray().Count(s => IsValid(s, value)) == 1,
            _ => OfKind(keyword, value),
        });

    private bool OfKind(JsonProperty keyword, JsonElement value) => (keyword.Name, value.ValueKind) switch
    {
        ("type", _) => Types(keyword.Value).Any(t => HasType(value, t)),
        ("enum", _) => keyword.Value.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
        ("const", _) => JsonElement.DeepEquals(keyword.Value, value),
        ("required", JsonValueKind.Object) => keyword.Value.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)),
        ("properties", JsonValueKind.Object) => value.EnumerateObject().All(p => !keyword.Value.TryGetProperty(p.Name, out var s) || IsValid(s, p.Value)),
        ("minProperties", JsonValueKind.Object) => value.EnumerateObject().Count() >= keyword.Value.GetInt32(),
        ("maxProperties", JsonValueKind.Object) => value.EnumerateObject().Count() <= keyword.Value.GetInt32(),
        ("items", JsonValueKind.Array) => value.EnumerateArray().All(i => IsValid(keyword.Value, i)),
        ("minItems", JsonValueKind.Array) => value.GetArrayLength() >= keyword.Value.GetInt32(),
        ("pattern", JsonValueKind.String) => Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!),
        ("maxLength", JsonValueKind.String) => value.GetString()!.Length <= keyword.Value.GetInt32(),
        ("minimum", JsonValueKind.Number) => value.GetDouble() >= keyword.Value.GetDouble(),
        ("maximum", JsonValueKind.Number) => value.GetDouble() <= keyword.Value.GetDouble(),
        ("required" or "properties" or "minProperties" or "maxProperties" or "items" or "minItems" or "pattern" or "maxLength" or "minimum" or "maximum", _) => true,
        _ => throw new InvalidOperationException($"schema.json uses the keyword \"{keyword.Name}\", which SchemaCheck does not know."),
    };

    private bool Branch(JsonElement schema, string name, JsonElement value) => !schema.TryGetProperty(name, out var branch) || IsValid(branch, value);

    private static IEnumerable<string> Extra(JsonElement schema, JsonElement value) =>
        value.EnumerateObject().Select(p => p.Name).Where(n => !schema.GetProperty("properties").TryGetProperty(n, out _));

    private static IEnumerable<string?> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()) : [type.GetString()];

    private static bool HasType(JsonElement value, string? type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() % 1 == 0,
        "number" => value.ValueKind == JsonValueKind.Number,
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };
}
