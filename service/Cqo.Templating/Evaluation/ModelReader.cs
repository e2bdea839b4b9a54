using System.Text.Json;

namespace Cqo.Templating.Evaluation;

/// <summary>JSON → model. Names are stored once per document and rows of equal shape share one <see cref="Shape"/>, so that a field of a
/// long list is found by comparing one reference. Short texts that return (units, grades, districts) are stored once as well: a table of 20,000 rows
/// then stays in the processor's cache while it is written.</summary>
internal sealed class ModelReader
{
    const int ShortText = 16;
    const int SharedTexts = 4096;

    readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    readonly Dictionary<int, List<Shape>> _shapes = [];

    internal static ModelMap Read(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
            ? Checked(() => new ModelReader().ReadMap(element))
            : throw new JsonException("The data for a template must be a JSON object: { \"name\": … }.");

    internal static Value ReadAny(JsonElement element) => Checked(() => new ModelReader().ReadValue(element));

    // The reader of JSON looks at the bytes of a text only when the text is asked for.
    static T Checked<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("A text of the data is not well-formed Unicode: it holds bytes that are not UTF-8, or half of a character (\\uD800 to \\uDFFF alone).", broken);
        }
    }

    Value ReadValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Value.Of(ReadMap(element)),
        JsonValueKind.Array => Value.Of(ReadList(element)),
        JsonValueKind.String => Value.Of(ShareText(element.GetString()!)),
        JsonValueKind.Number => ReadNumber(element),
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        _ => Value.Null,
    };

    static Value ReadNumber(JsonElement element)
    {
        if (element.TryGetInt64(out var integer)) return Value.Of(integer);
        return element.TryGetDecimal(out var exact) && !element.GetRawText().AsSpan().ContainsAny('e', 'E') ? Value.Of(exact) : Value.Of(element.GetDouble());
    }

    ModelList ReadList(JsonElement element)
    {
        var items = new Value[element.GetArrayLength()];
        var i = 0;
        foreach (var item in element.EnumerateArray()) items[i++] = ReadValue(item);
        return new ModelList(items);
    }

    ModelMap ReadMap(JsonElement element)
    {
        var members = new OrderedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject()) members[Share(property.Name)] = ReadValue(property.Value);
        return new ModelMap(ShapeOf(members.Keys), [.. members.Values]);
    }

    string Share(string name)
    {
        if (_names.TryGetValue(name, out var shared)) return shared;
        return _names[name] = name;
    }

    string ShareText(string text)
    {
        if (text.Length > ShortText) return text;
        if (_texts.TryGetValue(text, out var shared)) return shared;
        if (_texts.Count < SharedTexts) _texts[text] = text;
        return text;
    }

    Shape ShapeOf(OrderedDictionary<string, Value>.KeyCollection names)
    {
        var hash = new HashCode();
        foreach (var name in names) hash.Add(name, StringComparer.Ordinal);
        var key = hash.ToHashCode();
        if (!_shapes.TryGetValue(key, out var shapes)) _shapes[key] = shapes = [];
        foreach (var shape in shapes)
            if (names.Count == shape.Names.Length && names.SequenceEqual(shape.Names)) return shape;
        var created = new Shape([.. names]);
        shapes.Add(created);
        return created;
    }
}
