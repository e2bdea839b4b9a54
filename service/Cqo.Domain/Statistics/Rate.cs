using System.Globalization;

namespace Cqo.Domain.Statistics;

/// <summary>
/// A rate as the exact fraction it is. Comparisons are exact. It is rounded only when shown: to the nearest, halves away from zero (四舍五入), but what is
/// less than the whole is never shown as 100 %, and what is more than nothing never as 0 %.
/// </summary>
/// <param name="Part">Numerator, 0 or more.</param>
/// <param name="Whole">Denominator, 1 or more.</param>
public readonly record struct Rate(long Part, long Whole)
{
    /// <summary>The rate, or null when there is nothing to divide by.</summary>
    public static Rate? Of(long? part, long? whole) => part is { } p && whole is > 0 and { } w ? new(p, w) : null;

    /// <summary>Whether it is at least this many percent.</summary>
    public bool IsAtLeast(decimal percent) => (decimal)Part * 100 >= percent * Whole;

    /// <summary>How many more are needed for this many percent; 0 when it is reached.</summary>
    public long Lacking(decimal percent) => Math.Max(0, (long)Math.Ceiling(percent * Whole / 100) - Part);

    /// <summary>How many more are needed to stand this many percentage points above an earlier rate, or at 100 %; 0 when it is reached.</summary>
    public long Lacking(Rate earlier, decimal points)
    {
        // Multiplied out first: a third of hundred is no decimal, and its rounding would ask for one enterprise too many.
        var wanted = Math.Ceiling(Whole * (100m * earlier.Part + points * earlier.Whole) / (100m * earlier.Whole));
        return Math.Max(0, (long)Math.Min(wanted, Whole) - Part);
    }

    /// <summary>Percent as shown, with this many decimals.</summary>
    public decimal Percent(int decimals = 1)
    {
        var unit = Step(decimals);
        var shown = Math.Round((decimal)Part * 100 / Whole, decimals, MidpointRounding.AwayFromZero);
        if (Part < Whole && shown >= 100)
        {
            return 100 - unit;
        }
        return Part > 0 && shown == 0 ? unit : shown;
    }

    /// <summary>Percentage points gained since an earlier rate.</summary>
    public RateChange Since(Rate earlier) => new((Int128)Part * earlier.Whole - (Int128)earlier.Part * Whole, (Int128)Whole * earlier.Whole);

    /// <summary>As shown, e.g. <c>79.5%</c>.</summary>
    public override string ToString() => Percent().ToString("0.0", NumberFormatInfo.InvariantInfo) + "%";

    internal static decimal Step(int decimals) => new(1, 0, 0, false, (byte)decimals);
}

/// <summary>The difference of two rates, exact.</summary>
/// <param name="Part">Numerator; below 0 for a loss.</param>
/// <param name="Whole">Denominator, 1 or more.</param>
public readonly record struct RateChange(Int128 Part, Int128 Whole)
{
    /// <summary>Whether it is at least this many percentage points.</summary>
    public bool IsAtLeast(decimal points) => (decimal)Part * 100 >= points * (decimal)Whole;

    /// <summary>Percentage points as shown, halves away from zero.</summary>
    public decimal Points(int decimals = 1) => Math.Round((decimal)Part * 100 / (decimal)Whole, decimals, MidpointRounding.AwayFromZero);
}
