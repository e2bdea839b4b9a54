using System.Buffers.Binary;
using System.Text;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Security;

/// <summary>Hostile packages (T1 to T8) end in a diagnostic, quickly and small. What each refusal says is tested in <see cref="PackageGateTests"/>.</summary>
[Collection(typeof(AttackCollection))]
public sealed class HostilePackageTests
{
    const string Relationship = "<Relationship Id=\"r{0}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{1}\" Target=\"{2}\"{3}/>";
    const int Mebibyte = 1 << 20;

    static readonly Dictionary<string, Func<byte[]>> Refused = new()
    {
        ["T1 flat bomb of 120 MB"] = () => With("word/media/a.bin", new byte[120 * Mebibyte]),
        ["T1 1 GB declared"] = () => Declared(With("word/media/a.bin", new byte[1000]), "word/media/a.bin", 1 << 30),
        ["T1 declared smaller than it is"] = () => Declared(With("word/media/a.bin", new byte[20 * Mebibyte]), "word/media/a.bin", 10),
        ["T1 200 bombs that are each small enough"] = () => TestPackage.Zip(Many(200, i => $"word/media/{i}.bin", _ => new byte[Mebibyte])),
        ["T1 200 lists of relationships"] = () => TestPackage.Zip(Many(200, i => $"word/_rels/x{i}.xml.rels", i => Relationships(2000, i))),
        ["T1 20,000 entries"] = () => TestPackage.Zip(Many(20_000, i => $"word/{i}.bin", _ => [])),
        ["T1 text of 70 MB"] = () => Document(Paragraph(Noise(70 * Mebibyte))),
        ["T1 text of 30 MB beside a tag"] = () => Document(Paragraph("{{ name }}" + Noise(30 * Mebibyte))),
        ["T1 two million elements beside a tag"] = () => Document(Paragraph("{{ name }}") + Repeated("<w:p/>", 1_900_000)),
        ["T1 a million tags"] = () => Document(Repeated("<w:p><w:r><w:t>{{a}}</w:t></w:r></w:p>", 1_000_000)),
        ["T1 110,000 tags in one paragraph"] = () => Document(Paragraph(Tags(110_000))),
        ["T1 a million braces"] = () => Document(Paragraph(new string('{', 1_000_000))),
        ["T1 40,000 paragraphs of closing braces"] = () => Document(Repeated(Paragraph("}}"), 40_000)),
        ["T2 billion laughs"] = () => With("word/document.xml", "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document>&b;</w:document>"),
        ["T2 external entity in another part"] = () => With("docProps/custom.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"),
        ["T2 entities in the list of types"] = () => With("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY e \"x\">]><Types/>"),
        ["T2 entities in a list of relationships"] = () => With("_rels/.rels", "<!DOCTYPE x [<!ENTITY e \"x\">]><Relationships/>"),
        ["T2 entities behind UTF-7"] = () => With("word/document.xml", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADwAIQ-DOCTYPE x+AD4-"),
        ["T3 a million elements deep"] = () => Document(Repeated("<w:p>", 1_000_000)),
        ["T3 a million elements deep in another part"] = () => With("word/styles.xml", Repeated("<w:p>", 1_000_000)),
        ["T3 100,000 attributes"] = () => Document($"<w:p {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=\"\" "))}/>"),
        ["T3 a name of a million bytes"] = () => Document($"<w:{new string('a', 1_000_000)}/>"),
        ["T3 60,000 relationships"] = () => With("word/_rels/document.xml.rels", Relationships(60_000)),
        ["T3 50,000 types"] = () => With("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<Default Extension=\"e{i}\" ContentType=\"application/xml\"/>"))}</Types>"),
        ["T3 30,000 namespaces above 200,000 elements"] = () => Document(Namespaces(120, 250, Paragraph("{{ name }}") + Repeated("<w:r/>", 200_000))),
        ["T1 text of 15 MB beside a tag"] = () => Document(Paragraph("{{ name }}" + Noise(15 * Mebibyte))),
        ["T1 15 MB of paragraphs with a tag each"] = () => Document(Repeated(Paragraph("{{ name }}" + Noise(Mebibyte)[..4000]), 3800)),
        ["T3 30,000 elements with 200 attributes"] = () => Document(Repeated($"<w:r {string.Concat(Enumerable.Range(100, 200).Select(i => $"a{i}=\"\" "))}/>", 30_000)),
        ["T4 name that climbs"] = () => With("word/../../../etc/cron.d/x", "x"),
        ["T4 name of a device"] = () => With("word/C:\\x", "x"),
        ["T5 equal names"] = () => With("WORD/document.XML", "<x/>"),
        ["T6 workbook under our name"] = () => With("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"),
        ["T6 old format under our name"] = () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2 * Mebibyte]],
        ["T6 20 MB of signatures"] = () => [.. Enumerable.Repeat("PK\u0005\u0006"u8.ToArray(), 5 * Mebibyte).SelectMany(b => b)],
        ["T6 zip behind another file"] = () => [.. new byte[500], .. With("a.txt", "x")],
        ["T6 encrypted"] = () => Flagged(With("a.txt", "x"), "a.txt"),
        ["T7 macros"] = () => With("word/vbaProject.bin", "x"),
        ["T7 embedded object"] = () => With("word/_rels/document.xml.rels", Relationships(1, 0, "oleObject")),
        ["T7 imported chunk"] = () => With("word/_rels/header9.xml.rels", Relationships(1, 0, "aFChunk")),
        ["T8 linked picture"] = () => With("word/_rels/document.xml.rels", Relationships(1, 0, "image", "https://198.51.100.1/x.png", " TargetMode=\"External\"")),
        ["T8 remote template"] = () => With("word/_rels/settings.xml.rels", Relationships(1, 0, "attachedTemplate", "file://198.51.100.1/x.dotm", " TargetMode=\"External\"")),
    };

    // What is odd but does no harm: it is filled, within the same bounds.
    static readonly Dictionary<string, Func<byte[]>> Accepted = new()
    {
        ["T1 package inside the package"] = () => With("word/embeddings.zip.bin", TestPackage.Zip(Many(200, i => $"{i}.bin", _ => new byte[Mebibyte]))),
        ["T3 9,000 elements with 200 attributes"] = () => Document(Repeated($"<w:r {string.Concat(Enumerable.Range(100, 200).Select(i => $"a{i}=\"\" "))}/>", 9_000)),
        ["T3 comment of 10 MB"] = () => Document($"<!--{Noise(10 * Mebibyte)}-->{Paragraph("{{ name }}")}"),
        ["T4 climbing target of a relationship that nobody follows"] = () => With("word/_rels/document.xml.rels", Relationships(1, 0, "customXml", "../../../../../etc/passwd")),
        ["T8 link to a page"] = () => With("word/_rels/document.xml.rels", Relationships(1, 0, "hyperlink", "https://example.org", " TargetMode=\"External\"")),
    };

    public static TheoryData<string> RefusedNames => [.. Refused.Keys];
    public static TheoryData<string> AcceptedNames => [.. Accepted.Keys];

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void Compile_WhenPackageIsHostile_RefusesWithinBounds(string threat)
    {
        var file = Refused[threat]();
        Assert.Contains(Attack.On(file, TemplateFormat.Docx, """{"name":"王丽"}"""), d => d.Severity == Severity.Error);
    }

    [Theory]
    [MemberData(nameof(AcceptedNames))]
    public void Compile_WhenPackageIsOddButHarmless_FillsWithinBounds(string threat)
    {
        var file = Accepted[threat]();
        Assert.Empty(Attack.On(file, TemplateFormat.Docx, """{"name":"王丽"}"""));
    }

    [Fact]
    public void Compile_WhenTagsPassTheirLimit_SaysSo() =>
        Assert.Contains(Template.Compile(Refused["T1 110,000 tags in one paragraph"](), TemplateFormat.Docx).Diagnostics, d => d.Code == "CQO5132");

    static byte[] With(string part, string content) => With(part, Encoding.UTF8.GetBytes(content));

    static byte[] With(string part, byte[] content)
    {
        var parts = Base();
        parts[part] = content;
        return TestPackage.Zip(parts);
    }

    static Dictionary<string, byte[]> Base() => TestPackage.Parts(new() { ["word/document.xml"] = TestPackage.Part("document", $"<w:body>{Paragraph("{{ name }}")}</w:body>") });

    static byte[] Document(string body) => With("word/document.xml", TestPackage.Part("document", $"<w:body>{body}</w:body>"));

    static string Paragraph(string text) => TestPackage.Paragraphs(text);

    static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    static Dictionary<string, byte[]> Many(int count, Func<int, string> name, Func<int, byte[]> content)
    {
        var parts = Base();
        for (var i = 0; i < count; i++) parts[name(i)] = content(i);
        return parts;
    }

    static string Tags(int count)
    {
        var random = new Random(1);
        return string.Concat(Enumerable.Range(0, count).Select(_ => $"{{{{a{random.Next(99)}}}}}"));
    }

    // Letters that deflate well, but not so well that the ratio gives them away.
    static string Noise(int length)
    {
        var random = new Random(1);
        var block = string.Create(Mebibyte, random, (text, r) => { for (var i = 0; i < text.Length; i++) text[i] = i % 128 == 0 ? (char)('a' + r.Next(26)) : 'x'; });
        return Repeated(block, length / Mebibyte);
    }

    static byte[] Relationships(int count, int seed, string kind = "customXml", string target = "x.bin", string mode = "") => Encoding.UTF8.GetBytes(
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(Enumerable.Range(0, count).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, Relationship, seed + i * 7919, kind, target, mode)))}</Relationships>");

    static byte[] Relationships(int count) => Relationships(count, 0);

    static string Namespaces(int depth, int each, string inner)
    {
        var attributes = Enumerable.Range(0, depth).Select(d => string.Concat(Enumerable.Range(0, each).Select(i => $" xmlns:n{d}x{i}=\"u\"")));
        return string.Concat(attributes.Select(a => $"<w:x{a}>")) + inner + Repeated("</w:x>", depth);
    }

    static byte[] Declared(byte[] file, string name, int size)
    {
        foreach (var (at, signature) in Headers(file, name)) BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + (signature == 1 ? 24 : 22)), size);
        return file;
    }

    static byte[] Flagged(byte[] file, string name)
    {
        foreach (var (at, signature) in Headers(file, name)) file[at + (signature == 1 ? 8 : 6)] |= 1;
        return file;
    }

    // Offsets of the central (1) and local (3) headers that carry this name.
    static IEnumerable<(int At, int Signature)> Headers(byte[] file, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        for (var at = 0; at + 46 + bytes.Length <= file.Length; at++)
        {
            if (file[at] != 'P' || file[at + 1] != 'K' || file[at + 2] is not (1 or 3)) continue;
            if (file.AsSpan(at + (file[at + 2] == 1 ? 46 : 30)).StartsWith(bytes)) yield return (at, file[at + 2]);
        }
    }
}
