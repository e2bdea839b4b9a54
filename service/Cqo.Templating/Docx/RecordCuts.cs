using System.Text;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>Where one record of a merged document begins and ends.</summary>
internal enum RecordCut
{
    /// <summary>The content of a record begins.</summary>
    Begin,
    /// <summary>The section ends here, except after the last record.</summary>
    Section,
    /// <summary>The content of a record ends.</summary>
    End,
}

/// <summary>A place where the pieces of a merged document are cut.</summary>
/// <param name="Cut">Which.</param>
/// <param name="Between">Bytes that stand here in all records but the last.</param>
/// <param name="Last">Bytes that stand here in the last record.</param>
internal sealed record RecordCutPiece(RecordCut Cut, IReadOnlyList<Piece> Between, byte[] Last) : Piece;

/// <summary>
/// Cuts the body of a document for a merged one: each record is a section of its own with the page set-up of the template's last section, begins on a new page and
/// counts its pages from 1; the last record takes the section that the body has anyway (ECMA-376 part 1 §17.6).
/// </summary>
internal sealed class RecordCuts(WordTree tree, SilentParts silent, IReadOnlyList<WordBlock> blocks, IReadOnlySet<int> replaced, RecordReferences references, PartEdits edits)
{
    static readonly string[] BeforePageNumbers = ["headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType"];

    int Body => tree.All(WordName.Body).First();

    static string Local(WordTree tree, int node) => Encoding.UTF8.GetString(tree.QualifiedName(node)) is var name && name.IndexOf(':') is var colon ? name[(colon + 1)..] : "";

    public void Place()
    {
        var children = tree.Children(Body).Where(c => tree[c].Name != WordName.CharacterData).ToList();
        var section = children.Count > 0 && tree[children[^1]].Name == WordName.SectionProperties ? children[^1] : -1;
        var end = section < 0 ? tree[Body].InnerEnd : tree[section].Start;
        edits.Insert(tree[Body].Inner, int.MinValue, 0, new RecordCutPiece(RecordCut.Begin, [], []));
        EndSection(children.LastOrDefault(c => c != section && !silent.Contains(c), -1), SectionOf(section), end);
        edits.Insert(end, int.MaxValue, 2, new RecordCutPiece(RecordCut.End, [], []));
    }

    List<Piece> SectionOf(int section)
    {
        if (section < 0) return [Bytes("<w:sectPr><w:pgNumType w:start=\"1\"/></w:sectPr>"u8)];
        if (tree[section].Inner == tree[section].End || tree.Children(section).Any(c => Local(tree, c) == "pgNumType")) return references.Pieces(tree[section].Start, tree[section].End);
        var before = tree.Children(section).LastOrDefault(c => Array.IndexOf(BeforePageNumbers, Local(tree, c)) >= 0, -1);
        var at = before < 0 ? tree[section].Inner : tree[before].End;
        return [.. references.Pieces(tree[section].Start, at), Bytes("<w:pgNumType w:start=\"1\"/>"u8), .. references.Pieces(at, tree[section].End)];
    }

    static StaticPiece Bytes(ReadOnlySpan<byte> xml) => new(xml.ToArray());

    // The last paragraph of the record carries the break: one more paragraph might begin one more page.
    void EndSection(int last, List<Piece> section, int end)
    {
        var carries = last >= 0 && tree[last].Name == WordName.Paragraph && !silent.EndsSection(last) && !replaced.Contains(last) && !blocks.Any(b => b.Covers(tree[last]));
        var properties = carries ? tree.Children(last).FirstOrDefault(c => tree[c].Name == WordName.ParagraphProperties, -1) : -1;
        List<Piece> wrapped = [Bytes("<w:pPr>"u8), .. section, Bytes("</w:pPr>"u8)];
        if (!carries) Cut(end, [Bytes("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr>"u8), .. section, Bytes("</w:pPr></w:p>"u8)], [], int.MaxValue);
        else if (tree[last].Inner == tree[last].End) Replace(last, [Bytes("<w:p>"u8), .. wrapped, Bytes("</w:p>"u8)]);
        else if (properties < 0) Cut(tree[last].Inner, wrapped, []);
        else if (tree[properties].Inner == tree[properties].End) Replace(properties, wrapped);
        else Cut(tree.Children(properties).Where(c => Local(tree, c) == "pPrChange").Select(c => tree[c].Start).FirstOrDefault(tree[properties].InnerEnd), section, []);
    }

    void Replace(int node, List<Piece> between)
    {
        edits.Delete(tree[node].Start, tree[node].End);
        Cut(tree[node].Start, between, tree.Xml[tree[node].Start..tree[node].End]);
    }

    void Cut(int offset, List<Piece> between, byte[] last, int ordinal = 0) => edits.Insert(offset, ordinal, 1, new RecordCutPiece(RecordCut.Section, between, last));
}

/// <summary>The pieces of a part that stands once for each record.</summary>
/// <param name="Head">Bytes before the first record.</param>
/// <param name="Record">A record that another follows.</param>
/// <param name="LastRecord">The last record, and what stands behind it.</param>
internal sealed record RecordPieces(byte[] Head, List<Piece> Record, List<Piece> LastRecord)
{
    /// <summary>Sorts pieces that hold the cuts.</summary>
    public static RecordPieces Of(List<Piece> pieces)
    {
        var begin = pieces.FindIndex(p => p is RecordCutPiece { Cut: RecordCut.Begin });
        var end = pieces.FindIndex(p => p is RecordCutPiece { Cut: RecordCut.End });
        var content = pieces.GetRange(begin + 1, end - begin - 1);
        return new RecordPieces(
            [.. pieces.GetRange(0, begin).OfType<StaticPiece>().SelectMany(p => p.Bytes.ToArray())],
            [.. content.SelectMany(p => p is RecordCutPiece cut ? cut.Between : [p])],
            [.. content.Select(p => p is RecordCutPiece cut ? new StaticPiece(cut.Last) : p), .. pieces.GetRange(end + 1, pieces.Count - end - 1)]);
    }
}
