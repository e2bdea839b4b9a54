using System.CommandLine;
using System.Text.Json;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary><c>render TEMPLATE [--data FILE.json] [--out FILE]</c>.</summary>
static class RenderCommand
{
    public static Command Create()
    {
        var template = new Argument<string>("TEMPLATE") { Description = "模板：.docx，或任意文本文件 / .docx, or any text file" };
        var data = new Option<string?>("--data") { Description = "JSON 数据文件；缺省为空对象 / data; an empty object by default", HelpName = "FILE.json" };
        var output = new Option<string?>("--out") { Description = "输出文件，- 表示标准输出；文本缺省为标准输出，.docx 必须给出 / output, - for standard output; needed for .docx", HelpName = "FILE" };
        var command = new Command("render", "用数据填写模板 / Fill a template with data") { template, data, output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(template), parsed.GetValue(data), parsed.GetValue(output)));
        return command;
    }

    static int Run(string template, string? data, string? output)
    {
        if (TemplateFile.Open(template, out var exitCode) is not { } file)
        {
            return exitCode;
        }
        if (file.IsDocument && output is null)
        {
            return CommandLine.Refuse("--out FILE 缺失：文档不能显示在屏幕上 / --out FILE is needed: a document cannot be shown on the screen");
        }
        file.PrintDiagnostics();
        if (file.Result.Template is not { } compiled || ReadModel(data) is not { } model)
        {
            return 1;
        }
        return Render(file.Name, compiled, model) is { } bytes && Write(output, bytes) ? 0 : 1;
    }

    static ModelObject? ReadModel(string? data)
    {
        if (data is null)
        {
            return ModelObject.Parse("{}"u8);
        }
        if (Files.TryRead(data) is not { } bytes)
        {
            return null;
        }
        try
        {
            return ModelObject.Parse(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes);
        }
        catch (JsonException e)
        {
            Console.Error.WriteLine($"{data}({(e.LineNumber ?? 0) + 1},{(e.BytePositionInLine ?? 0) + 1}): error CQO9003: 数据不是正确的 JSON 对象，请检查括号、逗号和引号 / the data is not a JSON object: {e.Message}");
            return null;
        }
    }

    static byte[]? Render(string name, CompiledTemplate compiled, ModelObject model)
    {
        using var memory = new MemoryStream();
        try
        {
            compiled.Render(model, memory);
            return memory.ToArray();
        }
        catch (RenderException e)
        {
            Console.Error.WriteLine(e.Diagnostic.Format(name));
            return null;
        }
    }

    static bool Write(string? output, byte[] bytes)
    {
        if (output is not (null or "-"))
        {
            return Files.TryWrite(output, bytes);
        }
        using var screen = Console.OpenStandardOutput();
        screen.Write(bytes);
        return true;
    }
}
