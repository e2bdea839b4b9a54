using System.Text;

namespace Cqo.Templating.Compilation;

/// <summary>
/// The format of a run or of a paragraph as the elements of its <c>w:rPr</c> or <c>w:pPr</c>, kept in the order that the schema demands (ECMA-376 Part 1
/// §17.3.2.28, §17.3.1.26). Immutable.
/// </summary>
internal sealed class WordFormat
{
    static readonly string[] RunOrder =
    [
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
        "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
    ];

    static readonly string[] ParagraphOrder =
    [
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
        "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
    ];

    internal static readonly WordFormat Run = new("w:rPr", RunOrder, []);
    internal static readonly WordFormat Paragraph = new("w:pPr", ParagraphOrder, []);

    readonly string holder;
    readonly string[] order;
    readonly List<(string Name, string Xml)> elements;

    WordFormat(string holder, string[] order, List<(string Name, string Xml)> elements)
    {
        (this.holder, this.order, this.elements) = (holder, order, elements);
        Xml = elements.Count == 0 ? "" : $"<{holder}>{string.Concat(elements.Select(e => e.Xml))}</{holder}>";
    }

    /// <summary>The whole element, empty when nothing is set.</summary>
    internal string Xml { get; }

    internal byte[] Bytes => Encoding.UTF8.GetBytes(Xml);

    /// <summary>The same format with one element set, or replaced.</summary>
    /// <param name="name">Local name.</param>
    /// <param name="attributes">Its attributes, with a blank before each.</param>
    internal WordFormat With(string name, string attributes = "") => WithXml(name, $"<w:{name}{attributes}/>");

    /// <summary>The same format with one element set, or replaced.</summary>
    /// <param name="name">Local name.</param>
    /// <param name="xml">The element.</param>
    internal WordFormat WithXml(string name, string xml)
    {
        var changed = elements.Where(e => e.Name != name).ToList();
        var rank = Array.IndexOf(order, name);
        var at = changed.FindIndex(e => Array.IndexOf(order, e.Name) is var other && (other < 0 || other > rank));
        changed.Insert(rank < 0 || at < 0 ? changed.Count : at, (name, xml));
        return new WordFormat(holder, order, changed);
    }

    internal WordFormat Without(string name) => new(holder, order, [.. elements.Where(e => e.Name != name)]);

    internal bool Has(string name, string text) => elements.Exists(e => e.Name == name && e.Xml.Contains(text, StringComparison.Ordinal));
}
