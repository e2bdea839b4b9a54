using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>A document that is inserted into another, once or many times. What both could name alike gets a name of its own; what it brings is stored once.</summary>
internal sealed class InsertedDocument
{
    readonly OpcPackage source;
    readonly string main;
    readonly DocumentAssembly host;
    readonly string folder;
    readonly Dictionary<string, string> copied = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, (WordTree Tree, Dictionary<string, int> Notes, string Part)?> notes = [];

    public InsertedDocument(OpcPackage source, string main, DocumentAssembly host, OpcPackage hostPackage)
    {
        (this.source, this.main, this.host) = (source, main, host);
        folder = $"word/documents{host.NextDocument()}/";
        Tree = OpcPackage.Guarded(main, () => new WordTree(CharacterDataSections.Unwrap(source.Read(main)!)));
        if (Tree.ForeignPrefix || Tree.MissingPrefix) throw new PackageFault(PackageFault.OtherType, "它不用前缀 w 写 Word 内容：请用 Word 打开后另存 | it does not write Word's content under the prefix `w`: open it in Word and save it again");
        Theme = Theme.Of(source, main, host, hostPackage);
        Lists = new InsertedLists(host, InsertedLists.Read(source, main), Theme, id => Styles!.Map(id));
        Styles = new InsertedStyles(host, Sheet(), Theme, Lists.OfStyle);
    }

    /// <summary>The main part.</summary>
    public WordTree Tree { get; }
    public Theme Theme { get; }
    public InsertedStyles Styles { get; }
    public InsertedLists Lists { get; }
    /// <summary>What could not be taken along, in words for the author.</summary>
    public HashSet<string> Dropped { get; } = [];

    StyleSheet Sheet()
    {
        var xml = source.RelationshipsOf(main).Find("styles") is { External: false } found && PartName.Resolve(main, found.Target) is { } part ? source.Read(part) : null;
        return new StyleSheet(new WordTree(xml ?? "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>"u8.ToArray()));
    }

    /// <summary>The content of the body for a place in <paramref name="hostPart"/>, without the page set-up.</summary>
    public string Content(string hostPart)
    {
        var body = Tree.All(WordName.Body).FirstOrDefault(-1);
        if (body < 0) return "";
        var children = Tree.Children(body).Where(n => Tree[n].Name is not (WordName.CharacterData or WordName.SectionProperties)).ToList();
        if (children.Count == 0) return "";
        var copy = new StoryCopy(this, host, Tree, main, hostPart);
        return copy.Copy(children[0], children[^1]);
    }

    /// <summary>The host's id of what a relationship of the inserted document leads to.</summary>
    public string? Relate(string sourcePart, string id, string hostPart)
    {
        if (source.RelationshipsOf(sourcePart).All.Find(r => r.Id == id) is not { } relationship) return null;
        if (relationship.External) return host.Relate(hostPart, relationship.Type, relationship.Target, external: true);
        return PartName.Resolve(sourcePart, relationship.Target) is { } part && source.Has(part) ? host.Relate(hostPart, relationship.Type, "/" + Copy(part), external: false) : null;
    }

    // With all that the part leads to itself, such as the workbook behind a chart.
    string Copy(string part)
    {
        if (copied.TryGetValue(part, out var known)) return known;
        var list = source.RelationshipsOf(part).All;
        var name = host.Add(folder + new string([.. part[(part.IndexOf('/') + 1)..].Select(c => char.IsAscii(c) ? c : '_')]), source.Types.Of(part), source.Read(part)!, share: list.Count == 0);
        copied[part] = name;
        var added = new List<Relationship>();
        foreach (var relationship in list)
            if (relationship.External) added.Add(relationship);
            else if (PartName.Resolve(part, relationship.Target) is { } target && source.Has(target)) added.Add(relationship with { Target = "/" + Copy(target) });
        if (added.Count > 0) host.Set(PartName.Relationships(name), new Relationships(null).With(added));
        return name;
    }

    /// <summary>The host's id of a note, which is copied for each mark in the text; null without such a note.</summary>
    /// <param name="kind"><c>footnote</c> or <c>endnote</c>.</param>
    /// <param name="id">Its id in the inserted document.</param>
    public string? Note(string kind, string id)
    {
        if (!notes.TryGetValue(kind, out var own)) notes[kind] = own = ReadNotes(kind);
        if (own is not { } found || !found.Notes.TryGetValue(id, out var node)) return null;
        if (!host.Notes.TryGetValue(kind, out var all)) host.Notes[kind] = all = new HostNotes(host, kind);
        var number = all.NextId();
        all.Append(new StoryCopy(this, host, found.Tree, found.Part, all.Part).Copy(node, node, number), found.Tree);
        return number;
    }

    (WordTree, Dictionary<string, int>, string)? ReadNotes(string kind)
    {
        if (source.RelationshipsOf(main).Find(kind + "s") is not { External: false } found || PartName.Resolve(main, found.Target) is not { } part || source.Read(part) is not { } xml) return null;
        var tree = OpcPackage.Guarded(part, () => new WordTree(xml));
        var all = new Dictionary<string, int>();
        foreach (var node in tree.Children(0).Where(n => tree.LocalName(n) == kind)) all.TryAdd(tree.Value(node, "id") ?? "", node);
        return (tree, all, part);
    }
}
