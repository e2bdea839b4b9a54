using System.Globalization;
using System.Text;
using Cqo.Templating.Tests.Opc;
using Cqo.Templating.Xlsx;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>Makes small workbooks by hand: a fixed skeleton around the XML that a test is about.</summary>
sealed class TestWorkbook
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Number formats of the styles 0, 1, …: by number (1 is the code <c>0</c>), or a code of its own.</summary>
    public string[] Formats { get; init; } = ["0", "14", "10", "yyyy\"年\"m\"月\"", "@"];
    /// <summary>Content of <c>sst</c>, or null for a workbook without.</summary>
    public string? Strings { get; init; }
    /// <summary>Attributes of <c>workbookPr</c>.</summary>
    public string Properties { get; init; } = "";
    /// <summary>Names and attributes of the sheets; the first is the one that the rows are for.</summary>
    public (string Name, string Attributes)[] Sheets { get; init; } = [("Sheet1", "")];
    /// <summary>Declared type of the first sheet's part, behind the last dot and before the plus.</summary>
    public string SheetType { get; init; } = "worksheet";

    /// <summary>A workbook with these rows: the content of <c>sheetData</c>.</summary>
    public byte[] Of(string rows, string before = "", string after = "") => OfPart(Worksheet(rows, before, after));

    public static string Worksheet(string rows, string before = "", string after = "") => $"{Declaration}<worksheet xmlns=\"{Main}\" xmlns:r=\"{Office}\">{before}<sheetData>{rows}</sheetData>{after}</worksheet>";

    /// <summary>A workbook whose first sheet is this part.</summary>
    public byte[] OfPart(string sheet) => TestPackage.Zip(Parts(sheet));

    public Dictionary<string, byte[]> Parts(string sheet) => Texts(sheet).ToDictionary(p => p.Key, p => Encoding.UTF8.GetBytes(p.Value));

    Dictionary<string, string> Texts(string sheet)
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"{Declaration}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Type}.sharedStrings+xml\"/>"
                + string.Concat(Sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"{Type}.{(i == 0 ? SheetType : "worksheet")}+xml\"/>")) + "</Types>",
            ["_rels/.rels"] = $"{Declaration}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><workbookPr {Properties}/><sheets>{string.Concat(Sheets.Select((s, i) => $"<sheet name=\"{TestPackage.Escape(s.Name)}\" sheetId=\"{i + 7}\" r:id=\"rId{i + 1}\" {s.Attributes}/>"))}</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"{Declaration}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(Sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}"
                + $"<Relationship Id=\"rIdStyles\" Type=\"{Office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rIdStrings\" Type=\"{Office}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>",
            ["xl/styles.xml"] = Styles(),
        };
        if (Strings is not null) parts["xl/sharedStrings.xml"] = $"{Declaration}<sst xmlns=\"{Main}\">{Strings}</sst>";
        for (var i = 0; i < Sheets.Length; i++) parts[$"xl/worksheets/sheet{i + 1}.xml"] = i == 0 ? sheet : Worksheet($"<row r=\"1\"><c r=\"A1\"><v>{i + 1}</v></c></row>");
        return parts;
    }

    string Styles()
    {
        var own = Formats.Where(f => !IsNumber(f)).ToList();
        var codes = string.Concat(own.Select((f, i) => $"<numFmt numFmtId=\"{164 + i}\" formatCode=\"{TestPackage.Escape(f).Replace("\"", "&quot;")}\"/>"));
        var formats = string.Concat(Formats.Select(f => $"<xf numFmtId=\"{(own.IndexOf(f) is >= 0 and var i ? (164 + i).ToString(CultureInfo.InvariantCulture) : f)}\" fontId=\"0\"/>"));
        return $"{Declaration}<styleSheet xmlns=\"{Main}\"><numFmts count=\"{own.Count}\">{codes}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>{formats}</cellXfs></styleSheet>";
    }

    static bool IsNumber(string format) => int.TryParse(format, CultureInfo.InvariantCulture, out var id) && format == id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Opens a file that is a workbook.</summary>
    public static Workbook Open(byte[] file, WorkbookLimits? limits = null)
    {
        var result = Workbook.Open(file, limits);
        return result.Workbook ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    /// <summary>Every cell of a sheet as <c>B7 Number 12</c>; a row without cells as <c>row 7</c>.</summary>
    public static List<string> Cells(byte[] file, int sheet = 0, WorkbookLimits? limits = null)
    {
        using var workbook = Open(file, limits);
        using var reader = workbook.Read(workbook.Sheets[sheet]);
        var cells = new List<string>();
        while (reader.Read())
        {
            if (reader.Cells.Count == 0) cells.Add($"row {reader.Row}");
            foreach (var cell in reader.Cells) cells.Add($"{cell.Reference} {cell.Kind} {cell.Text}".TrimEnd(' '));
        }
        return cells;
    }

    /// <summary>What ends the reading of a sheet, or of the workbook itself.</summary>
    public static Diagnostic Fault(byte[] file, WorkbookLimits? limits = null)
    {
        var result = Workbook.Open(file, limits);
        if (result.Workbook is not { } workbook) return Assert.Single(result.Diagnostics);
        using (workbook)
            return Assert.Throws<WorkbookException>(() =>
            {
                using var reader = workbook.Read(workbook.Sheets[0]);
                while (reader.Read())
                    foreach (var cell in reader.Cells) _ = cell.Shown;
            }).Diagnostic;
    }
}
