using System.Globalization;
using Cqo.Domain.Statistics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellValue = DocumentFormat.OpenXml.Spreadsheet.CellValue;

namespace Cqo.Service.Tests.Statistics;

/// <summary>Writes sheets into a real workbook with the Open XML SDK, as offices return them: shared strings, dates as formatted numbers, merged and hidden rows.</summary>
static class ReturnedWorkbook
{
    const uint DateStyle = 1;

    public static byte[] Of(params SourceSheet[] sheets) => Of(sheets, hidden: []);

    public static byte[] Of(SourceSheet[] sheets, string[] hidden)
    {
        using var file = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var main = workbook.AddWorkbookPart();
            main.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new WorkbookProperties { Date1904 = sheets[0].From1904 ? true : null }, new Sheets());
            main.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var strings = new SharedStrings();
            for (var i = 0; i < sheets.Length; i++)
            {
                var part = main.AddNewPart<WorksheetPart>();
                part.Worksheet = Worksheet(sheets[i], strings);
                main.Workbook.Sheets!.Append(new Sheet
                {
                    Name = sheets[i].Name, SheetId = (uint)i + 1, Id = main.GetIdOfPart(part), State = hidden.Contains(sheets[i].Name) ? SheetStateValues.Hidden : null,
                });
            }
            main.AddNewPart<SharedStringTablePart>().SharedStringTable = strings.Table;
        }
        return file.ToArray();
    }

    static Stylesheet Styles() => new(
        new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));

    static Worksheet Worksheet(SourceSheet sheet, SharedStrings strings)
    {
        var data = new SheetData();
        foreach (var source in sheet.Rows)
        {
            var row = new Row { RowIndex = (uint)source.Number, Hidden = source.Hidden ? true : null };
            row.Append(source.Cells.ToArray().OrderBy(c => c.Column).Select(c => CellOf(source.Number, c, sheet.From1904, strings)));
            data.Append(row);
        }
        var worksheet = new Worksheet(data);
        if (sheet.Merged.Count > 0)
        {
            worksheet.Append(new MergeCells(sheet.Merged.Select(m => new MergeCell { Reference = $"{Name(m.FirstRow, m.FirstColumn)}:{Name(m.LastRow, m.LastColumn)}" })));
        }
        return worksheet;
    }

    static Cell CellOf(int row, SourceCell cell, bool from1904, SharedStrings strings)
    {
        var (reference, number) = (Name(row, cell.Column), cell.Number.ToString("R", CultureInfo.InvariantCulture));
        if (cell.Day is { } day)
        {
            var serial = day.DayNumber - (from1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)).DayNumber;
            return new Cell { CellReference = reference, StyleIndex = DateStyle, CellValue = new CellValue(serial) };
        }
        return cell.Kind switch
        {
            CellKind.Text => new Cell { CellReference = reference, DataType = CellValues.SharedString, CellValue = new CellValue(strings.Index(cell.Text!)) },
            CellKind.Number => new Cell { CellReference = reference, CellValue = new CellValue(cell.Text ?? number) },
            CellKind.Boolean => new Cell { CellReference = reference, DataType = CellValues.Boolean, CellValue = new CellValue(number) },
            _ => new Cell { CellReference = reference, DataType = CellValues.Error, CellFormula = new CellFormula("A1"), CellValue = new CellValue(cell.Text!) },
        };
    }

    static string Name(int row, int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        }
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    sealed class SharedStrings
    {
        readonly Dictionary<string, int> indexes = [];

        public SharedStringTable Table { get; } = new();

        public int Index(string text)
        {
            if (!indexes.TryGetValue(text, out var index))
            {
                indexes[text] = index = indexes.Count;
                Table.Append(new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
            }
            return index;
        }
    }
}
