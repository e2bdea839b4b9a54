using System.Globalization;
using System.Text;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>The lists of a document that is inserted: each insertion has lists of its own, which count from their start.</summary>
internal sealed class InsertedLists
{
    readonly DocumentAssembly host;
    readonly WordTree? tree;
    readonly Theme theme;
    readonly Func<string, string?> style;
    readonly Dictionary<string, int> lists = [];
    readonly Dictionary<string, int> definitions = [];
    readonly Dictionary<string, string> ofStyles = [];

    /// <param name="host">Where they go.</param>
    /// <param name="tree">The part that defines them, or null.</param>
    /// <param name="theme">Fonts of the inserted document.</param>
    /// <param name="style">The host's id of a style.</param>
    public InsertedLists(DocumentAssembly host, WordTree? tree, Theme theme, Func<string, string?> style)
    {
        (this.host, this.tree, this.theme, this.style) = (host, tree, theme, style);
        if (tree is null) return;
        foreach (var node in tree.All(WordName.List)) lists.TryAdd(tree.Value(node, "numId") ?? "", node);
        foreach (var node in tree.All(WordName.AbstractList)) definitions.TryAdd(tree.Value(node, "abstractNumId") ?? "", node);
    }

    /// <summary>The host's number of a list that a style names: one for all insertions.</summary>
    public string OfStyle(string id) => ofStyles.TryGetValue(id, out var known) ? known : ofStyles[id] = Add(id);

    /// <summary>The host's number of a list within one insertion.</summary>
    public string Of(string id, Dictionary<string, string> insertion) => insertion.TryGetValue(id, out var known) ? known : insertion[id] = Add(id);

    string Add(string id)
    {
        if (tree is null || !lists.TryGetValue(id, out var list)) return "0";
        var reference = tree.Child(list, "abstractNumId");
        if (reference < 0 || !definitions.TryGetValue(tree.Value(reference) ?? "", out var definition)) return "0";
        var abstractId = Copy(definition);
        return host.Lists.Add(abstractId, Levels(list, definition));
    }

    string Copy(int definition)
    {
        var meaning = StyleSheet.Definition(tree!, definition) + theme.Key;
        if (host.Lists.Find(meaning) is { } known) return known;
        var id = host.Lists.Reserve(meaning);
        var edits = new StretchEdits(tree!);
        edits.Replace(tree!.Attribute(definition, "abstractNumId", prefixed: true)!.Value, id);
        foreach (var node in tree.Inside(definition)) Change(edits, node, id);
        host.Lists.Append(edits.Apply(tree[definition].Start, tree[definition].End), tree);
        return id;
    }

    void Change(StretchEdits edits, int node, string id)
    {
        switch (tree!.LocalName(node))
        {
            // Word takes definitions of one nsid for the same list.
            case "nsid" when tree.Attribute(node, "val", prefixed: true) is { } range: edits.Replace(range, (0x0C0_00000 + HostLists.Number(id)).ToString("X8", CultureInfo.InvariantCulture)); break;
            case "lvlPicBulletId" or "numPicBulletId": edits.Delete(node); break;
            case "pStyle" or "styleLink" or "numStyleLink":
                if (tree.Value(node) is { } name && style(name) is { } other) edits.Replace(tree.Attribute(node, "val", prefixed: true)!.Value, TreeReading.Quoted(other));
                else edits.Delete(node);
                break;
            default: theme.Change(edits, node); break;
        }
    }

    // A list whose levels are not told where to start counts on from the last one of the same definition.
    string Levels(int list, int definition)
    {
        var (starts, own) = (new int[9], new string?[9]);
        foreach (var level in tree!.Children(definition).Where(n => tree.LocalName(n) == "lvl")) SetStart(starts, level, tree.Child(level, "start"));
        foreach (var change in tree.Children(list).Where(n => tree.LocalName(n) == "lvlOverride"))
        {
            SetStart(starts, change, tree.Child(change, "startOverride"));
            if (tree.Child(change, "lvl") is >= 0 and var level) own[Level(change)] = Rewritten(level);
        }
        var text = new StringBuilder();
        for (var i = 0; i < 9; i++) text.Append(CultureInfo.InvariantCulture, $"<w:lvlOverride w:ilvl=\"{i}\"><w:startOverride w:val=\"{starts[i]}\"/>{own[i]}</w:lvlOverride>");
        return text.ToString();
    }

    string Rewritten(int level)
    {
        var edits = new StretchEdits(tree!);
        foreach (var node in tree!.Inside(level)) Change(edits, node, "");
        return edits.Apply(tree[level].Start, tree[level].End);
    }

    int Level(int holder) => Math.Clamp(HostLists.Number(tree!.Value(holder, "ilvl")), 0, 8);

    void SetStart(int[] starts, int holder, int start)
    {
        if (start >= 0) starts[Level(holder)] = HostLists.Number(tree!.Value(start));
    }

    /// <summary>The part of a document that defines its lists, or null.</summary>
    public static WordTree? Read(OpcPackage source, string main) =>
        source.RelationshipsOf(main).Find("numbering") is { External: false } found && PartName.Resolve(main, found.Target) is { } part && source.Read(part) is { } xml ? OpcPackage.Guarded(part, () => new WordTree(xml)) : null;
}
