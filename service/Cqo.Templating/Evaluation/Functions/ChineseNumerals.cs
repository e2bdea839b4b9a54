using System.Text;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>Chinese numerals: plain (二十一), of years (二〇二六) and in capitals (贰拾壹), with the rules for 零 and 整.</summary>
internal static class ChineseNumerals
{
    const string Plain = "零一二三四五六七八九";
    const string Large = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>Digit by digit with 〇 (U+3007), as a year is read.</summary>
    internal static string Year(int year)
    {
        var text = new StringBuilder(4);
        foreach (var digit in year.ToString(System.Globalization.CultureInfo.InvariantCulture)) text.Append("〇一二三四五六七八九"[digit - '0']);
        return text.ToString();
    }

    /// <summary>10 is 十, 21 is 二十一, 105 is 一百零五.</summary>
    internal static string Count(long number)
    {
        var text = Write(number, Plain, "十百千");
        var sign = number < 0 ? 1 : 0;
        return text.AsSpan(sign).StartsWith("一十") ? text.Remove(sign, 1) : text;
    }

    /// <summary>10 is 壹拾: capitals never drop the one, so that nothing can be written in front.</summary>
    internal static string Capitals(long number) => Write(number, Large, "拾佰仟");

    // Groups of four digits with 万, 亿, 万亿; a gap of zeros is read once as 零.
    static string Write(long number, string digits, string units)
    {
        if (number == 0) return digits[..1];
        var text = new StringBuilder(number < 0 ? "负" : "");
        var rest = Math.Abs(number);
        var gap = false;
        foreach (var (size, name) in ((long, string)[])[(1_000_000_000_000, "万"), (100_000_000, "亿"), (10_000, "万"), (1, "")])
        {
            var group = (int)(rest / size % 10_000);
            var started = rest >= size * 10_000;
            if (group == 0)
            {
                // 一万亿: the group of 亿 is empty but its name is read.
                if (name == "亿" && started && rest / size > 0) text.Append('亿');
                gap |= started;
                continue;
            }
            if (started && (gap || group < 1000)) text.Append(digits[0]);
            WriteGroup(text, group, digits, units);
            text.Append(name);
            gap = false;
        }
        return text.ToString();
    }

    static void WriteGroup(StringBuilder text, int group, string digits, string units)
    {
        var gap = false;
        var started = false;
        for (var place = 3; place >= 0; place--)
        {
            var digit = group / (int)Math.Pow(10, place) % 10;
            if (digit == 0) { gap = started; continue; }
            if (gap) text.Append(digits[0]);
            gap = false;
            started = true;
            text.Append(digits[digit]);
            if (place > 0) text.Append(units[place - 1]);
        }
    }

    /// <summary>Money in capitals as banks require it (支付结算办法, annex 1): 壹佰零伍元叁角整, 贰元零伍分.</summary>
    internal static string Money(decimal amount)
    {
        var cents = decimal.Round(Math.Abs(amount) * 100, MidpointRounding.AwayFromZero);
        var yuan = (long)decimal.Floor(cents / 100);
        int jiao = (int)(cents / 10 % 10), fen = (int)(cents % 10);
        var text = new StringBuilder(amount < 0 && cents > 0 ? "负" : "");
        if (yuan > 0 || (jiao == 0 && fen == 0)) text.Append(Capitals(yuan)).Append('元');
        if (jiao > 0) text.Append(Large[jiao]).Append('角');
        else if (fen > 0 && yuan > 0) text.Append('零');
        if (fen > 0) text.Append(Large[fen]).Append('分');
        else text.Append('整');
        return text.ToString();
    }

    /// <summary>A date in capitals (贰零贰陆年壹拾壹月贰拾贰日): months 1, 2, 10 and days 1–10, 20, 30 get 零 in front, days 11–19 get 壹, so that nothing can be added.</summary>
    internal static string BankDate(DateTimeOffset date)
    {
        var text = new StringBuilder();
        foreach (var digit in date.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)) text.Append(Large[digit - '0']);
        text.Append('年').Append(date.Month is 1 or 2 or 10 ? "零" : "").Append(Capitals(date.Month)).Append('月');
        return text.Append(date.Day is <= 10 or 20 or 30 ? "零" : "").Append(Capitals(date.Day)).Append('日').ToString();
    }
}
