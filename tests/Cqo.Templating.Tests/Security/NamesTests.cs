using System.Text;
using System.Text.Json;
using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Opc;
using DocumentFormat.OpenXml.Packaging;

namespace Cqo.Templating.Tests.Security;

/// <summary>A name is printed exactly as it was entered (T12): no normalisation, no repair, no character lost. Read back by a reader that is not ours.</summary>
public sealed class NamesTests
{
    static readonly CompiledTemplate Line = Template.Compile(
        TestPackage.Document("<w:p><w:r><w:t>兹聘任{{ name }}为首席质量官</w:t></w:r></w:p>"), TemplateFormat.Docx).Template!;

    public static TheoryData<string> Names =>
    [
        "欧阳𠮷㛃", "𬍛䶮𠅤", "𱁬", "\uE863\uE5E5", // Extensions A, B, C and G, and places that old systems used for rare names.
        "葛\uDB40\uDD00城", "葛\uDB40\uDD01城", "辻\uFE00", // The same character in two drawn forms.
        "阿依古丽·买买提", "阿依古丽•买买提", "阿依古丽・买买提", "阿依古丽‧买买提", "阿依古丽∙买买提", // Five dots that look alike and are not.
        "\u202E李四\u202C", "محمد علي", "张\u200B三", "张\u00AD三", "\uFEFF张三", // Directions and characters that nobody sees.
        "e\u0301cole", "\u00E9cole", "Å Å", "ﬁ", "ｽﾞ", // What normalisation would change.
        "张\u3000三", "Ng  Mei\u00A0Ling", "O'Brien & Söhne <GmbH>", "👩‍🔬",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_WhenANameIsUnusual_KeepsEveryCharacter(string name)
    {
        var document = DocxCaseTests.Render(Line, ModelObject.Parse(JsonSerializer.SerializeToUtf8Bytes(new { name })));
        using var stream = new MemoryStream(document);
        using var read = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Equal($"兹聘任{name}为首席质量官", read.MainDocumentPart!.Document.Body!.FirstChild!.InnerText);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_WhenANameIsInAText_KeepsEveryByte(string name)
    {
        using var output = new MemoryStream();
        Template.Compile("兹聘任{{ name }}为首席质量官"u8.ToArray(), TemplateFormat.Text).Template!.Render(ModelObject.Parse(JsonSerializer.SerializeToUtf8Bytes(new { name })), output);
        Assert.Equal(Encoding.UTF8.GetBytes($"兹聘任{name}为首席质量官"), output.ToArray());
    }
}
