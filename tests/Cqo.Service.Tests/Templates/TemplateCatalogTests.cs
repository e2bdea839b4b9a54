using Cqo.Service.Hosting;
using Cqo.Service.Problems;
using Cqo.Service.Templates;
using Cqo.Service.Tests.Architecture;
using Cqo.Templating;

namespace Cqo.Service.Tests.Templates;

public sealed class TemplateCatalogTests : IDisposable
{
    const string Id = "certificates/appointment";
    readonly string folder = Directory.CreateTempSubdirectory("cqo-templates-").FullName;
    readonly TemplateCatalog catalog;

    public TemplateCatalogTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, Id));
        foreach (var name in new[] { "template.json", "template.docx" })
        {
            File.Copy(Path.Combine(Repository.Root, "templates", Id, name), Path.Combine(folder, Id, name));
        }
        catalog = new TemplateCatalog(new CqoSettings { Templates = new FolderSettings { Folder = folder } });
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Get_WhenAskedTwice_CompilesOnce() => Assert.Same(catalog.Get(Id), catalog.Get(Id));

    [Fact]
    public void Get_WhenTheFileWasReplaced_TakesTheNewOne()
    {
        var before = catalog.Get(Id);
        File.Copy(Path.Combine(Repository.Root, "templates", "certificates", "appointment-notice", "template.docx"), Path.Combine(folder, Id, "template.docx"), overwrite: true);
        Assert.NotEqual(before.Sha256, catalog.Get(Id).Sha256);
    }

    [Theory]
    [InlineData("certificates/none")]
    [InlineData("../templates/certificates/appointment")]
    [InlineData("")]
    [InlineData("证书")]
    public void Get_WhenUnknown_IsNotFound(string id) => Assert.Equal(("template-not-found", 404), Refused(id));

    [Fact]
    public void Get_WhenTheDocumentIsBroken_SaysWhatIsWrong()
    {
        File.WriteAllText(Path.Combine(folder, Id, "template.docx"), "not a package");
        var refused = Assert.Throws<ProblemException>(() => catalog.Get(Id));
        Assert.Equal("template-invalid", refused.Type);
        Assert.NotEmpty((IReadOnlyList<string>)refused.Members["diagnostics"]!);
    }

    [Fact]
    public void Get_WhenTheDescriptionIsBroken_SaysWhatIsWrong()
    {
        File.WriteAllText(Path.Combine(folder, Id, "template.json"), """{"id": "certificates/appointment"}""");
        var refused = Assert.Throws<ProblemException>(() => catalog.Get(Id));
        Assert.Contains("title", refused.Text, StringComparison.Ordinal);
        Assert.Empty(catalog.List());
    }

    [Fact]
    public void Render_WhenTheValuesDoNotFit_IsAProblemWithItsPlaceAndNoFailureOfTheService()
    {
        var template = catalog.Get(Id);
        var refused = Assert.Throws<ProblemException>(() => template.Render(ModelObject.Parse("{}"u8), Stream.Null, TemplateValues.Options, CancellationToken.None));
        Assert.Equal(("template-invalid", 422), (refused.Type, refused.Status));
        Assert.Contains(Id, refused.Text, StringComparison.Ordinal);
        Assert.Contains("word/document.xml", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void List_WhenShipped_NamesTheThreePapersInTwoLanguages()
    {
        var shipped = new TemplateCatalog(new CqoSettings()).List();
        Assert.Superset(new HashSet<string> { "certificates/appointment", "certificates/appointment-notice", "certificates/qualification-review" }, shipped.Select(d => d.Id).ToHashSet());
        Assert.All(shipped, d => Assert.True(d.Title.Length > 0 && d.TitleEn.Length > 0 && d.Kind.Length > 0));
    }

    (string, int) Refused(string id)
    {
        var refused = Assert.Throws<ProblemException>(() => catalog.Get(id));
        return (refused.Type, refused.Status);
    }
}
