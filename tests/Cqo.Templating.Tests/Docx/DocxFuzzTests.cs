using System.Diagnostics;
using System.Text;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Docx;

/// <summary>
/// Damaged packages and damaged templates: refused or rendered, never a crash, never slow. The seed is fixed; how far it gets depends on the machine.
/// <c>CQO_FUZZ_SECONDS</c> and <c>CQO_FUZZ_SEED</c> make a longer run.
/// </summary>
public sealed class DocxFuzzTests
{
    static readonly int Seed = Setting("CQO_FUZZ_SEED", 20261122);
    static readonly TimeSpan Stretch = TimeSpan.FromSeconds(Setting("CQO_FUZZ_SECONDS", 5));
    static readonly TimeSpan Slowest = TimeSpan.FromSeconds(1);
    static readonly ModelObject Model = ModelObject.Parse("""{"name":"王丽","xs":[{"n":"甲","v":1}],"yes":true,"no":false,"empty":[]}"""u8);
    static readonly RenderOptions Options = new() { Time = TimeSpan.FromMilliseconds(500), OutputBytes = 4 << 20 };

    static readonly string[] Fragments =
        ["{{", "}}", "{{ end }}", "{{ for x in xs }}", "{{ if yes }}", "{{ else }}", "{{ name }}", "\"", "'", "{", "}", "<w:p>", "</w:p>", "<w:tbl>", "</w:tr>", "<w:tr>", "<w:r>", "<w:t>", "</w:t>", "<w:p/>", "&amp;", "&", "\u0000", "<![CDATA[", "]]>", "｛｛", "”", "#", "-"];

    static readonly string[] Sources = [.. Directory.EnumerateFiles(DocxCase.Root, "document.xml", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) == "document.xml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;

    // A busy machine makes one attempt slow; an input that is slow by itself is slow three times.
    static void Try(byte[] file, string what)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var watch = Stopwatch.StartNew();
            TryOnce(file, what);
            if (watch.Elapsed < Slowest) return;
        }
        Assert.Fail($"{what} took longer than {Slowest}");
    }

    static void TryOnce(byte[] file, string what)
    {
        try
        {
            var result = Template.Compile(file, TemplateFormat.Docx);
            if (result.Template is null) Assert.NotEmpty(result.Diagnostics);
            else if (Rendered(result.Template) is { } document && IsRead(file)) Assert.True(IsRead(document), what);
        }
        catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
        {
            Assert.Fail($"{what}: {e}");
        }
    }

    // What a template asks for may be impossible with these data; that is no crash.
    static byte[]? Rendered(CompiledTemplate template)
    {
        using var output = new MemoryStream();
        try
        {
            template.Render(Model, output, Options);
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
        catch (Exception e) when (e is System.Xml.XmlException or InvalidDataException)
        {
            return false;
        }
    }

    [Fact]
    public void Compile_WhenPackageBytesAreDamaged_RefusesOrRenders()
    {
        var random = new Random(Seed);
        var good = TestPackage.Document(TestPackage.Paragraphs("{{ for x in xs }}", "{{ x.n }}", "{{ end }}"));
        for (var (watch, i) = (Stopwatch.StartNew(), 0); watch.Elapsed < Stretch; i++)
        {
            var file = good.ToArray();
            for (var change = random.Next(1, 8); change > 0; change--) file[random.Next(file.Length)] = (byte)random.Next(256);
            Try(random.Next(10) == 0 ? file[..random.Next(file.Length)] : file, $"package {i}");
        }
    }

    [Fact]
    public void Compile_WhenTemplatesAreDamaged_RefusesOrRendersWellFormedXml()
    {
        var random = new Random(Seed);
        for (var (watch, i) = (Stopwatch.StartNew(), 0); watch.Elapsed < Stretch; i++)
        {
            var body = new StringBuilder(Sources[random.Next(Sources.Length)]);
            for (var change = random.Next(1, 5); change > 0; change--) Damage(body, random);
            Try(TestPackage.Document(body.ToString()), $"template {i}: {body}");
        }
    }

    static void Damage(StringBuilder body, Random random)
    {
        var at = random.Next(body.Length);
        switch (random.Next(3))
        {
            case 0: body.Remove(at, Math.Min(random.Next(1, 20), body.Length - at)); break;
            case 1: body.Insert(at, Fragments[random.Next(Fragments.Length)]); break;
            default: Swap(body, random); break;
        }
        if (body.Length == 0) body.Append("<w:p/>");
    }

    // Moves one tag or element elsewhere, which keeps more of the XML whole than cutting at random.
    static void Swap(StringBuilder body, Random random)
    {
        var text = body.ToString();
        var from = text.IndexOf("{{", random.Next(text.Length), StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf("}}", from, StringComparison.Ordinal);
        if (to < 0) return;
        body.Remove(from, to + 2 - from);
        var target = body.ToString().IndexOf("<w:t xml:space=\"preserve\">", random.Next(body.Length), StringComparison.Ordinal);
        if (target >= 0) body.Insert(target + 26, text[from..(to + 2)]);
    }
}
