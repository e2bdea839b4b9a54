using System.Globalization;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>
/// The styles of a document that is inserted. A style that the template has with the same meaning is shared; any other is taken along under an id and a name of
/// its own, with the styles it is based on and the defaults of its document, so that its text looks as it did.
/// </summary>
internal sealed class InsertedStyles
{
    const int DeepestBase = 20;

    readonly DocumentAssembly host;
    readonly StyleSheet sheet;
    readonly Theme theme;
    readonly Func<string, string> list;
    readonly bool sameDefaults;
    readonly Dictionary<string, string> mapped = new(StringComparer.Ordinal);

    /// <param name="host">Where they go.</param>
    /// <param name="sheet">Where they come from.</param>
    /// <param name="theme">Fonts and colours of the inserted document.</param>
    /// <param name="list">The host's number of a list that a style names.</param>
    public InsertedStyles(DocumentAssembly host, StyleSheet sheet, Theme theme, Func<string, string> list)
    {
        (this.host, this.sheet, this.theme, this.list) = (host, sheet, theme, list);
        var own = host.Styles.Sheet;
        sameDefaults = sheet.Defaults == own.Defaults && theme.IsHosts && (sheet.DefaultParagraph is null
            ? own.DefaultParagraph is null
            : own.DefaultParagraph?.Id == sheet.DefaultParagraph.Id && own.DefinitionOf(own.DefaultParagraph) == sheet.DefinitionOf(sheet.DefaultParagraph));
    }

    /// <summary>The style that paragraphs without one must name to look as they did; null when the host's own default does.</summary>
    public string? ForPlainParagraphs => sameDefaults ? null : sheet.DefaultParagraph is { } plain ? Map(plain.Id) : Defaults();

    /// <summary>The host's id of a style; null when the inserted document does not define it.</summary>
    public string? Map(string id)
    {
        if (mapped.TryGetValue(id, out var known)) return known;
        if (sheet.Find(id) is not { } style) return null;
        if (IsShared(style, 0)) return mapped[id] = id;
        var definition = DefinitionOf(style, 0);
        return mapped[id] = host.Styles.Find(definition) ?? Copy(style, definition);
    }

    bool IsShared(DocumentStyle style, int depth) =>
        sameDefaults && depth < DeepestBase && host.Styles.Sheet.Find(style.Id) is { } own && host.Styles.Sheet.DefinitionOf(own) == sheet.DefinitionOf(style)
        && (sheet.BaseOf(style) is not { } parent || IsShared(parent, depth + 1));

    string DefinitionOf(DocumentStyle style, int depth) =>
        sheet.DefinitionOf(style) + "|" + (depth < DeepestBase && sheet.BaseOf(style) is { } parent ? DefinitionOf(parent, depth + 1) : sheet.Defaults + theme.Key);

    string Copy(DocumentStyle style, string definition)
    {
        var (id, name) = host.Styles.Reserve(definition, style.Id, sheet.NameOf(style));
        mapped[style.Id] = id;
        var (tree, edits) = (sheet.Tree, new StretchEdits(sheet.Tree));
        edits.Replace(tree.Attribute(style.Node, "styleId", prefixed: true)!.Value, TreeReading.Quoted(id));
        edits.DeleteAttribute(style.Node, "default");
        var title = tree.Child(style.Node, "name");
        if (title >= 0 && tree.Attribute(title, "val", prefixed: true) is { } range) edits.Replace(range, TreeReading.Quoted(name));
        var isRoot = style.Type == "paragraph" && tree.Child(style.Node, "basedOn") < 0 && !sameDefaults;
        if (isRoot && title >= 0) edits.Insert(tree[Math.Max(title, tree.Child(style.Node, "aliases"))].End, $"<w:basedOn w:val=\"{TreeReading.Quoted(Defaults())}\"/>");
        foreach (var node in tree.Inside(style.Node)) Change(edits, node);
        host.Styles.Append(edits.Apply(tree[style.Node].Start, tree[style.Node].End), tree);
        return id;
    }

    void Change(StretchEdits edits, int node)
    {
        var tree = sheet.Tree;
        switch (tree.LocalName(node))
        {
            case "basedOn" or "link" or "next":
                if (tree.Value(node) is { } id && Map(id) is { } other) edits.Replace(tree.Attribute(node, "val", prefixed: true)!.Value, TreeReading.Quoted(other));
                else edits.Delete(node);
                break;
            case "numId" when tree.Attribute(node, "val", prefixed: true) is { } range: edits.Replace(range, list(tree.Value(node)!)); break;
            default: theme.Change(edits, node); break;
        }
    }

    /// <summary>A style with what the inserted document gives all its text, and the standard's own values for what only the host gives.</summary>
    string Defaults()
    {
        var definition = "defaults|" + sheet.Defaults + theme.Key;
        if (host.Styles.Find(definition) is { } known) return known;
        var (id, name) = host.Styles.Reserve(definition, "InsertedDefaults", "插入文档的默认格式");
        var own = host.Styles.Sheet;
        var run = StyleDefaults.OfRuns(Properties(sheet, sheet.RunDefaults), own.RunDefaults < 0 ? [] : Names(own, own.RunDefaults));
        var paragraph = StyleDefaults.OfParagraphs(Properties(sheet, sheet.ParagraphDefaults), own.ParagraphDefaults < 0 ? [] : Names(own, own.ParagraphDefaults));
        host.Styles.Append(string.Create(CultureInfo.InvariantCulture, $"<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:semiHidden/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"), sheet.Tree);
        return id;
    }

    Dictionary<string, string> Properties(StyleSheet from, int holder)
    {
        var found = new Dictionary<string, string>();
        if (holder < 0) return found;
        foreach (var child in from.Tree.Children(holder))
        {
            if (from.Tree.LocalName(child) is not { Length: > 0 } local || local == "lang") continue;
            var edits = new StretchEdits(from.Tree);
            theme.Change(edits, child);
            found[local] = edits.Apply(from.Tree[child].Start, from.Tree[child].End);
        }
        return found;
    }

    static List<string> Names(StyleSheet from, int holder) => [.. from.Tree.Children(holder).Select(from.Tree.LocalName).Where(n => n.Length > 0)];
}
