using Cqo.Domain.Statistics;
using Cqo.Templating.Xlsx;
using CellKind = Cqo.Domain.Statistics.CellKind;

namespace Cqo.Service.Statistics;

/// <summary>Hands the rows of a worksheet to the rules of the import as they stand in the file, one row held at a time.</summary>
static class WorkbookRows
{
    /// <summary>The sheet. Its merged ranges must be known before its rows: they were read, and the part proved, before.</summary>
    public static SourceSheet Of(Workbook workbook, Sheet sheet, IReadOnlyList<CellRange> merges, string file, CancellationToken cancellation) =>
        new(sheet.Name, Rows(workbook, sheet, cancellation))
        {
            File = file,
            Merged = [.. merges.Select(m => new MergedBlock(m.First.Row, m.First.Column, m.Last.Row, m.Last.Column))],
            From1904 = workbook.Is1904,
        };

    static IEnumerable<SourceRow> Rows(Workbook workbook, Sheet sheet, CancellationToken cancellation)
    {
        using var reader = workbook.Read(sheet);
        var cells = new SourceCell[64];
        var texts = new RepeatedTexts();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Fill(ref cells, reader.Cells, texts);
            yield return new SourceRow(reader.Row, reader.IsRowHidden, cells.AsMemory(0, count));
        }
    }

    static int Fill(ref SourceCell[] cells, RowCells row, RepeatedTexts texts)
    {
        if (cells.Length < row.Count)
        {
            cells = new SourceCell[Math.Max(row.Count, 2 * cells.Length)];
        }
        var count = 0;
        foreach (var cell in row)
        {
            if (cell.Kind != Templating.Xlsx.CellKind.Empty || cell.IsFormula)
            {
                cells[count++] = CellOf(cell, texts);
            }
        }
        return count;
    }

    static SourceCell CellOf(in Cell cell, RepeatedTexts texts) => cell.Kind switch
    {
        Templating.Xlsx.CellKind.Text => SourceCell.OfText(cell.Column, texts.Of(cell.Utf8)),
        Templating.Xlsx.CellKind.Date when cell.Date is { } date => SourceCell.OfDay(cell.Column, DateOnly.FromDateTime(date)),
        Templating.Xlsx.CellKind.Number or Templating.Xlsx.CellKind.Date => SourceCell.OfNumber(cell.Column, cell.Number, texts.Of(cell.Utf8)),
        Templating.Xlsx.CellKind.Boolean => new SourceCell(cell.Column, CellKind.Boolean, null, cell.Number),
        Templating.Xlsx.CellKind.Error => new SourceCell(cell.Column, CellKind.Error, texts.Of(cell.Utf8)),
        // A program wrote the formula and no result: there is nothing to read.
        _ => new SourceCell(cell.Column, CellKind.Error, "未计算 / not calculated"),
    };
}
