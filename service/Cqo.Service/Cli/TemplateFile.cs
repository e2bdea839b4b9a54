using Cqo.Service.Templates;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary>A template named on the command line.</summary>
/// <param name="Name">As the user wrote it, for diagnostics.</param>
/// <param name="IsDocument">A Word document; plain text otherwise.</param>
/// <param name="Result">What the compiler said.</param>
sealed record TemplateFile(string Name, bool IsDocument, CompileResult Result)
{
    /// <summary>Reads and compiles. When the file cannot be used at all, says why and answers null with the exit code.</summary>
    public static TemplateFile? Open(string name, out int exitCode)
    {
        exitCode = 0;
        if (name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            exitCode = CommandLine.Refuse($"{name}: 暂不支持 Excel 工作簿模板，后续版本提供；目前支持 .docx 和文本 / workbooks come in a later version; .docx and text work now");
            return null;
        }
        if (Files.TryRead(name) is not { } content)
        {
            exitCode = 1;
            return null;
        }
        var format = Template.FormatOf(name);
        return new TemplateFile(name, format == TemplateFormat.Docx, Template.Compile(content, format, PartialFiles.Beside(name)));
    }

    /// <summary>True when there is a plan.</summary>
    public bool Compiles => Result.Template is not null;

    /// <summary>Prints every diagnostic as compilers do.</summary>
    public void PrintDiagnostics()
    {
        foreach (var diagnostic in Result.Diagnostics)
        {
            Console.Error.WriteLine(diagnostic.Format(Name));
        }
    }
}
