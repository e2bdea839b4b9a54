namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>
/// Properties of a whole document as those of a style. What the other document sets and this one does not gets the value that the standard gives it
/// (ECMA-376 part 1, 17.3.1 and 17.3.2). Elements follow the order of the schema.
/// </summary>
internal static class StyleDefaults
{
    static readonly string[] RunOrder =
    [
        "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
        "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em",
    ];

    static readonly string[] ParagraphOrder =
    [
        "keepNext", "keepLines", "pageBreakBefore", "widowControl", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
        "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "outlineLvl",
    ];

    static readonly Dictionary<string, string> RunStandard = new()
    {
        ["rFonts"] = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>",
        ["b"] = "<w:b w:val=\"0\"/>", ["i"] = "<w:i w:val=\"0\"/>", ["color"] = "<w:color w:val=\"auto\"/>", ["spacing"] = "<w:spacing w:val=\"0\"/>", ["kern"] = "<w:kern w:val=\"0\"/>",
        ["sz"] = "<w:sz w:val=\"20\"/>", ["szCs"] = "<w:szCs w:val=\"20\"/>",
    };

    static readonly Dictionary<string, string> ParagraphStandard = new()
    {
        ["spacing"] = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>", ["ind"] = "<w:ind w:left=\"0\" w:right=\"0\" w:firstLine=\"0\"/>", ["jc"] = "<w:jc w:val=\"left\"/>",
        ["widowControl"] = "<w:widowControl/>",
    };

    public static string OfRuns(Dictionary<string, string> own, IEnumerable<string> others) => Ordered(own, others, RunStandard, RunOrder);

    public static string OfParagraphs(Dictionary<string, string> own, IEnumerable<string> others) => Ordered(own, others, ParagraphStandard, ParagraphOrder);

    static string Ordered(Dictionary<string, string> own, IEnumerable<string> others, Dictionary<string, string> standard, string[] order)
    {
        var all = new Dictionary<string, string>(own);
        foreach (var other in others)
            if (standard.TryGetValue(other, out var value)) all.TryAdd(other, value);
        return string.Concat(order.Where(all.ContainsKey).Select(name => all[name]));
    }
}
