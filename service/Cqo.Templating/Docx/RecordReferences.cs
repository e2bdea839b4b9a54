using System.Globalization;
using Cqo.Templating.Compilation;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>What the body of a merged document refers to and each record has for itself: headers and footers with tags, and notes.</summary>
/// <param name="tree">The body's part, or a part of notes.</param>
/// <param name="stories">Relationships to headers and footers with tags.</param>
/// <param name="notes">How many numbers of footnotes and endnotes a record takes.</param>
internal sealed class RecordReferences(WordTree tree, IReadOnlySet<string> stories, NoteNumbers notes)
{
    /// <summary>The name of the first mark of a comment, or null: a comment may be referred to once only.</summary>
    public static string? FirstComment(WordTree tree) => tree.All(WordName.CommentReference).Select(tree.LocalName).FirstOrDefault();

    /// <summary>Puts numbers and relationships of the record in their place.</summary>
    public void Place(PartEdits edits)
    {
        foreach (var (value, piece) in All()) edits.Replace(value.Start.Value, value.End.Value, [piece]);
    }

    /// <summary>A stretch of the part in which relationships are those of the record.</summary>
    public List<Piece> Pieces(int start, int end)
    {
        var pieces = new List<Piece>();
        foreach (var (value, piece) in All().Where(r => r.Value.Start.Value >= start && r.Value.End.Value <= end).OrderBy(r => r.Value.Start.Value))
        {
            pieces.AddRange([new StaticPiece(tree.Xml[start..value.Start]), piece]);
            start = value.End.Value;
        }
        return [.. pieces, new StaticPiece(tree.Xml[start..end])];
    }

    IEnumerable<(Range Value, TagPiece Piece)> All()
    {
        for (var node = 0; node < tree.Count; node++)
        {
            if (tree[node].Name is not (WordName.Object or WordName.Other or WordName.Story) || tree.Attribute(node, "id", prefixed: true) is not { } value) continue;
            if (PieceFor(tree.LocalName(node), XmlText.Decode(tree.Xml.AsSpan()[value])) is { } piece) yield return (value, piece);
        }
    }

    TagPiece? PieceFor(string element, string id) => element switch
    {
        "headerReference" or "footerReference" when stories.Contains(id) => new(DataStores.Quoted(id), OutputContext.RecordStory, (_, _) => default),
        "footnoteReference" or "footnote" => Note(id, notes.Footnotes),
        "endnoteReference" or "endnote" => Note(id, notes.Endnotes),
        _ => null,
    };

    // Separators, which are no note of a text, have the numbers up to 0, or a type.
    static TagPiece? Note(string id, NoteFamily family) =>
        int.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && family.Texts.Contains(number)
            ? new TagPiece(DataStores.Quoted(string.Create(CultureInfo.InvariantCulture, $"{number}:{family.Span}")), OutputContext.RecordNote, (_, _) => default) : null;
}

/// <summary>The notes of one kind.</summary>
/// <param name="Texts">Numbers of those that are no separators.</param>
/// <param name="Span">How far the numbers of two records lie apart.</param>
internal sealed record NoteFamily(IReadOnlySet<int> Texts, int Span)
{
    public static readonly NoteFamily None = new(new HashSet<int>(), 0);

    /// <summary>Reads a part of notes.</summary>
    public static NoteFamily Read(WordTree tree)
    {
        var texts = Notes(tree).Where(n => tree.Attribute(n, "type", prefixed: true) is null).Select(n => Number(tree, n)).Where(n => n >= 0).ToHashSet();
        var all = Notes(tree).Select(n => Number(tree, n)).DefaultIfEmpty();
        return new NoteFamily(texts, Math.Max(all.Max(), 0) + 1);
    }

    public static IEnumerable<int> Notes(WordTree tree) => tree.Children(0).Where(n => tree[n].Name == WordName.Story);

    static int Number(WordTree tree, int note) =>
        tree.Attribute(note, "id", prefixed: true) is { } id && int.TryParse(tree.Xml.AsSpan()[id], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number < 1_000_000 ? number : -1;
}

/// <summary>Footnotes and endnotes of a document.</summary>
internal sealed record NoteNumbers(NoteFamily Footnotes, NoteFamily Endnotes)
{
    public static readonly NoteNumbers None = new(NoteFamily.None, NoteFamily.None);
}
