using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>Where the text of a bound node stands in its part.</summary>
/// <param name="Start">First byte that a value replaces.</param>
/// <param name="End">Byte behind.</param>
/// <param name="Before">What the value needs before it.</param>
/// <param name="After">What it needs behind it.</param>
/// <param name="Text">The text as it is.</param>
/// <param name="IsAttribute">Whether it is the value of an attribute.</param>
/// <param name="Name">Local name of the element.</param>
internal sealed record BoundNode(int Start, int End, string Before, string After, string Text, bool IsAttribute, string Name);

/// <summary>The elements of a part of custom XML by parent, name and position, so that every path is followed without a search.</summary>
internal sealed class StoreTree
{
    /// <summary>Elements of a part that controls are bound to; real ones have some dozens.</summary>
    const int MaxElements = 100_000;

    readonly record struct Key(int Parent, string Namespace, string Name, int Position);

    readonly byte[] xml;
    readonly List<(int Start, int Inner, int InnerEnd, int End, bool HasElements)> elements = [];
    readonly Dictionary<Key, int> byPlace = [];
    readonly Dictionary<Key, int> counts = [];
    readonly List<(string Prefix, string Uri, int Depth)> prefixes = [];
    readonly Stack<int> open = new([-1]);

    /// <summary>Reads a part that passed the front door.</summary>
    public StoreTree(byte[] part)
    {
        xml = part;
        for (var scanner = new XmlScanner(xml); scanner.Read() && !TooLarge;)
        {
            if (scanner.Token is XmlToken.Start or XmlToken.Empty) Open(ref scanner);
            else if (scanner.Token == XmlToken.End && open.Pop() is var closed) elements[closed] = elements[closed] with { InnerEnd = scanner.Start, End = scanner.End };
        }
    }

    /// <summary>Whether the part has more elements than are read.</summary>
    public bool TooLarge => elements.Count > MaxElements;

    void Open(ref XmlScanner scanner)
    {
        var depth = open.Count;
        prefixes.RemoveAll(p => p.Depth >= depth);
        foreach (var attribute in scanner.Attributes) Declare(attribute, depth);
        var (uri, name) = Resolve(Encoding.UTF8.GetString(xml.AsSpan()[scanner.Name]), isAttribute: false);
        var parent = open.Peek();
        if (parent >= 0) elements[parent] = elements[parent] with { HasElements = true };
        var family = new Key(parent, uri, name, 0);
        counts[family] = counts.GetValueOrDefault(family) + 1;
        byPlace[family with { Position = counts[family] }] = elements.Count;
        if (scanner.Token == XmlToken.Start) open.Push(elements.Count);
        elements.Add((scanner.Start, scanner.End, scanner.End, scanner.End, false));
    }

    void Declare(XmlAttribute attribute, int depth)
    {
        var name = Encoding.UTF8.GetString(xml.AsSpan()[attribute.Name]);
        if (name == "xmlns" || name.StartsWith("xmlns:", StringComparison.Ordinal)) prefixes.Add((name[5..].TrimStart(':'), XmlText.Decode(xml.AsSpan()[attribute.Value]), depth));
    }

    // An attribute without a prefix is in no namespace.
    (string Uri, string Name) Resolve(string qualified, bool isAttribute)
    {
        var colon = qualified.IndexOf(':');
        if (colon < 0 && isAttribute) return ("", qualified);
        var prefix = colon < 0 ? "" : qualified[..colon];
        return (prefixes.FindLast(p => p.Prefix == prefix).Uri ?? "", qualified[(colon + 1)..]);
    }

    /// <summary>The node that a path leads to, or null when there is none, several, or one that holds more than text.</summary>
    public BoundNode? Find(BindingPath path)
    {
        var element = -1;
        foreach (var step in path.Steps)
        {
            var family = new Key(element, step.Namespace, step.Name, 0);
            if ((step.Position == 0 && counts.GetValueOrDefault(family) > 1) || !byPlace.TryGetValue(family with { Position = Math.Max(1, step.Position) }, out element)) return null;
        }
        return path.Attribute is { } attribute ? AttributeOf(element, path, attribute) : TextOf(element, path.Steps[^1].Name);
    }

    BoundNode? TextOf(int element, string name)
    {
        var (start, inner, innerEnd, end, hasElements) = elements[element];
        if (hasElements) return null;
        if (xml.AsSpan(start..end).EndsWith("/>"u8)) return new BoundNode(end - 2, end, ">", $"</{QualifiedName(start)}>", "", false, name);
        return new BoundNode(inner, innerEnd, "", "", Decoded(inner, innerEnd), false, name);
    }

    // The text without comments; CDATA as text.
    string Decoded(int start, int end)
    {
        byte[] wrapped = [.. "<x>"u8, .. xml.AsSpan(start..end), .. "</x>"u8];
        var text = new StringBuilder();
        for (var scanner = new XmlScanner(wrapped); scanner.Read();)
        {
            if (scanner.Token == XmlToken.Text) text.Append(XmlText.Decode(wrapped.AsSpan(scanner.Start..scanner.End)));
            else if (scanner.Token == XmlToken.CData) text.Append(Encoding.UTF8.GetString(wrapped.AsSpan((scanner.Start + 9)..(scanner.End - 3))));
        }
        return text.ToString();
    }

    // Declarations stand on the element or around it, so the element is read again within those around it.
    BoundNode? AttributeOf(int element, BindingPath path, BindingStep wanted)
    {
        var (start, inner, _, _, _) = elements[element];
        byte[] alone = [.. xml.AsSpan(start..inner)];
        if (!alone.AsSpan().EndsWith("/>"u8)) alone = [.. alone.AsSpan(0, alone.Length - 1), .. "/>"u8];
        var scanner = new XmlScanner(alone);
        scanner.Read();
        foreach (var attribute in scanner.Attributes)
        {
            var name = Encoding.UTF8.GetString(alone.AsSpan()[attribute.Name]);
            if (name.Contains(':') || wanted.Namespace.Length > 0 || name != wanted.Name) continue;
            return new BoundNode(start + attribute.Value.Start.Value - 1, start + attribute.Value.End.Value + 1, "\"", "\"", XmlText.Decode(alone.AsSpan()[attribute.Value]), true, path.Steps[^1].Name);
        }
        return null;
    }

    string QualifiedName(int start)
    {
        var tag = xml.AsSpan(start + 1);
        return Encoding.UTF8.GetString(tag[..tag.IndexOfAny(" \t\r\n/>"u8)]);
    }
}
