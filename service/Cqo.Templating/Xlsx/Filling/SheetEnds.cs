using Cqo.Templating.Compilation;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>What stands before and behind the rows of a sheet: bytes, but for tags in headers and footers of pages.</summary>
internal sealed class SheetEnds(TemplateSheet sheet, List<Diagnostic> sink)
{
    public List<Piece> Head() => Cut(0, TemplateSheet.IsEmpty(sheet.Data) ? sheet.Xml.Length : sheet.Inside.Start);

    public List<Piece> Tail() => TemplateSheet.IsEmpty(sheet.Data) ? [] : Cut(sheet.Inside.End, sheet.Xml.Length);

    List<Piece> Cut(int from, int to)
    {
        var pieces = new List<Piece>();
        foreach (var (_, range) in sheet.Elements.Where(e => e.Name == "headerFooter" && e.Range.Start.Value >= from && e.Range.End.Value <= to))
            AddTexts(range, ref from, pieces);
        AddBytes(from, to, pieces);
        return pieces;
    }

    void AddBytes(int from, int to, List<Piece> pieces)
    {
        if (to <= from) return;
        if (TagText.HoldsOpen(sheet.Xml.AsSpan(from..to))) sink.Add(FillingMistake.Unfilled(sheet.Sheet.Part));
        pieces.Add(new StaticPiece(sheet.Xml.AsMemory(from..to)));
    }

    // Texts of headers and footers: &L, &C and &R begin their parts (ECMA-376 part 1 §18.3.1.46), so an ampersand of data is doubled.
    void AddTexts(Range element, ref int from, List<Piece> pieces)
    {
        var at = element.Start.Value;
        while (sheet.Xml.AsSpan(at..element.End.Value) is var rest && rest.IndexOf("{{"u8) is >= 0 and var open)
        {
            var start = at + rest[..open].LastIndexOf((byte)'>') + 1;
            var end = at + open + rest[open..].IndexOf((byte)'<');
            AddBytes(from, start, pieces);
            AddText(XmlText.Decode(sheet.Xml.AsSpan(start..end)), pieces);
            (at, from) = (end, end);
        }
    }

    void AddText(string written, List<Piece> pieces)
    {
        var text = new TaggedText(sheet.Sheet.Part, new CellReference(1, 1), [new CellRun(written, "")]);
        foreach (var part in new CellParts(text, CellTag.Find(text, sink)).Parts)
        {
            if (part.Text.Length > 0) pieces.Add(new StaticPiece(EscapedText(part.Text)));
            if (part.Tag is { } tag) pieces.Add(tag.ToPiece(OutputContext.HeaderText));
        }
    }

    static byte[] EscapedText(string text)
    {
        var to = new byte[text.Length * XmlText.MaxBytesPerChar];
        return to[..XmlText.EscapeText(text, to)];
    }
}
