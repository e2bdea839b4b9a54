using System.Buffers;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx;

// A cell in any spelling that XML allows.
public sealed partial class SheetReader
{
    /// <summary>What the type attribute of a cell says about its value (ECMA-376 part 1 §18.18.11).</summary>
    enum CellType : byte
    {
        Number, Shared, Text, Inline, Boolean, Error, Date,
    }

    static (string Chinese, string English) NameOf(CellType type) => type switch
    {
        CellType.Boolean => ("逻辑值", "logical value"),
        CellType.Date => ("日期", "date"),
        CellType.Shared => ("字符串编号", "number of a text"),
        _ => ("数字", "number"),
    };

    void ReadCell()
    {
        var column = ReadColumn();
        var style = 0;
        if (scanner.TryAttribute("s"u8, out var written) && (!CellNumber.TryIndex(written, int.MaxValue - 1, out style) || style >= Workbook.Formats.Count)) throw WorkbookMistake.Style(Here, column, written);
        var type = scanner.TryAttribute("t"u8, out written) ? TypeOf(column, written) : CellType.Number;
        // The scanner moves on: from here on, nothing of the start tag may be used.
        ref var cell = ref Add(column, style);
        if (scanner.Token == XmlToken.Start) ReadContent(type, ref cell);
    }

    int ReadColumn()
    {
        var last = count > 0 ? cells[count - 1].Column : 0;
        if (!scanner.TryAttribute("r"u8, out var written)) return last < CellReference.MostColumns ? last + 1 : throw WorkbookMistake.TooManyColumns(Here);
        if (!CellReference.TryParse(written, out var reference) || reference.Row != Row) throw WorkbookMistake.CellAddress(Here, written);
        return reference.Column > last ? reference.Column : throw WorkbookMistake.CellOrder(Here, reference.Column, last);
    }

    CellType TypeOf(int column, ReadOnlySpan<byte> written)
    {
        if (written.SequenceEqual("s"u8)) return CellType.Shared;
        if (written.SequenceEqual("n"u8)) return CellType.Number;
        if (written.SequenceEqual("str"u8)) return CellType.Text;
        if (written.SequenceEqual("inlineStr"u8)) return CellType.Inline;
        if (written.SequenceEqual("b"u8)) return CellType.Boolean;
        if (written.SequenceEqual("e"u8)) return CellType.Error;
        return written.SequenceEqual("d"u8) ? CellType.Date : throw WorkbookMistake.Kind(Here, column, written);
    }

    ref CellData Add(int column, int style)
    {
        if (count == cells.Length)
        {
            var more = ArrayPool<CellData>.Shared.Rent(count * 2);
            cells.AsSpan(0, count).CopyTo(more);
            ArrayPool<CellData>.Shared.Return(cells);
            cells = more;
        }
        ref var cell = ref cells[count++];
        cell = new CellData { Column = (ushort)column, Style = style, Kind = CellKind.Empty, Number = double.NaN, Source = CellSource.Texts };
        return ref cell;
    }

    void ReadContent(CellType type, ref CellData cell)
    {
        var (depth, from, isThere) = (scanner.Depth, texts.Length, false);
        while (scanner.Depth >= depth && scanner.Read())
        {
            if (scanner.Opens("v"u8) && !(isThere && type == CellType.Inline))
            {
                isThere = true;
                texts.CutTo(from);
                StringItem.ReadCharacters(scanner, texts);
                if (type is CellType.Text or CellType.Inline) CellText.Unescape(texts, from);
            }
            else if (scanner.Opens("is"u8))
            {
                (isThere, type) = (true, CellType.Inline);
                texts.CutTo(from);
                StringItem.Read(scanner, texts);
            }
            else
            {
                cell.IsFormula |= scanner.Opens("f"u8);
                scanner.Skip();
            }
        }
        if (isThere) SetValue(type, ref cell, from);
    }

    void SetValue(CellType type, ref CellData cell, int from)
    {
        var value = texts[from..];
        if (value.Length > limits.TextBytes) throw WorkbookMistake.LongText(Here.Cell(cell.Column), limits.TextBytes);
        (cell.Start, cell.Length) = (from, value.Length);
        if (type is CellType.Text or CellType.Inline)
        {
            cell.Kind = CellKind.Text;
            return;
        }
        cell.Start += value.Length - value.TrimStart(" \t\r\n"u8).Length;
        value = value.Trim(" \t\r\n"u8);
        cell.Length = value.Length;
        if (!TrySet(type, ref cell, value)) throw WorkbookMistake.Value(Here, cell.Column, NameOf(type), value);
    }

    // An empty value says nothing, as no value does.
    bool TrySet(CellType type, ref CellData cell, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return true;
        switch (type)
        {
            case CellType.Number:
                cell.Kind = Workbook.Formats.IsDate(cell.Style) ? CellKind.Date : CellKind.Number;
                return CellNumber.TryParse(value, out cell.Number);
            case CellType.Boolean:
                cell.Kind = CellKind.Boolean;
                cell.Number = WorkbookParts.IsTrue(value) ? 1 : 0;
                return cell.Number == 1 || value.SequenceEqual("0"u8) || value.SequenceEqual("false"u8);
            case CellType.Shared:
                (cell.Kind, cell.Source) = (CellKind.Text, CellSource.Shared);
                return CellNumber.TryIndex(value, int.MaxValue - 1, out cell.Start);
            case CellType.Date:
                cell.Kind = CellKind.Date;
                cell.Number = SerialDate.TryParseIso(value, out var date) ? SerialDate.FromDateTime(date, Workbook.Is1904) : double.NaN;
                return !double.IsNaN(cell.Number);
            default:
                cell.Kind = CellKind.Error;
                return true;
        }
    }
}
