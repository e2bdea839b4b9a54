using System.CommandLine;
using System.Globalization;
using Cqo.Service.Pdf;
using Cqo.Service.Templates;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary><c>render TEMPLATE [--data FILE.json] [--out FILE] [--name PATTERN] [--culture NAME]</c>. A PDF is laid out by LibreOffice. A list of records gives one merged document, or a <c>.zip</c> with a document each.</summary>
static class RenderCommand
{
    static readonly TimeSpan TimeForAll = TimeSpan.FromMinutes(10);
    static readonly LibreOffice Printer = new(TimeSpan.FromMinutes(2));

    public static Command Create()
    {
        var template = new Argument<string>("TEMPLATE") { Description = "模板：.docx、.xlsx，或任意文本文件 / .docx, .xlsx, or any text file" };
        var data = new Option<string?>("--data") { Description = "JSON 数据文件，一个对象，或者对象的数组（批量）；缺省为空对象 / data: an object, or an array of objects for many; an empty object by default", HelpName = "FILE.json" };
        var output = new Option<string?>("--out") { Description = "输出文件，- 表示标准输出；文本缺省为标准输出，.docx 和 .xlsx 必须给出；.pdf 由 LibreOffice 排版；批量时 .docx 和 .pdf 为合并成一份，.zip 为每条记录一份 / output, - for standard output; needed for documents; .pdf is laid out by LibreOffice; of many: .docx and .pdf merge them, .zip holds a file each", HelpName = "FILE" };
        var name = new Option<string?>("--name") { Description = "压缩包内的文件名，可用标签，例如 {{ number }}；缺省为序号 / names inside the .zip, with tags, e.g. {{ number }}; numbers by default", HelpName = "PATTERN" };
        var culture = new Option<string?>("--culture") { Description = "语言和地区，决定日期、数字和 zh.or 的文字；缺省 zh-CN / language and region of dates, numbers and of zh.or; zh-CN by default", HelpName = "en-US" };
        var command = new Command("render", "用数据填写模板 / Fill a template with data") { template, data, output, name, culture };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(template), parsed.GetValue(data), parsed.GetValue(output), parsed.GetValue(name), parsed.GetValue(culture), cancellation));
        return command;
    }

    static async Task<int> RunAsync(string template, string? data, string? output, string? name, string? culture, CancellationToken cancellation)
    {
        if (OptionsFor(culture) is not { } options)
        {
            return CommandLine.Refuse($"--culture {culture}: 不认识的语言：请写成 zh-CN、en-US 之类 / this culture is not known: write one like zh-CN or en-US");
        }
        if (TemplateFile.Open(template, out var exitCode) is not { } file)
        {
            return exitCode;
        }
        if (file.IsPackage && output is null)
        {
            return CommandLine.Refuse("--out FILE 缺失：文档不能显示在屏幕上 / --out FILE is needed: a document cannot be shown on the screen");
        }
        if (file.Format == TemplateFormat.Xlsx && HasEnding(output, ".pdf"))
        {
            return CommandLine.Refuse("--out: 工作簿模板暂不能直接生成 PDF：请输出 .xlsx，再用 Excel、WPS 或 LibreOffice 导出 / a workbook is not printed to PDF here: write an .xlsx and export that from Excel, WPS or LibreOffice");
        }
        var isPdf = file.IsDocument && HasEnding(output, ".pdf");
        if (isPdf && !Printer.IsInstalled)
        {
            return CommandLine.Refuse("--out: 生成 PDF 需要 LibreOffice（soffice）和 poppler（pdfinfo）：请安装，或输出 .docx / a PDF needs LibreOffice (soffice) and poppler (pdfinfo): install them, or write a .docx");
        }
        file.PrintDiagnostics();
        if (file.Result.Template is not { } compiled || Records.TryRead(data) is not { } models)
        {
            return 1;
        }
        var bytes = HasEnding(output, ".zip") ? RenderEach(file, compiled, models, name, options) : RenderAll(file.Name, compiled, models, options);
        if (isPdf && bytes is not null)
        {
            bytes = await PrintAsync(output!, bytes, cancellation);
        }
        return bytes is not null && Write(output, bytes) ? 0 : 1;
    }

    static bool HasEnding(string? output, string ending) => output?.EndsWith(ending, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The document as a PDF, by LibreOffice; null when it makes none.</summary>
    static async Task<byte[]?> PrintAsync(string output, byte[] document, CancellationToken cancellation)
    {
        byte[]? pdf = null;
        await Printer.LayOutAsync(1, _ => document, async (_, laidOut) => pdf = laidOut.Pages > 0 ? await File.ReadAllBytesAsync(laidOut.File, cancellation) : null, cancellation);
        if (pdf is null)
        {
            Console.Error.WriteLine($"{output}: error CQO6037: LibreOffice 没有排出 PDF：请输出 .docx，用 Word 打开检查 / LibreOffice made no PDF of it: write a .docx and look at it in Word");
        }
        return pdf;
    }

    static RenderOptions? OptionsFor(string? culture)
    {
        try
        {
            return culture is null ? TemplateValues.Options : TemplateValues.Options with { Culture = CultureInfo.GetCultureInfo(culture, predefinedOnly: true) };
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    static byte[]? RenderAll(string name, CompiledTemplate compiled, IReadOnlyList<ModelObject> models, RenderOptions options) => models.Count == 1
        ? Render(name, options, (memory, wanted) => compiled.Render(models[0], memory, wanted))
        : Render(name, options with { Time = TimeForAll, OutputBytes = 1L << 30 }, (memory, wanted) => compiled.RenderMerged(models, memory, wanted));

    /// <summary>A document for each record; of those that fail all are told, and no archive with a gap is made.</summary>
    static byte[]? RenderEach(TemplateFile file, CompiledTemplate compiled, IReadOnlyList<ModelObject> models, string? pattern, RenderOptions options)
    {
        var names = Template.Compile(System.Text.Encoding.UTF8.GetBytes(pattern ?? ""), TemplateFormat.Text);
        foreach (var diagnostic in names.Diagnostics)
        {
            Console.Error.WriteLine(diagnostic.Format("--name"));
        }
        if (names.Template is null)
        {
            return null;
        }
        if (models.Count > DocumentArchive.MostDocuments)
        {
            Console.Error.WriteLine($"--out: error CQO9005: 一个压缩包最多 {DocumentArchive.MostDocuments} 份文档，这里有 {models.Count} 条记录：请分批生成 / an archive holds {DocumentArchive.MostDocuments} documents at most and there are {models.Count} records: make several");
            return null;
        }
        var (archive, failed) = (new DocumentArchive(), false);
        for (var i = 0; i < models.Count; i++)
        {
            var (model, label) = (models[i], $"{file.Name}#{i + 1}");
            var name = pattern is null ? [.. System.Text.Encoding.UTF8.GetBytes($"{i + 1:0000}")] : Render("--name#" + (i + 1), options, (memory, wanted) => names.Template.Render(model, memory, wanted));
            var document = Render(label, options, (memory, wanted) => compiled.Render(model, memory, wanted));
            failed |= name is null || document is null;
            if (!failed)
            {
                archive.Add(System.Text.Encoding.UTF8.GetString(name!) + Path.GetExtension(file.Name), document);
            }
        }
        return failed ? null : Whole(archive);
    }

    static byte[] Whole(DocumentArchive archive)
    {
        using var memory = new MemoryStream();
        archive.WriteTo(memory);
        return memory.ToArray();
    }

    // What only this data brought about is told, and the document is made all the same.
    static byte[]? Render(string name, RenderOptions options, Action<Stream, RenderOptions> render)
    {
        using var memory = new MemoryStream();
        var warnings = new RenderWarnings();
        try
        {
            render(memory, options with { Warnings = warnings });
            foreach (var warning in warnings.All)
            {
                Console.Error.WriteLine(warning.Format(name));
            }
            if (warnings.Omitted > 0)
            {
                Console.Error.WriteLine($"{name}: 还有 {warnings.Omitted} 条提醒没有列出 / {warnings.Omitted} more warnings are not listed");
            }
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
