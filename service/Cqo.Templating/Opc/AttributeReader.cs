using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Opc;

/// <summary>Attributes of one element by their local name, decoded.</summary>
internal readonly ref struct AttributeReader(ReadOnlySpan<byte> xml, ReadOnlySpan<XmlAttribute> attributes)
{
    readonly ReadOnlySpan<byte> xml = xml;
    readonly ReadOnlySpan<XmlAttribute> attributes = attributes;

    /// <summary>Value of an attribute, or null.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var attribute in attributes)
                if (LocalName(xml, attribute.Name) == name) return XmlText.Decode(xml[attribute.Value]);
            return null;
        }
    }

    /// <summary>A qualified name without its prefix.</summary>
    public static string LocalName(ReadOnlySpan<byte> xml, Range qualified)
    {
        var name = xml[qualified];
        return Encoding.UTF8.GetString(name[(name.IndexOf((byte)':') + 1)..]);
    }
}
