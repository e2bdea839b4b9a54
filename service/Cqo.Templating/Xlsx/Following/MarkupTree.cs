using System.Text;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>An element of a part: byte ranges, and its place in the tree.</summary>
/// <param name="Name">Name without prefix.</param>
/// <param name="Parent">Index of the element around it, -1 for the root.</param>
/// <param name="Start">First byte of the start tag.</param>
/// <param name="Inner">First byte of the content.</param>
/// <param name="InnerEnd">Byte behind the content.</param>
/// <param name="End">Byte behind the element.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record MarkupNode(string Name, int Parent, int Start, int Inner, int InnerEnd, int End, XmlAttribute[] Attributes);

/// <summary>The elements of one part, or of one element with all it holds, in document order, with what is to be changed in its bytes.</summary>
internal sealed class MarkupTree
{
    readonly List<MarkupNode> nodes = [];

    public MarkupTree(byte[] xml)
    {
        Xml = xml;
        var scanner = new XmlScanner(xml);
        var open = new Stack<int>();
        while (scanner.Read())
        {
            if (scanner.Token == XmlToken.End)
            {
                var closed = open.Pop();
                nodes[closed] = nodes[closed] with { InnerEnd = scanner.Start, End = scanner.End };
            }
            if (scanner.Token is not (XmlToken.Start or XmlToken.Empty)) continue;
            nodes.Add(new MarkupNode(AttributeReader.LocalName(xml, scanner.Name), open.Count > 0 ? open.Peek() : -1, scanner.Start, scanner.End, scanner.End, scanner.End, [.. scanner.Attributes]));
            if (scanner.Token == XmlToken.Start) open.Push(nodes.Count - 1);
        }
    }

    public byte[] Xml { get; }
    public int Count => nodes.Count;
    public MarkupNode this[int node] => nodes[node];

    /// <summary>The first node behind a node and all it holds.</summary>
    public int Behind(int node)
    {
        var next = node + 1;
        while (next < nodes.Count && nodes[next].Start < nodes[node].End) next++;
        return next;
    }

    /// <summary>Everything inside a node, in document order.</summary>
    public IEnumerable<int> Inside(int node)
    {
        for (var next = node + 1; next < nodes.Count && nodes[next].Start < nodes[node].End; next++) yield return next;
    }

    public IEnumerable<int> Children(int node) => Inside(node).Where(n => nodes[n].Parent == node);

    public IEnumerable<int> Named(params string[] names) => Enumerable.Range(0, nodes.Count).Where(n => names.Contains(nodes[n].Name));

    /// <summary>The first child of a name, or -1.</summary>
    public int Child(int node, string name) => Children(node).FirstOrDefault(n => nodes[n].Name == name, -1);

    public XmlAttribute? Attribute(int node, string name)
    {
        foreach (var attribute in nodes[node].Attributes)
            if (AttributeReader.LocalName(Xml, attribute.Name) == name) return attribute;
        return null;
    }

    /// <summary>Value of an attribute by its name without prefix, decoded, or null.</summary>
    public string? Value(int node, string name) => Attribute(node, name) is { } attribute ? XmlText.Decode(Xml.AsSpan(attribute.Value)) : null;

    /// <summary>Text of a node that holds nothing else.</summary>
    public string Text(int node)
    {
        var inner = Xml.AsSpan(nodes[node].Inner..nodes[node].InnerEnd);
        return inner.StartsWith("<![CDATA["u8) && inner.EndsWith("]]>"u8) ? Encoding.UTF8.GetString(inner[9..^3]) : inner.Contains((byte)'<') ? "" : XmlText.Decode(inner);
    }
}
