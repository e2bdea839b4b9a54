using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>Ids of a template's styles by their built-in names: Word writes the names in English, the ids in the language of the author.</summary>
internal static class StyleNames
{
    public static IReadOnlyDictionary<string, string> Read(OpcPackage package, string main)
    {
        var ids = new Dictionary<string, string>();
        if (package.RelationshipsOf(main).Find("styles") is not { External: false } relationship || PartName.Resolve(main, relationship.Target) is not { } part || package.Read(part) is not { } xml) return ids;
        var id = "";
        for (var scanner = new XmlScanner(xml); scanner.Read();)
        {
            if (scanner.Token is not (XmlToken.Start or XmlToken.Empty)) continue;
            var name = AttributeReader.LocalName(xml, scanner.Name);
            var attributes = new AttributeReader(xml, scanner.Attributes);
            if (name == "style") id = attributes["type"] == "paragraph" ? attributes["styleId"] ?? "" : "";
            if (name == "name" && id.Length > 0 && attributes["val"] is { } known) ids.TryAdd(known.ToLowerInvariant(), new string([.. id.Where(c => c is not ('"' or '<' or '&'))]));
        }
        return ids;
    }
}
