using System.Text.Json;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary>Data named on the command line: one object, or an array of objects for many documents.</summary>
static class Records
{
    /// <summary>The records; one empty object when no file is named; null after the reason was printed.</summary>
    public static IReadOnlyList<ModelObject>? TryRead(string? data)
    {
        if (data is null)
        {
            return [ModelObject.Parse("{}"u8)];
        }
        if (Files.TryRead(data) is not { } bytes)
        {
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), new JsonDocumentOptions { MaxDepth = 64 });
            if (json.RootElement.ValueKind != JsonValueKind.Array)
            {
                return [ModelObject.Parse(json.RootElement)];
            }
            if (json.RootElement.GetArrayLength() > 0)
            {
                return [.. json.RootElement.EnumerateArray().Select(ModelObject.Parse)];
            }
            Console.Error.WriteLine($"{data}: error CQO9004: 数组是空的，没有可生成的记录 / the array is empty: there is no record to render");
            return null;
        }
        catch (JsonException e)
        {
            Console.Error.WriteLine($"{data}({(e.LineNumber ?? 0) + 1},{(e.BytePositionInLine ?? 0) + 1}): error CQO9003: 数据不是正确的 JSON 对象（或对象的数组），请检查括号、逗号和引号 / the data is not a JSON object or an array of objects: {e.Message}");
            return null;
        }
    }
}
