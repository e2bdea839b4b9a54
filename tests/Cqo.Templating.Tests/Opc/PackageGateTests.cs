using System.Buffers.Binary;
using System.Text;

namespace Cqo.Templating.Tests.Opc;

/// <summary>Every hostile or mistaken file is refused with its code, quickly, and a good one is not.</summary>
public sealed class PackageGateTests
{
    static readonly byte[] Good = TestPackage.Document(TestPackage.Paragraphs("好"));

    static void AssertRefused(byte[] file, string code) => Quick.Within(TimeSpan.FromSeconds(2), () =>
    {
        var result = Template.Compile(file, TemplateFormat.Docx);
        Assert.Null(result.Template);
        Assert.Contains(code, result.Diagnostics.Select(d => d.Code));
    });

    static byte[] With(string part, string content) => With(part, Encoding.UTF8.GetBytes(content));

    static byte[] With(string part, byte[] content)
    {
        var parts = TestPackage.Parts(new() { ["word/document.xml"] = TestPackage.Part("document", "<w:body><w:p/></w:body>") });
        parts[part] = content;
        return TestPackage.Zip(parts);
    }

    static int Central(byte[] file, string name)
    {
        for (var at = file.AsSpan().LastIndexOf("PK\u0005\u0006"u8); at >= 0; at--)
            if (file.AsSpan(at).StartsWith("PK\u0001\u0002"u8) && Encoding.UTF8.GetString(file, at + 46, BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 28))) == name) return at;
        throw new InvalidOperationException(name);
    }

    static int Local(byte[] file, string name) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(Central(file, name) + 42));

    [Fact]
    public void Compile_WhenGoodDocument_Accepts() => Assert.NotNull(Template.Compile(Good, TemplateFormat.Docx).Template);

    [Theory]
    [InlineData("", "CQO5001")]
    [InlineData("hello", "CQO5001")]
    [InlineData("%PDF-1.7 x", "CQO5003")]
    [InlineData("{\\rtf1 x}", "CQO5003")]
    [InlineData("<!DOCTYPE html><html></html>", "CQO5003")]
    [InlineData("<html><body>", "CQO5003")]
    [InlineData("<?xml version='1.0'?><x/>", "CQO5003")]
    [InlineData("PK\u0003\u0004", "CQO5004")]
    public void Compile_WhenAnotherKindOfFile_NamesIt(string content, string code) => AssertRefused(Encoding.Latin1.GetBytes(content), code);

    [Fact]
    public void Compile_WhenOldOrEncryptedOffice_TellsThemApart()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1000]];
        AssertRefused(ole, "CQO5003");
        AssertRefused([.. ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "CQO5002");
    }

    [Fact]
    public void Compile_WhenCutOffAnywhere_Refuses()
    {
        for (var length = 0; length < Good.Length; length += 7)
            Assert.Null(Template.Compile(Good.AsMemory(0, length), TemplateFormat.Docx).Template);
    }

    [Fact]
    public void Compile_WhenChecksumWrong_Refuses()
    {
        var file = Good.ToArray();
        foreach (var at in new[] { Central(file, "word/styles.xml") + 16, Local(file, "word/styles.xml") + 14 }) file[at] ^= 1;
        AssertRefused(file, "CQO5005");
    }

    [Fact]
    public void Compile_WhenHeadersDisagree_Refuses()
    {
        var file = Good.ToArray();
        file[Local(file, "word/styles.xml") + 14] ^= 1;
        AssertRefused(file, "CQO5004");
    }

    [Fact]
    public void Compile_WhenEntryEncrypted_Refuses()
    {
        var file = Good.ToArray();
        foreach (var at in new[] { Central(file, "word/styles.xml") + 8, Local(file, "word/styles.xml") + 6 }) file[at] |= 1;
        AssertRefused(file, "CQO5002");
    }

    [Fact]
    public void Compile_WhenOneEntryPointsAtAnothersBytes_Refuses()
    {
        var file = Good.ToArray();
        file.AsSpan(Central(file, "word/document.xml") + 42, 4).CopyTo(file.AsSpan(Central(file, "_rels/.rels") + 42, 4));
        AssertRefused(file, "CQO5004");
    }

    // The bytes of a stored entry hold a whole second entry, which the directory lists as well: what one reader sees once another sees twice.
    [Theory]
    [InlineData("word/outer.bin", "word/inner.txt")]
    [InlineData("word/外外外外外外外外外外外外外外外外外外外外.bin", "a.txt")]
    public void Compile_WhenEntriesOverlap_Refuses(string outerName, string innerName)
    {
        var inner = TestPackage.Zip(new() { [innerName] = "x"u8.ToArray() });
        var outer = inner[..Central(inner, innerName)];
        var parts = TestPackage.Parts(new() { ["word/document.xml"] = TestPackage.Part("document", "<w:body><w:p/></w:body>") });
        parts[outerName] = outer;
        parts[innerName] = "x"u8.ToArray();
        var file = TestPackage.Zip(parts, stored: outerName);
        Assert.NotNull(Template.Compile(file, TemplateFormat.Docx).Template);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(Central(file, innerName) + 42), file.AsSpan().IndexOf(outer));
        AssertRefused(file, "CQO5004");
        Assert.Contains("overlap", Template.Compile(file, TemplateFormat.Docx).Diagnostics[0].Message);
    }

    [Fact]
    public void Compile_WhenSomethingStandsBeforeTheZip_Refuses() => AssertRefused([.. "PK\u0003\u0004 polyglot"u8, .. Good], "CQO5004");

    [Fact]
    public void Compile_WhenNamesEqualButForCase_Refuses() => AssertRefused(With("WORD/STYLES.XML", "<x/>"), "CQO5007");

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("word/../../evil.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("word\\evil.txt")]
    [InlineData("C:evil.txt")]
    [InlineData("word/ev\u0001il.txt")]
    [InlineData("word/ev\u202Eil.txt")]
    [InlineData("word//evil.txt")]
    public void Compile_WhenNameClimbsOrDeceives_Refuses(string name) => AssertRefused(With(name, "x"), "CQO5008");

    [Fact]
    public void Compile_WhenBombInOnePart_Refuses() => AssertRefused(With("word/media/bomb.bin", new byte[100 << 20]), "CQO5006");

    [Fact]
    public void Compile_WhenDirectoryLiesAboutSize_Refuses()
    {
        var file = With("word/media/bomb.bin", new byte[40 << 20]);
        foreach (var at in new[] { Central(file, "word/media/bomb.bin") + 24, Local(file, "word/media/bomb.bin") + 22 }) BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), 1000);
        AssertRefused(file, "CQO5005");
    }

    [Fact]
    public void Compile_WhenTooManyEntries_Refuses()
    {
        var parts = Enumerable.Range(0, 2001).ToDictionary(i => $"p{i}.txt", _ => Array.Empty<byte>());
        AssertRefused(TestPackage.Zip(parts), "CQO5006");
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><w:document {0}><w:body/></w:document>", "CQO5021")]
    [InlineData("<w:document {0}><w:body><w:p></w:body></w:document>", "CQO5020")]
    [InlineData("<w:document {0}><w:body>&nbsp;</w:body></w:document>", "CQO5020")]
    [InlineData("<w:document {0}><x:y/></w:document>", "CQO5020")]
    [InlineData("<?xml version=\"1.0\" encoding=\"GB18030\"?><w:document {0}/>", "CQO5022")]
    public void Compile_WhenXmlHostile_Refuses(string xml, string code) => AssertRefused(With("word/document.xml", xml.Replace("{0}", TestPackage.Namespaces)), code);

    [Fact]
    public void Compile_WhenPartIsUtf16_SaysSo() =>
        AssertRefused(With("word/document.xml", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<w:document/>")]), "CQO5022");

    [Fact]
    public void Compile_WhenNestedOneHundredThousandDeep_Refuses()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:p>", 100_000)) + string.Concat(Enumerable.Repeat("</w:p>", 100_000));
        AssertRefused(With("word/document.xml", TestPackage.Part("document", deep)), "CQO5023");
    }

    [Fact]
    public void Compile_WhenOneElementHasThousandsOfAttributes_Refuses()
    {
        var attributes = string.Concat(Enumerable.Range(0, 5000).Select(i => $" a{i}=\"\""));
        AssertRefused(With("word/document.xml", TestPackage.Part("document", $"<w:body{attributes}/>")), "CQO5023");
    }

    [Fact]
    public void Compile_WhenMacros_Refuses()
    {
        AssertRefused(With("word/vbaProject.bin", "x"), "CQO5009");
        var types = Encoding.UTF8.GetString(TestPackage.Parts([])["[Content_Types].xml"]).Replace("vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main");
        AssertRefused(With("[Content_Types].xml", types), "CQO5009");
    }

    [Theory]
    [InlineData("control")]
    [InlineData("aFChunk")]
    [InlineData("oleObject")]
    public void Compile_WhenActiveContentIsLinked_Refuses(string kind) => AssertRefused(With("word/_rels/document.xml.rels",
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"x.bin\"/></Relationships>"), "CQO5009");

    [Theory]
    [InlineData("image", false)]
    [InlineData("subDocument", false)]
    [InlineData("image ", false)]
    [InlineData("attachedTemplate", false)]
    [InlineData("attachedTemplate", false, "\\\\server\\share\\x.dotm")]
    [InlineData("attachedTemplate", false, "file:///\\\\server\\share\\x.dotm")]
    [InlineData("attachedTemplate", false, "file://server/share/x.dotm")]
    [InlineData("attachedTemplate", true, "file:///C:\\Users\\a\\Normal.dotm")]
    [InlineData("hyperlink", true)]
    public void Compile_WhenContentOutsideWouldBeFetched_Refuses(string kind, bool accepted, string target = "https://example.org/x")
    {
        var file = With("word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>");
        if (accepted) Assert.NotNull(Template.Compile(file, TemplateFormat.Docx).Template);
        else AssertRefused(file, "CQO5009");
    }

    [Theory]
    [InlineData("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", "Excel")]
    [InlineData("vnd.openxmlformats-officedocument.wordprocessingml.template.main", ".dotx")]
    [InlineData("vnd.openxmlformats-officedocument.presentationml.presentation.main", "PowerPoint")]
    public void Compile_WhenAnotherOfficeType_NamesIt(string type, string name)
    {
        var types = Encoding.UTF8.GetString(TestPackage.Parts([])["[Content_Types].xml"]).Replace("vnd.openxmlformats-officedocument.wordprocessingml.document.main", type);
        var file = With("[Content_Types].xml", types);
        AssertRefused(file, "CQO5003");
        Assert.Contains(name, Template.Compile(file, TemplateFormat.Docx).Diagnostics[0].Message);
    }

    [Fact]
    public void Compile_WhenOpenDocumentOrPlainZip_NamesIt()
    {
        AssertRefused(TestPackage.Zip(new() { ["mimetype"] = "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray(), ["content.xml"] = "<x/>"u8.ToArray() }), "CQO5003");
        AssertRefused(TestPackage.Zip(new() { ["a.txt"] = "x"u8.ToArray() }), "CQO5001");
    }

    [Theory]
    [InlineData("word/nothing.xml")]
    [InlineData("../../document.xml")]
    public void Compile_WhenMainPartMissing_Refuses(string target) => AssertRefused(With("_rels/.rels",
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"{target}\"/></Relationships>"), "CQO5010");
}
