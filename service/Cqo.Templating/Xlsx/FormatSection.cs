using System.Globalization;

namespace Cqo.Templating.Xlsx;

/// <summary>One of the up to four sections of a number format (ECMA-376 part 1 §18.8.31), taken apart.</summary>
internal sealed class FormatSection
{
    static readonly string[] HalfDays = ["AM/PM", "上午/下午", "A/P"];
    static readonly string[] Generals = ["General", "G/通用格式"];

    readonly string code;
    readonly List<FormatToken> tokens = [];
    int at;

    /// <param name="code">The section without its semicolons.</param>
    public FormatSection(string code)
    {
        this.code = code;
        while (at < code.Length) ReadToken();
        TellMinutes();
        IsDate = tokens.Exists(t => t.IsDate);
    }

    public IReadOnlyList<FormatToken> Tokens => tokens;
    public bool IsDate { get; }
    /// <summary>Names of months and weekdays in Chinese (<c>[$-804]</c>).</summary>
    public bool IsChinese { get; private set; }
    /// <summary>1 or 2 for <c>[DBNum1]</c> (一二三) and <c>[DBNum2]</c> (壹贰叁).</summary>
    public int ChineseDigits { get; private set; }
    /// <summary>Condition such as <c>[&gt;=100]</c>: its sign and number.</summary>
    public (string Sign, double Number)? Condition { get; private set; }

    public bool Has(FormatPart part) => tokens.Exists(t => t.Part == part);

    void ReadToken()
    {
        var c = code[at];
        if (c == '"') ReadQuoted();
        else if (c is '\\' or '_' or '*') ReadEscape(c);
        else if (c == '[') ReadBrackets();
        else if (TryWord(Generals, FormatPart.General) || TryWord(HalfDays, FormatPart.HalfDay)) return;
        else if (c is 'E' or 'e' && at + 1 < code.Length && code[at + 1] is '+' or '-') Add(FormatPart.Exponent, 2);
        else if (PartOf(c) is { } part) Add(part, part == FormatPart.Digit ? 1 : RunLength());
        else if (c == '.' && IsSecondFraction()) Add(FormatPart.SecondFraction, 1 + code[(at + 1)..].TakeWhile(d => d == '0').Count());
        else Add(c switch { '.' => FormatPart.Point, ',' => FormatPart.Thousands, '%' => FormatPart.Percent, '/' => IsFraction() ? FormatPart.Fraction : FormatPart.Literal, '@' => FormatPart.Text, _ => FormatPart.Literal }, 1);
    }

    static FormatPart? PartOf(char c) => char.ToLowerInvariant(c) switch
    {
        '0' or '#' or '?' => FormatPart.Digit,
        'y' or 'e' or 'b' => FormatPart.Year,
        'm' => FormatPart.Month,
        'd' => FormatPart.Day,
        'a' => FormatPart.ChineseWeekday,
        'h' => FormatPart.Hour,
        's' => FormatPart.Second,
        _ => null,
    };

    int RunLength() => code[at..].TakeWhile(c => char.ToLowerInvariant(c) == char.ToLowerInvariant(code[at])).Count();

    // A point behind seconds begins their fraction; elsewhere it is that of a number.
    bool IsSecondFraction() => at + 1 < code.Length && code[at + 1] == '0' && tokens.FindLast(t => t.Part != FormatPart.Literal) is { Part: FormatPart.Second or FormatPart.Elapsed };

    bool IsFraction() => tokens.Count > 0 && tokens[^1].Part == FormatPart.Digit && at + 1 < code.Length && (char.IsAsciiDigit(code[at + 1]) || code[at + 1] is '?' or '#');

    bool TryWord(string[] words, FormatPart part)
    {
        foreach (var word in words)
        {
            if (string.Compare(code, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            Add(part, word.Length);
            return true;
        }
        return false;
    }

    void Add(FormatPart part, int length)
    {
        tokens.Add(new FormatToken(part, code.Substring(at, length)));
        at += length;
    }

    void ReadQuoted()
    {
        var end = code.IndexOf('"', at + 1);
        if (end < 0) end = code.Length;
        tokens.Add(new FormatToken(FormatPart.Literal, code[(at + 1)..end]));
        at = end + 1;
    }

    // \x is x, _x leaves the width of x, *x fills the cell with x, for which a text has no room.
    void ReadEscape(char c)
    {
        if (c != '*') tokens.Add(new FormatToken(FormatPart.Literal, c == '_' ? " " : code[Math.Min(at + 1, code.Length)..Math.Min(at + 2, code.Length)]));
        at += 2;
    }

    void ReadBrackets()
    {
        var end = code.IndexOf(']', at);
        if (end < 0) end = code.Length;
        var inside = code[(at + 1)..end];
        at = end + 1;
        if (inside.StartsWith('$')) ReadLocale(inside[1..]);
        else if (inside.StartsWith("DBNum", StringComparison.OrdinalIgnoreCase) && inside.Length == 6) ChineseDigits = inside[5] - '0';
        else if (inside.Length > 0 && inside.All(c => char.ToLowerInvariant(c) == char.ToLowerInvariant(inside[0])) && char.ToLowerInvariant(inside[0]) is 'h' or 'm' or 's') tokens.Add(new FormatToken(FormatPart.Elapsed, inside));
        else if (inside.Length > 1 && inside[0] is '<' or '>' or '=') ReadCondition(inside);
    }

    // [$¥-804]: a currency sign and the language of names.
    void ReadLocale(string inside)
    {
        var dash = inside.LastIndexOf('-');
        var sign = dash < 0 ? inside : inside[..dash];
        if (sign.Length > 0) tokens.Add(new FormatToken(FormatPart.Literal, sign));
        IsChinese |= dash >= 0 && (inside.EndsWith("804", StringComparison.Ordinal) || inside.EndsWith("404", StringComparison.Ordinal) || inside.Contains("zh", StringComparison.OrdinalIgnoreCase));
    }

    void ReadCondition(string inside)
    {
        var sign = string.Concat(inside.TakeWhile(c => c is '<' or '>' or '='));
        if (double.TryParse(inside[sign.Length..], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) Condition = (sign, number);
    }

    // m is minutes right behind hours and right before seconds, months elsewhere.
    void TellMinutes()
    {
        var units = Enumerable.Range(0, tokens.Count).Where(i => tokens[i].IsDate && tokens[i].Part != FormatPart.HalfDay).ToList();
        for (var i = 0; i < units.Count; i++)
        {
            if (tokens[units[i]] is not { Part: FormatPart.Month, Written.Length: <= 2 } month) continue;
            var isBehindHours = i > 0 && IsHours(tokens[units[i - 1]]);
            var isBeforeSeconds = i + 1 < units.Count && (tokens[units[i + 1]].Part == FormatPart.Second || tokens[units[i + 1]] is { Part: FormatPart.Elapsed, Written: ['s' or 'S', ..] });
            if (isBehindHours || isBeforeSeconds) tokens[units[i]] = month with { Part = FormatPart.Minute };
        }
    }

    static bool IsHours(FormatToken token) => token.Part == FormatPart.Hour || token is { Part: FormatPart.Elapsed, Written: ['h' or 'H', ..] };
}
