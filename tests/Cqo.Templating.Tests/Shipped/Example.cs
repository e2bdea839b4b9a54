using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>An example document that the authors' page points to, with the data beside it.</summary>
sealed class Example
{
    static readonly string Folder = Path.Combine(SourceTree.Root, "templates", "examples");

    static readonly Dictionary<string, ReadOnlyMemory<byte>> Partials = Directory.EnumerateFiles(Path.Combine(Folder, "partials")).ToDictionary(f => Path.GetFileName(f), f => (ReadOnlyMemory<byte>)File.ReadAllBytes(f));

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.docx").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    public Example(string name)
    {
        Template = File.ReadAllBytes(Path.Combine(Folder, name + ".docx"));
        Compiled = Templating.Template.Compile(Template, TemplateFormat.Docx, Partials);
        Model = ModelObject.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json")));
        Document = new(() => DocxCaseTests.Render(Compiled.Template!, Model));
    }

    public byte[] Template { get; }
    public ModelObject Model { get; }
    public CompileResult Compiled { get; }
    public Lazy<byte[]> Document { get; }

    public string Text(string part) => TestPackage.ReadText(Document.Value, part);
}
