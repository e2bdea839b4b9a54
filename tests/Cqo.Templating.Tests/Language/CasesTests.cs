using System.Runtime.CompilerServices;

namespace Cqo.Templating.Tests.Language;

/// <summary>
/// Our own cases of the language: <c>NNN-name.txt</c> is a template, <c>.out.txt</c> what it gives (its text, or its diagnostics one a line), <c>.json</c> its data when it needs any,
/// the folder <c>.partials</c> what it may include. Cases of a group whose name ends in <c>-script</c> are scripts: code without tags.
/// Groups are numbered; those whose name ends in <c>-strict</c> run with the options of the product (a missing field is an error, zh-CN), the others as Scriban does by default.
/// </summary>
public sealed class CasesTests
{
    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(here)!)!, "Cases");

    public static TheoryData<string> Names() =>
        [.. Directory.EnumerateDirectories(Folder(), "???-*").SelectMany(g => Directory.EnumerateFiles(g, "*.txt")).Where(f => !f.EndsWith(".out.txt", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Folder(), f).Replace('\\', '/')[..^4]).Order(StringComparer.Ordinal)];

    static Dictionary<string, ReadOnlyMemory<byte>>? Partials(string folder) => !Directory.Exists(folder) ? null
        : Directory.EnumerateFiles(folder).ToDictionary(f => Path.GetFileName(f), f => (ReadOnlyMemory<byte>)File.ReadAllBytes(f));

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_WhenCaseIsOurs_GivesItsResult(string name)
    {
        var path = Path.Combine(Folder(), name);
        var model = ModelObject.Parse(File.Exists(path + ".json") ? File.ReadAllBytes(path + ".json") : "{}"u8);
        var options = name.Split('/')[0].EndsWith("-strict", StringComparison.Ordinal) ? new RenderOptions() : Templates.Relaxed;
        var format = name.Split('/')[0].EndsWith("-script", StringComparison.Ordinal) ? TemplateFormat.Script : TemplateFormat.Text;
        var (output, _) = Templates.Run(File.ReadAllBytes(path + ".txt"), model, options, Partials(path + ".partials"), format);
        Assert.Equal(File.ReadAllText(path + ".out.txt"), output);
    }
}
