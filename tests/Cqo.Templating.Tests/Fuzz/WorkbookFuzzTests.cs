using System.Globalization;
using System.Text;
using System.Xml;
using Cqo.Templating.Tests.Opc;
using Cqo.Templating.Tests.Xlsx;
using Cqo.Templating.Xlsx;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Tests.Fuzz;

/// <summary>Damaged workbooks are refused with a diagnostic or read; and what is read is what the runtime's own reader of XML finds.</summary>
public sealed class WorkbookFuzzTests
{
    const string SheetPart = "xl/worksheets/sheet1.xml";

    static readonly string[] Fragments =
    [
        "<row r=\"3\">", "<row>", "</row>", "<c r=\"B2\">", "<c r=\"B2\" s=\"1\"><v>7</v></c>", "<c><v>1</v></c>", "<c r=\"C3\" t=\"s\"><v>1</v></c>", "<v>", "</v>", "<is><t>", "</t></is>", "t=\"b\"", "t='str'", " r=\"A1\"", "<f>A1</f>", "&amp;", "&#10;", "_x000D_",
        "<!-- c -->", "<![CDATA[d]]>", "]]>", "<?p?>", "xmlns=\"urn:x\"", "xml:space=\"preserve\"", "<mergeCell ref=\"A1:B2\"/>", "</sheetData>", "<sheetData>", " ", "\r\n", "<c\tr=\"D4\"/>", "\u4E2D", "\u0001", "1e9", "1048576", "XFD1",
    ];

    static readonly TestWorkbook Book = new() { Strings = "<si><t>甲</t></si><si><r><t xml:space=\"preserve\"> 乙</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>", Properties = "date1904=\"0\"" };
    static readonly string Sheet = TestWorkbook.Worksheet(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>44561</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>直接</t></is></c></row><row r=\"2\" hidden=\"1\"><c r=\"B2\" t=\"b\"><v>1</v></c><c r=\"D2\" t=\"e\"><v>#N/A</v></c></row><row r=\"4\"><c><f>A1</f><v>1.5E+3</v></c><c t=\"str\"><v> 甲&lt;乙 </v></c><c s=\"2\"/></row>",
        "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>", "<mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>");
    static readonly byte[] Package = Book.OfPart(Sheet);

    [Fact]
    public void Open_WhenPackageBytesAreDamaged_RefusesOrReads() => FuzzRun.Repeat("workbook bytes", r => Mutation.OfBytes(r, Package), f => Read(f), f => Convert.ToBase64String(f)[..200]);

    [Fact]
    public void Read_WhenPartsAreDamaged_RefusesOrReadsWhatIsThere() => FuzzRun.Repeat("workbook parts", DamagedPart, Compare, p => string.Join('\n', p.Select(e => $"{e.Key}: {Encoding.UTF8.GetString(e.Value)}").Where(t => t.Length < 5000)));

    static Dictionary<string, byte[]> DamagedPart(Random r)
    {
        var parts = Book.Parts(Sheet);
        var name = r.Next(4) > 0 ? SheetPart : parts.Keys.ElementAt(r.Next(parts.Count));
        var text = Encoding.UTF8.GetString(parts[name]);
        parts[name] = r.Next(4) == 0 ? Mutation.OfBytes(r, parts[name]) : Encoding.UTF8.GetBytes(r.Next(2) == 0 ? Mutation.OfText(r, text, Sheet, Fragments) : Mutation.OfTokens(r, text, Mutation.XmlToken, Fragments));
        return parts;
    }

    static void Compare(Dictionary<string, byte[]> parts)
    {
        if (Read(TestPackage.Zip(parts)) is not { } read) return;
        // What is read piece by piece is as well-formed as what is read whole.
        for (var scanner = new XmlScanner(parts[SheetPart]); scanner.Read();) { }
        if (IsRead(parts[SheetPart])) Assert.Equal(ByXmlReader(parts[SheetPart]), read);
    }

    // The runtime's reader minds the XML declaration, prefixes without namespace and values of xml:space as well.
    static bool IsRead(byte[] sheet)
    {
        try
        {
            using var xml = new XmlTextReader(new MemoryStream(sheet));
            while (xml.Read()) { }
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    // Values as the file writes them; null when the file is refused.
    static string? Read(byte[] file)
    {
        var result = Workbook.Open(file);
        if (result.Workbook is not { } workbook)
        {
            Assert.Contains(" | ", Assert.Single(result.Diagnostics).Message);
            return null;
        }
        using (workbook)
            try
            {
                return Values(workbook);
            }
            catch (WorkbookException end)
            {
                Assert.Contains(" | ", end.Diagnostic.Message);
                return null;
            }
    }

    static string Values(Workbook workbook)
    {
        var text = new StringBuilder();
        using var reader = workbook.Read(workbook.Sheets[0]);
        while (reader.Read())
        {
            text.Append($"{reader.Row}:");
            foreach (var cell in reader.Cells)
            {
                Assert.NotNull(cell.Shown);
                text.Append(cell.Kind == CellKind.Empty ? "" : $"{cell.Reference}={(cell.Kind == CellKind.Text ? "T" : cell.Text)};");
            }
        }
        _ = reader.Merges;
        return text.ToString();
    }

    static string ByXmlReader(byte[] sheet)
    {
        var text = new StringBuilder();
        using var xml = new XmlTextReader(new MemoryStream(sheet)) { DtdProcessing = DtdProcessing.Prohibit, Normalization = true };
        var (row, column) = (0, 0);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || !IsMain(xml)) continue;
            if (xml.LocalName == "row" && xml.Depth == 2)
            {
                (row, column) = (xml.GetAttribute("r") is { } r ? int.Parse(r, CultureInfo.InvariantCulture) : row + 1, 0);
                text.Append($"{row}:");
            }
            else if (xml.LocalName == "c" && xml.Depth == 3)
            {
                column = xml.GetAttribute("r") is { } reference ? ColumnOf(reference) : column + 1;
                if (ValueOf(xml) is { Length: > 0 } value) text.Append($"{CellReference.ColumnName(column)}{row}={value};");
            }
        }
        return text.ToString();
    }

    static bool IsMain(XmlReader xml) => xml.NamespaceURI is TestWorkbook.Main or TestWorkbook.StrictMain;

    static int ColumnOf(string reference) => reference.TakeWhile(char.IsLetter).Aggregate(0, (sum, letter) => (sum * 26) + (letter & 0x1F));

    static string? ValueOf(XmlReader cell)
    {
        var (type, value, depth) = (cell.GetAttribute("t"), (string?)null, cell.Depth);
        if (cell.IsEmptyElement) return null;
        while (cell.Read() && cell.Depth > depth)
        {
            if (cell.NodeType != XmlNodeType.Element || cell.Depth != depth + 1 || !IsMain(cell)) continue;
            if (cell.LocalName == "is") value = type = "inlineStr";
            else if (cell.LocalName == "v" && !(value is not null && type == "inlineStr")) value = cell.IsEmptyElement ? "" : Text(cell);
        }
        return value is null ? null : type is "str" or "inlineStr" ? "T" : type == "s" && value.Trim().Length > 0 ? "T" : value.Trim(' ', '\t', '\r', '\n');
    }

    // Character data that stands in the element itself.
    static string Text(XmlReader xml)
    {
        var (text, depth) = (new StringBuilder(), xml.Depth);
        while (xml.Read() && xml.Depth > depth)
            if (xml.Depth == depth + 1 && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace) text.Append(xml.Value);
        return text.ToString();
    }
}
