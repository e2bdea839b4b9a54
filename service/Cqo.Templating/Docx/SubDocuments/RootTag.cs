using System.Text;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>
/// The root tag of a part that takes content of another part: it must bind the prefixes that the content uses, and name those that old readers may pass over
/// (<c>mc:Ignorable</c>, ECMA-376 part 3).
/// </summary>
internal static class RootTag
{
    const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>The part <paramref name="host"/> with a root tag that serves the content of <paramref name="source"/> as well.</summary>
    /// <exception cref="PackageFault">They bind a prefix to different namespaces.</exception>
    public static byte[] Serving(byte[] host, WordTree source)
    {
        var tree = new WordTree(host);
        var (own, wanted) = (Bindings(tree), Bindings(source));
        var added = new StringBuilder();
        foreach (var (prefix, uri) in wanted)
        {
            if (own.TryGetValue(prefix, out var bound) && bound != uri) throw Conflict(prefix);
            if (bound is null) added.Append($" xmlns:{prefix}=\"{TreeReading.Quoted(uri)}\"");
        }
        // The attribute of another namespace under the same name means nothing here.
        var ignorable = wanted.ContainsValue(Compatibility) ? Ignorable(source).Except(Ignorable(tree)).ToList() : [];
        var edits = new StretchEdits(tree);
        if (ignorable.Count > 0 && tree.FindAttribute(0, "Ignorable", prefixed: true) is { } list) edits.Insert(list.Value.End.Value, " " + string.Join(' ', ignorable));
        else if (ignorable.Count > 0) added.Append($" {wanted.First(w => w.Value == Compatibility).Key}:Ignorable=\"{string.Join(' ', ignorable)}\"");
        if (added.Length > 0) edits.Insert(tree[0].Start + 1 + tree.QualifiedName(0).Length, added.ToString());
        return added.Length == 0 && ignorable.Count == 0 ? host : Encoding.UTF8.GetBytes(edits.Apply(0, host.Length));
    }

    static Dictionary<string, string> Bindings(WordTree tree)
    {
        var found = new Dictionary<string, string>();
        foreach (var attribute in tree.Attributes(0))
            if (Encoding.UTF8.GetString(tree.Xml.AsSpan()[attribute.Name]) is var name && name.StartsWith("xmlns:", StringComparison.Ordinal)) found[name[6..]] = Xml.XmlText.Decode(tree.Xml.AsSpan()[attribute.Value]);
        return found;
    }

    static string[] Ignorable(WordTree tree) => tree.Value(0, "Ignorable")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    static PackageFault Conflict(string prefix) =>
        new(PackageFault.OtherType, $"它的 XML 前缀“{prefix}”与模板的含义不同：请用 Word 重新保存两个文档 | it binds the XML prefix `{prefix}` to another namespace than the template does: save both documents again in Word");
}
