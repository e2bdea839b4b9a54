namespace Cqo.Domain.Enterprises;

/// <summary>What <see cref="CreditCode.Check"/> tells a clerk: what failed, why, how to put it right.</summary>
internal static class CreditCodeTexts
{
    private const int ShownCharacters = 24;

    public static CreditCodeCheck Missing { get; } = new(null, CreditCodeProblem.Missing, null,
        "没有填写统一社会信用代码。请照营业执照填写18位代码。",
        "The unified social credit code is missing. Enter the 18 characters as on the business licence.");

    public static CreditCodeCheck Scientific(string code) => new(null, CreditCodeProblem.DigitsLostInSpreadsheet, null,
        $"“{Shown(code)}”是电子表格把代码当作数字存成的科学计数法，后几位已经丢失，无法恢复。请照营业执照重新填写18位代码，并先把单元格设为“文本”格式。",
        $"\"{Shown(code)}\" is scientific notation: a spreadsheet stored the code as a number and its last digits are gone for good. Enter the 18 characters again from the business licence, in a cell formatted as text.");

    public static CreditCodeCheck DigitsLost(string code, char expected) => new(null, CreditCodeProblem.DigitsLostInSpreadsheet, expected,
        $"代码“{code}”只有前15位可信，末三位变成了000：电子表格曾把它当作数字保存，丢失的数字无法恢复。请照营业执照重新填写18位代码，并先把单元格设为“文本”格式。",
        $"Only the first 15 digits of {code} can be trusted, the last three became 000: a spreadsheet stored it as a number and the lost digits cannot be recovered. Enter the 18 characters again from the business licence, in a cell formatted as text.");

    public static CreditCodeCheck WrongLength(string code) => new(null, CreditCodeProblem.WrongLength, ExpectedFor(code),
        $"统一社会信用代码应为18位，现在是{code.Length}位。请照营业执照核对，{(code.Length < CreditCode.Length ? "补上缺少的字符" : "删去多余的字符")}。",
        $"A unified social credit code has 18 characters, this has {code.Length}. Compare it with the business licence and {(code.Length < CreditCode.Length ? "add what is missing" : "remove what is too much")}.");

    public static CreditCodeCheck WrongCharacters(string code, IReadOnlyList<int> places)
    {
        var first = places[0];
        var (zh, en) = Hint(code[first]);
        var more = places.Count == 1 ? "" : $"（共{places.Count}处）";
        var moreEn = places.Count == 1 ? "" : $" ({places.Count} such characters in all)";
        return new(null, CreditCodeProblem.WrongCharacter, null,
            $"第{first + 1}位“{Shown(code, first)}”不能出现在统一社会信用代码中{more}：代码只用数字和大写字母，不用I、O、S、V、Z。{zh}请照营业执照核对。",
            $"Character {first + 1}, \"{Shown(code, first)}\", cannot stand in a unified social credit code{moreEn}: it uses digits and capital letters except I, O, S, V, Z. {en}Compare it with the business licence.");
    }

    public static CreditCodeCheck RegionNotDigits(string code) => new(null, CreditCodeProblem.RegionNotDigits, ExpectedFor(code),
        $"代码第3至8位“{code[2..8]}”应是六位数字（登记机关的行政区划代码）。请照营业执照核对。",
        $"Characters 3 to 8, \"{code[2..8]}\", must be six digits (the division of the registering office). Compare them with the business licence.");

    public static CreditCodeCheck WrongCheckCharacter(string code, char expected) => new(null, CreditCodeProblem.WrongCheckCharacter, expected,
        $"最后一位校验码不符：按前17位计算应为“{expected}”，填写的是“{code[17]}”。18位中至少有一位写错或前后颠倒，请照营业执照逐位核对。",
        $"The last character does not agree: the first 17 ask for \"{expected}\", \"{code[17]}\" was given. At least one of the 18 is wrong or two are swapped; compare each with the business licence.");

    public static CreditCodeCheck Valid(string code, bool endsLikeNumber, bool organisationAgrees)
    {
        var (warning, warningEn) = endsLikeNumber
            ? ("末三位都是0：如果代码是从电子表格中复制的，请照营业执照核对，数字可能已经丢失。",
               "The last three digits are 0: if the code was copied from a spreadsheet, compare it with the business licence, digits may have been lost.")
            : organisationAgrees ? (null, (string?)null)
            : ("代码中的组织机构代码（第9至17位，GB 11714）校验码不符，个别老代码如此，请照营业执照核对一次。",
               "The organisation code inside (characters 9 to 17, GB 11714) has another check character; a few old codes are like that. Compare it once with the business licence.");
        return new(code, null, code[17], "统一社会信用代码校验通过。", "The unified social credit code passes its check.", warning, warningEn);
    }

    private static (string Zh, string En) Hint(char c) => c switch
    {
        'O' => ("字母O常与数字0混淆。", "The letter O is often taken for the digit 0. "),
        'I' => ("字母I常与数字1混淆。", "The letter I is often taken for the digit 1. "),
        'Z' => ("字母Z常与数字2混淆。", "The letter Z is often taken for the digit 2. "),
        'S' => ("字母S常与数字5混淆。", "The letter S is often taken for the digit 5. "),
        'V' => ("字母V常与字母U或Y混淆。", "The letter V is often taken for U or Y. "),
        _ => ("", ""),
    };

    private static char? ExpectedFor(string code) =>
        code.Length >= CreditCode.Length - 1 ? CreditCode.CheckCharacter(code) : null;

    // A character may be half of a surrogate pair; half of one must not reach a screen.
    private static string Shown(string code, int index) =>
        char.IsHighSurrogate(code[index]) && index + 1 < code.Length && char.IsLowSurrogate(code[index + 1]) ? code.Substring(index, 2)
        : char.IsSurrogate(code[index]) || char.IsControl(code[index]) ? $"U+{(int)code[index]:X4}"
        : code[index].ToString();

    private static string Shown(string code) => code.Length <= ShownCharacters ? code : code[..ShownCharacters] + "…";
}
