using System.Text;
using System.Xml.Linq;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Docx;

/// <summary>
/// A case as a folder of readable twins: <c>document.xml</c> (content of the body) and other parts, <c>model.json</c>, and beside each what must come out:
/// <c>expected.document.xml</c> or, for a template that must be refused, <c>expected.txt</c> with the diagnostics.
/// </summary>
sealed class DocxCase(string folder)
{
    public static readonly string Root = Path.Combine(SourceFolder(), "Cases", "docx");

    static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(Path.GetDirectoryName(file))!;

    public string At(string file) => Path.Combine(folder, file);

    IReadOnlyList<string> Parts => [.. Directory.EnumerateFiles(folder, "*.xml").Where(f => !IsExpectation(f)).Select(f => Path.GetFileName(f)).Where(f => !PropertyParts.Any(p => p.File == f) && !IsStore(f))];

    public byte[] Template()
    {
        var given = Parts.ToDictionary(p => "word/" + p, p => TestPackage.Part(RootOf(p), Content(File.ReadAllText(At(p)), p)));
        var parts = TestPackage.Parts(given);
        foreach (var list in Directory.EnumerateFiles(folder, "*.rels").Where(f => !IsExpectation(f))) AddRelationships(parts, "word/_rels/" + Path.GetFileName(list), File.ReadAllText(list));
        foreach (var file in Properties) AddProperties(parts, file);
        foreach (var file in Stores) AddStore(parts, file);
        return TestPackage.Zip(parts);
    }

    // core.xml, app.xml and custom.xml are written whole: their roots differ.
    static readonly (string File, string Kind, string Type)[] PropertyParts =
    [
        ("core.xml", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("app.xml", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        ("custom.xml", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
    ];

    IEnumerable<string> Properties => PropertyParts.Select(p => p.File).Where(f => File.Exists(At(f)));

    void AddProperties(Dictionary<string, byte[]> parts, string file)
    {
        var (_, kind, type) = PropertyParts.Single(p => p.File == file);
        parts["docProps/" + file] = File.ReadAllBytes(At(file));
        AddRelationships(parts, "_rels/.rels", $"<Relationship Id=\"rId{file}\" Type=\"{kind}\" Target=\"docProps/{file}\"/>");
        parts["[Content_Types].xml"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["[Content_Types].xml"]).Replace("</Types>", $"<Override PartName=\"/docProps/{file}\" ContentType=\"{type}\"/></Types>"));
    }

    // item1.xml, item2.xml, …: parts of custom XML, written whole, with their declaration. The number ends their id, {00000000-0000-0000-0000-000000000001}.
    static bool IsStore(string file) => file.StartsWith("item", StringComparison.Ordinal);

    IEnumerable<string> Stores => Directory.EnumerateFiles(folder, "item*.xml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    void AddStore(Dictionary<string, byte[]> parts, string file)
    {
        var number = file["item".Length..^".xml".Length];
        parts["customXml/" + file] = File.ReadAllBytes(At(file));
        parts[$"customXml/itemProps{number}.xml"] = Encoding.UTF8.GetBytes($"<ds:datastoreItem ds:itemID=\"{{00000000-0000-0000-0000-00000000000{number}}}\" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"><ds:schemaRefs/></ds:datastoreItem>");
        AddRelationships(parts, "word/_rels/document.xml.rels", $"<Relationship Id=\"rIdItem{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml\" Target=\"../customXml/{file}\"/>");
        AddRelationships(parts, $"customXml/_rels/{file}.rels", $"<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps\" Target=\"itemProps{number}.xml\"/>");
        parts["[Content_Types].xml"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["[Content_Types].xml"]).Replace("</Types>", $"<Override PartName=\"/customXml/itemProps{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.customXmlProperties+xml\"/></Types>"));
    }

    // Further relationships of a part stand in PART.rels, one element a line.
    static void AddRelationships(Dictionary<string, byte[]> parts, string name, string elements)
    {
        var list = parts.TryGetValue(name, out var bytes) ? Encoding.UTF8.GetString(bytes) : "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
        parts[name] = Encoding.UTF8.GetBytes(list.Replace("</Relationships>", elements + "</Relationships>"));
    }

    static bool IsExpectation(string file) => Path.GetFileName(file).StartsWith("expected.", StringComparison.Ordinal);

    static string RootOf(string part) => part.TrimEnd('.', 'x', 'm', 'l', '1', '2', '3') switch { "header" => "hdr", "footer" => "ftr", var name => name };

    static string Content(string fragment, string part) => part == "document.xml" ? $"<w:body>{fragment}</w:body>" : fragment;

    public ModelObject Model() => ModelObject.Parse(File.ReadAllBytes(At("model.json")));

    public string? ExpectedDiagnostics => File.Exists(At("expected.txt")) ? File.ReadAllText(At("expected.txt")).Trim() : null;

    public IEnumerable<(string Part, string Expected)> ExpectedParts =>
        Directory.EnumerateFiles(folder, "expected.*").Where(f => !f.EndsWith("expected.txt", StringComparison.Ordinal)).Select(f => (Path.GetFileName(f)["expected.".Length..], File.ReadAllText(f)));

    public void WriteExpected(byte[] document)
    {
        foreach (var part in Parts.Concat(Properties).Concat(Stores).Concat(Directory.EnumerateFiles(folder, "*.rels").Where(f => !IsExpectation(f)).Select(f => Path.GetFileName(f))))
            File.WriteAllText(At("expected." + part), Twin(document, part));
    }

    /// <summary>A list of relationships as lines: id, kind, target, whether it leads outside.</summary>
    static string RelationshipsTwin(byte[] package, string list) =>
        string.Concat(XDocument.Parse(TestPackage.ReadText(package, "word/_rels/" + list)).Root!.Elements()
            .Select(e => $"{e.Attribute("Id")!.Value} {e.Attribute("Type")!.Value.Split('/')[^1]} {e.Attribute("Target")!.Value} {e.Attribute("TargetMode")?.Value}".TrimEnd() + "\n"));

    /// <summary>The inside of a rendered part as the twins write it: one line an element, only what carries meaning.</summary>
    public static string Twin(byte[] package, string part)
    {
        if (part.EndsWith(".rels", StringComparison.Ordinal)) return RelationshipsTwin(package, part);
        if (PropertyParts.Any(p => p.File == part)) return TestPackage.ReadText(package, "docProps/" + part);
        if (IsStore(part)) return TestPackage.ReadText(package, "customXml/" + part);
        var root = XDocument.Parse(TestPackage.ReadText(package, "word/" + part), LoadOptions.PreserveWhitespace).Root!;
        var holder = part == "document.xml" ? root.Elements().First() : root;
        var text = new StringBuilder();
        foreach (var child in holder.Elements()) Write(child, 0, text);
        return text.ToString();
    }

    /// <summary>A fragment in the same form; lists of relationships and whole parts are in it already.</summary>
    public static string Twin(string fragment)
    {
        if (!fragment.StartsWith('<') || fragment.StartsWith("<?xml", StringComparison.Ordinal)) return fragment;
        var root = XElement.Parse($"<x {TestPackage.Namespaces}>{fragment}</x>", LoadOptions.PreserveWhitespace);
        var text = new StringBuilder();
        foreach (var child in root.Elements()) Write(child, 0, text);
        return text.ToString();
    }

    // A leaf, a run or a short paragraph stands on one line; what holds blocks is spread out.
    static void Write(XElement element, int depth, StringBuilder text)
    {
        foreach (var blank in element.DescendantNodes().OfType<XText>().Where(t => t.Parent!.Name.LocalName != "t" && string.IsNullOrWhiteSpace(t.Value)).ToList()) blank.Remove();
        var spread = element.Elements().Any(e => e.Name.LocalName is "p" or "tc" or "tr" or "sdtContent");
        text.Append(' ', depth * 2);
        if (!spread) { text.Append(OneLine(element)).Append('\n'); return; }
        text.Append(OneLine(new XElement(element.Name, element.Attributes()))[..^2].TrimEnd()).Append(">\n");
        foreach (var child in element.Elements()) Write(child, depth + 1, text);
        text.Append(' ', depth * 2).Append($"</{Prefixed(element)}>\n");
    }

    static string Prefixed(XElement element) => $"{element.GetPrefixOfNamespace(element.Name.Namespace)}:{element.Name.LocalName}";

    static readonly (string Uri, string Prefix)[] Prefixes =
        [.. XElement.Parse($"<x {TestPackage.Namespaces}/>").Attributes().Where(a => a.IsNamespaceDeclaration).Select(a => (a.Value, a.Name.LocalName))];

    static string OneLine(XElement element)
    {
        var holder = new XElement("x", Prefixes.Select(p => new XAttribute(XNamespace.Xmlns + p.Prefix, p.Uri)), element);
        var written = ((XElement)holder.FirstNode!).ToString(SaveOptions.DisableFormatting);
        foreach (var (uri, prefix) in Prefixes) written = written.Replace($" xmlns:{prefix}=\"{uri}\"", "");
        return written;
    }
}
