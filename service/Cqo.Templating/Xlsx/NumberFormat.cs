namespace Cqo.Templating.Xlsx;

/// <summary>How a cell shows its number (ECMA-376 part 1 §18.8.30 and §18.8.31). Only this tells a date from a number.</summary>
public sealed class NumberFormat
{
    const int MostSections = 4;

    readonly List<FormatSection> sections;

    internal NumberFormat(string code)
    {
        Code = code;
        sections = [.. Cut(code).Take(MostSections).Select(s => new FormatSection(s))];
        IsDate = sections[0].IsDate;
    }

    /// <summary>Format of cells that have none.</summary>
    public static NumberFormat General { get; } = new("General");

    /// <summary>The code, such as <c>yyyy"年"m"月"</c> or <c>#,##0.00</c>. Formats without a code (14 and others, which follow the language of Excel) have the one of Chinese Excel.</summary>
    public string Code { get; }

    /// <summary>Whether it shows dates, times or spans of time.</summary>
    public bool IsDate { get; }

    /// <summary>The number as the cell shows it, in a column that is wide enough; without colours and fill characters. Fractions (<c># ?/?</c>) are shown as decimals.</summary>
    /// <param name="number">Value of the cell.</param>
    /// <param name="is1904">Whether the workbook counts days from 1904.</param>
    public string Show(double number, bool is1904 = false)
    {
        var section = sections.Count == 1 && sections[0].Condition is null ? sections[0] : Choose(number, out number);
        return section.IsDate ? FormatDates.Show(section, number, is1904) : FormatNumbers.Show(section, number);
    }

    /// <summary>The text as the cell shows it: the fourth section may put something around it.</summary>
    public string Show(string text)
    {
        var section = sections.Count == MostSections ? sections[3] : sections.Count == 1 && sections[0].Has(FormatPart.Text) ? sections[0] : null;
        return section is null ? text : string.Concat(section.Tokens.Select(t => t.Part == FormatPart.Text ? text : t.Part == FormatPart.Literal ? t.Written : ""));
    }

    // Two sections: from zero up, below; three: above, below, zero. A section for numbers below zero shows them without sign.
    FormatSection Choose(double number, out double shown)
    {
        shown = number;
        if (sections.Exists(s => s.Condition is not null))
        {
            foreach (var section in sections)
                if (Holds(section.Condition, number)) return section;
            return sections[^1];
        }
        if (number < 0)
        {
            shown = -number;
            return sections[1];
        }
        return number == 0 && sections.Count > 2 ? sections[2] : sections[0];
    }

    static bool Holds((string Sign, double Number)? condition, double number) => condition switch
    {
        null => true,
        ("<", var limit) => number < limit,
        ("<=", var limit) => number <= limit,
        (">", var limit) => number > limit,
        (">=", var limit) => number >= limit,
        ("<>", var limit) => number != limit,
        (_, var limit) => number == limit,
    };

    static IEnumerable<string> Cut(string code)
    {
        var (start, isQuoted) = (0, false);
        for (var at = 0; at < code.Length; at++)
        {
            if (code[at] == '"') isQuoted = !isQuoted;
            else if (isQuoted) continue;
            else if (code[at] is '\\' or '_' or '*') at++;
            else if (code[at] == ';')
            {
                yield return code[start..at];
                start = at + 1;
            }
        }
        yield return code[start..];
    }
}
