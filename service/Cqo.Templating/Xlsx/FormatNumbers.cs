using System.Globalization;
using System.Text;

namespace Cqo.Templating.Xlsx;

/// <summary>Shows numbers as a section of a number format says.</summary>
internal static class FormatNumbers
{
    const int MostDecimals = 28, GeneralWidth = 11, GroupLength = 3;
    const double MostDecimal = 7e27;

    public static string Show(FormatSection section, double number)
    {
        if (section.Has(FormatPart.General)) return Around(section, FormatPart.General, General(number));
        if (!section.Has(FormatPart.Digit)) return Around(section, FormatPart.Text, section.Has(FormatPart.Text) ? General(number) : "");
        if (section.Has(FormatPart.Exponent)) return Scientific(section, number);
        if (Math.Abs(number) > MostDecimal || section.Has(FormatPart.Fraction)) return General(number);
        return Fixed(section, number);
    }

    static string Around(FormatSection section, FormatPart part, string shown) => string.Concat(section.Tokens.Select(t => t.Part == part ? shown : t.Part == FormatPart.Literal ? t.Written : ""));

    /// <summary>As a cell without format shows it: eleven characters at most, beyond which the exponent is written.</summary>
    public static string General(double number)
    {
        var magnitude = Math.Abs(number);
        if (magnitude == 0) return "0";
        if (magnitude is < 1e11 and >= 1e-4 || (magnitude < 1e-4 && magnitude >= 1e-9 && Math.Round(magnitude, 9) == magnitude))
        {
            var whole = Math.Truncate((decimal)magnitude).ToString(CultureInfo.InvariantCulture).Length;
            var rounded = Math.Round((decimal)number, Math.Max(0, GeneralWidth - 2 - (whole - 1)), MidpointRounding.AwayFromZero);
            if (Math.Abs(rounded) < 100_000_000_000m) return rounded.ToString("0.#########", CultureInfo.InvariantCulture);
        }
        return number.ToString("0.#####E+00", CultureInfo.InvariantCulture);
    }

    static string Fixed(FormatSection section, double number)
    {
        var tokens = section.Tokens;
        var point = IndexOf(tokens, FormatPart.Point);
        var decimals = tokens.Skip(point).Count(t => t.Part == FormatPart.Digit);
        var scale = Math.Pow(100, tokens.Count(t => t.Part == FormatPart.Percent)) / Math.Pow(1000, TrailingThousands(tokens, point));
        // Through decimal, which takes the 15 digits that Excel keeps: 1.005 to two places is 1.01.
        var value = Math.Abs(number * scale) > MostDecimal ? 0 : Math.Round((decimal)(number * scale), Math.Min(decimals, MostDecimals), MidpointRounding.AwayFromZero);
        var digits = Math.Abs(value).ToString("0." + new string('0', Math.Min(decimals, MostDecimals)), CultureInfo.InvariantCulture).Split('.');
        return (value < 0 ? "-" : "") + Whole(tokens.Take(point).ToList(), digits[0]) + Decimals(tokens.Skip(point), digits.Length > 1 ? digits[1] : "");
    }

    static int IndexOf(IReadOnlyList<FormatToken> tokens, FormatPart part)
    {
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Part == part) return i;
        return tokens.Count;
    }

    // Commas right behind the last digit before the point divide by a thousand each.
    static int TrailingThousands(IReadOnlyList<FormatToken> tokens, int point) =>
        tokens.Take(point).Reverse().SkipWhile(t => t.Part is not (FormatPart.Thousands or FormatPart.Digit)).TakeWhile(t => t.Part == FormatPart.Thousands).Count();

    // From right to left: each placeholder takes a digit, the leftmost takes all that are left.
    static string Whole(List<FormatToken> tokens, string digits)
    {
        if (digits == "0") digits = "";
        var first = tokens.FindIndex(t => t.Part == FormatPart.Digit);
        var last = tokens.FindLastIndex(t => t.Part == FormatPart.Digit);
        var isGrouped = Enumerable.Range(0, tokens.Count).Any(i => tokens[i].Part == FormatPart.Thousands && i > first && i < last);
        var (text, written) = (new StringBuilder(), 0);
        void Put(char digit)
        {
            if (isGrouped && written > 0 && written % GroupLength == 0) text.Insert(0, ',');
            text.Insert(0, digit);
            written++;
        }
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            if (tokens[i].Part is FormatPart.Literal or FormatPart.Percent or FormatPart.Text) text.Insert(0, tokens[i].Part == FormatPart.Text ? "" : tokens[i].Written);
            if (tokens[i].Part != FormatPart.Digit) continue;
            do
            {
                if (digits.Length > 0) Put(digits[^1]);
                else if (tokens[i].Written == "0") Put('0');
                else if (tokens[i].Written == "?") text.Insert(0, ' ');
                if (digits.Length > 0) digits = digits[..^1];
            }
            while (i == first && digits.Length > 0);
        }
        return text.ToString();
    }

    // Zeros at the end vanish where the format has # and become spaces where it has ?.
    static string Decimals(IEnumerable<FormatToken> tokens, string digits)
    {
        var (text, at, significant) = (new StringBuilder(), 0, digits.TrimEnd('0').Length);
        foreach (var token in tokens)
        {
            if (token.Part == FormatPart.Digit)
            {
                if (at < significant || token.Written == "0") text.Append(at < digits.Length ? digits[at] : '0');
                else if (token.Written == "?") text.Append(' ');
                at++;
            }
            else if (token.Part is FormatPart.Literal or FormatPart.Percent or FormatPart.Point) text.Append(token.Written);
        }
        return text.ToString();
    }

    static string Scientific(FormatSection section, double number)
    {
        var tokens = section.Tokens;
        var exponentAt = IndexOf(tokens, FormatPart.Exponent);
        var point = Math.Min(IndexOf(tokens, FormatPart.Point), exponentAt);
        var step = Math.Max(1, tokens.Take(point).Count(t => t.Part == FormatPart.Digit));
        var decimals = tokens.Take(exponentAt).Skip(point).Count(t => t.Part == FormatPart.Digit);
        var exponent = number == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(number)) / step) * step;
        var mantissa = Math.Round(number / Math.Pow(10, exponent), Math.Min(decimals, 15), MidpointRounding.AwayFromZero);
        if (Math.Abs(mantissa) >= Math.Pow(10, step)) (mantissa, exponent) = (mantissa / Math.Pow(10, step), exponent + step);
        var shape = new string('0', 1) + (decimals > 0 ? "." + string.Concat(tokens.Take(exponentAt).Skip(point).Where(t => t.Part == FormatPart.Digit).Select(t => t.Written == "0" ? '0' : '#')) : "");
        var width = Math.Max(1, tokens.Skip(exponentAt).Count(t => t.Part == FormatPart.Digit));
        var sign = exponent < 0 ? "-" : tokens[exponentAt].Written[1] == '+' ? "+" : "";
        return mantissa.ToString(shape, CultureInfo.InvariantCulture) + "E" + sign + Math.Abs(exponent).ToString(new string('0', width), CultureInfo.InvariantCulture);
    }
}
