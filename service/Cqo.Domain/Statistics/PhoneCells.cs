namespace Cqo.Domain.Statistics;

/// <summary>Mobile numbers of the mainland and fixed lines with their area (domain.md §4.9).</summary>
internal static class PhoneCells
{
    private const int Most = 100;

    public static bool Read(RowReading at, in SourceCell cell, ref CellValue value)
    {
        if (cell.Kind == CellKind.Text && IsPlain(cell.Text))
        {
            value = new(cell.Text);
            return true;
        }
        if (cell.Kind == CellKind.Number && cell.Day is null)
        {
            return ReadNumber(at, cell, ref value);
        }
        return TextCells.TryText(at, cell, InnerSpace.Leave, Most, out var text) && ReadText(at, text, ref value);
    }

    // A mobile number is safe in a cell of numbers, a fixed line lost its first zero there.
    private static bool ReadNumber(RowReading at, in SourceCell cell, ref CellValue value)
    {
        var digits = cell.Number is > 0 and < 1e15 && cell.Number == Math.Floor(cell.Number) ? FormattableString.Invariant($"{cell.Number:0}") : "";
        if (IsMobile(digits))
        {
            if (cell.Text is not null && cell.Text != digits)
            {
                at.Fix(ImportRules.PhoneForm, cell.Text, digits, "科学计数法写的手机号恢复为11位数字，没有丢失。", "A mobile number in scientific notation is written with its 11 digits; none was lost.");
            }
            value = new(digits);
            return true;
        }
        return Unreadable(at, Landline("0" + digits));
    }

    private static bool ReadText(RowReading at, string text, ref CellValue value)
    {
        var plain = Plain(text);
        if (plain is null)
        {
            return Doubtful(at, text, ref value);
        }
        if (plain != text)
        {
            at.Fix(ImportRules.PhoneForm, text, plain, "电话去掉了空格、括号和国家代码。", "The phone number is written without spaces, brackets and country code.");
        }
        value = new(plain);
        return true;
    }

    // Two numbers, or a line without its area, harm nobody: kept as they are and pointed out.
    private static bool Doubtful(RowReading at, string text, ref CellValue value)
    {
        var parts = text.Split(['/', '、', ',', '，', ';', '；', '\n', ' ', '／'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && parts.All(p => Plain(p) is not null || IsLocal(p)))
        {
            at.Notice(ImportRules.PhoneDoubt, "一个单元格里有几个电话，原样保存。请确认用哪一个。", "Several phone numbers stand in one cell; kept as they are. Say which one to use.", Plain(parts[0]));
        }
        else if (IsLocal(text))
        {
            at.Notice(ImportRules.PhoneDoubt, "固定电话没有区号，原样保存。请补上区号，如 027-。", "A fixed line without its area code; kept as it is. Add the area code, like 027-.");
        }
        else
        {
            return Unreadable(at, null);
        }
        value = new(text);
        return true;
    }

    private static bool Unreadable(RowReading at, string? proposal) => at.Question(ImportRules.PhoneUnreadable,
        "不是有效的电话号码。请填写11位手机号，或带区号的固定电话，如 027-87654321。",
        "This is no phone number. Enter a mobile number of 11 digits, or a fixed line with its area, like 027-87654321.", proposal);

    private static string? Plain(string text)
    {
        if (PlainNumber(text) is { } whole)
        {
            return whole;
        }
        var (number, extension) = SplitExtension(text);
        return extension.Length > 0 && PlainNumber(number) is { Length: > 11 } line ? $"{line}-{extension}" : null;
    }

    private static string? PlainNumber(string number)
    {
        Span<char> digits = stackalloc char[24];
        var count = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var c = CellText.Half(number[i]);
            if (char.IsAsciiDigit(c) && count < digits.Length)
            {
                digits[count++] = c;
            }
            else if (c is not (' ' or '-' or '(' or ')' or '.' or '—' or '–' or '\u00A0' or '·') && !(c == '+' && count == 0))
            {
                return null;
            }
        }
        var all = digits[..count].ToString();
        var local = all.StartsWith("0086", StringComparison.Ordinal) ? all[4..] : all.StartsWith("86", StringComparison.Ordinal) && count is 12 or 13 ? all[2..] : all;
        return IsMobile(local) ? local : Landline(local.StartsWith('0') || local.Length == all.Length ? local : "0" + local);
    }

    private static (string Number, string Extension) SplitExtension(string text)
    {
        var at = text.IndexOf('转');
        var dash = at >= 0 ? at : text.Count(c => c == '-') == 2 && text.StartsWith('0') ? text.LastIndexOf('-') : -1;
        var extension = dash < 0 ? "" : text[(dash + 1)..].Trim(' ', '接', '-', ':', '：');
        return extension.Length is >= 1 and <= 6 && extension.All(char.IsAsciiDigit) ? (text[..dash], extension) : (text, "");
    }

    // 010 and 02x have areas of three digits, everything else of four.
    private static string? Landline(string digits)
    {
        var area = digits.StartsWith("010", StringComparison.Ordinal) || digits.StartsWith("02", StringComparison.Ordinal) ? 3 : 4;
        var local = digits.Length - area;
        return digits.StartsWith('0') && local is 7 or 8 && digits[1] != '0' && digits[area] is not ('0' or '1') ? digits[..area] + "-" + digits[area..] : null;
    }

    private static bool IsPlain(string? text) => text is not null && (IsMobile(text) || IsPlainLandline(text));

    private static bool IsPlainLandline(string text)
    {
        var dash = text.IndexOf('-');
        return dash is 3 or 4 && text.Length - dash - 1 is 7 or 8 && text[0] == '0' && !text.AsSpan(0, dash).ContainsAnyExceptInRange('0', '9')
            && !text.AsSpan(dash + 1).ContainsAnyExceptInRange('0', '9');
    }

    private static bool IsMobile(string text) =>
        text.Length == 11 && text[0] == '1' && text[1] is >= '3' and <= '9' && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool IsLocal(string text) => text.Length is 7 or 8 && text[0] is >= '2' and <= '9' && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
