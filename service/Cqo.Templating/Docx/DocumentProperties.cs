using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>
/// Tags in the properties of a document (File &gt; Info): core, extended and custom (ECMA-376 Part 2 §8, Part 1 §22.2, §22.3). Only properties that hold
/// text are filled. What Word derives from the text itself (titles of parts, list of links) is left out when it repeats a tag; Word writes it anew.
/// </summary>
internal sealed class DocumentProperties(PartDraft draft)
{
    static readonly string[] Kinds = ["core-properties", "extended-properties", "custom-properties"];
    static readonly string[] Derived = ["HeadingPairs", "TitlesOfParts", "HLinks"];

    static readonly HashSet<string> Texts =
        ["title", "subject", "creator", "keywords", "description", "category", "contentStatus", "identifier", "language", "lastModifiedBy", "version", "Company", "Manager", "lpwstr", "lpstr", "bstr"];

    /// <summary>Parts of properties that a package has.</summary>
    public static IEnumerable<string> Parts(OpcPackage package) =>
        from kind in Kinds
        let relationship = package.RelationshipsOf("").Find(kind)
        where relationship is { External: false }
        let part = PartName.Resolve("", relationship.Target)
        where part is not null && package.Has(part)
        select package.Spelled(part);

    /// <summary>Whether a property of that name holds text.</summary>
    public static bool IsText(string name) => Texts.Contains(name);

    /// <summary>The pieces of one such part, or null when it holds no tag and no control is bound to it.</summary>
    public static List<Piece>? Cut(string part, byte[] xml, DataStores stores, List<Diagnostic> sink)
    {
        var isBound = stores.Bound.Contains(part);
        var tree = new WordTree(isBound ? xml : CharacterDataSections.Unwrap(xml));
        var edits = new PartEdits(tree.Xml);
        new DocumentProperties(new PartDraft(part, tree, [], edits, sink)).Fill();
        // A property with a tag of its own fills itself: what was claimed there was refused.
        if (isBound) stores.Fill(part, edits);
        return edits.IsEmpty || sink.Exists(d => d.Severity == Severity.Error) ? null : edits.ToPieces(sink);
    }

    void Fill()
    {
        DropDerived();
        for (var node = 0; node < draft.Tree.Count; node++)
        {
            if (draft.IsFilled(node)) continue;
            if (draft.Tree[node].Name == WordName.CharacterData) FillText(node);
            else if (TagText.HoldsOpen(draft.Tree.StartTag(node))) draft.Sink.Add(Mistake.Unsupported(Whole, "自定义属性的名称 / the name of a property"));
        }
    }

    Place Whole => new(draft.Name, 0, null, 0, 0, 0);

    // Links stand there percent-encoded; inside loops such copies could not even be filled.
    void DropDerived()
    {
        var derived = draft.Tree.Children(0).Where(c => Derived.Contains(draft.Tree.LocalName(c))).ToList();
        if (!derived.Exists(HoldsTag)) return;
        foreach (var element in derived)
        {
            draft.Edits.Delete(draft.Tree[element].Start, draft.Tree[element].End);
            foreach (var node in draft.Tree.Inside(element)) draft.Fill(node);
        }
    }

    bool HoldsTag(int element) => FilledText.HoldsTag(Uri.UnescapeDataString(Encoding.UTF8.GetString(draft.Tree.Xml.AsSpan(draft.Tree[element].Start..draft.Tree[element].End))));

    void FillText(int node)
    {
        var (start, end) = (draft.Tree[node].Start, draft.Tree[node].End);
        var text = XmlText.Decode(draft.Tree.Xml.AsSpan(start..end));
        if (!FilledText.HoldsTag(text)) return;
        if (!Texts.Contains(draft.Tree.LocalName(draft.Tree[node].Parent))) draft.Sink.Add(Mistake.Unsupported(Whole, "不是文字的文档属性 / a document property that is no text"));
        else if (FilledText.Read(text, (offset, length) => Whole with { Line = 1, Column = offset + 1, Length = length }, draft.Sink) is { } filled)
            draft.Edits.Replace(start, end, filled.Pieces(OutputContext.Line, p => AttributeTexts.Escaped(text[p.Start..p.End])));
    }
}
