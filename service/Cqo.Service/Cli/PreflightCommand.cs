using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cqo.Service.Hosting;
using Cqo.Service.Pdf;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary><c>preflight TEMPLATE --data FILE.json [--name PATTERN] [--json] [--no-layout]</c>: which records lack what, which characters no font has and which papers get too long, before a batch is made.</summary>
static partial class PreflightCommand
{
    static readonly TimeSpan LimitOfOne = TimeSpan.FromSeconds(60);

    public static Command Create()
    {
        var template = new Argument<string>("TEMPLATE") { Description = "模板 / template" };
        var data = new Option<string>("--data") { Description = "JSON 数据文件，一个对象或对象的数组 / data: an object or an array of objects", HelpName = "FILE.json", Required = true };
        var name = new Option<string?>("--name") { Description = "怎样称呼一条记录，可用标签，例如 {{ candidate.name }}；缺省只有序号 / what a record is called, with tags, e.g. {{ candidate.name }}; only its number by default", HelpName = "PATTERN" };
        var json = new Option<bool>("--json") { Description = "以 JSON 数组输出到标准输出，逐条记录 / as a JSON array on standard output, record by record" };
        var noLayout = new Option<bool>("--no-layout") { Description = "不用 LibreOffice 排版，不检查页数 / count no pages by LibreOffice" };
        var command = new Command("preflight", "批量生成之前检查：缺哪些字段、哪些字没有字体、哪些超页 / Check before a batch: missing fields, characters without a font, papers that are too long") { template, data, name, json, noLayout };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(template), parsed.GetRequiredValue(data), parsed.GetValue(name), parsed.GetValue(json), parsed.GetValue(noLayout), cancellation));
        return command;
    }

    static async Task<int> RunAsync(string template, string data, string? name, bool json, bool noLayout, CancellationToken cancellation)
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
        if (RecordNames.TryCreate(name, records) is not { } names)
        {
            return 1;
        }
        var fields = Preflight.Check(compiled.Fields, records);
        var faulty = fields.Where(f => f.Fault != RecordFault.Empty).Select(f => f.Record).ToHashSet();
        IReadOnlyList<PaperFinding> papers = file.IsDocument
            ? await new PaperChecks(file, compiled, records, noLayout ? null : new LibreOffice(LimitOfOne)).RunAsync(faulty, cancellation)
            : [];
        if (json)
        {
            object[] all = [.. fields, .. papers.Select(p => p with { Name = p.Record == 0 ? null : names.Of(p.Record) })];
            Console.Out.WriteLine(JsonSerializer.Serialize(all, JsonSetup.Wire));
        }
        faulty.UnionWith(papers.Where(p => p.IsError).Select(p => p.Record));
        if (!json)
        {
            Print(data, fields);
            PrintPapers(data, papers, names);
            Console.Out.WriteLine($"{records.Count} 条记录，{records.Count - faulty.Count} 条可以生成，{faulty.Count} 条有错 / {records.Count} records, {records.Count - faulty.Count} can be rendered, {faulty.Count} have errors");
        }
        return faulty.Count > 0 ? 1 : 0;
    }

    /// <summary>What concerns all papers, then each trouble once with the records that have it.</summary>
    static void PrintPapers(string data, IReadOnlyList<PaperFinding> papers, RecordNames names)
    {
        foreach (var group in papers.GroupBy(p => (p.Code, p.Severity, p.Message)))
        {
            var numbers = group.Select(p => p.Record).Where(r => r > 0).Distinct().ToList();
            var where = numbers.Count == 0 ? "" : names.AreGiven
                ? $"：{names.Some(numbers)}，共 {numbers.Count} 条 / {numbers.Count} in all"
                : $"：第 {Ranges(numbers)} 条，共 {numbers.Count} 条 / records {Ranges(numbers)}, {numbers.Count} in all";
            var around = group.Key.Code is "CQO6030" or "CQO6031" && group.First().Text is { } text ? $"（“{text}”）" : "";
            Console.Error.WriteLine($"{data}: {group.Key.Severity} {group.Key.Code}: {group.Key.Message}{around}{where}");
        }
    }

    /// <summary>One line for each field and fault, whatever the number of records: that is how a clerk mends a column.</summary>
    static void Print(string data, IReadOnlyList<RecordFinding> findings)
    {
        foreach (var group in findings.GroupBy(f => (Path: Position().Replace(f.Path, "[]"), f.Fault, f.Kind)))
        {
            var numbers = group.Select(f => f.Record).Distinct().ToList();
            Console.Error.WriteLine($"{data}: {Describe(group.Key.Path, group.Key.Fault, group.Key.Kind)}：第 {Ranges(numbers)} 条，共 {numbers.Count} 条 / records {Ranges(numbers)}, {numbers.Count} in all");
        }
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
