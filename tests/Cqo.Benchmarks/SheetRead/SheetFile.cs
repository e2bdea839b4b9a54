using System.IO.Compression;
using System.Security;
using System.Text;

namespace Cqo.Benchmarks.SheetRead;

/// <summary>The table as a workbook, with texts in the cells or shared as Excel saves them. Written with nothing of ours.</summary>
static class SheetFile
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006", Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Writes <paramref name="rows"/> rows and a header.</summary>
    public static void Write(Stream output, int rows, bool isShared)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var strings = isShared ? new Dictionary<string, int>() : null;
        Add(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Type}.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Type}.sharedStrings+xml\"/></Types>");
        Add(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
        Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts><fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\">{string.Concat(new[] { 0, 14, 4, 10 }.Select(f => $"<xf numFmtId=\"{f}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"))}</cellXfs></styleSheet>");
        using (var sheet = Start(zip, "xl/worksheets/sheet1.xml")) WriteRows(sheet, rows, strings);
        using var shared = Start(zip, "xl/sharedStrings.xml");
        shared.Write($"<sst xmlns=\"{Main}\">");
        foreach (var text in strings?.Keys ?? Enumerable.Empty<string>()) shared.Write($"<si><t>{SecurityElement.Escape(text)}</t></si>");
        shared.Write("</sst>");
    }

    static void WriteRows(StreamWriter sheet, int rows, Dictionary<string, int>? strings)
    {
        sheet.Write($"<worksheet xmlns=\"{Main}\"><dimension ref=\"A1:O{rows}\"/><sheetData>");
        for (var row = 0; row < rows; row++)
        {
            sheet.Write($"<row r=\"{row + 1}\" spans=\"1:15\">");
            var cells = SheetRows.Row(row);
            for (var column = 0; column < cells.Length; column++)
                if (cells[column].Length > 0) WriteCell(sheet, column, row, cells[column], strings);
            sheet.Write("</row>");
        }
        sheet.Write("</sheetData></worksheet>");
    }

    static void WriteCell(StreamWriter sheet, int column, int row, string value, Dictionary<string, int>? strings)
    {
        var start = $"<c r=\"{(char)('A' + column)}{row + 1}\" s=\"{SheetRows.Styles[column]}\"";
        if (SheetRows.IsNumber(column)) sheet.Write($"{start}><v>{value}</v></c>");
        else if (strings is null) sheet.Write($"{start} t=\"inlineStr\"><is><t>{SecurityElement.Escape(value)}</t></is></c>");
        else
        {
            if (!strings.TryGetValue(value, out var index)) strings[value] = index = strings.Count;
            sheet.Write($"{start} t=\"s\"><v>{index}</v></c>");
        }
    }

    static void Add(ZipArchive zip, string name, string content)
    {
        using var part = Start(zip, name);
        part.Write(content);
    }

    static StreamWriter Start(ZipArchive zip, string name)
    {
        var part = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        return part;
    }
}
