using System.CommandLine;

namespace Cqo.Service.Cli;

/// <summary><c>fields TEMPLATE</c>: the JSON Schema of what a template reads.</summary>
static class FieldsCommand
{
    public static Command Create()
    {
        var template = new Argument<string>("TEMPLATE") { Description = "模板 / template" };
        var command = new Command("fields", "列出模板读取的字段（JSON Schema） / The JSON Schema of what a template reads") { template };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(template)));
        return command;
    }

    static int Run(string name)
    {
        if (TemplateFile.Open(name, out var exitCode) is not { } file)
        {
            return exitCode;
        }
        file.PrintDiagnostics();
        if (file.Result.Template is not { } template)
        {
            return 1;
        }
        Console.Out.WriteLine(template.Fields.ToJsonSchema());
        return 0;
    }
}
