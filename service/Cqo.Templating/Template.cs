using Cqo.Templating.Compilation;
using Cqo.Templating.Evaluation;

namespace Cqo.Templating;

/// <summary>What a template's bytes are.</summary>
public enum TemplateFormat
{
    /// <summary>UTF-8 text with tags.</summary>
    Text,
    /// <summary>A Word document (<c>.docx</c>).</summary>
    Docx,
    /// <summary>An Excel workbook (<c>.xlsx</c>).</summary>
    Xlsx,
    /// <summary>UTF-8 code without tags (<c>.sbs</c>, <c>.scriban-script</c>): all of it is what stands between <c>{{</c> and <c>}}</c> elsewhere. At most 65,536 characters.</summary>
    Script,
}

/// <summary>The answer of <see cref="Template.Compile"/>: a plan, or the reasons why there is none; warnings beside either.</summary>
/// <param name="Template">The plan, or null when a diagnostic is an error.</param>
/// <param name="Diagnostics">All mistakes found, in reading order.</param>
public sealed record CompileResult(CompiledTemplate? Template, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Compiles a template. Stages: bytes → pieces (front end) → tokens → tree → plan.</summary>
public static class Template
{
    /// <summary>Compiles UTF-8 text or a package. An author's mistake is a diagnostic, never an exception.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="format">What they are.</param>
    /// <param name="partials">UTF-8 texts that <c>include</c> may insert, by file name (no folder, no dot in front, at most 100 characters); null for none.
    /// Those ending in <c>.sbs</c> or <c>.scriban-script</c> are scripts. In a document the text of a partial is inserted as text.</param>
    public static CompileResult Compile(ReadOnlyMemory<byte> content, TemplateFormat format, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials = null) =>
        format switch
        {
            TemplateFormat.Docx => Docx.DocxTemplate.Compile(content, partials),
            TemplateFormat.Xlsx => Xlsx.Filling.WorkbookTemplate.Compile(content, partials),
            _ => CompileText(content, format == TemplateFormat.Script, partials),
        };

    /// <summary>What the ending of a file's name says: <c>.docx</c>, <c>.xlsx</c>, <c>.sbs</c> or <c>.scriban-script</c>; any other is text.</summary>
    public static TemplateFormat FormatOf(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        if (fileName.EndsWith(".docx", StringComparison.OrdinalIgnoreCase)) return TemplateFormat.Docx;
        if (fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) return TemplateFormat.Xlsx;
        return fileName.EndsWith(".sbs", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".scriban-script", StringComparison.OrdinalIgnoreCase)
            ? TemplateFormat.Script
            : TemplateFormat.Text;
    }

    static CompileResult CompileText(ReadOnlyMemory<byte> content, bool isScript, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials)
    {
        var diagnostics = new List<Diagnostic>();
        var plan = PlanCompiler.Compile(TextPieces.Cut(content.Span, diagnostics, "", isScript), diagnostics, partials);
        var failed = plan is null || diagnostics.Exists(d => d.Severity == Severity.Error);
        return new CompileResult(failed ? null : new CompiledTemplate([plan!], (model, output, budget) => RenderTexts(plan!, [model], output, budget), (models, output, budget) => RenderTexts(plan!, models, output, budget)), diagnostics);
    }

    static void RenderTexts(RenderPlan plan, IReadOnlyList<ModelObject> models, Stream output, RenderBudget budget)
    {
        using var writer = new PartWriter(budget);
        foreach (var model in models) Interpreter.Run(plan, model, writer, budget);
        output.Write(writer.Written.Span);
    }
}
