using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cqo.Templating;

/// <summary>What a template takes a field for.</summary>
public enum FieldKind
{
    /// <summary>A single value of any type.</summary>
    Scalar,
    /// <summary>A text.</summary>
    Text,
    /// <summary>A number.</summary>
    Number,
    /// <summary>A date, as text yyyy-MM-dd.</summary>
    Date,
    /// <summary>A picture, as <c>data:image/png;base64,…</c> or <c>data:image/jpeg;base64,…</c>.</summary>
    Picture,
    /// <summary>A list; <see cref="FieldSchema.Items"/> says of what.</summary>
    List,
    /// <summary>An object; <see cref="FieldSchema.Members"/> are the fields that the template reads of it.</summary>
    Object,
}

/// <summary>The fields that a template reads, over all of its branches. The schema of a whole template is an object.</summary>
/// <param name="Kind">What the template takes the field for.</param>
/// <param name="Members">Fields of an object, by name in order of first use; empty for other kinds.</param>
/// <param name="Items">What a list holds; null for other kinds and for a list whose items are not read.</param>
/// <param name="IsRequired">Some tag reads the field without providing for its absence (<c>?.</c>, <c>??</c>, <c>object.default</c>). Its value may still be null.</param>
public sealed record FieldSchema(FieldKind Kind, IReadOnlyDictionary<string, FieldSchema> Members, FieldSchema? Items, bool IsRequired)
{
    /// <summary>Where the template reads the field first; the default for the schema of a whole template.</summary>
    public Place FirstUse { get; init; }

    static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as JSON Schema (draft 2020-12), indented, with <c>\n</c> line ends.</summary>
    public string ToJsonSchema()
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            WriteContent(writer, true);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()).ReplaceLineEndings("\n");
    }

    void WriteContent(Utf8JsonWriter writer, bool isRoot)
    {
        WriteType(writer, isRoot);
        if (Kind == FieldKind.Date) writer.WriteString("format", "date");
        if (Kind == FieldKind.Picture) writer.WriteString("pattern", "^data:image/(png|jpeg);base64,");
        if (Items is not null)
        {
            writer.WriteStartObject("items");
            Items.WriteContent(writer, false);
            writer.WriteEndObject();
        }
        if (Kind == FieldKind.Object) WriteMembers(writer);
    }

    void WriteType(Utf8JsonWriter writer, bool isRoot)
    {
        if (isRoot) { writer.WriteString("type", "object"); return; }
        writer.WriteStartArray("type");
        foreach (var type in Kind switch
        {
            FieldKind.Scalar => (string[])["string", "number", "boolean", "null"],
            FieldKind.Number => ["number", "null"],
            FieldKind.List => ["array", "null"],
            FieldKind.Object => ["object", "null"],
            _ => ["string", "null"],
        }) writer.WriteStringValue(type);
        writer.WriteEndArray();
    }

    void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("properties");
        foreach (var (name, member) in Members)
        {
            writer.WriteStartObject(name);
            member.WriteContent(writer, false);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        var required = Members.Where(m => m.Value.IsRequired).Select(m => m.Key).ToList();
        if (required.Count == 0) return;
        writer.WriteStartArray("required");
        foreach (var name in required) writer.WriteStringValue(name);
        writer.WriteEndArray();
    }
}
