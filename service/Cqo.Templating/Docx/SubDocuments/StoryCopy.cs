using System.Text;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>One copy of a stretch of an inserted document: every id and name in it is the host's.</summary>
internal sealed class StoryCopy(InsertedDocument document, DocumentAssembly host, WordTree tree, string sourcePart, string hostPart)
{
    static readonly HashSet<string> RelationshipAttributes = ["id", "embed", "link", "pict", "dm", "lo", "qs", "cs", "href", "relid"];

    readonly StretchEdits edits = new(tree);
    readonly Dictionary<string, string> lists = [];
    readonly Dictionary<string, string> bookmarkIds = [];
    readonly Dictionary<string, string> bookmarkNames = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The elements from one to another, both siblings.</summary>
    /// <param name="first">The first.</param>
    /// <param name="last">The last.</param>
    /// <param name="noteId">New id of the first, when it is a note.</param>
    public string Copy(int first, int last, string? noteId = null)
    {
        for (var node = first; node < tree[last].Next; node++)
            if (tree[node].Name == WordName.BookmarkStart) NameBookmark(tree.Value(node, "name") ?? "");
        for (var node = first; node < tree[last].Next; node++)
        {
            if (tree[node].Name == WordName.CharacterData) ChangeText(node);
            else if (node == first && noteId is not null) edits.Replace(tree.Attribute(node, "id", prefixed: true)!.Value, noteId);
            else Change(node);
        }
        return edits.Apply(tree[first].Start, tree[last].End);
    }

    void NameBookmark(string name)
    {
        if (bookmarkNames.ContainsKey(name)) return;
        var free = name;
        for (var n = 2; !host.Bookmarks.Add(free); n++) free = $"{name[..Math.Min(name.Length, 34)]}_{n}";
        bookmarkNames[name] = free;
    }

    void Change(int node)
    {
        var tag = tree.QualifiedName(node);
        if (tag.StartsWith("w:"u8) && !ChangeWord(node, Encoding.UTF8.GetString(tag[2..]))) return;
        if (tree[node].Name is WordName.DrawingProperties && tree.Attribute(node, "id") is { } drawing) edits.Replace(drawing, host.NextId());
        Relate(node);
        document.Theme.Change(edits, node);
    }

    /// <summary>False when the element goes.</summary>
    bool ChangeWord(int node, string name)
    {
        switch (name)
        {
            case "p": ChangeParagraph(node); break;
            case "tr": DropIds(node); break;
            case "pStyle" or "rStyle" or "tblStyle": return Style(node);
            case "numId": Set(node, "val", document.Lists.Of(tree.Value(node) ?? "", lists)); break;
            case "bookmarkStart": Set(node, "name", bookmarkNames[tree.Value(node, "name") ?? ""]); Set(node, "id", BookmarkId(node)); break;
            case "bookmarkEnd": Set(node, "id", BookmarkId(node)); break;
            case "hyperlink": if (tree.Value(node, "anchor") is { } anchor) Set(node, "anchor", bookmarkNames.GetValueOrDefault(anchor, anchor)); break;
            case "fldSimple": Set(node, "instr", Named(tree.Value(node, "instr") ?? "")); break;
            case "footnoteReference" or "endnoteReference": return Note(node, name[..^"Reference".Length]);
            case "commentRangeStart" or "commentRangeEnd" or "commentReference": return Drop(node, "批注 / comments");
            case "permStart" or "permEnd": edits.Delete(node); return false;
            case "sectPr": return Drop(node, "中间的分节和页面设置 / inner sections and their page set-up");
            case "id" when tree[tree[node].Parent].Name == WordName.ContentControlProperties: edits.Delete(node); return false;
            case "dataBinding": edits.Delete(node); return false;
            default: if (tree.Attribute(node, "id", prefixed: true) is not null && IsAnnotation(name)) Set(node, "id", host.NextId()); break;
        }
        return true;
    }

    static bool IsAnnotation(string name) => name is "ins" or "del" or "moveFrom" or "moveTo" or "cellIns" or "cellDel" or "cellMerge" || name.EndsWith("Change", StringComparison.Ordinal) || name.StartsWith("moveFromRange", StringComparison.Ordinal) || name.StartsWith("moveToRange", StringComparison.Ordinal) || name.StartsWith("customXml", StringComparison.Ordinal);

    void ChangeParagraph(int node)
    {
        DropIds(node);
        if (document.Styles.ForPlainParagraphs is not { } style) return;
        var properties = tree.Child(node, "pPr");
        var mark = $"<w:pStyle w:val=\"{TreeReading.Quoted(style)}\"/>";
        if (properties < 0) edits.Begin(node, $"<w:pPr>{mark}</w:pPr>");
        else if (tree.Child(properties, "pStyle") < 0) edits.Begin(properties, mark);
    }

    void DropIds(int node)
    {
        edits.DeleteAttribute(node, "paraId");
        edits.DeleteAttribute(node, "textId");
    }

    bool Style(int node)
    {
        if (document.Styles.Map(tree.Value(node) ?? "") is { } style) Set(node, "val", style);
        else if (tree[node].Name == WordName.ParagraphStyle && document.Styles.ForPlainParagraphs is { } plain) Set(node, "val", plain);
        else edits.Delete(node);
        return false;
    }

    bool Note(int node, string kind)
    {
        if (document.Tree == tree && hostPart == host.Main && document.Note(kind, tree.Value(node, "id") ?? "") is { } id)
        {
            Set(node, "id", id);
            return true;
        }
        return Drop(node, "页眉、页脚或注释里的脚注 / notes inside headers, footers or notes");
    }

    bool Drop(int node, string what)
    {
        document.Dropped.Add(what);
        edits.Delete(node);
        return false;
    }

    void Set(int node, string attribute, string value)
    {
        if (tree.Attribute(node, attribute, prefixed: true) is { } range) edits.Replace(range, TreeReading.Quoted(value));
    }

    string BookmarkId(int node)
    {
        var id = tree.Value(node, "id") ?? "";
        return bookmarkIds.TryGetValue(id, out var known) ? known : bookmarkIds[id] = host.NextId();
    }

    // By prefix: every producer binds one to relationships at the root or on the element itself.
    void Relate(int node)
    {
        foreach (var attribute in tree.Attributes(node))
        {
            var name = Encoding.UTF8.GetString(tree.Xml.AsSpan()[attribute.Name]);
            if (!(name.StartsWith("r:", StringComparison.Ordinal) || name == "o:relid") || !RelationshipAttributes.Contains(name[2..])) continue;
            edits.Replace(attribute.Value, document.Relate(sourcePart, Xml.XmlText.Decode(tree.Xml.AsSpan()[attribute.Value]), hostPart) ?? "");
        }
    }

    void ChangeText(int node)
    {
        if (tree[tree[node].Parent].Name != WordName.FieldInstruction) return;
        var text = Xml.XmlText.Decode(tree.Xml.AsSpan(tree[node].Start..tree[node].End));
        if (Named(text) is var changed && changed != text) edits.Replace(tree[node].Start..tree[node].End, TreeReading.Quoted(changed));
    }

    // REF, PAGEREF, HYPERLINK \l and the like name bookmarks; a word that is the name of one is meant.
    string Named(string instruction)
    {
        foreach (var (name, other) in bookmarkNames)
            if (name.Length > 0 && name != other) instruction = ReplaceWord(instruction, name, other);
        return instruction;
    }

    static string ReplaceWord(string text, string word, string other)
    {
        var at = 0;
        while ((at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var end = at + word.Length;
            if ((at == 0 || text[at - 1] is ' ' or '"') && (end == text.Length || text[end] is ' ' or '"')) (text, end) = (string.Concat(text.AsSpan(0, at), other, text.AsSpan(end)), at + other.Length);
            at = end;
        }
        return text;
    }
}
