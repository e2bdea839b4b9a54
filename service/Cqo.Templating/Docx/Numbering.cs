using System.Globalization;
using System.Text;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>
/// The lists of a document (ECMA-376 part 1 §17.9): which list a paragraph belongs to, by itself or by its style, and copies of lists that count from
/// their start again.
/// </summary>
internal sealed class Numbering
{
    /// <param name="AbstractId">The definition that the list takes its looks from.</param>
    /// <param name="Overrides">Its own changes to levels, by level, as XML.</param>
    /// <param name="Starts">Where its levels start, when it says so itself.</param>
    sealed record Definition(int AbstractId, Dictionary<int, string> Overrides, Dictionary<int, int> Starts);

    readonly Dictionary<int, Definition> lists = [];
    readonly Dictionary<int, Dictionary<int, int>> starts = [];
    readonly Dictionary<string, int> listOfStyle = new(StringComparer.Ordinal);
    readonly byte[] xml;
    readonly string mainNamespace;
    readonly int behindLists;

    Numbering(string part, WordTree tree)
    {
        (Part, xml, mainNamespace) = (part, tree.Xml, tree.MainNamespace);
        foreach (var node in tree.All(WordName.AbstractList)) starts[Number(tree, node, "abstractNumId")] = StartsOf(tree, node, WordName.Level, WordName.Start);
        foreach (var node in tree.All(WordName.List))
        {
            lists[Number(tree, node, "numId")] = Read(tree, node);
            behindLists = tree[node].End;
        }
    }

    /// <summary>Name of the part.</summary>
    public string Part { get; }

    /// <summary>The highest number of a list.</summary>
    public int Highest => lists.Keys.DefaultIfEmpty().Max();

    /// <summary>The lists of a document, or null when it has none.</summary>
    public static Numbering? Of(OpcPackage package, string main)
    {
        if (Find(package, main, "numbering") is not { } part) return null;
        var numbering = OpcPackage.Guarded(part, () => new Numbering(part, new WordTree(package.Read(part)!)));
        if (numbering.lists.Count == 0) return null;
        if (Find(package, main, "styles") is { } styles) numbering.ReadStyles(OpcPackage.Guarded(styles, () => new WordTree(package.Read(styles)!)));
        return numbering;
    }

    /// <summary>The lists of a document and, behind them, those that HTML values bring. The part is new when the document has none.</summary>
    public static Numbering WithHtmlLists(OpcPackage package, string main)
    {
        var found = Find(package, main, "numbering");
        var part = found ?? main[..(main.LastIndexOf('/') + 1)] + "numbering.xml";
        while (found is null && package.Has(part)) part = part[..^4] + "_.xml";
        var numbering = new Numbering(part, new WordTree(Docx.HtmlLists.AddTo(found is null ? null : package.Read(part)))) { IsNew = found is null };
        numbering.HtmlLists = (numbering.Highest - 1, numbering.Highest);
        if (Find(package, main, "styles") is { } styles) numbering.ReadStyles(OpcPackage.Guarded(styles, () => new WordTree(package.Read(styles)!)));
        return numbering;
    }

    /// <summary>Numbers of the lists of HTML values, or null.</summary>
    public (int Bullets, int Numbers)? HtmlLists { get; private set; }
    /// <summary>Whether the template has no such part.</summary>
    public bool IsNew { get; private init; }

    static string? Find(OpcPackage package, string main, string kind) =>
        package.RelationshipsOf(main).Find(kind) is { External: false } found && PartName.Resolve(main, found.Target) is { } part && package.Has(part) ? package.Spelled(part) : null;

    Definition Read(WordTree tree, int list)
    {
        var id = tree.Children(list).Where(c => tree[c].Name == WordName.AbstractListId).Select(c => Number(tree, c, "val")).FirstOrDefault(-1);
        var overrides = tree.Children(list).Where(c => tree[c].Name == WordName.LevelOverride).ToList();
        return new Definition(
            id,
            overrides.ToDictionary(o => Number(tree, o, "ilvl"), o => Levels(tree, o)),
            StartsOf(tree, list, WordName.LevelOverride, WordName.StartOverride));
    }

    static string Levels(WordTree tree, int levelOverride) =>
        string.Concat(tree.Children(levelOverride).Where(c => tree[c].Name == WordName.Level).Select(c => Encoding.UTF8.GetString(tree.Xml.AsSpan(tree[c].Start..tree[c].End))));

    static Dictionary<int, int> StartsOf(WordTree tree, int holder, WordName level, WordName start)
    {
        var found = new Dictionary<int, int>();
        foreach (var node in tree.Children(holder).Where(c => tree[c].Name == level))
            if (tree.Children(node).FirstOrDefault(c => tree[c].Name == start, -1) is >= 0 and var one) found[Number(tree, node, "ilvl")] = Number(tree, one, "val");
        return found;
    }

    // A style without a list of its own has that of the style it is based on; 0 takes the list away.
    void ReadStyles(WordTree tree)
    {
        var basedOn = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var style in tree.All(WordName.Style))
        {
            var id = Text(tree, style, "styleId");
            if (tree.Children(style).FirstOrDefault(c => tree[c].Name == WordName.BasedOn, -1) is >= 0 and var parent) basedOn[id] = Text(tree, parent, "val");
            if (ListIn(tree, style) is { } list) listOfStyle[id] = list.List;
        }
        foreach (var id in basedOn.Keys.Where(k => !listOfStyle.ContainsKey(k)).ToList())
            if (Inherited(id, basedOn) is { } list) listOfStyle[id] = list;
    }

    int? Inherited(string style, Dictionary<string, string> basedOn)
    {
        for (var steps = 0; steps < 20 && basedOn.TryGetValue(style, out var parent); steps++, style = parent)
            if (listOfStyle.TryGetValue(parent, out var list)) return list;
        return null;
    }

    /// <summary>The list that a paragraph belongs to, and the node that says so (-1 when its style does); null for none.</summary>
    public (int List, int Node)? ListOf(WordTree tree, int paragraph)
    {
        var found = ListIn(tree, paragraph) ?? (StyleOf(tree, paragraph) is { } style && listOfStyle.TryGetValue(style, out var list) ? (list, -1) : null);
        return found is { } one && lists.ContainsKey(one.List) ? one : null;
    }

    // w:numPr stands in the w:pPr of a paragraph and of a style alike.
    static (int List, int Node)? ListIn(WordTree tree, int holder)
    {
        var numbering = Property(tree, holder, WordName.NumberingProperties);
        var id = numbering < 0 ? -1 : tree.Children(numbering).FirstOrDefault(c => tree[c].Name == WordName.NumberingId, -1);
        return id < 0 ? null : (Number(tree, id, "val"), id);
    }

    static string? StyleOf(WordTree tree, int paragraph) => Property(tree, paragraph, WordName.ParagraphStyle) is >= 0 and var node ? Text(tree, node, "val") : null;

    static int Property(WordTree tree, int holder, WordName name)
    {
        var properties = tree.Children(holder).FirstOrDefault(c => tree[c].Name == WordName.ParagraphProperties, -1);
        return properties < 0 ? -1 : tree.Children(properties).FirstOrDefault(c => tree[c].Name == name, -1);
    }

    static string Text(WordTree tree, int node, string attribute) => tree.Attribute(node, attribute, prefixed: true) is { } range ? XmlText.Decode(tree.Xml.AsSpan()[range]) : "";

    static int Number(WordTree tree, int node, string attribute) => int.TryParse(Text(tree, node, attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>The part with copies of lists behind its own, each counting from the start of the list it repeats.</summary>
    public byte[] With(IEnumerable<RestartedList> restarted)
    {
        var text = new StringBuilder();
        foreach (var list in restarted) AppendCopy(text, list);
        return [.. xml.AsSpan(0, behindLists), .. Encoding.UTF8.GetBytes(text.ToString()), .. xml.AsSpan(behindLists)];
    }

    // Lists that share a definition count on together unless each level is told where to start (§17.9.26).
    void AppendCopy(StringBuilder text, RestartedList list)
    {
        var definition = lists[list.Of];
        var levels = starts.GetValueOrDefault(definition.AbstractId, []);
        text.Append(CultureInfo.InvariantCulture, $"<w:num xmlns:w=\"{mainNamespace}\" w:numId=\"{list.Id}\"><w:abstractNumId w:val=\"{definition.AbstractId}\"/>");
        foreach (var level in Enumerable.Range(0, 9))
        {
            var start = definition.Starts.TryGetValue(level, out var own) ? own : levels.GetValueOrDefault(level, 1);
            text.Append(CultureInfo.InvariantCulture, $"<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/>{definition.Overrides.GetValueOrDefault(level)}</w:lvlOverride>");
        }
        text.Append("</w:num>");
    }
}
