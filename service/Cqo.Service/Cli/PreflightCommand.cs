using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cqo.Service.Hosting;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary><c>preflight TEMPLATE --data FILE.json [--json]</c>: which records lack what, before the first document is made.</summary>
static partial class PreflightCommand
{
    public static Command Create()
    {
        var template = new Argument<string>("TEMPLATE") { Description = "模板 / template" };
        var data = new Option<string>("--data") { Description = "JSON 数据文件，一个对象或对象的数组 / data: an object or an array of objects", HelpName = "FILE.json", Required = true };
        var json = new Option<bool>("--json") { Description = "以 JSON 数组输出到标准输出，逐条记录 / as a JSON array on standard output, record by record" };
        var command = new Command("preflight", "批量生成之前检查数据：哪些记录缺哪些字段 / Check data before a batch: which records lack which fields") { template, data, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(template), parsed.GetRequiredValue(data), parsed.GetValue(json)));
        return command;
    }

    static int Run(string template, string data, bool json)
    {
        if (TemplateFile.Open(template, out var exitCode) is not { } file)
        {
            return exitCode;
        }
        file.PrintDiagnostics();
        if (file.Result.Template is not { } compiled || Records.TryRead(data) is not { } records)
        {
            return 1;
        }
        var findings = Preflight.Check(compiled.Fields, records);
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(findings, JsonSetup.Wire));
        }
        else
        {
            Print(data, findings, records.Count);
        }
        return findings.Any(f => f.Fault != RecordFault.Empty) ? 1 : 0;
    }

    /// <summary>One line for each field and fault, whatever the number of records: that is how a clerk mends a column.</summary>
    static void Print(string data, IReadOnlyList<RecordFinding> findings, int records)
    {
        foreach (var group in findings.GroupBy(f => (Path: Position().Replace(f.Path, "[]"), f.Fault, f.Kind)))
        {
            var numbers = group.Select(f => f.Record).Distinct().ToList();
            Console.Error.WriteLine($"{data}: {Describe(group.Key.Path, group.Key.Fault, group.Key.Kind)}：第 {Ranges(numbers)} 条，共 {numbers.Count} 条 / records {Ranges(numbers)}, {numbers.Count} in all");
        }
        var faulty = findings.Where(f => f.Fault != RecordFault.Empty).Select(f => f.Record).Distinct().Count();
        Console.Out.WriteLine($"{records} 条记录，{records - faulty} 条可以生成，{faulty} 条有错 / {records} records, {records - faulty} can be rendered, {faulty} have errors");
    }

    static string Describe(string path, RecordFault fault, FieldKind kind) => fault switch
    {
        RecordFault.Missing => $"error CQO6001: 缺少字段 {path}，请补上 / the field {path} is missing: add it",
        RecordFault.WrongKind => $"error CQO6002: 字段 {path} 应为{Chinese(kind)} / the field {path} should be a {kind.ToString().ToLowerInvariant()}",
        _ => $"warning CQO6003: 字段 {path} 为空，文档中将留空 / the field {path} is empty and leaves a gap",
    };

    static string Chinese(FieldKind kind) => kind switch
    {
        FieldKind.Number => "数字",
        FieldKind.Date => "日期（2026-11-22）",
        FieldKind.Picture => "图片（data:image/png;base64,…）",
        FieldKind.List => "列表",
        FieldKind.Object => "对象",
        _ => "文字",
    };

    /// <summary>1、3–5.</summary>
    static string Ranges(List<int> numbers)
    {
        const int most = 12;
        var (text, shown) = (new StringBuilder(), 0);
        for (var i = 0; i < numbers.Count && shown < most; shown++)
        {
            var last = i;
            while (last + 1 < numbers.Count && numbers[last + 1] == numbers[last] + 1)
            {
                last++;
            }
            text.Append(text.Length == 0 ? "" : "、").Append(numbers[i]).Append(last == i ? "" : $"–{numbers[last]}");
            i = last + 1;
            if (shown == most - 1 && i < numbers.Count)
            {
                text.Append('…');
            }
        }
        return text.ToString();
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Position();
}
