using System.Globalization;

namespace Cqo.Benchmarks;

/// <summary>What the caller asked for.</summary>
/// <param name="Job"><c>certificate</c> or <c>language</c>.</param>
/// <param name="Seconds">Measured time of each contender, split over all rounds.</param>
/// <param name="Rivals">Whether the npm peers run too.</param>
sealed record Arguments(string Job, double Seconds, bool Rivals)
{
    const double DefaultSeconds = 2;

    /// <summary>Null for wrong usage.</summary>
    public static Arguments? Parse(string[] args)
    {
        if (args.Length == 0 || args[0] is not ("certificate" or "language")) return null;
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
