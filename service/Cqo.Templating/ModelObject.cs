using System.Text.Json;

namespace Cqo.Templating;

/// <summary>The data that a template reads: named values, lists and objects, nothing else. Built from JSON, read-only, safe to share between threads.</summary>
public sealed class ModelObject
{
    /// <summary>Reads an object of JSON. Numbers without fraction become integers, others decimals where exact; strings stay strings; a picture is a string
    /// <c>data:image/png;base64,…</c>.</summary>
    /// <exception cref="JsonException">The bytes are not a JSON object.</exception>
    public static ModelObject Parse(ReadOnlySpan<byte> utf8Json) => throw new InvalidOperationException("under construction");
}
