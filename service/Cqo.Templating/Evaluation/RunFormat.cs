using System.Text;

namespace Cqo.Templating.Evaluation;

/// <summary>The format of a run as the elements of its <c>w:rPr</c>, kept in the order that the schema demands (ECMA-376 Part 1 §17.3.2.28). Immutable.</summary>
internal sealed class RunFormat
{
    static readonly string[] Order =
    [
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
        "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
    ];

    internal static readonly RunFormat Plain = new([]);

    readonly List<(string Name, string Xml)> elements;

    RunFormat(List<(string Name, string Xml)> elements)
    {
        this.elements = elements;
        Xml = elements.Count == 0 ? "" : $"<w:rPr>{string.Concat(elements.Select(e => e.Xml))}</w:rPr>";
    }

    /// <summary>The whole element, empty when nothing is set.</summary>
    internal string Xml { get; }

    internal byte[] Bytes => Encoding.UTF8.GetBytes(Xml);

    /// <summary>The same format with one element set, or replaced.</summary>
    /// <param name="name">Local name.</param>
    /// <param name="xml">The element.</param>
    internal RunFormat With(string name, string xml)
    {
        var changed = elements.Where(e => e.Name != name).ToList();
        var rank = Array.IndexOf(Order, name);
        var at = changed.FindIndex(e => Array.IndexOf(Order, e.Name) is var other && (other < 0 || other > rank));
        changed.Insert(rank < 0 || at < 0 ? changed.Count : at, (name, xml));
        return new RunFormat(changed);
    }

    internal RunFormat Without(string name) => new([.. elements.Where(e => e.Name != name)]);

    internal bool Has(string name, string text) => elements.Exists(e => e.Name == name && e.Xml.Contains(text, StringComparison.Ordinal));
}
