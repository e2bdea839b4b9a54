using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace Cqo.Domain.Regions;

/// <summary>
/// The administrative units of Hubei: 1 province, 17 city-level and 99 county-level units of GB/T 2260, as of January 2025, and the codes
/// that held between 1980 and 2019. Development zones have no code of their own and are not here.
/// </summary>
public static class RegionCatalog
{
    /// <summary>Every current unit, parents before children, in the order of the list.</summary>
    public static IReadOnlyList<Region> All { get; } = ReadCurrent();

    /// <summary>Codes and names that no longer hold, in the order of the list.</summary>
    public static IReadOnlyList<HistoricalRegion> Historical { get; } = ReadHistorical();

    private static readonly FrozenDictionary<string, Region> ByCode = All.ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);

    /// <summary>The current unit with this code, or null.</summary>
    public static Region? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>The last unit that bore this code before it was given up, or null when the code is current or never held.</summary>
    public static HistoricalRegion? FindHistorical(string? code) =>
        Find(code) is not null ? null : Historical.Where(r => r.Code == code).MaxBy(r => r.LastSeen, StringComparer.Ordinal);

    /// <summary>Units directly under a unit.</summary>
    public static IReadOnlyList<Region> Children(string code) => [.. All.Where(r => r.ParentCode == code)];

    private static List<Region> ReadCurrent()
    {
        var regions = new Dictionary<string, Region>(StringComparer.Ordinal);
        var inOrder = new List<Region>();
        foreach (var fields in Rows("hubei-regions.csv"))
        {
            var level = Enum.Parse<RegionLevel>(fields[2], ignoreCase: true);
            var region = new Region(fields[0], fields[1], level, fields[3].Length == 0 ? null : regions[fields[3]]);
            regions.Add(region.Code, region);
            inOrder.Add(region);
        }
        return inOrder;
    }

    private static List<HistoricalRegion> ReadHistorical() =>
        [.. Rows("hubei-regions-historical.csv").Select(f => new HistoricalRegion(f[0], f[1], f[2], f[3], f[4].Length == 0 ? null : f[4]))];

    // Only the last column of the historical list may hold a quoted comma, and that column is not read.
    private static IEnumerable<string[]> Rows(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded in this assembly; build the project again.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line.Split(',');
            }
        }
    }
}
