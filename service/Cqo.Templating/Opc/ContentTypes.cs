using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Opc;

/// <summary><c>[Content_Types].xml</c> (ECMA-376 part 2 §7.2.3): what each part is, by its own entry or by its extension.</summary>
internal sealed class ContentTypes
{
    public const string Part = "[Content_Types].xml";

    readonly Dictionary<string, string> defaults = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> overrides = new(StringComparer.OrdinalIgnoreCase);
    readonly byte[] xml;
    int afterRootTag;

    public ContentTypes(byte[] xml)
    {
        this.xml = xml;
        var scanner = new XmlScanner(xml);
        while (scanner.Read())
        {
            if (scanner.Token is not (XmlToken.Start or XmlToken.Empty)) continue;
            if (scanner.Depth <= 1 && afterRootTag == 0) ReadRoot(ref scanner);
            else Add(AttributeReader.LocalName(xml, scanner.Name), new AttributeReader(xml, scanner.Attributes));
        }
    }

    void ReadRoot(ref XmlScanner scanner)
    {
        if (AttributeReader.LocalName(xml, scanner.Name) != "Types" || scanner.Token == XmlToken.Empty)
            throw new PackageFault(PackageFault.Incomplete, "内容类型清单不正确 | the list of content types is malformed", Part);
        afterRootTag = scanner.End;
    }

    void Add(string element, AttributeReader attributes)
    {
        var type = attributes["ContentType"] ?? "";
        if (element == "Default") defaults[attributes["Extension"] ?? ""] = type;
        if (element == "Override") overrides[(attributes["PartName"] ?? "").TrimStart('/')] = type;
    }

    /// <summary>All types that the package declares.</summary>
    public IEnumerable<string> All => defaults.Values.Concat(overrides.Values);

    /// <summary>Type of a part, empty when none is declared.</summary>
    public string Of(string part) => overrides.GetValueOrDefault(part) ?? defaults.GetValueOrDefault(part[(part.LastIndexOf('.') + 1)..]) ?? "";

    /// <summary>The same list with types for the extensions and parts it lacks.</summary>
    public byte[] With(IEnumerable<(string Extension, string Type)> pictures, IEnumerable<(string Part, string Type)> parts)
    {
        var added = new StringBuilder();
        foreach (var (extension, type) in pictures)
            if (!defaults.ContainsKey(extension)) added.Append($"<Default Extension=\"{extension}\" ContentType=\"{type}\" xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        foreach (var (part, type) in parts) added.Append($"<Override PartName=\"/{part}\" ContentType=\"{type}\" xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        return [.. xml.AsSpan(0, afterRootTag), .. Encoding.ASCII.GetBytes(added.ToString()), .. xml.AsSpan(afterRootTag)];
    }
}
