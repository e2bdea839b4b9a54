using System.CommandLine;
using System.Text.Json;
using Cqo.Service.Hosting;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary><c>lint TEMPLATE [--json]</c>: all mistakes of a template at once.</summary>
static class LintCommand
{
    sealed record Entry(string File, string Code, Severity Severity, string Message, string Part, int Paragraph, string? Cell, int Line, int Column, int Length);

    public static Command Create()
    {
        var template = new Argument<string>("TEMPLATE") { Description = "模板 / template" };
        var json = new Option<bool>("--json") { Description = "以 JSON 数组输出到标准输出 / as a JSON array on standard output" };
        var command = new Command("lint", "检查模板，列出全部错误 / Check a template and list every mistake") { template, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(template), parsed.GetValue(json)));
        return command;
    }

    static int Run(string template, bool json)
    {
        if (TemplateFile.Open(template, out var exitCode) is not { } file)
        {
            return exitCode;
        }
        var diagnostics = file.Lint();
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(diagnostics.Select(d => Describe(file.Name, d)), JsonSetup.Wire));
        }
        else
        {
            file.PrintDiagnostics(diagnostics);
        }
        return diagnostics.Any(d => d.Severity == Severity.Error) ? 1 : 0;
    }

    static Entry Describe(string file, Diagnostic d) =>
        new(file, d.Code, d.Severity, d.Message, d.Place.Part, d.Place.Paragraph, d.Place.Cell, d.Place.Line, d.Place.Column, d.Place.Length);
}
