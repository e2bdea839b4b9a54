using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary><c>read TEMPLATE.docx DOCUMENT.docx [--out FILE.json]</c>: the data that a document shows.</summary>
static class ReadCommand
{
    static readonly JsonSerializerOptions Shown = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var template = new Argument<string>("TEMPLATE") { Description = "生成文档的模板 (.docx) / the template that made the document" };
        var document = new Argument<string>("DOCUMENT") { Description = "要还原的文档 (.docx)，可以改动过、另存过 / the document, which may have been edited and saved again" };
        var output = new Option<string?>("--out") { Description = "数据文件；缺省显示在屏幕上 / file for the data; the screen by default", HelpName = "FILE.json" };
        var command = new Command("read", "按模板把文档还原为数据 / Read a document back into data by its template") { template, document, output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(template), parsed.GetRequiredValue(document), parsed.GetValue(output)));
        return command;
    }

    /// <summary>0 when the document was read, whatever the warnings; 1 when it was not.</summary>
    static int Run(string template, string document, string? output)
    {
        if (TemplateFile.Open(template, out var exitCode) is not { } file)
        {
            return exitCode;
        }
        file.PrintDiagnostics();
        if (file.Result.Template is not { } compiled || Files.TryRead(document) is not { } bytes)
        {
            return 1;
        }
        var reading = compiled.Read(bytes);
        PrintFindings(document, reading.Findings);
        if (reading.Data is null)
        {
            return 1;
        }
        var json = reading.Data.ToJsonString(Shown) + "\n";
        if (output is not null)
        {
            return Files.TryWrite(output, Encoding.UTF8.GetBytes(json)) ? 0 : 1;
        }
        Console.Out.Write(json);
        return 0;
    }

    /// <summary>Prints what does not fit the template, as compilers do.</summary>
    internal static void PrintFindings(string document, IEnumerable<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            Console.Error.WriteLine(finding.Format(document));
        }
    }
}
