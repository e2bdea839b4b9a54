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
    int beforeRootEnd;

    /// <summary>Reads a part; null stands for a part that is not there.</summary>
    public Relationships(byte[]? part)
    {
        xml = part ?? Encoding.ASCII.GetBytes($"<Relationships xmlns=\"{Namespace}\"></Relationships>");
        var scanner = new XmlScanner(xml);
        while (scanner.Read())
        {
            if (scanner.Token == XmlToken.End) beforeRootEnd = scanner.Start;
            if (scanner.Token is XmlToken.Start or XmlToken.Empty && AttributeReader.LocalName(xml, scanner.Name) == "Relationship") Add(new AttributeReader(xml, scanner.Attributes));
        }
        if (beforeRootEnd == 0) throw new PackageFault(PackageFault.Incomplete, "关系清单不正确 | a list of relationships is malformed");
    }

    void Add(AttributeReader attributes) =>
        All.Add(new Relationship(attributes["Id"] ?? "", attributes["Type"]?.Trim() ?? "", attributes["Target"] ?? "", attributes["TargetMode"]?.Trim() is not (null or "Internal")));

    public List<Relationship> All { get; } = [];

    /// <summary>The first relationship whose type ends in <paramref name="kind"/> (transitional and strict types end alike).</summary>
    public Relationship? Find(string kind) => All.Find(r => r.Type.EndsWith("/" + kind, StringComparison.Ordinal));

    /// <summary>The same part with further relationships at its end.</summary>
    public byte[] With(IEnumerable<Relationship> added)
    {
        var text = new StringBuilder();
        foreach (var r in added) text.Append($"<Relationship xmlns=\"{Namespace}\" Id=\"{r.Id}\" Type=\"{r.Type}\" Target=\"{r.Target}\"/>");
        return [.. xml.AsSpan(0, beforeRootEnd), .. Encoding.UTF8.GetBytes(text.ToString()), .. xml.AsSpan(beforeRootEnd)];
    }
}
