using System.Globalization;
using Cqo.Templating.Evaluation.Functions;

namespace Cqo.Templating.Reading;

/// <summary>Shown numbers → numbers.</summary>
internal static class ShownNumber
{
    const int Longest = 60;

    /// <summary>Reads 二十一, 贰拾壹, 第三 or 壹佰元整; null unless the function writes exactly that for the number.</summary>
    public static decimal? Chinese(string text, string function)
    {
        if (text.Length > Longest) return null;
        var number = function == "zh.money" ? Money(text) : Whole(function == "zh.ordinal" && text[0] == '第' ? text[1..] : text);
        return number is { } found && Math.Abs(found) < 10_000_000_000_000_000m && Written(found, function) == text ? found : null;
    }

    static string Written(decimal number, string function) => function switch
    {
        "zh.money" => ChineseNumerals.Money(number),
        "zh.capitals" => ChineseNumerals.Capitals((long)number),
        "zh.ordinal" => "第" + ChineseNumerals.Count((long)number),
        _ => ChineseNumerals.Count((long)number),
    };

    static decimal? Whole(string text)
    {
        decimal total = 0, group = 0, digit = 0;
        foreach (var sign in text.TrimStart('负'))
        {
            if (Math.Max("零一二三四五六七八九".IndexOf(sign), "零壹贰叁肆伍陆柒捌玖".IndexOf(sign)) is >= 0 and var value) { digit = value; continue; }
            var small = Math.Max("十百千".IndexOf(sign), "拾佰仟".IndexOf(sign));
            if (small >= 0) (group, digit) = (group + Math.Max(digit, sign == '十' && group == 0 ? 1 : digit) * (small == 0 ? 10 : small == 1 ? 100 : 1000), 0);
            else if (sign == '万') (total, group, digit) = (total + (group + digit) * 10_000, 0, 0);
            else if (sign == '亿') (total, group, digit) = ((total + group + digit) * 100_000_000, 0, 0);
            else return null;
            if (total > 1e17m) return null;
        }
        var number = total + group + digit;
        return text.StartsWith('负') ? -number : number;
    }

    static decimal? Money(string text)
    {
        var rest = text.TrimStart('负').TrimEnd('整');
        var yuan = rest.IndexOf('元', StringComparison.Ordinal);
        if (Whole(yuan < 0 ? "零" : rest[..yuan]) is not { } number) return null;
        var cents = rest[(yuan + 1)..];
        for (var i = 0; i + 1 < cents.Length; i++)
            if ("零壹贰叁肆伍陆柒捌玖".IndexOf(cents[i]) is >= 0 and var digit) number += cents[i + 1] == '角' ? digit * 0.1m : cents[i + 1] == '分' ? digit * 0.01m : 0;
        return text.StartsWith('负') ? -number : number;
    }

    /// <summary>A number with groups and decimals; what a format rounded away is gone.</summary>
    public static decimal? Formatted(string text)
    {
        var isPercent = text.EndsWith('%');
        return decimal.TryParse(text.TrimEnd('%').Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? isPercent ? number / 100 : number : null;
    }
}
