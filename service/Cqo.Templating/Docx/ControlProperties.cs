using Cqo.Templating.Compilation;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>The properties of one content control (<c>w:sdtPr</c>, ECMA-376 Part 1 §17.5.2.38), and the tag that its author wrote into its tag or title.</summary>
internal sealed class ControlProperties
{
    readonly WordTree tree;
    readonly List<int> children;

    public ControlProperties(WordTree tree, int control)
    {
        this.tree = tree;
        Node = tree.Children(control).FirstOrDefault(c => tree[c].Name == WordName.ContentControlProperties, -1);
        Content = tree.Children(control).FirstOrDefault(c => tree[c].Name == WordName.ContentControlContent, -1);
        children = Node < 0 ? [] : [.. tree.Children(Node).Where(c => tree[c].Name != WordName.CharacterData)];
        Tagged = [.. children.Where(c => tree.LocalName(c) is "tag" or "alias" && ValueOf(c) is { } value && FilledText.HoldsTag(value))];
    }

    public int Node { get; }
    /// <summary>The content, -1 when the control has none.</summary>
    public int Content { get; }
    /// <summary><c>w:tag</c> and <c>w:alias</c> with a tag.</summary>
    public IReadOnlyList<int> Tagged { get; }
    public bool IsFilled => Tagged.Count > 0 && Content >= 0;

    /// <summary>The tag's text; <c>w:tag</c> counts before the title.</summary>
    public string Text => ValueOf(Tagged.FirstOrDefault(t => tree.LocalName(t) == "tag", Tagged[0]))!.Trim();

    /// <summary>Code of the tag, null when the text is more, or less, than one tag that prints.</summary>
    public string? Code => TagText.IsOpen(Text, 0) && TagText.Read(Text, 2) is { } code && code.Length + 4 == Text.Length && !TagShape.Of(code).IsSilent ? code.Trim('-', '~') : null;

    /// <summary>The property of that name, -1 when there is none.</summary>
    public int Find(params ReadOnlySpan<string> names)
    {
        foreach (var child in children)
            if (names.Contains(tree.LocalName(child))) return child;
        return -1;
    }

    /// <summary>A prefixed attribute <c>val</c>, decoded.</summary>
    public string? ValueOf(int node, string name = "val") => node >= 0 && tree.Attribute(node, name, prefixed: true) is { } value ? XmlText.Decode(tree.Xml.AsSpan()[value]) : null;

    /// <summary>A child of a property by local name, -1 when there is none.</summary>
    public int Child(int property, string name) => property < 0 ? -1 : tree.Children(property).FirstOrDefault(c => tree[c].Name != WordName.CharacterData && tree.LocalName(c) == name, -1);

    public IEnumerable<int> ChildrenOf(int property) => tree.Children(property).Where(c => tree[c].Name != WordName.CharacterData);
}
