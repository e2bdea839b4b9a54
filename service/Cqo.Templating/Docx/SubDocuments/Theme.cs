using System.Text;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>
/// The theme of a document that is inserted. Where it differs from the host's, fonts that are named by their place in the theme are named outright, and colours
/// keep the value that stands beside their place.
/// </summary>
internal sealed class Theme
{
    static readonly (string Attribute, string Font)[] FontAttributes = [("asciiTheme", "ascii"), ("hAnsiTheme", "hAnsi"), ("eastAsiaTheme", "eastAsia"), ("cstheme", "cs")];
    static readonly string[] ColorAttributes = ["themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade"];

    readonly Dictionary<string, string> fonts;

    Theme(Dictionary<string, string> fonts, string key, bool isHosts) => (this.fonts, Key, IsHosts) = (fonts, key, isHosts);

    /// <summary>Whether the host has the same fonts and colours.</summary>
    public bool IsHosts { get; }
    /// <summary>Fonts and colours in a form that can be compared.</summary>
    public string Key { get; }

    public static Theme Of(OpcPackage source, string main, DocumentAssembly host, OpcPackage hostPackage)
    {
        var (own, hosts) = (Read(source, main), Read(hostPackage, host.Main));
        var (key, hostKey) = (KeyOf(own), KeyOf(hosts));
        return new Theme(own is null ? [] : Fonts(own), key, key == hostKey);
    }

    static WordTree? Read(OpcPackage package, string main) =>
        package.RelationshipsOf(main).Find("theme") is { External: false } found && PartName.Resolve(main, found.Target) is { } part && package.Read(part) is { } xml ? OpcPackage.Guarded(part, () => new WordTree(xml)) : null;

    static string KeyOf(WordTree? tree) =>
        tree is null ? "" : string.Concat(Enumerable.Range(0, tree.Count).Where(n => tree.LocalName(n) is "clrScheme" or "fontScheme").Select(n => StyleSheet.Definition(tree, n)));

    // minorHAnsi, majorEastAsia, …: the font of a script is listed when the East Asian one is left open.
    static Dictionary<string, string> Fonts(WordTree tree)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var size in new[] { "major", "minor" })
        {
            var holder = Enumerable.Range(0, tree.Count).FirstOrDefault(n => tree.LocalName(n) == size + "Font", -1);
            if (holder < 0) continue;
            var (latin, asian, bidi) = (Face(tree, holder, "latin"), Face(tree, holder, "ea"), Face(tree, holder, "cs"));
            found[size + "HAnsi"] = found[size + "Ascii"] = latin;
            found[size + "EastAsia"] = asian.Length > 0 ? asian : Script(tree, holder, "Hans");
            found[size + "Bidi"] = bidi.Length > 0 ? bidi : latin;
        }
        return found;
    }

    static string Face(WordTree tree, int holder, string kind) => tree.Child(holder, kind) is >= 0 and var font && tree.Attribute(font, "typeface") is { } range ? Xml.XmlText.Decode(tree.Xml.AsSpan()[range]) : "";

    static string Script(WordTree tree, int holder, string script)
    {
        foreach (var child in tree.Children(holder))
            if (tree.Attribute(child, "script") is { } name && Encoding.UTF8.GetString(tree.Xml.AsSpan()[name]) == script && tree.Attribute(child, "typeface") is { } face) return Xml.XmlText.Decode(tree.Xml.AsSpan()[face]);
        return "";
    }

    /// <summary>Changes an element that names a font or a colour by its place.</summary>
    public void Change(StretchEdits edits, int node)
    {
        if (IsHosts) return;
        var tree = edits.Tree;
        if (tree.LocalName(node) == "rFonts") Name(edits, node);
        else if (tree.StartTag(node).IndexOf("theme"u8) >= 0)
            foreach (var attribute in ColorAttributes) edits.DeleteAttribute(node, attribute);
    }

    void Name(StretchEdits edits, int node)
    {
        var tree = edits.Tree;
        foreach (var (attribute, font) in FontAttributes)
        {
            if (tree.FindAttribute(node, attribute, prefixed: true) is not { } found) continue;
            var face = fonts.GetValueOrDefault(tree.Value(node, attribute)!, "");
            if (face.Length > 0) edits.DeleteAttribute(node, font);
            edits.Replace(found.Name.Start.Value..(found.Value.End.Value + 1), face.Length > 0 ? $"w:{font}=\"{TreeReading.Quoted(face)}\"" : "");
        }
    }
}
