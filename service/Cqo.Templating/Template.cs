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
}

/// <summary>The answer of <see cref="Template.Compile"/>: a plan, or the reasons why there is none; warnings beside either.</summary>
/// <param name="Template">The plan, or null when a diagnostic is an error.</param>
/// <param name="Diagnostics">All mistakes found, in reading order.</param>
public sealed record CompileResult(CompiledTemplate? Template, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Compiles a template. Stages: bytes → pieces (front end) → tokens → tree → plan.</summary>
public static class Template
{
    /// <summary>Compiles UTF-8 text or a package. An author's mistake is a diagnostic, never an exception.</summary>
    public static CompileResult Compile(ReadOnlyMemory<byte> content, TemplateFormat format) =>
        format == TemplateFormat.Docx ? Docx.DocxTemplate.Compile(content) : CompileText(content);

    static CompileResult CompileText(ReadOnlyMemory<byte> content)
    {
        var diagnostics = new List<Diagnostic>();
        var plan = PlanCompiler.Compile(TextPieces.Cut(content.Span, diagnostics), diagnostics);
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
