using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cqo.Service.Problems;

/// <summary>Where and why a body could not be read, in words that do not need the reader's source code.</summary>
static partial class MalformedJson
{
    public static ProblemException Describe(JsonException exception)
    {
        var line = (exception.LineNumber ?? 0) + 1;
        var column = (exception.BytePositionInLine ?? 0) + 1;
        var path = Field(exception);
        var (zh, en) = Reason(exception, path);
        return new("malformed-body", StatusCodes.Status400BadRequest,
            $"提交的内容无法读取（第 {line} 行第 {column} 字节{(path.Length > 0 ? $"，字段 {path}" : "")}）：{zh}",
            $"The request cannot be read (line {line}, byte {column}{(path.Length > 0 ? $", field {path}" : "")}): {en}")
        {
            Fields = path.Length == 0 ? new Dictionary<string, (string, string)>() : new() { [path] = (zh, en) },
        };
    }

    static (string Zh, string En) Reason(JsonException exception, string path)
    {
        var message = exception.Message;
        if (Unknown().IsMatch(message))
        {
            return ("没有这个字段。请检查拼写，或删除它；字段名区分大小写。", "there is no such field. Check its spelling (names are case-sensitive) or remove it.");
        }
        if (Missing().Match(message) is { Success: true } missing)
        {
            var names = missing.Groups[1].Value.Replace("'", "", StringComparison.Ordinal);
            return ($"缺少字段 {names}。请补上；必填字段见接口说明 openapi.json。", $"missing: {names}. Add it; openapi.json lists what is required.");
        }
        if (message.Contains("uplicate", StringComparison.Ordinal))
        {
            return ("同一个字段写了两次，请删除其中一个。", "the same field stands twice: remove one.");
        }
        if (message.Contains("could not be converted", StringComparison.Ordinal) || message.Contains("doesn't allow setting null", StringComparison.Ordinal) || message.Contains("does not allow", StringComparison.Ordinal))
        {
            return ("值的类型不对或不在允许的范围内。日期请写成 2026-11-22，数字不要加引号，可选值见接口说明 openapi.json。",
                "the value has the wrong type or is not one of those allowed. Dates look like 2026-11-22, numbers have no quotes; openapi.json lists the allowed words.");
        }
        return path.Length == 0 || message.Contains("invalid", StringComparison.OrdinalIgnoreCase)
            ? ("不是正确的 JSON。请检查括号、逗号和引号是否成对。", "it is not valid JSON. Check brackets, commas and quotation marks.")
            : ("这里的内容不完整或不正确。", "what stands here is incomplete or not valid.");
    }

    static string Field(JsonException exception)
    {
        var path = exception.Path is { Length: > 2 } given && given.StartsWith("$.", StringComparison.Ordinal) ? given[2..] : "";
        var named = Unknown().Match(exception.Message);
        var name = named.Success ? named.Groups[1].Value : "";
        return name.Length == 0 || path == name || path.EndsWith("." + name, StringComparison.Ordinal) ? path : path.Length == 0 ? name : $"{path}.{name}";
    }

    [GeneratedRegex("^The JSON property '([^']{1,100})' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex("missing required properties,? including: (.{1,200}?)[.;]?$")]
    private static partial Regex Missing();
}
