using System.Globalization;
using System.Text;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>The group <c>zh</c>, our own: dates, numbers, money and names as Chinese papers write them (GB/T 15835-2011 on numerals, GB/T 9704-2012 on official papers).</summary>
internal static class ChineseFunctions
{
    internal static void Register(Action<string, Builtin> add)
    {
        add("zh.date", (run, g) => Date(run, g[0], d => $"{ChineseNumerals.Year(d.Year)}年{ChineseNumerals.Count(d.Month)}月{ChineseNumerals.Count(d.Day)}日"));
        add("zh.day", (run, g) => Date(run, g[0], d => string.Create(CultureInfo.InvariantCulture, $"{d.Year}年{d.Month}月{d.Day}日")));
        add("zh.month", (run, g) => Date(run, g[0], d => string.Create(CultureInfo.InvariantCulture, $"{d.Year}年{d.Month}月")));
        add("zh.year", (run, g) => Date(run, g[0], d => ChineseNumerals.Year(d.Year)));
        add("zh.weekday", (run, g) => Date(run, g[0], d => "星期" + "日一二三四五六"[(int)d.DayOfWeek]));
        add("zh.date_capitals", (run, g) => Date(run, g[0], ChineseNumerals.BankDate));
        add("zh.number", (run, g) => Whole(run, g[0], ChineseNumerals.Count));
        add("zh.capitals", (run, g) => Whole(run, g[0], ChineseNumerals.Capitals));
        add("zh.ordinal", (run, g) => Whole(run, g[0], n => "第" + ChineseNumerals.Count(n)));
        add("zh.digits", (run, g) => g[0].IsNull ? g[0] : Value.Of(Digits(run.TextOf(g[0]))));
        add("zh.money", Money);
        add("zh.name", (run, g) => g[0].IsNull ? g[0] : Value.Of(Name(run.TextOf(g[0]))));
        add("zh.mask_mobile", (run, g) => g[0].IsNull ? g[0] : Value.Of(Mask(run.TextOf(g[0]), 3, 4)));
        add("zh.mask_id", (run, g) => g[0].IsNull ? g[0] : Value.Of(Mask(run.TextOf(g[0]), 6, 4)));
        add("zh.document_number", DocumentNumber);
        add("zh.or", (run, g) => run.Options.Culture.TwoLetterISOLanguageName == "zh" ? g[0] : g[1]);
        add("zh.check", (_, g) => Value.Of(g[0].IsTrue ? "☑" : "☐"));
        add("zh.check_code", (run, g) => Value.Of(CreditCodeCheck.IsValid(run.TextOf(g[0]))));
    }

    static Value Date(Interpreter run, Value value, Func<DateTimeOffset, string> format) => run.Date(value) is { } date ? Value.Of(format(date)) : Value.Null;

    static Value Whole(Interpreter run, Value value, Func<long, string> write)
    {
        if (value.IsNull) return value;
        var number = run.Number(value, "number");
        if (!number.IsInt || Int128.Abs(number.AsInt) >= 10_000_000_000_000_000)
            throw run.Fail("CQO3041", "此处应为小于一亿亿的整数 | A whole number below ten quadrillion (一亿亿) is needed here.");
        return Value.Of(write(number.AsInt));
    }

    static string Digits(string text)
    {
        var digits = new StringBuilder(text.Length);
        foreach (var character in text) digits.Append(char.IsAsciiDigit(character) ? "〇一二三四五六七八九"[character - '0'] : character);
        return digits.ToString();
    }

    static Value Money(Interpreter run, ReadOnlySpan<Value> given)
    {
        if (given[0].IsNull) return given[0];
        var number = run.Number(given[0], "amount");
        if (!Numbers.TryDecimal(number, out var amount) || Math.Abs(amount) >= 10_000_000_000_000_000m)
            throw run.Fail("CQO3041", "金额应小于一亿亿元 | An amount below ten quadrillion yuan is needed here.");
        return Value.Of(ChineseNumerals.Money(amount));
    }

    // Names of two characters are spread to the width of three, so that a column of names stands straight (GB/T 9704-2012 practice).
    static string Name(string name)
    {
        var runes = name.EnumerateRunes().ToArray();
        return runes.Length == 2 && runes.All(r => r.Value > 0x2E80) ? $"{runes[0]}\u3000{runes[1]}" : name;
    }

    static string Mask(string text, int head, int tail) =>
        text.Length > head + tail ? string.Concat(text.AsSpan(0, head), new string('*', text.Length - head - tail), text.AsSpan(text.Length - tail)) : new string('*', text.Length);

    // 鄂质官证〔2026〕7号: hexagonal brackets and no leading zeros (GB/T 9704-2012, 7.2.5).
    static Value DocumentNumber(Interpreter run, ReadOnlySpan<Value> given) =>
        Value.Of(string.Create(CultureInfo.InvariantCulture, $"{run.TextOf(given[0])}〔{run.Int(given[1], "year")}〕{run.Int(given[2], "number")}号"));
}
