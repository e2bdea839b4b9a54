using System.Globalization;
using Cqo.Templating.Xlsx;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FsCheck;
using FsCheck.Fluent;
using MiniExcelLibs;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Workbook = Cqo.Templating.Xlsx.Workbook;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>Files that programs other than ours wrote, and what readers other than ours find in them.</summary>
public sealed class WrittenByOthersTests
{
    static readonly string[] Texts = ["", "湖北", " 两端 ", "a<&>\"b", "😀𠮷", "行\n行", "_x0041_", "_x", "=1+1", "]]>", "\t", "914201001234567890", "\r\n"];

    /// <summary>What a table holds at a place: null, a number, a bool, a DateTime or a string.</summary>
    static object? Value(Random random) => random.Next(8) switch
    {
        0 => null,
        1 => random.Next(-1000, 1_000_000),
        2 => random.NextDouble() * Math.Pow(10, random.Next(-12, 18)),
        3 => random.Next(2) == 0,
        4 => new DateTime(1900, 3, 1).AddMinutes(random.Next(60_000_000)),
        5 => Texts[random.Next(Texts.Length)],
        _ => string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => Texts[random.Next(Texts.Length)])),
    };

    static object?[][] Table(Random random) => [.. Enumerable.Range(0, random.Next(30)).Select(_ => Enumerable.Range(0, random.Next(40)).Select(_ => Value(random)).ToArray())];

    [Fact]
    public void Read_WhenAnyTableIsWrittenByTheOpenXmlSdk_GivesEveryValueBack() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var table = Table(new Random(seed));
            return Trimmed(table).SequenceEqual(Trimmed(Read(Written(table, new Random(seed)))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261124UL, 59UL));

    // Rows as one text each, without what is empty at the end of a row or of the table.
    static IEnumerable<string> Trimmed(object?[][] table) => table.Select(row => string.Join('|', row.Select(Shown)).TrimEnd('|')).Reverse().SkipWhile(r => r.Length == 0).Reverse();

    static string Shown(object? value) => value switch
    {
        null => "",
        string text => $"「{text}」",
        DateTime date => date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    static object?[][] Read(byte[] file)
    {
        using var workbook = TestWorkbook.Open(file);
        using var reader = workbook.Read(workbook.Sheets[0]);
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            while (rows.Count < reader.Row) rows.Add([]);
            var row = new List<object?>();
            foreach (var cell in reader.Cells)
            {
                while (row.Count < cell.Column) row.Add(null);
                row[cell.Column - 1] = cell.Kind switch
                {
                    CellKind.Empty => null,
                    CellKind.Number => cell.Number,
                    CellKind.Date => cell.Date,
                    CellKind.Boolean => cell.Number != 0,
                    _ => cell.Text,
                };
            }
            rows[^1] = [.. row];
        }
        return [.. rows];
    }

    static byte[] Written(object?[][] table, Random random)
    {
        using var output = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            workbook.Workbook = new(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = "表", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(new DocumentFormat.OpenXml.Spreadsheet.CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 22, ApplyNumberFormat = true }));
            var strings = new SharedStringTable();
            WriteRows(sheet, table, strings, random);
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = strings;
        }
        return output.ToArray();
    }

    static void WriteRows(WorksheetPart sheet, object?[][] table, SharedStringTable strings, Random random)
    {
        using var writer = OpenXmlWriter.Create(sheet);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        for (var row = 0; row < table.Length; row++)
        {
            writer.WriteStartElement(new Row { RowIndex = (uint)row + 1 });
            for (var column = 0; column < table[row].Length; column++)
            {
                if (Cell(table[row][column], strings, random) is not { } cell) continue;
                cell.CellReference = new CellReference(column + 1, row + 1).ToString();
                writer.WriteElement(cell);
            }
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static Cell? Cell(object? value, SharedStringTable strings, Random random)
    {
        if (value is null) return null;
        if (value is bool yes) return new Cell { DataType = CellValues.Boolean, CellValue = new CellValue(yes) };
        if (value is DateTime date) return new Cell { StyleIndex = 1, CellValue = new CellValue(date.ToOADate().ToString("R", CultureInfo.InvariantCulture)) };
        if (value is not string text) return new Cell { CellValue = new CellValue(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture)) };
        var escaped = text.Replace("_x", "_x005F_x").Replace("\r", "_x000D_");
        Text Piece() => new(escaped) { Space = SpaceProcessingModeValues.Preserve };
        if (random.Next(2) == 0) return new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(Piece()) };
        strings.AppendChild(random.Next(2) == 0 ? new SharedStringItem(Piece()) : new SharedStringItem(new Run(Piece())));
        return new Cell { DataType = CellValues.SharedString, CellValue = new CellValue(strings.Count() - 1) };
    }

    [Fact]
    public void Read_WhenWrittenByMiniExcel_AgreesWithTheOpenXmlSdk()
    {
        var rows = Enumerable.Range(0, 700).Select(i => new
        {
            序号 = i, 企业名称 = $"武汉光电{i}有限公司 <&>", 信用代码 = $"9142{i:D12}MA", 规上 = i % 3 == 0, 任命日期 = new DateTime(2020, 1, 1).AddDays(i), 得分 = i / 7.0, 备注 = i % 5 == 0 ? null : $" 第{i}行\n ",
        });
        using var output = new MemoryStream();
        output.SaveAs(rows);
        var file = output.ToArray();
        var cells = TestWorkbook.Cells(file).Where(c => !c.EndsWith(" Empty", StringComparison.Ordinal)).ToList();
        Assert.Equal(BySdk(file), cells.Select(c => c.Replace(" Date ", " Number ")));
        Assert.Equal((701 * 7) - 140, cells.Count);
        Assert.Contains("E2 Date 43831", cells);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3000)]
    public void Read_WhenTheWorkbookStaysInItsFile_ReadsTheSameAsFromMemory(int rows)
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.Create(path)) file.SaveAs(Enumerable.Range(0, rows).Select(i => new { 甲 = i, 乙 = $"文{i % 9}" }));
            using var stream = File.OpenRead(path);
            using var workbook = Workbook.Open(stream).Workbook!;
            using var reader = workbook.Read(workbook.Sheets[0]);
            var cells = new List<string>();
            while (reader.Read())
                foreach (var cell in reader.Cells) cells.Add($"{cell.Reference} {cell.Kind} {cell.Text}".TrimEnd(' '));
            Assert.Equal(TestWorkbook.Cells(File.ReadAllBytes(path)).Where(c => !c.StartsWith("row", StringComparison.Ordinal)), cells);
            Assert.True(cells.Count >= rows * 2);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Every cell with a value, in the words of TestWorkbook.Cells; the SDK knows no dates.
    static List<string> BySdk(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var strings = document.WorkbookPart!.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(i => i.InnerText).ToList() ?? [];
        var cells = new List<string>();
        foreach (var cell in document.WorkbookPart.WorksheetParts.First().Worksheet.Descendants<Cell>())
        {
            if (cell.InnerText.Length == 0) continue;
            var type = cell.DataType?.Value;
            var text = type == CellValues.SharedString ? strings[int.Parse(cell.InnerText, CultureInfo.InvariantCulture)] : cell.InnerText;
            var kind = type is null or CellValues.Number ? "Number" : type == CellValues.Boolean ? "Boolean" : type == CellValues.Error ? "Error" : "Text";
            cells.Add($"{cell.CellReference} {kind} {text}".TrimEnd(' '));
        }
        return cells;
    }
}
