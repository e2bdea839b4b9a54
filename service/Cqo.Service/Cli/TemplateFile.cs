using System.Text.Json;
using Cqo.Service.Templates;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary>A template named on the command line.</summary>
/// <param name="Name">As the user wrote it, for diagnostics.</param>
/// <param name="Format">What its bytes are.</param>
/// <param name="Result">What the compiler said.</param>
sealed record TemplateFile(string Name, TemplateFormat Format, CompileResult Result)
{
    /// <summary>A Word document.</summary>
    public bool IsDocument => Format == TemplateFormat.Docx;

    /// <summary>A Word document or a workbook: nothing for a screen.</summary>
    public bool IsPackage => Format is TemplateFormat.Docx or TemplateFormat.Xlsx;

    /// <summary>Reads and compiles. When the file cannot be used at all, says why and answers null with the exit code.</summary>
    public static TemplateFile? Open(string name, out int exitCode)
    {
        exitCode = 0;
        if (Files.TryRead(name) is not { } content)
        {
            exitCode = 1;
            return null;
        }
        var format = Template.FormatOf(name);
        return new TemplateFile(name, format, Template.Compile(content, format, PartialFiles.Beside(name)));
    }

    /// <summary>True when there is a plan.</summary>
    public bool Compiles => Result.Template is not null;

    /// <summary>What the compiler said, and which fields the data will not have when <c>template.json</c> and <c>sample.json</c> beside the template tell.</summary>
    public IReadOnlyList<Diagnostic> Lint()
    {
        if (Result.Template is not { } compiled)
        {
            return Result.Diagnostics;
        }
        var folder = Path.GetDirectoryName(Path.GetFullPath(Name))!;
        using var description = ReadJson(Path.Combine(folder, "template.json"));
        using var sample = ReadJson(Path.Combine(folder, "sample.json"));
        return [.. Result.Diagnostics, .. UnknownFields.Find(compiled.Fields, Expected(description), sample?.RootElement)];
    }

    static string[]? Expected(JsonDocument? description) =>
        description is { RootElement: { ValueKind: JsonValueKind.Object } root } && root.TryGetProperty("expects", out var names) && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!)]
            : null;

    // A broken file beside the template is reported by whoever uses it.
    static JsonDocument? ReadJson(string path)
    {
        try
        {
            return File.Exists(path) ? JsonDocument.Parse(File.ReadAllBytes(path)) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Prints every diagnostic as compilers do.</summary>
    public void PrintDiagnostics(IReadOnlyList<Diagnostic>? diagnostics = null)
    {
        foreach (var diagnostic in diagnostics ?? Result.Diagnostics)
        {
            Console.Error.WriteLine(diagnostic.Format(Name));
        }
    }
}
