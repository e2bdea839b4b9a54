using System.Buffers;
using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>Changes to the bytes of a tree, given in any order; what is not changed stays byte for byte.</summary>
internal sealed class MarkupEdits(MarkupTree tree)
{
    readonly record struct Edit(int Start, int End, byte[] With, int Ordinal);

    readonly List<Edit> edits = [];

    public bool IsEmpty => edits.Count == 0;

    public void Replace(int start, int end, ReadOnlySpan<byte> with)
    {
        if (!tree.Xml.AsSpan(start, end - start).SequenceEqual(with) || start == end) edits.Add(new Edit(start, end, with.ToArray(), edits.Count));
    }

    public void Insert(int at, string markup) => edits.Add(new Edit(at, at, Encoding.UTF8.GetBytes(markup), edits.Count));

    public void Delete(int node) => edits.Add(new Edit(tree[node].Start, tree[node].End, [], edits.Count));

    /// <summary>Gives an attribute another value.</summary>
    public void SetAttribute(XmlAttribute attribute, string value)
    {
        if (XmlText.Decode(tree.Xml.AsSpan(attribute.Value)) == value) return;
        var quote = (char)tree.Xml[attribute.Value.Start.Value - 1];
        edits.Add(new Edit(attribute.Value.Start.Value, attribute.Value.End.Value, Encoding.UTF8.GetBytes(Quoted(value, quote)), edits.Count));
    }

    /// <summary>Gives an attribute another value, or adds it when the element has none.</summary>
    public void SetAttribute(int node, string name, string value)
    {
        if (tree.Attribute(node, name) is { } attribute) SetAttribute(attribute, value);
        else
        {
            var end = tree.Xml[tree[node].Inner - 2] == '/' ? tree[node].Inner - 2 : tree[node].Inner - 1;
            edits.Add(new Edit(end, end, Encoding.UTF8.GetBytes($" {name}=\"{Quoted(value, '"')}\""), edits.Count));
        }
    }

    /// <summary>Gives an element another text.</summary>
    public void SetText(int node, string value)
    {
        if (tree.Text(node) == value) return;
        var bytes = new byte[value.Length * XmlText.MaxBytesPerChar];
        edits.Add(new Edit(tree[node].Inner, tree[node].InnerEnd, bytes[..XmlText.EscapeText(value, bytes)], edits.Count));
    }

    static string Quoted(string value, char quote) => value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(quote.ToString(), quote == '"' ? "&quot;" : "&apos;", StringComparison.Ordinal);

    /// <summary>Writes a stretch of the tree with its changes.</summary>
    public void Write(int start, int end, IBufferWriter<byte> to)
    {
        var cursor = start;
        foreach (var edit in edits.Where(e => e.Start >= start && e.End <= end).OrderBy(e => e.Start).ThenByDescending(e => e.End).ThenBy(e => e.Ordinal))
        {
            // What was to change inside something that is replaced goes with it.
            if (edit.Start < cursor) continue;
            to.Write(tree.Xml.AsSpan(cursor..edit.Start));
            to.Write(edit.With);
            cursor = edit.End;
        }
        to.Write(tree.Xml.AsSpan(cursor..end));
    }

    public byte[] ToArray()
    {
        if (IsEmpty) return tree.Xml;
        var bytes = new ArrayBufferWriter<byte>(tree.Xml.Length + 256);
        Write(0, tree.Xml.Length, bytes);
        return bytes.WrittenSpan.ToArray();
    }
}
