using System.Text;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>A cell of a template, by the bytes of its sheet.</summary>
internal struct TemplateCell
{
    public int Column;
    /// <summary>The whole element.</summary>
    public int Start, End;
    /// <summary>Its address, without quotes; empty when the file leaves it out.</summary>
    public Range Reference;
    public int Style;
    /// <summary>Its type attribute; empty for a number.</summary>
    public Range Type;
    /// <summary>Content of <c>v</c>.</summary>
    public Range Value;
    /// <summary>The elements <c>f</c> and <c>is</c>; empty when it has none.</summary>
    public Range Formula, Inline;
}

/// <summary>A row of a template.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Start">First byte of its element.</param>
/// <param name="First">Its first cell among those of the sheet.</param>
internal sealed record TemplateRow(int Number, int Start, int First)
{
    /// <summary>Byte behind its element.</summary>
    public int End { get; set; }
    /// <summary>Byte behind its start tag.</summary>
    public int Inner { get; set; }
    /// <summary>First byte of its end tag; where it begins inside when it has none.</summary>
    public int InnerEnd { get; set; }
    /// <summary>Its number as it is written, without quotes; empty when the file leaves it out.</summary>
    public Range Reference { get; set; }
    /// <summary>How many cells it has.</summary>
    public int Cells { get; set; }
}

/// <summary>A sheet of a template, read whole: where its rows and cells stand. What is not understood stays bytes.</summary>
internal sealed class TemplateSheet
{
    public const int MostBytes = 16 << 20;
    const int MostCells = 500_000;

    readonly List<TemplateCell> cells = [];

    /// <exception cref="PackageFault">Its XML is damaged.</exception>
    /// <exception cref="WorkbookException">It contradicts itself.</exception>
    public TemplateSheet(Sheet sheet, byte[] xml)
    {
        (Sheet, Xml) = (sheet, xml);
        OpcPackage.Guarded(sheet.Part, () => Read());
    }

    public Sheet Sheet { get; }
    public byte[] Xml { get; }
    /// <summary>Prefix of SpreadsheetML in this part, with its colon; empty as a rule.</summary>
    public string Prefix { get; private set; } = "";
    /// <summary>Bytes of the element <c>sheetData</c>; empty when there is none.</summary>
    public Range Data { get; private set; }
    /// <summary>Byte behind the start tag of <c>sheetData</c>; that of its end tag.</summary>
    public (int Start, int End) Inside { get; private set; }
    /// <summary>First byte of the end tag of the sheet.</summary>
    public int InnerEnd { get; private set; }
    public List<TemplateRow> Rows { get; } = [];
    /// <summary>The elements of the sheet, by their local name, in order.</summary>
    public List<(string Name, Range Range)> Elements { get; } = [];

    public ReadOnlySpan<TemplateCell> CellsOf(TemplateRow row) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(cells).Slice(row.First, row.Cells);

    bool Read()
    {
        var scanner = new XmlScanner(Xml);
        while (scanner.Read())
        {
            if (scanner.Token is XmlToken.Start or XmlToken.Empty) Open(ref scanner);
            else if (scanner.Token == XmlToken.End) Close(ref scanner);
        }
        return true;
    }

    // Depth counts the elements open behind the token: an empty element is not among them.
    static int DepthOf(ref XmlScanner scanner) => scanner.Depth + (scanner.Token == XmlToken.Empty ? 1 : 0);

    void Open(ref XmlScanner scanner)
    {
        ReadOnlySpan<byte> name = Xml.AsSpan(scanner.Name);
        var depth = DepthOf(ref scanner);
        if (depth == 1) OpenRoot(name);
        if (depth == 2) Elements.Add((AttributeReader.LocalName(Xml, scanner.Name), scanner.Start..scanner.End));
        if (depth == 1) return;
        if (!TryLocal(ref name)) return;
        else if (depth == 2 && name.SequenceEqual("sheetData"u8)) OpenData(ref scanner);
        else if (!isInData) return;
        else if (depth == 3 && name.SequenceEqual("row"u8)) OpenRow(ref scanner);
        else if (depth == 4 && Rows.Count > 0 && name.SequenceEqual("c"u8)) OpenCell(ref scanner);
        else if (depth == 5 && cells.Count > 0) OpenContent(ref scanner, name);
    }

    bool isInData;

    void OpenRoot(ReadOnlySpan<byte> name)
    {
        var colon = name.IndexOf((byte)':');
        Prefix = Encoding.UTF8.GetString(name[..(colon + 1)]);
        if (!name[(colon + 1)..].SequenceEqual("worksheet"u8)) throw WorkbookMistake.NotWhatItSays(Sheet.Part, "worksheet");
    }

    bool TryLocal(ref ReadOnlySpan<byte> name)
    {
        if (Prefix.Length == 0) return !name.Contains((byte)':');
        var colon = name.IndexOf((byte)':') + 1;
        if (colon != Prefix.Length || !Encoding.UTF8.GetString(name[..colon]).Equals(Prefix, StringComparison.Ordinal)) return false;
        name = name[colon..];
        return true;
    }

    void OpenData(ref XmlScanner scanner)
    {
        isInData = scanner.Token == XmlToken.Start;
        (Data, Inside) = (scanner.Start..scanner.End, (scanner.End, scanner.End));
    }

    /// <summary>Place of a row among those that the file has, or -1.</summary>
    public int IndexOf(int rowNumber)
    {
        var (low, high) = (0, Rows.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Rows[middle].Number == rowNumber) return middle;
            if (Rows[middle].Number < rowNumber) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }

    void OpenRow(ref XmlScanner scanner)
    {
        var (before, reference) = (Rows.Count > 0 ? Rows[^1].Number : 0, default(Range));
        var number = before + 1;
        foreach (var attribute in scanner.Attributes)
            if (Xml.AsSpan(attribute.Name).SequenceEqual("r"u8)) reference = attribute.Value;
        var here = new SheetPlace(Sheet, before);
        if (!IsEmpty(reference) && (!CellNumber.TryIndex(Xml.AsSpan(reference), CellReference.MostRows, out number) || number == 0)) throw WorkbookMistake.RowNumber(here, Xml.AsSpan(reference));
        if (number > CellReference.MostRows) throw WorkbookMistake.RowNumber(here, Encoding.ASCII.GetBytes($"{number}"));
        if (number <= before) throw WorkbookMistake.RowOrder(here, number, before);
        DemandFew();
        Rows.Add(new TemplateRow(number, scanner.Start, cells.Count) { Inner = scanner.End, InnerEnd = scanner.End, End = scanner.End, Reference = reference });
    }

    void OpenCell(ref XmlScanner scanner)
    {
        var row = Rows[^1];
        var last = row.Cells > 0 ? cells[^1].Column : 0;
        var cell = new TemplateCell { Column = last + 1, Start = scanner.Start, End = scanner.End };
        var here = new SheetPlace(Sheet, row.Number);
        foreach (var attribute in scanner.Attributes)
        {
            ReadOnlySpan<byte> name = Xml.AsSpan(attribute.Name), value = Xml.AsSpan(attribute.Value);
            if (name.SequenceEqual("r"u8)) cell.Reference = attribute.Value;
            else if (name.SequenceEqual("t"u8)) cell.Type = attribute.Value;
            else if (name.SequenceEqual("s"u8) && !CellNumber.TryIndex(value, int.MaxValue - 1, out cell.Style)) throw WorkbookMistake.Style(here, cell.Column, value);
        }
        if (!IsEmpty(cell.Reference)) cell.Column = ColumnOf(cell.Reference, here);
        if (cell.Column > CellReference.MostColumns) throw WorkbookMistake.TooManyColumns(here);
        if (cell.Column <= last) throw WorkbookMistake.CellOrder(here, cell.Column, last);
        row.Cells++;
        cells.Add(cell);
        DemandFew();
    }

    void DemandFew()
    {
        if (cells.Count + Rows.Count > MostCells) throw WorkbookMistake.TooMuch(Sheet.Part, $"模板的一个工作表超过 {MostCells:N0} 个单元格：请删去数据，只保留样式和标签 | a sheet of the template has more than {MostCells:N0} cells: delete the data and keep styles and tags");
    }

    int ColumnOf(Range written, SheetPlace here) =>
        CellReference.TryParse(Xml.AsSpan(written), out var reference) && reference.Row == here.Number ? reference.Column : throw WorkbookMistake.CellAddress(here, Xml.AsSpan(written));

    void OpenContent(ref XmlScanner scanner, ReadOnlySpan<byte> name)
    {
        ref var cell = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(cells)[^1];
        var range = scanner.Start..scanner.End;
        if (name.SequenceEqual("v"u8)) cell.Value = scanner.Token == XmlToken.Start ? scanner.End..scanner.End : default;
        else if (name.SequenceEqual("f"u8)) cell.Formula = range;
        else if (name.SequenceEqual("is"u8)) cell.Inline = range;
    }

    void Close(ref XmlScanner scanner)
    {
        ReadOnlySpan<byte> name = Xml.AsSpan(scanner.Name);
        if (scanner.Depth == 0) InnerEnd = scanner.Start;
        if (scanner.Depth == 1) Elements[^1] = (Elements[^1].Name, Elements[^1].Range.Start..scanner.End);
        if (!isInData || !TryLocal(ref name)) return;
        switch (scanner.Depth + 1)
        {
            case 2:
                isInData = false;
                (Data, Inside) = (Data.Start.Value..scanner.End, (Inside.Start, scanner.Start));
                break;
            case 3 when name.SequenceEqual("row"u8): (Rows[^1].InnerEnd, Rows[^1].End) = (scanner.Start, scanner.End); break;
            case 4 when cells.Count > 0 && name.SequenceEqual("c"u8): Last.End = scanner.End; break;
            case 5 when cells.Count > 0: CloseContent(ref scanner, name); break;
        }
    }

    ref TemplateCell Last => ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(cells)[^1];

    void CloseContent(ref XmlScanner scanner, ReadOnlySpan<byte> name)
    {
        ref var cell = ref Last;
        if (name.SequenceEqual("v"u8)) cell.Value = cell.Value.Start..scanner.Start;
        else if (name.SequenceEqual("f"u8)) cell.Formula = cell.Formula.Start..scanner.End;
        else if (name.SequenceEqual("is"u8)) cell.Inline = cell.Inline.Start..scanner.End;
    }

    public static bool IsEmpty(Range range) => range.Start.Equals(range.End);
}
