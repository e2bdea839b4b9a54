using System.IO.Compression;
using System.Security;
using System.Text;

namespace Cqo.Benchmarks.SheetFill;

/// <summary>The template of the statistics table: a header, and a row of tags in shared strings, as Excel saves it.</summary>
static class FillTemplate
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006", Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static readonly string[] Headers = ["序号", "企业名称", "统一社会信用代码", "所在地区", "所属行业", "企业规模", "首席质量官", "聘任日期", "证书编号", "培训学时", "考核得分", "质量投入", "产品合格率", "填报日期", "备注"];
    static readonly int[] Formats = [0, 14, 4, 10];

    /// <param name="tags">Rows of tags; one as a rule, two where a library is told of a list by its second item.</param>
    public static byte[] Make(params string[][] tags)
    {
        var strings = new List<string>();
        var rows = string.Concat(tags.Prepend(Headers).Select((texts, row) => $"<row r=\"{row + 1}\" ht=\"18\" customHeight=\"1\">{string.Concat(texts.Select((text, column) => Cell(text, column, row, strings)))}</row>"));
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Type}.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Type}.sharedStrings+xml\"/></Types>");
            Add(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
            Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts><fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"{Formats.Length}\">{string.Concat(Formats.Select(f => $"<xf numFmtId=\"{f}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"))}</cellXfs></styleSheet>");
            Add(zip, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
            Add(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\" count=\"{strings.Count}\" uniqueCount=\"{strings.Count}\">{string.Concat(strings.Select(s => $"<si><t>{SecurityElement.Escape(s)}</t></si>"))}</sst>");
        }
        return output.ToArray();
    }

    static string Cell(string text, int column, int row, List<string> strings)
    {
        strings.Add(text);
        return $"<c r=\"{(char)('A' + column)}{row + 1}\" s=\"{SheetRead.SheetRows.Styles[column]}\" t=\"s\"><v>{strings.Count - 1}</v></c>";
    }

    static void Add(ZipArchive zip, string name, string content)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + content));
    }
}
