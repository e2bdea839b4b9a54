using System.Globalization;

namespace Cqo.Domain.Statistics;

/// <summary>Numbers, also as text with their unit or in Chinese numerals.</summary>
internal static class NumberCells
{
    private const int Most = 60;
    private static readonly string[] Units = ["年整", "周年", "年", "岁", "人", "个", "years", "year"];

    public static bool Read(RowReading at, in SourceCell cell, ref CellValue value)
    {
        if (cell.Kind == CellKind.Number && cell.Day is null)
        {
            return double.IsFinite(cell.Number) && Math.Abs(cell.Number) < 1e15 ? Take(at, (decimal)cell.Number, ref value) : AskUnreadable(at, cell.Raw);
        }
        if (!TextCells.TryText(at, cell, InnerSpace.Leave, Most, out var text))
        {
            return false;
        }
        if (!TryNumber(text, out var number))
        {
            return YearsSince(at, text) ?? AskUnreadable(at, text);
        }
        var plain = FormattableString.Invariant($"{number}");
        if (plain != text)
        {
            at.Fix(ImportRules.NumberForm, text, plain, "去掉单位，改为数字。", "Written as a number, without its unit.");
        }
        return Take(at, number, ref value);
    }

    private static bool TryNumber(string text, out decimal number)
    {
        var plain = text;
        foreach (var unit in Units)
        {
            if (plain.Length > unit.Length && plain.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                plain = plain[..^unit.Length].TrimEnd();
                break;
            }
        }
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, NumberFormatInfo.InvariantInfo, out number)
            || TryChinese(plain, out number);
    }

    // 十二, 二十, 两: enough for years; anything longer is asked.
    private static bool TryChinese(string text, out decimal number)
    {
        const string digits = "零一二三四五六七八九";
        number = 0;
        var plain = text is "两" ? "二" : text;
        var ten = plain.IndexOf('十');
        if (plain.Length is 0 or > 3 || (ten < 0 && plain.Length > 1))
        {
            return false;
        }
        var tens = ten < 0 ? 0 : ten == 0 ? 1 : ten == 1 ? digits.IndexOf(plain[0]) : -1;
        var rest = plain[(ten + 1)..];
        var ones = rest.Length == 0 && ten >= 0 ? 0 : rest.Length == 1 ? digits.IndexOf(rest[0]) : -1;
        number = tens * 10 + ones;
        return tens >= 0 && ones >= 0;
    }

    // 2009年至今 says since when, not how long; the difference is a proposal only.
    private static bool? YearsSince(RowReading at, string text)
    {
        var digits = text.AsSpan().TrimStart("自从");
        if (digits.Length < 4 || !int.TryParse(digits[..4], NumberStyles.None, NumberFormatInfo.InvariantInfo, out var year) || year is < 1950 or > 2100)
        {
            return null;
        }
        var years = at.Options.CutOff is { } day && day.Year >= year ? FormattableString.Invariant($"{day.Year - year}") : null;
        return at.Question(ImportRules.NumberUnreadable, $"“{CellText.Shown(text, 20)}”是起始年份，这一列应填年数。请改填。",
            $"\"{CellText.Shown(text, 20)}\" says since when; this column takes the number of years. Enter it.", years);
    }

    private static bool Take(RowReading at, decimal number, ref CellValue value)
    {
        value = new(Number: number);
        if (number < 0)
        {
            return at.Question(ImportRules.NumberRange, "这一列不能是负数。请核对。", "This column takes no negative number. Check it.");
        }
        return at.Spec.Most is not { } most || number <= most || at.Question(ImportRules.NumberRange,
            FormattableString.Invariant($"这一列最多是{most}，现在是{number}。可能填成了年份或别的数字，请核对。"),
            FormattableString.Invariant($"This column takes {most} at most, it has {number}. A year or another number may have been entered; check it."));
    }

    private static bool AskUnreadable(RowReading at, string raw) => at.Question(ImportRules.NumberUnreadable,
        $"“{CellText.Shown(raw, 20)}”不能读作数字。请只填数字，如 12。", $"\"{CellText.Shown(raw, 20)}\" cannot be read as a number. Enter digits only, like 12.");
}
