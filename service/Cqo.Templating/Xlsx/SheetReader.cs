using System.Buffers;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx;

/// <summary>
/// Reads a worksheet forward, row by row, in constant memory. Every row and cell that the file has comes once and in order; what contradicts itself ends the reading
/// with its place. Where a file leaves out row or column numbers, the next one is meant (ECMA-376 part 1 §18.3.1.73 and §18.3.1.4).
/// </summary>
/// <example><code>
/// using var reader = workbook.Read(workbook.Sheets[0]);
/// while (reader.Read())
///     foreach (var cell in reader.Cells) Use(cell.Reference, cell.Kind, cell.Shown);
/// </code></example>
public sealed partial class SheetReader : IDisposable
{
    readonly SheetScanner scanner;
    readonly WorkbookLimits limits;
    readonly TextBuffer texts = new();
    readonly List<CellRange> merges = [];
    bool[] hiddenColumns = [];
    CellData[] cells = ArrayPool<CellData>.Shared.Rent(64);
    int count;
    bool isInside, isEnded;
    WorkbookException? failure;

    internal SheetReader(Workbook workbook, Sheet sheet, SheetScanner scanner, WorkbookLimits limits)
    {
        (Workbook, Sheet, this.scanner, this.limits) = (workbook, sheet, scanner, limits);
    }

    internal Workbook Workbook { get; }

    /// <summary>The sheet that is read.</summary>
    public Sheet Sheet { get; }

    /// <summary>Number of the current row, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>Whether the current row is hidden, by hand, by a filter or by a collapsed group.</summary>
    public bool IsRowHidden { get; private set; }

    /// <summary>The cells that the file has in the current row, from left to right; cells that hold nothing but a format are among them.</summary>
    public RowCells Cells => new(this, cells.AsSpan(0, count));

    /// <summary>Merged ranges. They stand behind the rows: ask when <see cref="Read"/> has said false, or <see cref="Workbook.ReadMerges"/> before.</summary>
    /// <exception cref="InvalidOperationException">Rows are left.</exception>
    public IReadOnlyList<CellRange> Merges => isEnded ? merges : throw new InvalidOperationException("merged ranges are known when the last row was read");

    /// <summary>Whether a column, from 1, is hidden. Known from the first row on.</summary>
    public bool IsColumnHidden(int column) => column > 0 && column < hiddenColumns.Length && hiddenColumns[column];

    /// <summary>Steps to the next row that the file has, be it empty or hidden; false behind the last one, when all of the part was read and proved.</summary>
    /// <exception cref="WorkbookException">The sheet is damaged, contradicts itself or is too large; what was read so far may not be used. CQO7010 to CQO7019: row or cell numbers
    /// that are malformed, twice or out of order, values that are not of their type, texts or formats that do not exist, malformed ranges; CQO7007, CQO7021: a limit; CQO50xx: damage.</exception>
    public bool Read()
    {
        if (failure is not null) throw failure;
        try
        {
            return !isEnded && ReadRow();
        }
        catch (XmlFault fault)
        {
            throw failure = WorkbookMistake.Damaged(PackageFault.In(Sheet.Part, fault), Near);
        }
        catch (PackageFault fault)
        {
            throw failure = WorkbookMistake.Damaged(fault, Near);
        }
        catch (WorkbookException end)
        {
            throw failure = end;
        }
    }

    CellReference? Near => Row > 0 ? new CellReference(count > 0 ? cells[count - 1].Column : 1, Row) : null;

    SheetPlace Here => new(Sheet, Row);

    bool ReadRow()
    {
        scanner.WeighAnchor();
        if (!isInside && !FindRows()) return !(isEnded = true);
        count = 0;
        texts.CutTo(0);
        while (scanner.Read())
        {
            if (scanner.Opens("row"u8))
            {
                StartRow();
                ReadCells();
                return true;
            }
            if (scanner.Token == XmlToken.End) break;
            scanner.Skip();
        }
        ReadRest();
        return !(isEnded = true);
    }

    void StartRow()
    {
        scanner.Anchor();
        var before = Row;
        var next = before + 1;
        if (scanner.TryAttribute("r"u8, out var written) && (!CellNumber.TryIndex(written, CellReference.MostRows, out next) || next == 0)) throw WorkbookMistake.RowNumber(Here, written);
        if (next > CellReference.MostRows) throw WorkbookMistake.RowNumber(Here, System.Text.Encoding.ASCII.GetBytes($"{next}"));
        if (next <= before) throw WorkbookMistake.RowOrder(Here, next, before);
        Row = next;
        IsRowHidden = scanner.TryAttribute("hidden"u8, out var hidden) && WorkbookParts.IsTrue(hidden);
    }

    void ReadCells()
    {
        if (scanner.Token == XmlToken.Empty) return;
        while (true)
        {
            if (scanner.IsPlain) while (TryPlainCell()) { }
            if (!scanner.Read() || scanner.Token == XmlToken.End) return;
            if (scanner.Opens("c"u8)) ReadCell();
            else scanner.Skip();
        }
    }

    internal ReadOnlySpan<byte> Characters(in CellData cell)
    {
        if (cell.Source == CellSource.Row) return scanner.Held(cell.Start, cell.Length);
        if (cell.Source == CellSource.Texts) return texts[cell.Start..(cell.Start + cell.Length)];
        return Workbook.Strings.TryGet(cell.Start, out var text) ? text : throw WorkbookMistake.Text(Here, cell.Column, cell.Start);
    }

    /// <summary>Frees the buffers.</summary>
    public void Dispose()
    {
        if (cells.Length == 0) return;
        scanner.Dispose();
        texts.Dispose();
        ArrayPool<CellData>.Shared.Return(cells);
        (cells, count, isEnded) = ([], 0, true);
    }
}
