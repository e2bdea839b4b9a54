using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Cqo.Templating.Evaluation;

namespace Cqo.Templating.Xlsx.Filling;

// What a value becomes in its cell.
internal sealed partial class SheetWriter
{
    /// <summary>Digits that Excel keeps of a number; whole numbers of more are identifiers, and written as text.</summary>
    const long MostExact = 999_999_999_999_999;
    const int LongestText = 32_767;

    void WriteCell()
    {
        var one = cell!;
        if (one.Same is not null && same.Join(one.Same, row, one.IsText || isJoined ? Value.Of(text.ToString()) : pending)) Output.Write(one.Empty);
        else if (one.IsText) EndText(one);
        else if (!isPending) Output.Write(one.Empty);
        else if (isJoined) WriteString(one, text.ToString());
        else WriteValue(one, pending);
        cell = null;
        pending = default;
    }

    void WriteValue(CellMark one, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.String: WriteString(one, value.AsString!); break;
            case ValueKind.Int when value.AsInt is >= -MostExact and <= MostExact: WriteInteger(one, value.AsInt); break;
            case ValueKind.Int: WriteText(one, value.AsInt.ToString(CultureInfo.InvariantCulture)); break;
            case ValueKind.BigInt: WriteText(one, value.AsBigInteger.ToString(CultureInfo.InvariantCulture)); break;
            case ValueKind.Decimal: WriteDecimal(one, value.AsDecimal); break;
            case ValueKind.Double: WriteDouble(one, value.AsDouble); break;
            case ValueKind.Bool: WriteBoolean(one, value.AsBool); break;
            case ValueKind.Date: WriteDate(one, value.AsDate.DateTime, null); break;
            case ValueKind.TimeSpan when one.Style.IsDate: WriteDouble(one, value.AsTimeSpan.TotalDays); break;
            case ValueKind.TimeSpan: WriteText(one, Printer.Scalar(value)); break;
            default: Output.Write(one.Empty); break;
        }
    }

    void WriteInteger(CellMark one, long number)
    {
        Output.Write(one.Number);
        Output.WriteInteger(number);
        Output.Write(one.CloseValue);
    }

    void WriteDecimal(CellMark one, decimal number)
    {
        Output.Write(one.Number);
        Utf8Formatter.TryFormat(number, Output.Room(LongestNumber), out var written);
        Output.Take(written);
        Output.Write(one.CloseValue);
    }

    void WriteDouble(CellMark one, double number)
    {
        if (!double.IsFinite(number)) throw Fail(FillingMistake.BadNumber, "该值不是有限的数（例如除以零的结果）：请先判断", "the value is no finite number (a division by zero, for example): test it first");
        Output.Write(one.Number);
        number.TryFormat(Output.Room(LongestNumber), out var written, "R", CultureInfo.InvariantCulture);
        Output.Take(written);
        Output.Write(one.CloseValue);
    }

    void WriteBoolean(CellMark one, bool value)
    {
        Output.Write(one.Boolean);
        Output.Write(value ? "1"u8 : "0"u8);
        Output.Write(one.CloseValue);
    }

    void WriteString(CellMark one, string text)
    {
        if (one.Style.IsDate && CellDate.TryRead(text, out var date)) WriteDate(one, date, text);
        else if (text.Length == 0) Output.Write(one.Empty);
        else WriteText(one, text);
    }

    // A day that Excel cannot count to is shown as text.
    void WriteDate(CellMark one, DateTime date, string? text)
    {
        if (CellDate.Serial(date, is1904) is not { } serial) WriteText(one, text ?? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else if (serial == Math.Floor(serial)) WriteInteger(one, (long)serial);
        else WriteDouble(one, serial);
    }

    void WriteText(CellMark one, string text)
    {
        if (text.Length > LongestText) throw TooLong(text.Length);
        OpenText(one, text[0]);
        WriteRun(one, 0, text);
        Output.Write(one.CloseText);
    }

    RenderException TooLong(int length) => Fail(FillingMistake.LongText,
        $"文字有 {length:N0} 个字符，一个单元格最多 {LongestText:N0} 个：请缩短，或分到几个单元格", $"the text has {length:N0} characters and a cell holds {LongestText:N0} at most: shorten it, or split it over cells");

    // The mark keeps a text such as =A1 a text when somebody edits the cell.
    void OpenText(CellMark one, char first)
    {
        var quotes = first is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠' && one.Style.Quoted > 0;
        HasQuoted |= quotes && one.Style.Quoted != one.Style.Own;
        Output.Write(quotes ? one.Quoted : one.Text);
    }

    void WriteRun(CellMark one, int run, ReadOnlySpan<char> text)
    {
        Output.Write(one.RunOpen[run]);
        Output.Write(KeepsBlanks(text) ? " xml:space=\"preserve\">"u8 : ">"u8);
        CellCharacters.Write(text, Output, badCharacter ??= BadCharacter);
        Output.Write(one.RunClose[run]);
    }

    // One for the sheet, not one for each text.
    Func<char, Exception>? badCharacter;

    static bool KeepsBlanks(ReadOnlySpan<char> text) => text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Contains('\n'));

    RenderException BadCharacter(char character) => char.IsSurrogate(character)
        ? Fail(FillingMistake.BadCharacter, $"内容中有半个字符（U+{(int)character:X4}）：生僻字被截断，请按字截取或更正数据", $"the value holds half a character (U+{(int)character:X4}): a rare character was cut in two; cut texts by characters, or correct the data")
        : Fail(FillingMistake.BadCharacter, $"内容含有不允许的控制字符 U+{(int)character:X4}：请从数据中删去，它多来自粘贴的文字", $"the value holds the character U+{(int)character:X4}, which no XML may contain (XML 1.0 §2.2): remove it from the data; it usually comes from pasted text");

    // ---- text with tags in it

    readonly StringBuilder text = new();
    readonly List<(int Run, int Start)> runs = [];

    void StartText()
    {
        text.Clear();
        runs.Clear();
    }

    void AddText(TextMark mark)
    {
        if (runs.Count == 0 || runs[^1].Run != mark.Run) runs.Add((mark.Run, text.Length));
        text.Append(mark.Text);
        CheckLength();
    }

    void AddText(Value value, Interpreter interpreter)
    {
        text.Append(value.AsString ?? (value.IsNull ? "" : interpreter.TextOf(value)));
        CheckLength();
    }

    void CheckLength()
    {
        if (text.Length > LongestText) throw TooLong(text.Length);
    }

    void EndText(CellMark one)
    {
        if (text.Length == 0)
        {
            Output.Write(one.Empty);
            return;
        }
        var all = text.ToString();
        OpenText(one, all[0]);
        for (var i = 0; i < runs.Count; i++)
        {
            var end = i + 1 < runs.Count ? runs[i + 1].Start : all.Length;
            if (end > runs[i].Start) WriteRun(one, runs[i].Run, all.AsSpan(runs[i].Start..end));
        }
        Output.Write(one.CloseText);
    }
}
