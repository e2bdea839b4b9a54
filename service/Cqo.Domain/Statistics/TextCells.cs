namespace Cqo.Domain.Statistics;

/// <summary>Free text, and what every column of text has in common.</summary>
internal static class TextCells
{
    private const int MostInText = 2000;

    public static bool Read(RowReading at, in SourceCell cell, ref CellValue value)
    {
        if (!TryText(at, cell, InnerSpace.Text, MostInText, out var text))
        {
            return false;
        }
        value = new(text);
        return true;
    }

    /// <summary>The text of a cell, put in order; false after a question.</summary>
    public static bool TryText(RowReading at, in SourceCell cell, InnerSpace inner, int most, out string text)
    {
        text = "";
        if (cell.Kind is CellKind.Date or CellKind.Boolean || cell.Day is not null)
        {
            return at.Question(ImportRules.UnexpectedKind,
                $"这一列应是文字，单元格却是{(cell.Kind == CellKind.Boolean ? "逻辑值" : "日期")}：电子表格可能自动改了格式。请设为“文本”格式后重新填写。",
                $"This column holds text, the cell holds {(cell.Kind == CellKind.Boolean ? "TRUE or FALSE" : "a date")}: the spreadsheet may have changed what was typed. Format the cell as text and enter it again.");
        }
        if (cell.Kind == CellKind.Number)
        {
            return TryDigits(at, cell, out text);
        }
        if (!CellText.Clean(at, cell.Text!, inner, out text))
        {
            return false;
        }
        if (text.Length > most)
        {
            return at.Question(ImportRules.TooLong,
                $"有{text.Length}个字符，这一列最多{most}个。请缩短。", $"Has {text.Length} characters; this column takes {most} at most. Shorten it.");
        }
        return text.Length > 0 && (!LooksLikeFormula(text) || at.Question(ImportRules.FormulaLike,
            $"以“{text[0]}”开头，电子表格会把它当作公式执行，也可能是恶意内容。系统只作为文字保存。请核对后改写。",
            $"Begins with \"{text[0]}\": a spreadsheet would run it as a formula, and it may be meant to do harm. It is kept as text only. Check and rewrite it."));
    }

    // A number in a column of text is what it shows, unless more digits were typed than a number can keep.
    private static bool TryDigits(RowReading at, in SourceCell cell, out string text)
    {
        text = cell.Raw;
        return (Math.Abs(cell.Number) < 1e15 && !text.Contains('E') && !text.Contains('e') && double.IsFinite(cell.Number)) || at.Question(ImportRules.DigitsLost,
            "电子表格把这个编号当作数字保存，15位以后的数字已经丢失。请设为“文本”格式后重新填写。",
            "The spreadsheet stored this as a number and lost the digits after the 15th. Format the cell as text and enter it again.");
    }

    // "=" and "@" begin nothing else here; "+" and "-" begin phone numbers and lists, so they need a call or a pipe as well.
    private static bool LooksLikeFormula(string text) =>
        text[0] is '=' or '＝' or '@' || (text[0] is '+' or '-' && text.AsSpan().ContainsAny("(|!") && text.AsSpan().ContainsAnyInRange('A', 'z'));
}
