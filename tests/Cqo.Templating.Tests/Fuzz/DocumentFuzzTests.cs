using System.Text;
using System.Text.Json;
using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Opc;
using Cqo.Templating.Tests.Shipped;

namespace Cqo.Templating.Tests.Fuzz;

/// <summary>Damaged packages, parts and tags: refused or rendered into well-formed XML, never a crash.</summary>
public sealed class DocumentFuzzTests
{
    static readonly ModelObject Model = ModelObject.Parse("""{"name":"王丽","xs":[{"n":"甲","v":1}],"yes":true,"no":false,"empty":[]}"""u8);
    static readonly RenderOptions Options = new() { Time = TimeSpan.FromMilliseconds(500), OutputBytes = 4 << 20, Missing = MissingValue.Empty };

    static readonly string[] Fragments =
    [
        "{{", "}}", "{{ end }}", "{{ for x in xs }}", "{{ if yes }}", "{{ else }}", "{{ name }}", "{{ capture c }}", "{{ case name }}", "\"", "'", "{", "}", "<w:p>", "</w:p>", "<w:tbl>", "</w:tr>", "<w:tr>", "<w:tc>", "</w:tc>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:p/>", "<w:t/>",
        "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", "<w:fldSimple w:instr=\"PAGE\">", "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>", "<w:bookmarkEnd w:id=\"1\"/>", "<w:br/>", "<w:tab/>", "<w:drawing>", "</w:drawing>", "&amp;", "&", "&#x10FFFF;", "\u0000", "<![CDATA[", "]]>", "<!--", "-->", "｛｛", "”", "#", "-", "xmlns:w=\"u\"", "\uFFFE",
    ];

    static readonly string[] Bodies = [.. Directory.EnumerateFiles(DocxCase.Root, "document.xml", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) == "document.xml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
    static readonly byte[][] Packages = [TestPackage.Document(TestPackage.Paragraphs("{{ for x in xs }}", "{{ x.n }}", "{{ end }}")), .. SourceTree.TemplateIds.Select(SourceTree.Template)];
    static readonly byte[] Including = TestPackage.Document(TestPackage.Paragraphs("前", "{{ for x in xs }}", "{{ include 'x.docx' }}", "{{ end }}", "后"));
    static readonly CompiledTemplate Showing = Template.Compile(TestPackage.Document(TestPackage.Paragraphs("前", "{{ word.document value }}", "{{ word.document value }}")), TemplateFormat.Docx).Template!;
    static readonly Dictionary<string, byte[]>[] Shipped = [.. SourceTree.TemplateIds.Select(id => Parts(SourceTree.Template(id)))];

    static Dictionary<string, byte[]> Parts(byte[] package) => Cqo.Templating.Opc.RawZip.Read(package).ToDictionary(e => e.Name, Cqo.Templating.Opc.RawZip.Inflate);

    [Fact]
    public void Compile_WhenPackageBytesAreDamaged_RefusesOrRenders() =>
        FuzzRun.Repeat("package bytes", r => Mutation.OfBytes(r, Packages[r.Next(Packages.Length)]), Use, f => Convert.ToBase64String(f)[..200]);

    [Fact]
    public void Compile_WhenTagsAndElementsAreMoved_RefusesOrRenders() => FuzzRun.Repeat("document tokens", r =>
    {
        var body = Bodies[r.Next(Bodies.Length)];
        return TestPackage.Document(r.Next(2) == 0 ? Mutation.OfText(r, body, Bodies[r.Next(Bodies.Length)], Fragments) : Mutation.OfTokens(r, body, Mutation.XmlToken, Fragments));
    }, Use, f => TestPackage.ReadText(f));

    [Fact]
    public void Compile_WhenPartsOfShippedTemplatesAreDamaged_RefusesOrRenders() => FuzzRun.Repeat("document bytes", DamagedPart, Use, f => TestPackage.ReadText(f));

    [Fact]
    public void Insert_WhenDocumentsAreDamaged_RefusesOrInserts() => FuzzRun.Repeat("inserted documents", r => r.Next(2) == 0 ? DamagedPart(r) : TestPackage.Document(Mutation.OfTokens(r, Bodies[r.Next(Bodies.Length)], Mutation.XmlToken, Fragments)), UseInside, f => TestPackage.ReadText(f));

    static byte[] DamagedPart(Random r)
    {
        var parts = new Dictionary<string, byte[]>(Shipped[r.Next(Shipped.Length)]);
        var name = r.Next(4) > 0 ? "word/document.xml" : parts.Keys.ElementAt(r.Next(parts.Count));
        parts[name] = name.EndsWith(".xml", StringComparison.Ordinal) && r.Next(2) == 0
            ? Encoding.UTF8.GetBytes(Mutation.OfTokens(r, Encoding.UTF8.GetString(parts[name]), Mutation.XmlToken, Fragments))
            : Mutation.OfBytes(r, parts[name]);
        return TestPackage.Zip(parts);
    }

    static void Use(byte[] file)
    {
        var result = Template.Compile(file, TemplateFormat.Docx);
        if (result.Template is null)
        {
            Assert.NotEmpty(result.Diagnostics);
            return;
        }
        _ = result.Template.Fields;
        if (Rendered(result.Template) is { } document && IsRead(file)) Assert.True(IsRead(document), TestPackage.ReadText(document));
    }

    // Once as a partial of the author's, once as a value of the data.
    static void UseInside(byte[] file)
    {
        var included = Template.Compile(Including, TemplateFormat.Docx, new Dictionary<string, ReadOnlyMemory<byte>> { ["x.docx"] = file });
        if (included.Template is null) Assert.NotEmpty(included.Diagnostics);
        else if (Rendered(included.Template) is { } document && IsRead(file)) Assert.True(IsRead(document), TestPackage.ReadText(document));
        var value = "data:application/vnd.openxmlformats-officedocument.wordprocessingml.document;base64," + Convert.ToBase64String(file);
        if (Rendered(Showing, ModelObject.Parse(JsonSerializer.SerializeToUtf8Bytes(new { value }))) is { } shown && IsRead(file)) Assert.True(IsRead(shown), TestPackage.ReadText(shown));
    }

    // What a template asks for may be impossible with these data; that is no crash.
    static byte[]? Rendered(CompiledTemplate template, ModelObject? model = null)
    {
        using var output = new MemoryStream();
        try
        {
            template.Render(model ?? Model, output, Options);
        }
        catch (RenderException)
        {
            return null;
        }
        return output.ToArray();
    }

    // The runtime's own reader, which minds more than well-formedness (values of xml:space): what it reads before, it must read after.
    static bool IsRead(byte[] document)
    {
        try
        {
            var reader = System.Xml.XmlReader.Create(new StringReader(TestPackage.ReadText(document)));
            while (reader.Read()) { }
            return true;
        }
        catch (Exception e) when (e is System.Xml.XmlException or InvalidDataException or InvalidOperationException)
        {
            return false;
        }
    }
}
