using System.Collections.Frozen;
using Cqo.Domain.Regions;

namespace Cqo.Domain.Statistics;

/// <summary>Names of places as clerks write them. Built once per import, because a city may have units of its own.</summary>
internal sealed class RegionNames(ImportOptions options)
{
    private static readonly string[] Endings = ["土家族苗族自治州", "土家族自治县", "林区", "市", "区", "县"];

    private static readonly FrozenDictionary<string, Region> Full = RegionCatalog.All
        .SelectMany(r => new[] { (Name: r.Name, r), (Name: r.FullName, r), (Name: "湖北省" + r.FullName, r), (Name: r.Code, r) })
        .GroupBy(p => p.Name).Where(g => g.Distinct().Count() == 1).ToFrozenDictionary(g => g.Key, g => g.First().r, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Region[]> Short = RegionCatalog.All
        .SelectMany(r => Spellings(r).Select(s => (Name: s, r)))
        .GroupBy(p => p.Name).ToFrozenDictionary(g => g.Key, g => g.Select(p => p.r).Distinct().ToArray(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, HistoricalRegion> Former = RegionCatalog.Historical
        .SelectMany(h => new[] { h.Code, h.Name, Without(h.Name) }.Distinct().Select(n => (Name: n, h)))
        .GroupBy(p => p.Name).ToFrozenDictionary(g => g.Key, g => g.MaxBy(p => p.h.LastSeen, StringComparer.Ordinal).h, StringComparer.Ordinal);

    private readonly Region? _unit = RegionCatalog.Find(options.UnitRegionCode);

    private static readonly FrozenSet<string> WithCounties = RegionCatalog.All.Where(r => r.Level == RegionLevel.County).Select(r => r.ParentCode!).ToFrozenSet();

    /// <summary>The place with this full name or code.</summary>
    public Region? FindFull(string name) => Full.GetValueOrDefault(name);

    /// <summary>The code of a reporting unit that a city added.</summary>
    public string? FindUnit(string name) => options.Units.GetValueOrDefault(name);

    /// <summary>Places that may be meant: one when the name is clear, perhaps thanks to the unit that sent the file.</summary>
    public IReadOnlyList<Region> Find(string name)
    {
        var all = Full.TryGetValue(name, out var full) ? [full] : Short.GetValueOrDefault(name.StartsWith("湖北省", StringComparison.Ordinal) ? name[3..] : name, []);
        var near = _unit is null || all.Length < 2 ? all : [.. all.Where(r => r.ParentCode == _unit.Code || r == _unit && _unit.Level == RegionLevel.County)];
        return near.Length == 1 ? near : all;
    }

    /// <summary>A name or code that no longer holds.</summary>
    public HistoricalRegion? FindFormer(string name) => Former.GetValueOrDefault(name);

    /// <summary>True for a city whose rows should name a county.</summary>
    public bool HasCounties(Region city) => WithCounties.Contains(city.Code);

    private static IEnumerable<string> Spellings(Region region)
    {
        var own = Without(region.Name);
        var names = new List<string> { region.Name, own };
        if (region.Name.Contains("自治", StringComparison.Ordinal))
        {
            names.AddRange(region.Name.EndsWith('州') ? [own + "州", own + "自治州"] : [own + "县", own + "自治县"]);
        }
        var city = region.Level == RegionLevel.County ? region.Parent : null;
        var cities = city is null ? [""] : new[] { "", city.Name, Without(city.Name), Without(city.Name) + (city.Name.EndsWith('州') ? "州" : "市") };
        return cities.SelectMany(_ => names, (c, n) => c + n).Where(n => n.Length >= 2).Distinct();
    }

    private static string Without(string name)
    {
        var ending = Array.Find(Endings, e => name.EndsWith(e, StringComparison.Ordinal) && name.Length - e.Length >= 2);
        return ending is null ? name : name[..^ending.Length];
    }
}
