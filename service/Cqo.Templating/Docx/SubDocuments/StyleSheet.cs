using System.Text;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>The part <c>styles.xml</c>, read.</summary>
internal sealed class StyleSheet
{
    // What tells a person or a screen where a style is listed, not how it looks.
    static readonly HashSet<string> Unseen = ["rsid", "uiPriority", "qFormat", "unhideWhenUsed", "semiHidden", "locked", "autoRedefine", "next", "lang"];

    readonly Dictionary<string, DocumentStyle> styles = new(StringComparer.Ordinal);

    public StyleSheet(WordTree tree)
    {
        Tree = tree;
        foreach (var node in tree.All(WordName.Style))
            if (tree.Value(node, "styleId") is { Length: > 0 } id) styles.TryAdd(id, new DocumentStyle(id, tree.Value(node, "type") ?? "paragraph", node));
        foreach (var style in styles.Values)
            if (style.Type == "paragraph" && tree.Value(style.Node, "default") is "1" or "true" or "on") DefaultParagraph ??= style;
        var defaults = tree.Count > 0 ? tree.Child(0, "docDefaults") : -1;
        RunDefaults = Inner(defaults, "rPrDefault", "rPr");
        ParagraphDefaults = Inner(defaults, "pPrDefault", "pPr");
        Defaults = (RunDefaults < 0 ? "" : Definition(tree, RunDefaults)) + (ParagraphDefaults < 0 ? "" : Definition(tree, ParagraphDefaults));
    }

    int Inner(int defaults, string holder, string properties) =>
        defaults >= 0 && Tree.Child(defaults, holder) is >= 0 and var found ? Tree.Child(found, properties) : -1;

    public WordTree Tree { get; }
    public IEnumerable<DocumentStyle> All => styles.Values;
    /// <summary>The style of paragraphs that name none.</summary>
    public DocumentStyle? DefaultParagraph { get; }
    /// <summary>Node of the run properties of the whole document, or -1.</summary>
    public int RunDefaults { get; }
    /// <summary>Node of the paragraph properties of the whole document, or -1.</summary>
    public int ParagraphDefaults { get; }
    /// <summary>What all text looks like before any style, in a form that can be compared.</summary>
    public string Defaults { get; }

    public DocumentStyle? Find(string? id) => id is null ? null : styles.GetValueOrDefault(id);

    public string NameOf(DocumentStyle style) => Tree.Child(style.Node, "name") is >= 0 and var name ? Tree.Value(name) ?? style.Id : style.Id;

    public DocumentStyle? BaseOf(DocumentStyle style) => Tree.Child(style.Node, "basedOn") is >= 0 and var parent ? Find(Tree.Value(parent)) : null;

    public string DefinitionOf(DocumentStyle style) => Definition(Tree, style.Node);

    /// <summary>An element in a form that is equal for elements that look alike: names, attributes in order, nothing that is not seen.</summary>
    public static string Definition(WordTree tree, int node)
    {
        var text = new StringBuilder();
        for (var n = node; n < tree[node].Next;)
        {
            var local = tree.LocalName(n);
            if (Unseen.Contains(local)) { n = tree[n].Next; continue; }
            if (local.Length > 0) AppendTag(text, tree, n, node);
            n++;
        }
        return text.ToString();
    }

    static void AppendTag(StringBuilder text, WordTree tree, int node, int root)
    {
        var depth = 0;
        for (var up = node; up != root; up = tree[up].Parent) depth++;
        text.Append(depth).Append(Encoding.UTF8.GetString(tree.QualifiedName(node)));
        foreach (var attribute in tree.Attributes(node).Select(a => (Name: Encoding.UTF8.GetString(tree.Xml.AsSpan()[a.Name]), Value: Xml.XmlText.Decode(tree.Xml.AsSpan()[a.Value]))).OrderBy(a => a.Name, StringComparer.Ordinal))
            if (!attribute.Name.StartsWith("w:rsid", StringComparison.Ordinal) && !attribute.Name.StartsWith("xmlns", StringComparison.Ordinal)) text.Append(' ').Append(attribute.Name).Append('=').Append(attribute.Value);
        text.Append('>');
    }
}
