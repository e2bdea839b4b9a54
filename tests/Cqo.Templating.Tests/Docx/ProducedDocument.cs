using System.Text;
using Cqo.Templating.Tests.Shipped;

namespace Cqo.Templating.Tests.Docx;

/// <summary>A template of the suite and its data: a case, an example for authors, or a shipped paper with its sample.</summary>
/// <param name="Name">Name of the folder or file.</param>
/// <param name="Template">The document with the tags.</param>
/// <param name="Compiled">The same, ready to render.</param>
/// <param name="Model">Its data.</param>
sealed record ProducedDocument(string Name, byte[] Template, CompiledTemplate Compiled, ModelObject Model)
{
    /// <summary>All of which a document can be made.</summary>
    public static IReadOnlyList<ProducedDocument> All { get; } =
    [
        .. Directory.EnumerateDirectories(DocxCase.Root).Order(StringComparer.Ordinal).Where(d => File.Exists(Path.Combine(d, "expected.document.xml"))).Select(OfCase),
        .. Example.Names.Select(name => (name, Example: new Example(name))).Select(e => new ProducedDocument("example-" + e.name, e.Example.Template, e.Example.Compiled.Template!, e.Example.Model)),
        .. SourceTree.TemplateIds.Select(id => new ProducedDocument(id.Replace('/', '-'), SourceTree.Template(id), Papers.Compiled(id), ModelObject.Parse(Encoding.UTF8.GetBytes(SourceTree.Sample(id).ToJsonString())))),
    ];

    public static ProducedDocument Named(string name) => All.Single(d => d.Name == name);

    static ProducedDocument OfCase(string folder)
    {
        var one = new DocxCase(folder);
        return new ProducedDocument(Path.GetFileName(folder), one.Template(), Templating.Template.Compile(one.Template(), TemplateFormat.Docx).Template!, one.Model());
    }

    public byte[] Render() => DocxCaseTests.Render(Compiled, Model);
}
