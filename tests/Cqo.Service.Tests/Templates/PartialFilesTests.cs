using System.Text;
using Cqo.Service.Templates;

namespace Cqo.Service.Tests.Templates;

/// <summary>What <c>include</c> may reach: the files of the template's own folder of partials.</summary>
public sealed class PartialFilesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-partials-").FullName;
    readonly string template;

    public PartialFilesTests()
    {
        template = Path.Combine(folder, "template.docx");
        Write("partials/sign.txt", "签");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Beside_WhenFilesStandInTheFolder_GivesThemByName()
    {
        Write("partials/seal.sbs", "x = 1");
        Assert.Equal(["seal.sbs", "sign.txt"], PartialFiles.Beside(template).Keys.Order(StringComparer.Ordinal));
        Assert.Equal("签", Encoding.UTF8.GetString(PartialFiles.Beside(template)["sign.txt"].Span));
    }

    [Fact]
    public void Beside_WhenFilesAreHiddenLinkedOrFurtherDown_PassesThemOver()
    {
        Write("secret.txt", "x");
        Write("partials/.hidden", "x");
        Write("partials/deeper/file.txt", "x");
        File.CreateSymbolicLink(Path.Combine(folder, "partials", "link.txt"), Path.Combine(folder, "secret.txt"));
        Assert.Equal(["sign.txt"], PartialFiles.Beside(template).Keys);
    }

    [Fact]
    public void Beside_WhenTheFolderIsALink_GivesNothing()
    {
        Write("other/template.docx", "");
        Directory.CreateSymbolicLink(Path.Combine(folder, "other", "partials"), Path.Combine(folder, "partials"));
        Assert.Empty(PartialFiles.Beside(Path.Combine(folder, "other", "template.docx")));
    }

    [Fact]
    public void Beside_WhenAFileIsTooLarge_PassesItOver()
    {
        Write("partials/large.txt", new string('x', (1 << 20) + 1));
        Assert.DoesNotContain("large.txt", PartialFiles.Beside(template).Keys);
    }

    [Fact]
    public void Hash_WhenAPartialChanges_Changes()
    {
        byte[] content = [1, 2, 3];
        var before = PartialFiles.Hash(content, PartialFiles.Beside(template));
        Write("partials/sign.txt", "章");
        var after = PartialFiles.Hash(content, PartialFiles.Beside(template));
        Assert.NotEqual(before, after);
        Assert.NotEqual(after, PartialFiles.Hash([1, 2], PartialFiles.Beside(template)));
    }

    [Fact]
    public void Hash_WhenThereAreNoPartials_IsTheTemplatesOwn() =>
        Assert.Equal("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", PartialFiles.Hash([1, 2, 3], new Dictionary<string, ReadOnlyMemory<byte>>()));

    void Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
