using Cqo.Domain.Enterprises;

namespace Cqo.Domain.Statistics;

/// <summary>Credit codes: put into their plain form when that makes them right, otherwise asked for again. No character is ever replaced.</summary>
internal static class CreditCodeCells
{
    private const int Most = 200;

    public static bool Read(RowReading at, in SourceCell cell, ref CellValue value)
    {
        if (cell.Kind == CellKind.Text && CreditCode.IsPlainAndSound(cell.Text))
        {
            value = new(cell.Text);
            return true;
        }
        return cell.Kind == CellKind.Number ? AskForLostDigits(at, cell)
            : cell.Kind != CellKind.Text ? TextCells.TryText(at, cell, InnerSpace.Leave, Most, out _)
            : cell.Text!.Length <= Most ? ReadText(at, cell.Text, ref value)
            : at.Question(ImportRules.TooLong, $"有{cell.Text.Length}个字符，统一社会信用代码只有18位。请照营业执照重新填写。",
                $"Has {cell.Text.Length} characters; a credit code has 18. Enter it again from the business licence.");
    }

    // A number keeps 15 digits of 18, whatever it shows.
    private static bool AskForLostDigits(RowReading at, in SourceCell cell)
    {
        var given = CellText.Shown(cell.Raw, 24);
        return at.Question(ImportRules.CreditCode,
            $"“{given}”是数字格式：电子表格只保留15位，代码的后几位已经丢失，无法恢复。请先把单元格设为“文本”格式，再照营业执照重新填写18位代码。",
            $"\"{given}\" is stored as a number: a spreadsheet keeps 15 digits, the last ones of the code are gone for good. Format the cell as text, then enter the 18 characters again from the business licence.");
    }

    private static bool ReadText(RowReading at, string raw, ref CellValue value)
    {
        var check = CreditCode.Check(raw.TrimStart('\'', '’', '‘', ' '));
        if (check.Problem == CreditCodeProblem.Missing)
        {
            return at.Question(ImportRules.CreditCode, check.Text, check.TextEn);
        }
        if (!check.IsValid)
        {
            return raw.Any(CellText.IsHan) && raw.Length >= 4
                ? at.Question(ImportRules.SwappedCells, "这里应填写18位统一社会信用代码，现在是文字：可能填错了列。请照营业执照填写。",
                    "The 18 characters of the credit code belong here, not words: perhaps another column was meant. Enter it from the business licence.")
                : at.Question(ImportRules.CreditCode, check.Text, check.TextEn);
        }
        if (check.Normalised != raw)
        {
            at.Fix(ImportRules.CodeForm, raw, check.Normalised!, "代码改为半角大写，去掉了空格等符号；校验通过。", "The code is in capitals and half width now, without spaces and signs; its check passes.");
        }
        if (check.Warning is not null)
        {
            at.Notice(ImportRules.CreditCodeDoubt, check.Warning, check.WarningEn!);
        }
        value = new(check.Normalised);
        return true;
    }
}
