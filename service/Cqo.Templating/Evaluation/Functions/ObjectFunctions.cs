using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>The group <c>object</c>.</summary>
internal static class ObjectFunctions
{
    internal static void Register(Action<string, Builtin> add)
    {
        add("object.default", (_, g) => g[0].IsNull || g[0].AsString is { Length: 0 } ? g[1] : g[0]);
        add("object.eval", (run, g) => run.Eval(g[0]));
        add("object.eval_template", (run, g) => run.EvalTemplate(g[0]));
        add("object.format", (run, g) => MathFunctions.Format(run, g[0], g[1], g[2]));
        add("object.from_json", FromJson);
        add("object.has_key", (run, g) => Value.Of(g[0].AsMap is { } map && map.TryGet(run.TextOf(g[1]), out _)));
        add("object.has_value", (run, g) => Value.Of(g[0].AsMap is { } map && map.TryGet(run.TextOf(g[1]), out var value) && !value.IsNull));
        add("object.keys", (_, g) => Value.Of(new ModelList([.. g[0].AsMap?.Names.Select(Value.Of) ?? []])));
        add("object.kind", (_, g) => Value.Of(KindOf(g[0])));
        add("object.size", (_, g) => Value.Of(g[0].AsString?.Length ?? g[0].AsList?.Count ?? g[0].AsMap?.Count ?? 0));
        add("object.to_json", ToJson);
        add("object.typeof", (_, g) => Value.Of(TypeOf(g[0])));
        add("object.values", (_, g) => Value.Of(new ModelList([.. ValuesOf(g[0].AsMap)])));
    }

    static IEnumerable<Value> ValuesOf(MapValue? map)
    {
        foreach (var name in map?.Names ?? [])
        {
            map!.TryGet(name, out var value);
            yield return value;
        }
    }

    static string? TypeOf(Value value) => value.Kind switch
    {
        ValueKind.Null => null,
        ValueKind.Bool => "boolean",
        ValueKind.Int or ValueKind.BigInt or ValueKind.Decimal or ValueKind.Double => "number",
        ValueKind.String => "string",
        ValueKind.List => value.Reference is RangeList ? "iterator" : "array",
        _ => "object",
    };

    static string? KindOf(Value value) => value.Kind switch
    {
        ValueKind.Null => null,
        ValueKind.Bool => "bool",
        ValueKind.Int => value.AsInt is >= int.MinValue and <= int.MaxValue ? "int" : "long",
        ValueKind.BigInt => "bigint",
        ValueKind.Decimal => "decimal",
        ValueKind.Double => "double",
        ValueKind.String => "string",
        ValueKind.List => value.Reference is RangeList ? "range" : "array",
        ValueKind.Function => "function",
        _ => "object",
    };

    static Value FromJson(Interpreter run, ReadOnlySpan<Value> given)
    {
        if (given[0].IsNull) return given[0];
        try
        {
            using var document = JsonDocument.Parse(run.TextOf(given[0]), new JsonDocumentOptions { MaxDepth = 64 });
            return ModelReader.ReadAny(document.RootElement);
        }
        catch (JsonException problem)
        {
            throw run.Fail("CQO3046", $"文字不是 JSON | The text is not JSON: line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}.");
        }
    }

    static Value ToJson(Interpreter run, ReadOnlySpan<Value> given)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 }))
            Write(run, writer, given[0], 0);
        run.CountText(buffer.WrittenCount);
        return run.Text(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    static void Write(Interpreter run, Utf8JsonWriter writer, Value value, int depth)
    {
        if (depth > 60) throw run.Fail("CQO3046", "值的嵌套过深，或包含了自身 | The value is nested more than 60 deep, or holds itself.");
        run.CheckLength(writer.BytesCommitted + writer.BytesPending);
        if (value.AsList is { } list)
        {
            writer.WriteStartArray();
            for (var i = 0; i < list.Count; i++) Write(run, writer, list[i], depth + 1);
            writer.WriteEndArray();
        }
        else if (value.AsMap is { } map)
        {
            writer.WriteStartObject();
            foreach (var name in map.Names)
            {
                map.TryGet(name, out var member);
                writer.WritePropertyName(name);
                Write(run, writer, member, depth + 1);
            }
            writer.WriteEndObject();
        }
        else WriteScalar(writer, value);
    }

    static void WriteScalar(Utf8JsonWriter writer, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null or ValueKind.Unset or ValueKind.Function or ValueKind.Empty: writer.WriteNullValue(); break;
            case ValueKind.Bool: writer.WriteBooleanValue(value.AsBool); break;
            case ValueKind.Int or ValueKind.BigInt or ValueKind.Decimal: writer.WriteRawValue(Printer.Scalar(value)); break;
            case ValueKind.Double when double.IsFinite(value.AsDouble): writer.WriteNumberValue(value.AsDouble); break;
            case ValueKind.Date: writer.WriteStringValue(value.AsDate); break;
            default: writer.WriteStringValue(Printer.Scalar(value)); break;
        }
    }
}
