using System.CommandLine;
using Cqo.Service.Templates;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary><c>compare TEMPLATE.docx DOCUMENT.docx --data FILE.json</c>: where a document says something else than the data.</summary>
static class CompareCommand
{
    public static Command Create()
    {
        var template = new Argument<string>("TEMPLATE") { Description = "生成文档的模板 (.docx) / the template that made the document" };
        var document = new Argument<string>("DOCUMENT") { Description = "要核对的文档 (.docx) / the document to check" };
        var data = new Option<string>("--data") { Description = "登记的数据，一个 JSON 对象 / the data on record, a JSON object", HelpName = "FILE.json", Required = true };
        var command = new Command("compare", "核对文档与数据是否一致 / Compare a document with the data that it should show") { template, document, data };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(template), parsed.GetRequiredValue(document), parsed.GetRequiredValue(data)));
        return command;
    }

    /// <summary>0 when nothing differs, 1 when something does or the document cannot be read.</summary>
    static int Run(string template, string document, string data)
    {
        if (TemplateFile.Open(template, out var exitCode) is not { } file)
        {
            return exitCode;
        }
        file.PrintDiagnostics();
        if (file.Result.Template is not { } compiled || Files.TryRead(document) is not { } bytes || Records.TryRead(data) is not { } records)
        {
            return 1;
        }
        if (records.Count != 1)
        {
            return CommandLine.Refuse($"--data: 一份文档只能与一条记录核对，这里有 {records.Count} 条 / a document is compared with one record, and there are {records.Count}");
        }
        try
        {
            return Print(document, compiled.Compare(records[0], bytes, TemplateValues.Options));
        }
        catch (RenderException e)
        {
            Console.Error.WriteLine(e.Diagnostic.Format(file.Name));
            return 1;
        }
    }

    static int Print(string document, DocumentComparison comparison)
    {
        ReadCommand.PrintFindings(document, comparison.Findings);
        foreach (var difference in comparison.Differences)
        {
            Console.Out.WriteLine($"{document}{difference.Place}: {difference.Path}: 应为 {Quoted(difference.Expected)}，文档中是 {Quoted(difference.Found)} / expected, found");
        }
        if (comparison.IsSame)
        {
            Console.Out.WriteLine("文档与数据一致 / the document and the data agree");
        }
        return comparison.IsSame ? 0 : 1;
    }

    static string Quoted(string? text)
    {
        const int longest = 120;
        return text is null ? "（无 / none）" : text.StartsWith("data:", StringComparison.Ordinal) ? "（图片 / picture）" : text.Length > longest ? $"“{text[..longest]}…”" : $"“{text}”";
    }
}
