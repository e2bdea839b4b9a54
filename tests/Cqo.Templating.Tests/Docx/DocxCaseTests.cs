using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Cqo.Templating.Tests.Docx;

/// <summary>Every folder below <c>Cases/docx</c>. Run with <c>CQO_UPDATE_CASES=1</c> to write what comes out beside a new case, then read it.</summary>
public sealed class DocxCaseTests
{
    static readonly bool Update = Environment.GetEnvironmentVariable("CQO_UPDATE_CASES") == "1";

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(DocxCase.Root).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_WhenCase_GivesTheExpectedParts(string name)
    {
        var one = new DocxCase(Path.Combine(DocxCase.Root, name));
        var result = Template.Compile(one.Template(), TemplateFormat.Docx);
        var diagnostics = string.Join('\n', result.Diagnostics.Select(d => d.Format("template.docx")));
        if (Update && diagnostics.Length > 0 && one.ExpectedDiagnostics is null) File.WriteAllText(one.At("expected.txt"), diagnostics + "\n");
        Assert.Equal(one.ExpectedDiagnostics ?? "", diagnostics);
        if (result.Template is null) return;

        var document = Render(result.Template, one.Model());
        if (Update && !one.ExpectedParts.Any()) one.WriteExpected(document);
        foreach (var (part, expected) in one.ExpectedParts) Assert.Equal(DocxCase.Twin(expected), DocxCase.Twin(document, part));
        AssertValid(document);
        Assert.Equal(document, Render(result.Template, one.Model()));
    }

    internal static byte[] Render(CompiledTemplate template, ModelObject model)
    {
        using var output = new MemoryStream();
        template.Render(model, output, Templates.WithValues);
        return output.ToArray();
    }

    internal static void AssertValid(byte[] document)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }
}
