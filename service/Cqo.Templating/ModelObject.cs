using System.Text.Json;
using Cqo.Templating.Evaluation;

namespace Cqo.Templating;

/// <summary>The data that a template reads: named values, lists and objects, nothing else. Built from JSON, read-only, safe to share between threads.</summary>
public sealed class ModelObject
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    ModelObject(ModelMap root) => Root = root;

    internal ModelMap Root { get; }

    /// <summary>Reads an object of JSON, nested at most 64 deep. Numbers without fraction become integers, others decimals where exact; strings stay strings;
    /// a picture is a string <c>data:image/png;base64,…</c>. Of a name given twice the last value counts.</summary>
    /// <exception cref="JsonException">The bytes are not a JSON object, or a text in it is not well-formed Unicode.</exception>
    public static ModelObject Parse(ReadOnlySpan<byte> utf8Json)
    {
        var bytes = utf8Json.ToArray();
        using var document = JsonDocument.Parse(bytes, Options);
        return Parse(document.RootElement);
    }

    /// <summary>Takes an object of JSON that has been read already.</summary>
    /// <exception cref="JsonException">The element is not a JSON object, or a text in it is not well-formed Unicode.</exception>
    public static ModelObject Parse(JsonElement element) => new(ModelReader.Read(element));
}
