using System.Text;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>Changes to the bytes of a part, made in any order; what stands inside a stretch that goes, goes with it.</summary>
internal sealed class StretchEdits(WordTree tree)
{
    readonly List<(int Start, int End, string Text)> edits = [];

    public WordTree Tree => tree;

    public void Replace(Range range, string text) => edits.Add((range.Start.Value, range.End.Value, text));

    public void Insert(int at, string text) => edits.Add((at, at, text));

    public void Delete(int node) => edits.Add((tree[node].Start, tree[node].End, ""));

    /// <summary>Deletes an attribute with the blank before it.</summary>
    public void DeleteAttribute(int node, string local)
    {
        if (tree.FindAttribute(node, local, prefixed: true) is { } attribute) edits.Add((attribute.Name.Start.Value - 1, attribute.Value.End.Value + 1, ""));
    }

    /// <summary>Puts content at the beginning of an element, which may be written as an empty one.</summary>
    public void Begin(int node, string content)
    {
        var (inner, isEmpty) = (tree[node].Inner, tree.Xml[tree[node].Inner - 2] == '/');
        if (!isEmpty) Insert(inner, content);
        else edits.Add((inner - 2, inner, $">{content}</{Encoding.UTF8.GetString(tree.QualifiedName(node))}>"));
    }

    /// <summary>The bytes from <paramref name="from"/> to <paramref name="to"/> as they are after all changes.</summary>
    public string Apply(int from, int to)
    {
        var (text, cursor) = (new StringBuilder(), from);
        foreach (var (start, end, replacement) in edits.Where(e => e.Start >= from && e.End <= to).OrderBy(e => e.Start).ThenByDescending(e => e.End))
        {
            if (start < cursor) continue;
            text.Append(Encoding.UTF8.GetString(tree.Xml.AsSpan(cursor..start))).Append(replacement);
            cursor = end;
        }
        return text.Append(Encoding.UTF8.GetString(tree.Xml.AsSpan(cursor..to))).ToString();
    }
}

/// <summary>Short ways to read a tree.</summary>
internal static class TreeReading
{
    /// <summary>The value of an attribute with a prefix, decoded; null without it.</summary>
    public static string? Value(this WordTree tree, int node, string local = "val") => tree.Attribute(node, local, prefixed: true) is { } range ? Xml.XmlText.Decode(tree.Xml.AsSpan()[range]) : null;

    /// <summary>The first child of that name, or -1.</summary>
    public static int Child(this WordTree tree, int node, string local)
    {
        foreach (var child in tree.Children(node))
            if (tree.LocalName(child) == local) return child;
        return -1;
    }

    /// <summary>An element as it is written.</summary>
    public static string Source(this WordTree tree, int node) => Encoding.UTF8.GetString(tree.Xml.AsSpan(tree[node].Start..tree[node].End));

    /// <summary>A text as the value of an attribute in double quotes.</summary>
    public static string Quoted(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
