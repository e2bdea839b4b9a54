using System.Text.Json;
using Cqo.Service.Pdf;
using Cqo.Service.Templates;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary>The part of the preflight that needs the papers themselves: renders each record, looks at its characters, and lets LibreOffice count its pages.</summary>
/// <param name="file">The template.</param>
/// <param name="compiled">Its plan.</param>
/// <param name="records">The data.</param>
/// <param name="office">LibreOffice; null when nothing is to be laid out.</param>
sealed class PaperChecks(TemplateFile file, CompiledTemplate compiled, IReadOnlyList<ModelObject> records, LibreOffice? office)
{
    const int ManyRecords = 20;
    readonly List<PaperFinding> findings = [];

    /// <summary>Checks the records whose fields are right; the others cannot be rendered.</summary>
    public async Task<IReadOnlyList<PaperFinding>> RunAsync(IReadOnlySet<int> faulty, CancellationToken cancellation)
    {
        var papers = await RenderAllAsync([.. Enumerable.Range(1, records.Count).Where(r => !faulty.Contains(r))], cancellation);
        if (office is not null && MostPages() is { } most)
        {
            await LayOutAsync(office, papers, most, cancellation);
        }
        return [.. findings.OrderBy(f => f.Record)];
    }

    async Task<List<int>> RenderAllAsync(List<int> wanted, CancellationToken cancellation)
    {
        var fonts = await InstalledFonts.ReadAsync(cancellation);
        var glyphs = fonts is null ? null : new GlyphCheck(fonts);
        if (glyphs is null)
        {
            findings.Add(new PaperFinding(0, "CQO6035", IsError: false, "没有安装 fontconfig（fc-list），不能检查字体：请安装后再检查 / fontconfig (fc-list) is not installed, so fonts are not checked: install it and check again"));
        }
        var (papers, progress) = (new List<int>(), new Progress("检查字体 / fonts", wanted.Count));
        foreach (var record in wanted)
        {
            try
            {
                var paper = Render(record, cancellation);
                if (glyphs is not null) findings.AddRange(await glyphs.CheckAsync(record, paper, cancellation));
                papers.Add(record);
            }
            catch (RenderException e)
            {
                findings.Add(new PaperFinding(record, "CQO6034", IsError: true, $"不能生成 / it cannot be rendered: {e.Diagnostic.Format(file.Name)}"));
            }
            progress.Step();
        }
        findings.AddRange(glyphs?.MissingFonts ?? []);
        return papers;
    }

    byte[] Render(int record, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        compiled.Render(records[record - 1], memory, TemplateValues.Options, cancellation);
        return memory.ToArray();
    }

    async Task LayOutAsync(LibreOffice libreOffice, List<int> papers, int most, CancellationToken cancellation)
    {
        if (!libreOffice.IsInstalled)
        {
            findings.Add(new PaperFinding(0, "CQO6036", IsError: false, "没有安装 LibreOffice（soffice）或 poppler（pdfinfo），不能检查页数：请安装，或用 --no-layout 跳过 / LibreOffice (soffice) or poppler (pdfinfo) is not installed, so pages are not counted: install it, or skip this by --no-layout"));
            return;
        }
        var progress = new Progress("排版 / layout", papers.Count);
        findings.AddRange(await new PageCheck(libreOffice, most).CheckAsync(papers, record => Render(record, cancellation), progress.Step, cancellation));
    }

    int? MostPages()
    {
        var description = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file.Name))!, "template.json");
        try
        {
            using var json = File.Exists(description) ? JsonDocument.Parse(File.ReadAllBytes(description)) : null;
            return json is null ? null : TemplateDescription.PagesOf(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            findings.Add(new PaperFinding(0, "CQO6038", IsError: false, $"template.json 不能用，没有检查页数：pages 应为 1 到 1000 的整数 / template.json cannot be used, so pages were not counted: {e.Message}"));
            return null;
        }
    }

    /// <summary>Tells on standard error how far it is, when there is something to wait for.</summary>
    sealed class Progress(string what, int all)
    {
        int done;

        public void Step()
        {
            done++;
            if (all >= ManyRecords && (done == all || done % Math.Max(1, all / 10) == 0)) Console.Error.WriteLine($"{what}: {done}/{all}");
        }
    }
}
