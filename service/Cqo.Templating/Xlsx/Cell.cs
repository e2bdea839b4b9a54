using System.Globalization;
using System.Text;

namespace Cqo.Templating.Xlsx;

/// <summary>What a cell holds.</summary>
public enum CellKind : byte
{
    /// <summary>Nothing; only a format, or a formula whose result was not saved.</summary>
    Empty,
    /// <summary>A number.</summary>
    Number,
    /// <summary>A number that its format shows as a date, a time or a span of time.</summary>
    Date,
    /// <summary>A text, possibly of no characters.</summary>
    Text,
    /// <summary>TRUE or FALSE.</summary>
    Boolean,
    /// <summary>An error such as <c>#N/A</c>.</summary>
    Error,
}

/// <summary>Where the characters of a cell stand.</summary>
internal enum CellSource : byte
{
    /// <summary>In the bytes of the row that are held.</summary>
    Row,
    /// <summary>In the buffer of texts that had to be put together.</summary>
    Texts,
    /// <summary>Among the shared strings.</summary>
    Shared,
}

/// <summary>A cell as the row keeps it.</summary>
internal struct CellData
{
    public double Number;
    /// <summary>Where its characters begin, or the number of the shared string.</summary>
    public int Start;
    public int Length;
    public int Style;
    public ushort Column;
    public CellKind Kind;
    public CellSource Source;
    public bool IsFormula;
}

/// <summary>A cell of the current row. It looks into the buffers of its <see cref="SheetReader"/>: use it before the next row is read.</summary>
public readonly ref struct Cell
{
    readonly SheetReader reader;
    readonly ref readonly CellData data;

    internal Cell(SheetReader reader, ref readonly CellData data)
    {
        this.reader = reader;
        this.data = ref data;
    }

    /// <summary>Column, from 1.</summary>
    public int Column => data.Column;

    /// <summary>Its address.</summary>
    public CellReference Reference => new(data.Column, reader.Row);

    /// <summary>What it holds.</summary>
    public CellKind Kind => data.Kind;

    /// <summary>Whether a formula stands behind the value. Formulas are not computed: the value is what was saved with the file.</summary>
    public bool IsFormula => data.IsFormula;

    /// <summary>Value of a number; days of a date (see <see cref="Date"/>); 1 or 0 for TRUE or FALSE; NaN for all else.</summary>
    public double Number => data.Number;

    /// <summary>Day and time of a date, in whichever system the workbook counts; null for other cells, and for a date that is none: a time without day, or 29 February 1900.</summary>
    public DateTime? Date => data.Kind == CellKind.Date ? SerialDate.ToDateTime(data.Number, reader.Workbook.Is1904) : null;

    /// <summary>How it shows numbers.</summary>
    public NumberFormat Format => reader.Workbook.Formats[data.Style];

    /// <summary>Characters of a text or an error as UTF-8; of other cells what the file writes: digits of the number, <c>1</c> or <c>0</c>. Nothing is allocated.</summary>
    /// <exception cref="WorkbookException">The cell refers to a shared string that does not exist or cannot be read.</exception>
    public ReadOnlySpan<byte> Utf8 => reader.Characters(in data);

    /// <summary>Characters of a text or an error; of other cells what the file writes, such as <c>9.142E+17</c>.</summary>
    /// <exception cref="WorkbookException">The cell refers to a shared string that does not exist or cannot be read.</exception>
    public string Text => Encoding.UTF8.GetString(Utf8);

    /// <summary>What the user sees in a column that is wide enough: <c>2021年12月</c>, <c>85.00%</c>, <c>TRUE</c>.</summary>
    /// <exception cref="WorkbookException">The cell refers to a shared string that does not exist or cannot be read.</exception>
    public string Shown => data.Kind switch
    {
        CellKind.Number or CellKind.Date => Format.Show(data.Number, reader.Workbook.Is1904),
        CellKind.Boolean => data.Number != 0 ? "TRUE" : "FALSE",
        CellKind.Text => Format.Show(Text),
        CellKind.Empty => "",
        _ => Text,
    };

    /// <summary>Address and shown text, for a debugger.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Reference} {Shown}");
}

/// <summary>The cells of the current row that the file has, from left to right. Use them before the next row is read.</summary>
public readonly ref struct RowCells
{
    readonly SheetReader reader;
    readonly ReadOnlySpan<CellData> cells;

    internal RowCells(SheetReader reader, ReadOnlySpan<CellData> cells)
    {
        this.reader = reader;
        this.cells = cells;
    }

    /// <summary>How many there are.</summary>
    public int Count => cells.Length;

    /// <summary>The cell at that place among them, from 0; this is not its column.</summary>
    public Cell this[int index] => new(reader, in cells[index]);

    /// <summary>Finds the cell of a column, from 1; false when the file has none there.</summary>
    public bool TryGet(int column, out Cell cell)
    {
        var (low, high) = (0, cells.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (cells[middle].Column == column)
            {
                cell = new Cell(reader, in cells[middle]);
                return true;
            }
            if (cells[middle].Column < column) low = middle + 1;
            else high = middle - 1;
        }
        cell = default;
        return false;
    }

    /// <summary>Goes through them.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the cells of a row.</summary>
    public ref struct Enumerator
    {
        readonly RowCells row;
        int index = -1;

        internal Enumerator(RowCells row)
        {
            this.row = row;
        }

        /// <summary>The cell it stands on.</summary>
        public readonly Cell Current => row[index];

        /// <summary>Steps on; false at the end.</summary>
        public bool MoveNext() => ++index < row.Count;
    }
}
