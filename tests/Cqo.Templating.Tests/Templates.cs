using System.Globalization;
using System.Text;
using Markdig;
using QRCoder;

namespace Cqo.Templating.Tests;

/// <summary>Renders text templates for tests.</summary>
static class Templates
{
    internal static readonly RenderOptions Relaxed = new() { Missing = MissingValue.Empty, Culture = CultureInfo.InvariantCulture };

    /// <summary>With QR codes and Markdown, as the service sets them.</summary>
    internal static readonly RenderOptions WithValues = new() { QrCode = QrCode, Markdown = text => Markdown.ToHtml(text, new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().DisableHtml().Build()) };

    static string QrCode(string text, char level)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, Enum.Parse<QRCodeGenerator.ECCLevel>(level.ToString()));
        using var png = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(4));
    }

    internal static CompileResult Compile(string template) => Template.Compile(Encoding.UTF8.GetBytes(template), TemplateFormat.Text);

    internal static CompiledTemplate Plan(string template)
    {
        var result = Compile(template);
        return result.Template ?? throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    internal static string Render(string template, string json = "{}", RenderOptions? options = null) => Render(Plan(template), json, options);

    internal static string Render(CompiledTemplate template, string json = "{}", RenderOptions? options = null)
    {
        using var output = new MemoryStream();
        template.Render(ModelObject.Parse(Encoding.UTF8.GetBytes(json)), output, options ?? Relaxed);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    internal static Diagnostic Failure(string template, string json = "{}", RenderOptions? options = null) =>
        Assert.Throws<RenderException>(() => Render(template, json, options)).Diagnostic;

    /// <summary>The text, or the diagnostics one a line; with the places of the diagnostics.</summary>
    internal static (string Output, List<string> Places) Run(byte[] template, ModelObject model, RenderOptions? options = null, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials = null,
        TemplateFormat format = TemplateFormat.Text)
    {
        var result = Template.Compile(template, format, partials);
        if (result.Template is null) return Report(result.Diagnostics);
        using var output = new MemoryStream();
        try
        {
            result.Template.Render(model, output, options ?? Relaxed);
        }
        catch (RenderException problem)
        {
            return Report([problem.Diagnostic]);
        }
        return (Encoding.UTF8.GetString(output.ToArray()), []);
    }

    static (string, List<string>) Report(IEnumerable<Diagnostic> diagnostics)
    {
        var list = diagnostics.ToList();
        return (string.Join("\n", list.Select(d => d.Format("text"))), [.. list.Select(d => d.Place.ToString())]);
    }
}
