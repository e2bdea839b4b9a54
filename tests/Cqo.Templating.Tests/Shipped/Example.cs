using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>An example document that the authors' page points to, with the data beside it.</summary>
sealed class Example
{
    static readonly string Folder = Path.Combine(SourceTree.Root, "templates", "examples");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.docx").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    public Example(string name)
    {
        Template = File.ReadAllBytes(Path.Combine(Folder, name + ".docx"));
        Compiled = Templating.Template.Compile(Template, TemplateFormat.Docx);
        Document = new(() => DocxCaseTests.Render(Compiled.Template!, ModelObject.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json")))));
    }

    public byte[] Template { get; }
    public CompileResult Compiled { get; }
    public Lazy<byte[]> Document { get; }

    public string Text(string part) => TestPackage.ReadText(Document.Value, part);
}
