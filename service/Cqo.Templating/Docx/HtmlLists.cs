using System.Globalization;
using System.Text;

namespace Cqo.Templating.Docx;

/// <summary>Definitions of the lists that HTML values bring (ECMA-376 Part 1 §17.9): one with bullets, one with numbers, nine levels each.</summary>
internal static class HtmlLists
{
    const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const int Levels = 9, Step = 420;
    static readonly string[] Bullets = ["•", "◦", "▪"];

    /// <summary>The part with both definitions and a list of each; those two lists have its highest numbers, the bullets first.</summary>
    /// <param name="part">The part of the template, or null when it has none.</param>
    public static byte[] AddTo(byte[]? part)
    {
        var tree = part is null ? null : new WordTree(part);
        if (tree is null || tree.StartTag(0).EndsWith("/>"u8)) return [.. Encoding.UTF8.GetBytes($"<w:numbering xmlns:w=\"{tree?.MainNamespace ?? Transitional}\">"), .. Definitions(Transitional, 0), .. Lists(Transitional, 0, 0), .. "</w:numbering>"u8];
        var (lists, definitions) = (tree.All(WordName.List).ToList(), tree.All(WordName.AbstractList).ToList());
        // Definitions stand before all lists, and both before what follows them.
        var atLists = lists.Count > 0 ? tree[lists[^1]].End : definitions.Count > 0 ? tree[definitions[^1]].End : tree[0].InnerEnd;
        var atDefinitions = lists.Count > 0 ? tree[lists[0]].Start : atLists;
        var (firstList, firstDefinition) = (Highest(tree, lists, "numId"), Highest(tree, definitions, "abstractNumId"));
        return [.. part.AsSpan(0, atDefinitions), .. Definitions(tree.MainNamespace, firstDefinition), .. part.AsSpan(atDefinitions..atLists), .. Lists(tree.MainNamespace, firstList, firstDefinition), .. part.AsSpan(atLists)];
    }

    static int Highest(WordTree tree, List<int> nodes, string attribute) =>
        nodes.Select(n => tree.Attribute(n, attribute, prefixed: true) is { } range && int.TryParse(tree.Xml.AsSpan()[range], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).DefaultIfEmpty().Max();

    static byte[] Definitions(string main, int highest) => Encoding.UTF8.GetBytes(
        Definition(main, highest + 1, level => ("bullet", Bullets[level % Bullets.Length])) + Definition(main, highest + 2, level => ("decimal", $"%{level + 1}.")));

    static string Definition(string main, int id, Func<int, (string Format, string Text)> look)
    {
        var xml = new StringBuilder($"<w:abstractNum xmlns:w=\"{main}\" w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>");
        for (var level = 0; level < Levels; level++)
        {
            var (format, text) = look(level);
            xml.Append(CultureInfo.InvariantCulture, $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{Step * (level + 1)}\" w:hanging=\"{Step}\"/></w:pPr></w:lvl>");
        }
        return xml.Append("</w:abstractNum>").ToString();
    }

    static byte[] Lists(string main, int highest, int highestDefinition) => Encoding.UTF8.GetBytes(string.Concat(
        Enumerable.Range(1, 2).Select(i => $"<w:num xmlns:w=\"{main}\" w:numId=\"{highest + i}\"><w:abstractNumId w:val=\"{highestDefinition + i}\"/></w:num>")));
}
