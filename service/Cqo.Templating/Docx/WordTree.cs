using System.Runtime.InteropServices;
using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>An element or a stretch of character data, as byte ranges of its part.</summary>
/// <param name="Name">Which element it is.</param>
/// <param name="Start">First byte of the start tag (of the text).</param>
/// <param name="Inner">Byte after the start tag.</param>
/// <param name="InnerEnd">First byte of the end tag; equals <paramref name="Inner"/> for an empty element.</param>
/// <param name="End">Byte after the element.</param>
/// <param name="Parent">Index of the parent, -1 for the root.</param>
/// <param name="Next">Index of the first node behind this one and its content.</param>
internal record struct WordNode(WordName Name, int Start, int Inner, int InnerEnd, int End, int Parent, int Next);

/// <summary>One part as a flat list of nodes in document order: a node's content follows it directly. Used while compiling only.</summary>
internal sealed class WordTree
{
    const int MaxNodes = 400_000;
    // Each name is looked up among the prefixes that are open around it.
    const int MaxPrefixes = 256;

    readonly List<WordNode> nodes = [];
    readonly List<(string Prefix, char Letter, int Depth)> prefixes = [];
    readonly List<int> open = [];

    /// <summary>Reads a part that passed the front door.</summary>
    public WordTree(byte[] xml)
    {
        Xml = xml;
        var scanner = new XmlScanner(xml);
        while (scanner.Read())
        {
            if (scanner.Token == XmlToken.Text) Add(new WordNode(WordName.CharacterData, scanner.Start, scanner.Start, scanner.End, scanner.End, Parent, nodes.Count + 1));
            else if (scanner.Token == XmlToken.End) Close(ref scanner);
            else if (scanner.Token is XmlToken.Start or XmlToken.Empty) Open(ref scanner);
        }
    }

    public byte[] Xml { get; }
    public int Count => nodes.Count;
    public WordNode this[int node] => nodes[node];
    int Parent => open.Count == 0 ? -1 : open[^1];

    /// <summary>Whether the prefix <c>w</c>, in which values write their line breaks, is bound at the root to anything but WordprocessingML.</summary>
    public bool ForeignPrefix { get; private set; }
    /// <summary>Whether the root leaves the prefix <c>w</c> unbound.</summary>
    public bool MissingPrefix { get; private set; } = true;

    /// <summary>The namespace of WordprocessingML that the part uses, transitional or strict.</summary>
    public string MainNamespace { get; private set; } = "";

    void Add(WordNode node)
    {
        if (nodes.Count == MaxNodes) throw new XmlFault(XmlFault.Limit, $"元素和文字超过 {MaxNodes} 个：请缩短模板 | it has more than {MaxNodes} elements and texts: shorten the template", node.Start);
        nodes.Add(node);
    }

    void Open(ref XmlScanner scanner)
    {
        var depth = open.Count;
        while (prefixes.Count > 0 && prefixes[^1].Depth > depth) prefixes.RemoveAt(prefixes.Count - 1);
        foreach (var attribute in scanner.Attributes) Declare(attribute, depth);
        var name = Resolve(Xml.AsSpan()[scanner.Name]);
        Add(new WordNode(name, scanner.Start, scanner.End, scanner.End, scanner.End, Parent, nodes.Count + 1));
        if (scanner.Token == XmlToken.Start) open.Add(nodes.Count - 1);
    }

    void Declare(XmlAttribute attribute, int depth)
    {
        var name = Xml.AsSpan()[attribute.Name];
        if (!name.StartsWith("xmlns"u8) || (name.Length > 5 && name[5] != ':')) return;
        var prefix = name.Length > 5 ? Encoding.UTF8.GetString(name[6..]) : "";
        var uri = XmlText.Decode(Xml.AsSpan()[attribute.Value]);
        var letter = WordNames.Letter(uri);
        if (prefixes.Count == MaxPrefixes) throw new XmlFault(XmlFault.Limit, $"同时声明的命名空间超过 {MaxPrefixes} 个 | more than {MaxPrefixes} namespaces are declared around each other", attribute.Name.Start.Value);
        prefixes.Add((prefix, letter, depth));
        if (letter == 'w') MainNamespace = uri;
        if (prefix != "w") return;
        if (letter != 'w') ForeignPrefix = true;
        if (depth == 0) MissingPrefix = false;
    }

    WordName Resolve(ReadOnlySpan<byte> qualified)
    {
        var colon = qualified.IndexOf((byte)':');
        var prefix = colon < 0 ? [] : qualified[..colon];
        for (var i = prefixes.Count - 1; i >= 0; i--)
            if (Ascii.Equals(prefix, prefixes[i].Prefix)) return WordNames.Find(prefixes[i].Letter, qualified[(colon + 1)..]);
        return colon < 0 ? WordName.Other : throw new XmlFault(XmlFault.Malformed, "前缀没有声明 | a prefix is not declared", 0);
    }

    void Close(ref XmlScanner scanner)
    {
        var node = open[^1];
        open.RemoveAt(open.Count - 1);
        ref var element = ref CollectionsMarshal.AsSpan(nodes)[node];
        element = element with { InnerEnd = scanner.Start, End = scanner.End, Next = nodes.Count };
    }

    /// <summary>Direct children, in order.</summary>
    public IEnumerable<int> Children(int node)
    {
        for (var child = node + 1; child < nodes[node].Next; child = nodes[child].Next) yield return child;
    }

    /// <summary>All nodes inside.</summary>
    public IEnumerable<int> Inside(int node) => Enumerable.Range(node + 1, nodes[node].Next - node - 1);

    public IEnumerable<int> All(WordName name) => Enumerable.Range(0, nodes.Count).Where(n => nodes[n].Name == name);

    public bool Contains(int ancestor, int node) => node >= ancestor && node < nodes[ancestor].Next;

    /// <summary>The first node that starts at the byte or behind it.</summary>
    public int FirstAt(int offset)
    {
        var (low, high) = (0, nodes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (nodes[middle].Start < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The deepest node that holds both; a node holds itself.</summary>
    public int CommonAncestor(int a, int b)
    {
        while (!Contains(a, b)) a = nodes[a].Parent;
        return a;
    }

    /// <summary>The nearest node of that name around <paramref name="node"/> (itself included), or -1.</summary>
    public int Enclosing(int node, WordName name)
    {
        while (node >= 0 && nodes[node].Name != name) node = nodes[node].Parent;
        return node;
    }

    /// <summary>The child of <paramref name="ancestor"/> that holds <paramref name="node"/>.</summary>
    public int ChildToward(int ancestor, int node)
    {
        while (nodes[node].Parent != ancestor) node = nodes[node].Parent;
        return node;
    }

    public ReadOnlySpan<byte> StartTag(int node) => Xml.AsSpan(nodes[node].Start..nodes[node].Inner);

    /// <summary>The qualified name as the part writes it.</summary>
    public ReadOnlySpan<byte> QualifiedName(int node)
    {
        var tag = StartTag(node)[1..];
        return tag[..tag.IndexOfAny(" \t\r\n/>"u8)];
    }

    /// <summary>The name without its prefix; empty for character data.</summary>
    public string LocalName(int node)
    {
        if (nodes[node].Name == WordName.CharacterData) return "";
        var name = QualifiedName(node);
        return Encoding.UTF8.GetString(name[(name.IndexOf((byte)':') + 1)..]);
    }

    /// <summary>Byte range of an attribute's value, found by local name (and, to be told from a plain one, by having a prefix).</summary>
    public Range? Attribute(int node, string local, bool prefixed = false) => FindAttribute(node, local, prefixed)?.Value;

    /// <summary>An attribute of a start tag.</summary>
    public XmlAttribute? FindAttribute(int node, string local, bool prefixed = false)
    {
        foreach (var attribute in Attributes(node))
        {
            var name = Encoding.UTF8.GetString(Xml.AsSpan()[attribute.Name]);
            var colon = name.IndexOf(':');
            if (colon >= 0 == prefixed && name.AsSpan(colon + 1).SequenceEqual(local)) return attribute;
        }
        return null;
    }

    /// <summary>Attributes, read again from the start tag: few are ever asked for.</summary>
    public List<XmlAttribute> Attributes(int node)
    {
        var found = new List<XmlAttribute>();
        var tag = nodes[node];
        for (var at = tag.Start + 1 + QualifiedName(node).Length; at < tag.Inner;)
        {
            at += Xml.AsSpan(at..tag.Inner).IndexOfAnyExcept(" \t\r\n"u8);
            if (Xml[at] is (byte)'>' or (byte)'/') break;
            var name = at..(at + Xml.AsSpan(at..tag.Inner).IndexOfAny("= \t\r\n"u8));
            var quote = name.End.Value + Xml.AsSpan(name.End.Value..tag.Inner).IndexOfAny("\"'"u8);
            var close = quote + 1 + Xml.AsSpan((quote + 1)..tag.Inner).IndexOf(Xml[quote]);
            found.Add(new XmlAttribute(name, (quote + 1)..close));
            at = close + 1;
        }
        return found;
    }
}
