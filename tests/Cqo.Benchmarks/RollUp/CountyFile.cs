using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Cqo.Benchmarks.RollUp;

/// <summary>A county's returned workbook of invented enterprises, written with nothing of ours.</summary>
static class CountyFile
{
    const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006", Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28], OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
    static readonly string[] Header = ["序号", "企业名称", "统一社会信用代码", "规模", "是否规上", "所属行业", "获质量奖（湖北精品）情况", "首席质量官姓名", "学历", "聘任时间", "任期止", "培训证书编号", "联系电话", "备注"];
    static readonly string[] Sizes = ["大型", "中型", "小型", "微型"], Trades = ["通用设备制造业", "食品制造业", "医药制造业"], Awards = ["", "", "", "", "长江质量奖", "湖北精品"];

    /// <summary>A workbook with these enterprises.</summary>
    public static byte[] Of(IEnumerable<int> enterprises)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Type}.worksheet+xml\"/></Types>");
            Add(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"统计表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            using var sheet = Start(zip, "xl/worksheets/sheet1.xml");
            sheet.Write($"<worksheet xmlns=\"{Main}\"><sheetData>");
            WriteRow(sheet, Header);
            var serial = 1;
            foreach (var i in enterprises) WriteRow(sheet, Cells(serial++, i));
            sheet.Write("</sheetData></worksheet>");
        }
        return memory.ToArray();
    }

    /// <summary>Whether the enterprise is above scale: what the roll-up must count.</summary>
    public static bool IsAboveScale(int i) => i % 3 != 0;

    static string[] Cells(int serial, int i) =>
    [
        serial.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"湖北样例{i}号精密制造有限公司"), Code(i), Sizes[i % 4], IsAboveScale(i) ? "是" : "否", Trades[i % 3],
        Awards[i % 6], "欧阳" + (char)('一' + (i % 900)), "大学本科", i % 5 == 0 ? "2026-03-05" : "2024-03-05", "2029-03-04", "鄂培" + i, "13800000001", "",
    ];

    static string Code(int i)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"91420106X{i:0000000}");
        var organisation = body[8..].Select((c, at) => (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) * OrganisationWeights[at]).Sum();
        body += "0123456789X0"[11 - (organisation % 11)];
        return body + Alphabet[(31 - (body.Select((c, at) => Alphabet.IndexOf(c) * Weights[at]).Sum() % 31)) % 31];
    }

    static void WriteRow(StreamWriter sheet, string[] cells)
    {
        sheet.Write("<row>");
        foreach (var cell in cells) sheet.Write($"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>");
        sheet.Write("</row>");
    }

    static void Add(ZipArchive zip, string name, string content)
    {
        using var part = Start(zip, name);
        part.Write(content);
    }

    static StreamWriter Start(ZipArchive zip, string name) => new(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
}
