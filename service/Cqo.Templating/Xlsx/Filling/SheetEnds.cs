using Cqo.Templating.Compilation;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>What stands before and behind the rows of a sheet: bytes, but for tags in headers and footers of pages.</summary>
/// <param name="sheet">The sheet.</param>
/// <param name="moves">Whether rows of the workbook move, so that what speaks of cells must follow.</param>
/// <param name="sink">Takes mistakes.</param>
internal sealed class SheetEnds(TemplateSheet sheet, bool moves, List<Diagnostic> sink)
{
    /// <summary>Whether an element may speak of cells.</summary>
    public static bool Follows(string element) => element is not ("sheetData" or "headerFooter" or "pageMargins" or "pageSetup" or "sheetFormatPr" or "sheetPr");

    // The elements behind the rows in the order that the format demands (CT_Worksheet, ECMA-376 part 1 §18.3.1.99).
    static readonly string[] Order =
    [
        "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks",
        "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF",
        "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems", "tableParts", "extLst",
    ];

    readonly List<(string Name, SheetMark Mark)> added = [];

    /// <summary>Puts a mark where an element stands that the sheet does not have.</summary>
    public void Add(string element, SheetMark mark)
    {
        if (!sheet.Elements.Exists(e => e.Name == element)) added.Add((element, mark));
    }

    public List<Piece> Head() => Cut(0, TemplateSheet.IsEmpty(sheet.Data) ? sheet.Xml.Length : sheet.Inside.Start);

    public List<Piece> Tail() => TemplateSheet.IsEmpty(sheet.Data) ? [] : Cut(sheet.Inside.End, sheet.Xml.Length);

    List<Piece> Cut(int from, int to)
    {
        var pieces = new List<Piece>();
        var (start, end) = (from, to);
        foreach (var (name, range) in sheet.Elements.Where(e => e.Range.Start.Value >= start && e.Range.End.Value <= end))
        {
            AddMarks(Array.IndexOf(Order, name), range.Start.Value, ref from, pieces);
            if (name == "headerFooter") AddTexts(range, ref from, pieces);
            else if (moves && Follows(name)) AddElement(name, range, ref from, pieces);
        }
        if (to > sheet.InnerEnd) AddMarks(Order.Length, sheet.InnerEnd, ref from, pieces);
        AddBytes(from, to, pieces);
        return pieces;
    }

    void AddMarks(int before, int at, ref int from, List<Piece> pieces)
    {
        while (added.FindIndex(a => Array.IndexOf(Order, a.Name) < before) is >= 0 and var next)
        {
            AddBytes(from, at, pieces);
            pieces.Add(new MarkPiece(added[next].Mark));
            added.RemoveAt(next);
            from = at;
        }
    }

    void AddBytes(int from, int to, List<Piece> pieces)
    {
        if (to <= from) return;
        if (TagText.HoldsOpen(sheet.Xml.AsSpan(from..to))) sink.Add(FillingMistake.Unfilled(sheet.Sheet.Part));
        pieces.Add(new StaticPiece(sheet.Xml.AsMemory(from..to)));
    }

    void AddElement(string name, Range element, ref int from, List<Piece> pieces)
    {
        AddBytes(from, element.Start.Value, pieces);
        if (TagText.HoldsOpen(sheet.Xml.AsSpan(element))) sink.Add(FillingMistake.Unfilled(sheet.Sheet.Part));
        pieces.Add(new MarkPiece(name == "mergeCells" ? new MergesMark(sheet.Xml[element]) : new FollowMark(sheet.Xml[element])));
        from = element.End.Value;
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
        var text = new TaggedText(sheet.Sheet.Part, null, [new CellRun(written, "")]);
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
