using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx;

/// <summary>Number formats by the style number of a cell: <c>numFmts</c> and <c>cellXfs</c> of the styles part (ECMA-376 part 1 §18.8.10).</summary>
internal sealed class CellFormats
{
    const int LongestCode = 4096, MostHeld = 4 << 20;

    readonly Dictionary<int, string> codes = [];
    readonly Dictionary<int, NumberFormat> made = [];
    readonly List<NumberFormat> formats = [];
    readonly WorkbookLimits limits;
    readonly string part;
    readonly bool[] dates;

    /// <param name="package">The workbook.</param>
    /// <param name="part">Its styles, or empty when it has none: then style 0 is the only one.</param>
    /// <param name="limits">Limits.</param>
    public CellFormats(OpcPackage package, string part, WorkbookLimits limits)
    {
        (this.limits, this.part) = (limits, part);
        if (part.Length > 0)
        {
            using var scanner = new SheetScanner(package.Open(part, limits.AnyRatioBytes), MostHeld);
            OpcPackage.Guarded(part, () => Read(scanner));
        }
        if (formats.Count == 0) formats.Add(NumberFormat.General);
        dates = [.. formats.Select(f => f.IsDate)];
    }

    public int Count => formats.Count;

    public NumberFormat this[int style] => formats[style];

    public bool IsDate(int style) => dates[style];

    bool Read(SheetScanner scanner)
    {
        while (scanner.Read())
        {
            if (scanner.Opens("styleSheet"u8)) continue;
            if (scanner.Depth == 1 && scanner.Token == XmlToken.Start) throw WorkbookMistake.NotWhatItSays(part, "styleSheet");
            if (scanner.Opens("numFmts"u8)) ReadChildren(scanner, AddCode);
            else if (scanner.Opens("cellXfs"u8)) ReadChildren(scanner, AddFormat);
            else scanner.Skip();
        }
        return true;
    }

    static void ReadChildren(SheetScanner scanner, Action<SheetScanner> add)
    {
        if (scanner.Token == XmlToken.Empty) return;
        for (var depth = scanner.Depth; scanner.Depth >= depth && scanner.Read();)
        {
            if (scanner.Token is XmlToken.Start or XmlToken.Empty && scanner.IsMain) add(scanner);
            scanner.Skip();
        }
    }

    void AddCode(SheetScanner scanner)
    {
        if (!scanner.Opens("numFmt"u8) || !scanner.TryAttribute("numFmtId"u8, out var id) || !scanner.TryAttribute("formatCode"u8, out var code)) return;
        if (code.Length > LongestCode || codes.Count >= limits.Formats) throw WorkbookMistake.TooMuch(part, $"数字格式过多或过长 | there are too many number formats, or one is too long");
        if (CellNumber.TryIndex(id, int.MaxValue - 1, out var number)) codes[number] = CellText.OfAttribute(code);
    }

    void AddFormat(SheetScanner scanner)
    {
        if (!scanner.Opens("xf"u8)) return;
        if (formats.Count >= limits.Formats) throw WorkbookMistake.TooMuch(part, $"单元格格式超过 {limits.Formats} 种：请把数据复制到新工作簿 | there are more than {limits.Formats} cell formats: copy the data into a new workbook");
        var id = 0;
        if (scanner.TryAttribute("numFmtId"u8, out var written)) CellNumber.TryIndex(written, int.MaxValue - 1, out id);
        formats.Add(Find(id));
    }

    // A workbook may give a code of its own to a number that is built in; then that is what it shows.
    NumberFormat Find(int id)
    {
        if (made.TryGetValue(id, out var format)) return format;
        var code = codes.GetValueOrDefault(id) ?? BuiltinFormats.Find(id);
        return made[id] = code is null or "General" ? NumberFormat.General : new NumberFormat(code);
    }
}
