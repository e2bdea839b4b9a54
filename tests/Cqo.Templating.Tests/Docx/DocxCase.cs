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

    IReadOnlyList<string> Parts => [.. Directory.EnumerateFiles(folder, "*.xml").Select(f => Path.GetFileName(f)).Where(f => !f.StartsWith("expected.", StringComparison.Ordinal))];

    public byte[] Template()
    {
        var given = Parts.ToDictionary(p => "word/" + p, p => TestPackage.Part(RootOf(p), Content(File.ReadAllText(At(p)), p)));
        return TestPackage.Zip(TestPackage.Parts(given));
    }

    static string RootOf(string part) => part.TrimEnd('.', 'x', 'm', 'l', '1', '2', '3') switch { "header" => "hdr", "footer" => "ftr", var name => name };

    static string Content(string fragment, string part) => part == "document.xml" ? $"<w:body>{fragment}</w:body>" : fragment;

    public ModelObject Model() => ModelObject.Parse(File.ReadAllBytes(At("model.json")));

    public string? ExpectedDiagnostics => File.Exists(At("expected.txt")) ? File.ReadAllText(At("expected.txt")).Trim() : null;

    public IEnumerable<(string Part, string Expected)> ExpectedParts =>
        Directory.EnumerateFiles(folder, "expected.*.xml").Select(f => (Path.GetFileName(f)["expected.".Length..], File.ReadAllText(f)));

    public void WriteExpected(byte[] document)
    {
        foreach (var part in Parts) File.WriteAllText(At("expected." + part), Twin(document, part));
    }

    /// <summary>The inside of a rendered part as the twins write it: one line an element, only what carries meaning.</summary>
    public static string Twin(byte[] package, string part)
    {
        var root = XDocument.Parse(TestPackage.ReadText(package, "word/" + part), LoadOptions.PreserveWhitespace).Root!;
        var holder = part == "document.xml" ? root.Elements().First() : root;
        var text = new StringBuilder();
        foreach (var child in holder.Elements()) Write(child, 0, text);
        return text.ToString();
    }

    /// <summary>A fragment in the same form.</summary>
    public static string Twin(string fragment)
    {
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
