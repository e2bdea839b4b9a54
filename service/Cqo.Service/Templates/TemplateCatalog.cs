using System.Collections.Concurrent;
using System.Text.Json;
using Cqo.Service.Hosting;
using Cqo.Service.Problems;
using Cqo.Templating;

namespace Cqo.Service.Templates;

/// <summary>A template ready for use, shared by all requests.</summary>
/// <param name="Description">Id, titles and kind.</param>
/// <param name="Sha256">Lower-case hex of the template's bytes, and of its partials when it has any.</param>
/// <param name="Compiled">The plan.</param>
public sealed record LoadedTemplate(TemplateDescription Description, string Sha256, CompiledTemplate Compiled)
{
    /// <summary>Fills it.</summary>
    /// <exception cref="ProblemException"><c>template-invalid</c>, with the place of what these values cannot fill.</exception>
    public void Render(ModelObject model, Stream output, RenderOptions options, CancellationToken cancellation)
    {
        try
        {
            Compiled.Render(model, output, options, cancellation);
        }
        catch (RenderException fault)
        {
            var place = fault.Diagnostic.Format("template");
            throw new ProblemException("template-invalid", StatusCodes.Status422UnprocessableEntity,
                $"模板“{Description.Id}”不能用这些内容生成文件：{place}。没有提供任何文件，请模板作者改正。",
                $"The template “{Description.Id}” cannot be filled with these values: {place}. No file was made; ask its author to correct it.");
        }
    }
}

/// <summary>The templates below one folder, each <c>&lt;id&gt;/template.json</c> and <c>&lt;id&gt;/template.docx</c> or <c>template.xlsx</c>. Compiled once, again only when a file has changed.</summary>
public sealed class TemplateCatalog(CqoSettings settings)
{
    readonly record struct Stamp(DateTime Document, long Size, DateTime Description, string Partials);

    readonly ConcurrentDictionary<string, (Stamp Stamp, LoadedTemplate Template)> loaded = new(StringComparer.Ordinal);

    /// <summary>The template of an id.</summary>
    /// <exception cref="ProblemException"><c>template-not-found</c>, or <c>template-invalid</c> with all diagnostics.</exception>
    public LoadedTemplate Get(string id)
    {
        var folder = FolderOf(id);
        var stamp = StampOf(folder);
        // Two requests may compile the same new file at once; both plans are equal and one is kept.
        return loaded.TryGetValue(id, out var known) && known.Stamp == stamp
            ? known.Template
            : loaded.AddOrUpdate(id, _ => (stamp, Load(id, folder)), (_, _) => (stamp, Load(id, folder))).Template;
    }

    /// <summary>What is on offer, in the order of the ids. Broken descriptions are left out here and reported by <see cref="Get"/>.</summary>
    public IReadOnlyList<TemplateDescription> List()
    {
        if (!Directory.Exists(settings.TemplatesFolder))
        {
            return [];
        }
        return [.. Directory.EnumerateFiles(settings.TemplatesFolder, "template.json", SearchOption.AllDirectories)
            .Select(TryRead).OfType<TemplateDescription>().OrderBy(d => d.Id, StringComparer.Ordinal)];
    }

    static TemplateDescription? TryRead(string file)
    {
        try
        {
            return TemplateDescription.Read(file);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    string FolderOf(string id)
    {
        var valid = id.Length is > 0 and <= 100 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '/');
        var folder = Path.Combine(settings.TemplatesFolder, valid ? id.Trim('/') : "-");
        return valid && File.Exists(Path.Combine(folder, "template.json")) ? folder : throw NotFound(id);
    }

    static Stamp StampOf(string folder)
    {
        var document = new FileInfo(FileOf(folder));
        return new(document.LastWriteTimeUtc, document.Exists ? document.Length : -1, File.GetLastWriteTimeUtc(Path.Combine(folder, "template.json")), PartialFiles.StampOf(document.FullName));
    }

    static string FileOf(string folder) => Path.Combine(folder, "template.xlsx") is var workbook && File.Exists(workbook) ? workbook : Path.Combine(folder, "template.docx");

    static LoadedTemplate Load(string id, string folder)
    {
        var file = FileOf(folder);
        try
        {
            var description = TemplateDescription.Read(Path.Combine(folder, "template.json"));
            var content = File.ReadAllBytes(file);
            var partials = PartialFiles.Beside(file);
            var result = Template.Compile(content, Template.FormatOf(file), partials);
            return result.Template is { } compiled
                ? new(description, PartialFiles.Hash(content, partials), compiled)
                : throw Invalid(id, [.. result.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Format(Path.GetFileName(file)))]);
        }
        catch (JsonException e)
        {
            throw Invalid(id, ["template.json: " + e.Message]);
        }
        catch (FileNotFoundException)
        {
            throw Invalid(id, ["template.docx: 文件不存在 / the file is missing"]);
        }
    }

    static ProblemException NotFound(string id)
    {
        var shown = new string([.. id.Take(60).Where(c => !char.IsControl(c))]);
        return new("template-not-found", StatusCodes.Status404NotFound,
            $"没有编号为“{shown}”的模板。请从模板列表（/api/templates）中选择。", $"There is no template “{shown}”. Choose one of those that /api/templates lists.");
    }

    static ProblemException Invalid(string id, IReadOnlyList<string> mistakes) => new("template-invalid", StatusCodes.Status422UnprocessableEntity,
        $"模板“{id}”有 {mistakes.Count} 处错误，不能使用；没有生成任何文件。请模板作者改正：{string.Join("；", mistakes.Take(3))}",
        $"The template “{id}” has {mistakes.Count} mistake(s) and cannot be used; nothing was made. Ask its author to correct: {string.Join("; ", mistakes.Take(3))}")
    {
        Members = new Dictionary<string, object?> { ["diagnostics"] = mistakes },
    };
}
