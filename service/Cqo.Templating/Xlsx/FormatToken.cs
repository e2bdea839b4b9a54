namespace Cqo.Templating.Xlsx;

/// <summary>What a piece of a number format stands for.</summary>
internal enum FormatPart
{
    Literal, General, Text,
    /// <summary><c>0</c>, <c>#</c> or <c>?</c>.</summary>
    Digit,
    Point, Thousands, Percent, Exponent, Fraction,
    Year, Month, Day, ChineseWeekday, Hour, Minute, Second, SecondFraction, HalfDay,
    /// <summary><c>[h]</c>, <c>[mm]</c>, <c>[s]</c>: hours, minutes or seconds that do not end at 24 or 60.</summary>
    Elapsed,
}

/// <summary>A piece of a number format: what it is and how it is written.</summary>
internal readonly record struct FormatToken(FormatPart Part, string Written)
{
    public bool IsDate => Part is >= FormatPart.Year;
}
