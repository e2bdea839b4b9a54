using System.Globalization;

namespace Cqo.Benchmarks;

/// <summary>What the caller asked for.</summary>
/// <param name="Job">One of <see cref="Jobs"/>.</param>
/// <param name="Seconds">Measured time of each contender, split over all rounds.</param>
/// <param name="Rivals">Whether the npm peers run too.</param>
sealed record Arguments(string Job, double Seconds, bool Rivals)
{
    const double DefaultSeconds = 2;

    public static readonly string[] Jobs = ["certificate", "report", "growth", "language", "sheet-read", "sheet-growth", "sheet-fill", "sheet-fill-growth", "roll-up"];

    /// <summary>Null for wrong usage.</summary>
    public static Arguments? Parse(string[] args)
    {
        if (args.Length == 0 || !Jobs.Contains(args[0])) return null;
        var parsed = new Arguments(args[0], DefaultSeconds, Rivals: true);
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] == "--without-rivals") parsed = parsed with { Rivals = false };
            else if (args[i] == "--seconds" && i + 1 < args.Length && double.TryParse(args[++i], CultureInfo.InvariantCulture, out var seconds) && seconds > 0) parsed = parsed with { Seconds = seconds };
            else return null;
        }
        return parsed;
    }
}
