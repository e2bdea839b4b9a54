using Cqo.Templating;
using Markdig;
using QRCoder;

namespace Cqo.Service.Templates;

/// <summary>What templates may ask of libraries that the engine does not know: QR codes (QRCoder) and Markdown (Markdig).</summary>
public static class TemplateValues
{
    const int PixelsPerModule = 8;

    // Tables, struck-out text, task lists and bare addresses, as GitHub reads them; HTML inside Markdown shows as text.
    static readonly MarkdownPipeline GitHubFlavour = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().UseEmphasisExtras().UseTaskLists().UseAutoLinks().DisableHtml().Build();

    /// <summary>Options of a rendering with both.</summary>
    public static RenderOptions Options { get; } = new() { QrCode = QrCode, Markdown = text => Markdig.Markdown.ToHtml(text, GitHubFlavour) };

    /// <summary>A QR code as templates take pictures: PNG of two colours, 8 pixels a module, four modules of quiet zone. The same text gives the same bytes.</summary>
    /// <param name="text">At most what the level holds.</param>
    /// <param name="level">L, M, Q or H.</param>
    public static string QrCode(string text, char level)
    {
        var correction = level switch { 'L' => QRCodeGenerator.ECCLevel.L, 'Q' => QRCodeGenerator.ECCLevel.Q, 'H' => QRCodeGenerator.ECCLevel.H, _ => QRCodeGenerator.ECCLevel.M };
        using var data = QRCodeGenerator.GenerateQrCode(text, correction);
        using var png = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(PixelsPerModule));
    }
}
