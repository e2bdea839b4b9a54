using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Opc;

/// <summary>One arrow from a part to another part or to the outside.</summary>
internal sealed record Relationship(string Id, string Type, string Target, bool External);

/// <summary>A <c>.rels</c> part (ECMA-376 part 2 §6.5).</summary>
internal sealed class Relationships
{
    const string Namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    readonly byte[] xml;
    readonly List<(string Id, int Start, int End)> elements = [];
    int beforeRootEnd;

    /// <summary>Reads a part; null stands for a part that is not there.</summary>
    public Relationships(byte[]? part)
    {
        xml = part ?? Encoding.ASCII.GetBytes($"<Relationships xmlns=\"{Namespace}\"></Relationships>");
        var scanner = new XmlScanner(xml);
        while (scanner.Read())
        {
            if (scanner.Token == XmlToken.End) beforeRootEnd = scanner.Start;
            if (scanner.Token == XmlToken.End && scanner.Depth == 1 && elements.Count > 0) elements[^1] = elements[^1] with { End = scanner.End };
            if (scanner.Token is not (XmlToken.Start or XmlToken.Empty) || AttributeReader.LocalName(xml, scanner.Name) != "Relationship") continue;
            Add(new AttributeReader(xml, scanner.Attributes));
            elements.Add((All[^1].Id, scanner.Start, scanner.End));
        }
        if (beforeRootEnd == 0) throw new PackageFault(PackageFault.Incomplete, "关系清单不正确 | a list of relationships is malformed");
    }

    void Add(AttributeReader attributes) =>
        All.Add(new Relationship(attributes["Id"] ?? "", attributes["Type"]?.Trim() ?? "", attributes["Target"] ?? "", attributes["TargetMode"]?.Trim() is not (null or "Internal")));

    public List<Relationship> All { get; } = [];

    /// <summary>The first relationship whose type ends in <paramref name="kind"/> (transitional and strict types end alike).</summary>
    public Relationship? Find(string kind) => All.Find(r => r.Type.EndsWith("/" + kind, StringComparison.Ordinal));

    /// <summary>The same part without some of its relationships.</summary>
    public Relationships Without(IReadOnlyCollection<string> ids)
    {
        if (ids.Count == 0) return this;
        var kept = new List<byte>(xml.Length);
        var cursor = 0;
        foreach (var (_, start, end) in elements.Where(e => ids.Contains(e.Id)))
        {
            kept.AddRange(xml.AsSpan(cursor..start));
            cursor = end;
        }
        kept.AddRange(xml.AsSpan(cursor));
        return new Relationships([.. kept]);
    }

    /// <summary>The same part with further relationships at its end.</summary>
    public byte[] With(IEnumerable<Relationship> added)
    {
        var text = new StringBuilder();
        foreach (var r in added) text.Append($"<Relationship xmlns=\"{Namespace}\" Id=\"{r.Id}\" Type=\"{r.Type}\" Target=\"{r.Target.Replace("&", "&amp;", StringComparison.Ordinal)}\"{(r.External ? " TargetMode=\"External\"" : "")}/>");
        return [.. xml.AsSpan(0, beforeRootEnd), .. Encoding.UTF8.GetBytes(text.ToString()), .. xml.AsSpan(beforeRootEnd)];
    }
}
