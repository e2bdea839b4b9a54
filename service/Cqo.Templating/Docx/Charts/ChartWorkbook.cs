using System.Globalization;
using System.Text;
using Cqo.Templating.Evaluation.Charts;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx.Charts;

/// <summary>The workbook behind a chart, which Word opens for "Edit data": one sheet with exactly what the chart shows. Texts are texts, whatever they begin with.</summary>
internal static class ChartWorkbook
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n", Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Whether a sheet may have the name.</summary>
    public static bool IsSheetName(string name) => name.Length is > 0 and <= 31 && name.IndexOfAny(['[', ']', ':', '*', '?', '/', '\\']) < 0;

    /// <summary>Whether a formula may name the sheet without quotes.</summary>
    public static bool IsPlain(string name) => char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    public static byte[] Write(ChartData data, string sheetName)
    {
        var sheet = new ChartSheet(data, sheetName);
        var writer = new OpcWriter();
        Add(writer, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Sheets}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Sheets}.worksheet+xml\"/></Types>");
        Add(writer, "_rels/.rels", Relationship("officeDocument", "xl/workbook.xml"));
        Add(writer, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"{SubDocuments.TreeReading.Quoted(sheetName)}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        Add(writer, "xl/_rels/workbook.xml.rels", Relationship("worksheet", "worksheets/sheet1.xml"));
        Add(writer, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{Rows(sheet)}</sheetData></worksheet>");
        using var output = new MemoryStream();
        writer.WriteTo(output);
        return output.ToArray();
    }

    static string Relationship(string kind, string target) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/{kind}\" Target=\"{target}\"/></Relationships>";

    static void Add(OpcWriter writer, string name, string xml) => writer.AddDeflated(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(Declaration + xml));

    static string Rows(ChartSheet sheet)
    {
        var data = sheet.Data;
        var points = data.Series.Max(s => s.Values.Count);
        var text = new StringBuilder();
        for (var row = 0; row <= Math.Max(points, data.Categories.Count); row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            if (row > 0 && row <= data.Categories.Count) Append(text, 0, row, data.Categories[row - 1]);
            for (var i = 0; i < data.Series.Count; i++) AppendSeries(text, sheet, i, row);
            text.Append("</row>");
        }
        return text.ToString();
    }

    static void AppendSeries(StringBuilder text, ChartSheet sheet, int index, int row)
    {
        var (series, columns) = (sheet.Data.Series[index], sheet.Of[index]);
        if (row == 0)
        {
            Append(text, columns.Values, 0, new ChartCell(series.Name, null));
            return;
        }
        if (row > series.Values.Count) return;
        if (columns.Places is { } places) Append(text, places, row, series.Places![row - 1]);
        Append(text, columns.Values, row, series.Values[row - 1]);
        if (columns.Sizes is { } sizes) Append(text, sizes, row, series.Sizes![row - 1]);
    }

    static void Append(StringBuilder text, int column, int row, ChartCell cell)
    {
        if (cell.Number is not null) Append(text, column, row, cell.Number);
        else text.Append(CultureInfo.InvariantCulture, $"<c r=\"{ChartSheet.Letters(column)}{row + 1}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SubDocuments.TreeReading.Quoted(cell.Text)}</t></is></c>");
    }

    static void Append(StringBuilder text, int column, int row, double? number)
    {
        if (number is { } value) text.Append(CultureInfo.InvariantCulture, $"<c r=\"{ChartSheet.Letters(column)}{row + 1}\"><v>{ChartCell.Written(value)}</v></c>");
    }
}
