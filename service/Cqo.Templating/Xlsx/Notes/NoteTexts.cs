using System.Globalization;
using System.Text;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Xlsx.Filling;
using Cqo.Templating.Xlsx.Following;

namespace Cqo.Templating.Xlsx.Notes;

/// <summary>The texts of notes (ECMA-376 part 1 §18.7): written anew, or behind those that the sheet has.</summary>
internal sealed class NoteTexts
{
    /// <summary>Who wrote a note that names nobody.</summary>
    public const string Nobody = "Cqo";

    readonly MarkupTree? tree;
    readonly string prefix = "", main;
    readonly List<string> authors = [];
    readonly Dictionary<string, CellNote> firstOf = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly int known;

    /// <param name="part">The part of the template; null when it has none.</param>
    /// <param name="main">Namespace of SpreadsheetML.</param>
    public NoteTexts(byte[]? part, string main)
    {
        this.main = main;
        if (part is null) return;
        tree = new MarkupTree(part);
        var name = Encoding.UTF8.GetString(part.AsSpan((tree[0].Start + 1)..tree[0].Inner));
        prefix = name[..(name[..name.IndexOfAny([' ', '\t', '\r', '\n', '/', '>'])].IndexOf(':') + 1)];
        foreach (var author in tree.Named("author")) authors.Add(tree.Text(author));
        known = authors.Count;
    }

    /// <summary>Whether the part has what notes go into.</summary>
    public bool IsComplete => tree is null || (tree.Child(0, "authors") >= 0 && tree.Child(0, "commentList") >= 0);

    /// <summary>Cells that have a note in the template.</summary>
    public IEnumerable<string> Cells => tree is null ? [] : tree.Named("comment").Select(n => tree.Value(n, "ref") ?? "");

    /// <summary>Writes the part.</summary>
    /// <param name="notes">The notes.</param>
    /// <param name="bad">What to throw of a character that no XML may contain.</param>
    /// <param name="to">Takes it.</param>
    public void Write(IReadOnlyList<CellNote> notes, Func<CellNote, char, Exception> bad, PartWriter to)
    {
        foreach (var note in notes) NumberOf(note);
        if (tree is null)
        {
            to.WriteXml($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{main}\"><authors>");
            WriteAuthors(bad, to);
            to.WriteXml("</authors><commentList>");
            WriteNotes(notes, bad, to);
            to.WriteXml("</commentList></comments>");
            return;
        }
        var at = Insert("authors", 0, () => WriteAuthors(bad, to), to);
        at = Insert("commentList", at, () => WriteNotes(notes, bad, to), to);
        to.Write(tree.Xml.AsSpan(at));
    }

    // An element that is empty is opened for what comes into it.
    int Insert(string element, int from, Action write, PartWriter to)
    {
        if (tree!.Child(0, element) is not (>= 0 and var node)) throw new InvalidOperationException("the part was looked at when the template was compiled");
        var isEmpty = tree.Xml[tree[node].Inner - 2] == '/';
        to.Write(tree.Xml.AsSpan(from..(isEmpty ? tree[node].Inner - 2 : tree[node].InnerEnd)));
        if (isEmpty) to.WriteXml(">");
        write();
        if (isEmpty) to.WriteXml($"</{prefix}{element}>");
        return isEmpty ? tree[node].End : tree[node].InnerEnd;
    }

    int NumberOf(CellNote note)
    {
        var name = note.Author.Trim() is { Length: > 0 } author ? author : Nobody;
        if (numbers.TryGetValue(name, out var number)) return number;
        number = authors.IndexOf(name);
        if (number < 0) authors.Add(name);
        firstOf[name] = note;
        return numbers[name] = number < 0 ? authors.Count - 1 : number;
    }

    void WriteAuthors(Func<CellNote, char, Exception> bad, PartWriter to)
    {
        foreach (var author in authors.Skip(known))
        {
            to.WriteXml($"<{prefix}author>");
            CellCharacters.Write(author, to, c => bad(firstOf[author], c));
            to.WriteXml($"</{prefix}author>");
        }
    }

    void WriteNotes(IReadOnlyList<CellNote> notes, Func<CellNote, char, Exception> bad, PartWriter to)
    {
        foreach (var note in notes)
        {
            to.WriteXml(string.Create(CultureInfo.InvariantCulture, $"<{prefix}comment ref=\"{note.Cell}\" authorId=\"{NumberOf(note)}\" shapeId=\"0\"><{prefix}text><{prefix}r><{prefix}rPr><{prefix}sz val=\"9\"/><{prefix}color indexed=\"81\"/><{prefix}rFont val=\"宋体\"/><{prefix}charset val=\"134\"/></{prefix}rPr><{prefix}t xml:space=\"preserve\">"));
            CellCharacters.Write(note.Text, to, c => bad(note, c));
            to.WriteXml($"</{prefix}t></{prefix}r></{prefix}text></{prefix}comment>");
        }
    }
}
