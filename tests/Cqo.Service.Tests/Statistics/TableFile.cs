using System.Globalization;
using Cqo.Domain.Enterprises;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cqo.Service.Tests.Statistics;

/// <summary>One row as an office would type it.</summary>
/// <param name="Number">Number of the enterprise: its code and name follow from it.</param>
/// <param name="County">所在县（市、区）, or empty.</param>
public sealed record TableRow(int Number, string County)
{
    public string Size { get; init; } = "中型";
    public string AboveScale { get; init; } = "是";
    public string Awards { get; init; } = "";
    public string Cqo { get; init; } = "张三";
    public string From { get; init; } = "2024-03-05";
    public string Until { get; init; } = "2029-03-04";
    public string Certificate { get; init; } = "";
    public string Remarks { get; init; } = "";
    public string? Code { get; init; }
    public string? Hours { get; init; }

    /// <summary>A valid code that no firm has.</summary>
    public static string CodeOf(int number)
    {
        var digits = number.ToString("000000", CultureInfo.InvariantCulture);
        // Seven digits take the place of the X that marks an invented body's second half.
        var body = digits.Length == 6 ? "91420106XX" + digits : "91420106X" + digits;
        var organisation = OrganisationCheck(body[8..]);
        return body + organisation + CreditCode.CheckCharacter(body + organisation);
    }

    // GB 11714: weights of the eight characters, digits and letters as 0 to 35.
    static char OrganisationCheck(string body)
    {
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = body.Select((c, i) => (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) * weights[i]).Sum();
        return "0123456789X0"[11 - (sum % 11)];
    }

    /// <summary>The cells in the order of <see cref="TableFile.Header"/>.</summary>
    public string[] Cells(int serial) =>
    [
        serial.ToString(CultureInfo.InvariantCulture), County, $"湖北样例{Number}号精密制造有限公司", Code ?? CodeOf(Number), Size, AboveScale, Awards, Cqo, From, Until, Certificate, Remarks,
        .. Hours is null ? (string[])[] : [Hours],
    ];
}

/// <summary>Returned workbooks, written by the Open XML SDK.</summary>
static class TableFile
{
    public const string Header = "序号|所在县（市、区）|企业名称|统一社会信用代码|规模|是否规上|获质量奖（湖北精品）情况|首席质量官姓名|聘任时间|任期止|培训证书编号|备注";

    public static byte[] Of(params IEnumerable<TableRow> rows)
    {
        var all = rows.ToList();
        var header = Header.Split('|').Concat(all.Exists(r => r.Hours is not null) ? ["培训学时"] : Array.Empty<string>()).ToArray();
        return Write([["企业首席质量官基本情况统计表"], header, .. all.Select((row, i) => row.Cells(i + 1))]);
    }

    public static byte[] Write(IEnumerable<string[]> lines)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(sheet))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                foreach (var line in lines)
                {
                    writer.WriteStartElement(new Row());
                    foreach (var cell in line)
                    {
                        writer.WriteElement(new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(cell)) });
                    }
                    writer.WriteEndElement();
                }
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "统计表", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }
        return memory.ToArray();
    }
}
