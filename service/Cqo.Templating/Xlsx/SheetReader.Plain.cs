using System.Buffers;

namespace Cqo.Templating.Xlsx;

// A cell as every program writes it: `<c r="B7" s="3" t="s"><v>12</v></c>`, all of it in the buffer. It is taken in one go, without tokens.
// Whatever looks different is left, untouched, to the scanner, which reads everything and knows every mistake. Loops end at the zeros behind the buffer.
public sealed partial class SheetReader
{
    /// <summary>Characters that make a text something else than its bytes.</summary>
    static readonly SearchValues<byte> Special = SearchValues.Create("&\r_]"u8);

    ref struct PlainCell(ReadOnlySpan<byte> bytes)
    {
        public readonly ReadOnlySpan<byte> Bytes = bytes;
        public int At = 2;
        public int Column;
        public int Style;
        public CellType Type;
        public int Seen;

        public readonly byte Next => Bytes[At];
        public readonly bool Is(ReadOnlySpan<byte> text) => Bytes[At..].StartsWith(text);
    }

    bool TryPlainCell()
    {
        var cell = new PlainCell(scanner.Ahead);
        if (cell.Bytes[0] != '<' || cell.Bytes[1] != 'c') return false;
        var last = count > 0 ? cells[count - 1].Column : 0;
        cell.Column = last + 1;
        while (cell.Next == ' ')
            if (!TryPlainAttribute(ref cell)) return false;
        if (cell.Column <= last || cell.Column > CellReference.MostColumns || cell.Style >= Workbook.Formats.Count) return false;
        if (cell.Is("/>"u8))
        {
            Add(cell.Column, cell.Style);
            scanner.Advance(cell.At + 2);
            return true;
        }
        return cell.Next == '>' && (cell.Type == CellType.Inline ? TryPlainText(ref cell) : TryPlainValue(ref cell));
    }

    bool TryPlainAttribute(ref PlainCell cell)
    {
        var at = cell.Bytes[cell.At..];
        if (at.Length < 4 || at[2] != '=' || at[3] != '"') return false;
        cell.At += 4;
        var bit = 1 << (at[1] & 0x1F);
        if ((cell.Seen & bit) != 0) return false;
        cell.Seen |= bit;
        return at[1] switch
        {
            (byte)'r' => TryPlainReference(ref cell),
            (byte)'s' => TryPlainStyle(ref cell),
            (byte)'t' => TryPlainType(ref cell),
            _ => false,
        };
    }

    bool TryPlainReference(ref PlainCell cell)
    {
        var bytes = cell.Bytes;
        var (column, row, at) = (0, 0, cell.At);
        for (uint letter; (letter = (uint)bytes[at] - 'A') < 26 && column < CellReference.MostColumns; at++) column = (column * 26) + (int)letter + 1;
        for (uint digit; (digit = (uint)bytes[at] - '0') < 10 && row < CellReference.MostRows; at++) row = (row * 10) + (int)digit;
        cell.Column = column;
        cell.At = at + 1;
        return bytes[at] == '"' && row == Row && column > 0;
    }

    static bool TryPlainStyle(ref PlainCell cell)
    {
        var bytes = cell.Bytes;
        var (style, at) = (0, cell.At);
        for (uint digit; (digit = (uint)bytes[at] - '0') < 10 && style < 1_000_000; at++) style = (style * 10) + (int)digit;
        cell.Style = style;
        var isWhole = bytes[at] == '"' && at > cell.At;
        cell.At = at + 1;
        return isWhole;
    }

    static bool TryPlainType(ref PlainCell cell)
    {
        var (type, length) = cell.Is("s\""u8) ? (CellType.Shared, 2) : cell.Is("n\""u8) ? (CellType.Number, 2) : cell.Is("inlineStr\""u8) ? (CellType.Inline, 10)
            : cell.Is("str\""u8) ? (CellType.Text, 4) : cell.Is("b\""u8) ? (CellType.Boolean, 2) : (CellType.Number, 0);
        cell.Type = type;
        cell.At += length;
        return length > 0;
    }

    bool TryPlainValue(ref PlainCell cell)
    {
        if (!cell.Is("><v>"u8)) return false;
        var from = cell.At + 4;
        var length = cell.Bytes[from..].IndexOf((byte)'<');
        if (length <= 0 || !cell.Bytes[(from + length)..].StartsWith("</v></c>"u8)) return false;
        var value = cell.Bytes.Slice(from, length);
        var data = new CellData { Column = (ushort)cell.Column, Style = cell.Style, Number = double.NaN, Start = scanner.Position + from, Length = length, Source = CellSource.Row };
        if (cell.Type == CellType.Text)
        {
            data.Kind = CellKind.Text;
            if (length > limits.TextBytes || value.ContainsAny(Special)) return false;
        }
        else if (!TrySet(cell.Type, ref data, value)) return false;
        Add(cell.Column, cell.Style) = data;
        scanner.Advance(from + length + 8);
        return true;
    }

    bool TryPlainText(ref PlainCell cell)
    {
        const string preserve = "><is><t xml:space=\"preserve\">";
        var isKept = cell.Is("><is><t xml:space=\"preserve\">"u8);
        if (!isKept && !cell.Is("><is><t>"u8)) return false;
        var from = cell.At + (isKept ? preserve.Length : 8);
        var length = cell.Bytes[from..].IndexOf((byte)'<');
        if (length < 0 || length > limits.TextBytes || !cell.Bytes[(from + length)..].StartsWith("</t></is></c>"u8)) return false;
        var text = cell.Bytes.Slice(from, length);
        // What white space is worth without xml:space is decided in one place.
        if (text.ContainsAny(Special) || (!isKept && CellText.Trimmed(text).Length != length)) return false;
        ref var data = ref Add(cell.Column, cell.Style);
        (data.Kind, data.Source, data.Start, data.Length) = (CellKind.Text, CellSource.Row, scanner.Position + from, length);
        scanner.Advance(from + length + 13);
        return true;
    }
}
