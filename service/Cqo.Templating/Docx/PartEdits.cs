using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>Changes to the bytes of one part, given in any order, applied once from front to back.</summary>
internal sealed class PartEdits(byte[] xml)
{
    /// <param name="Start">Byte where the change begins.</param>
    /// <param name="End">Byte behind what vanishes; equals the start for an insertion.</param>
    /// <param name="Ordinal">Order among insertions at one byte.</param>
    /// <param name="Sub">Order below that.</param>
    /// <param name="Piece">What is inserted, or null.</param>
    readonly record struct Edit(int Start, int End, int Ordinal, int Sub, Piece? Piece);

    readonly List<Edit> edits = [];

    public bool IsEmpty => edits.Count == 0;

    /// <summary>Cuts bytes; what else was to happen inside the cut is dropped.</summary>
    public void Delete(int start, int end)
    {
        if (end > start) edits.Add(new Edit(start, end, 0, 0, null));
    }

    public void Insert(int offset, int ordinal, int sub, Piece piece) => edits.Add(new Edit(offset, offset, ordinal, sub, piece));

    public void Insert(int offset, int ordinal, int sub, byte[] bytes)
    {
        if (bytes.Length > 0) Insert(offset, ordinal, sub, new StaticPiece(bytes));
    }

    /// <summary>Puts pieces one after the other.</summary>
    public void Insert(int offset, IEnumerable<Piece> pieces)
    {
        var sub = 0;
        foreach (var piece in pieces) Insert(offset, 0, sub++, piece);
    }

    /// <summary>Puts pieces in the place of bytes.</summary>
    public void Replace(int start, int end, IEnumerable<Piece> pieces)
    {
        Delete(start, end);
        Insert(start, pieces);
    }

    // What fills an attribute goes with the element that a cut takes; a tag of the text must never be lost.
    static bool MustStand(TagPiece tag) => !tag.MayVanish && tag.Context is (OutputContext.WordText or OutputContext.XmlText or OutputContext.WordParagraph);

    /// <summary>The part as pieces, neighbouring bytes joined.</summary>
    /// <param name="sink">Told of a tag that stands in bytes that vanish with another tag.</param>
    public List<Piece> ToPieces(List<Diagnostic> sink)
    {
        var pieces = new List<Piece>();
        var run = new MemoryStream();
        var cursor = 0;
        foreach (var edit in edits.Order(Comparer<Edit>.Create(Compare)))
        {
            if (edit.Start < cursor && edit.Piece is TagPiece tag && MustStand(tag)) sink.Add(Mistake.Lost(tag));
            if (edit.Start < cursor && edit.Piece is not null) continue;
            if (edit.Start > cursor) run.Write(xml, cursor, edit.Start - cursor);
            cursor = Math.Max(cursor, edit.End);
            if (edit.Piece is StaticPiece bytes) run.Write(bytes.Bytes.Span);
            if (edit.Piece is null or StaticPiece) continue;
            Flush(run, pieces);
            pieces.Add(edit.Piece);
        }
        run.Write(xml, cursor, xml.Length - cursor);
        Flush(run, pieces);
        return pieces;
    }

    static void Flush(MemoryStream run, List<Piece> pieces)
    {
        if (run.Length > 0) pieces.Add(new StaticPiece(run.ToArray()));
        run.SetLength(0);
    }

    // Insertions come before a cut that starts at the same byte, the longest cut first.
    static int Compare(Edit a, Edit b)
    {
        if (a.Start != b.Start) return a.Start.CompareTo(b.Start);
        if (a.Piece is null != b.Piece is null) return a.Piece is null ? 1 : -1;
        if (a.Piece is null) return b.End.CompareTo(a.End);
        return a.Ordinal != b.Ordinal ? a.Ordinal.CompareTo(b.Ordinal) : a.Sub.CompareTo(b.Sub);
    }
}
