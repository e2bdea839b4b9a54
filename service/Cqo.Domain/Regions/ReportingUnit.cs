namespace Cqo.Domain.Regions;

/// <summary>An office that files the statistics table (填报单位): an administrative unit, or one that a city added, such as a development zone.</summary>
/// <param name="Code">GB/T 2260 code, or the city's code with <c>Z</c> and two digits for an added unit: <c>420100Z01</c>.</param>
/// <param name="Name">Own name.</param>
/// <param name="Level">Level; an added unit stands beside the counties.</param>
/// <param name="ParentCode">The unit above, null for the province.</param>
/// <param name="IsAdded">True for a unit that GB/T 2260 does not know.</param>
public sealed record ReportingUnit(string Code, string Name, RegionLevel Level, string? ParentCode, bool IsAdded);

/// <summary>The 117 administrative units of the province and the units that cities added. Immutable, so one set may serve many threads.</summary>
public sealed class ReportingUnits
{
    /// <summary>Most units that one city can add: their codes have two digits.</summary>
    public const int MostAdded = 99;

    private readonly Dictionary<string, ReportingUnit> _byCode;
    private readonly ILookup<string, ReportingUnit> _byParent;

    /// <summary>The administrative units and these.</summary>
    public ReportingUnits(IEnumerable<ReportingUnit> added)
    {
        All = [.. RegionCatalog.All.Select(r => new ReportingUnit(r.Code, r.Name, r.Level, r.ParentCode, IsAdded: false)), .. added.OrderBy(u => u.Code, StringComparer.Ordinal)];
        _byCode = All.ToDictionary(u => u.Code, StringComparer.Ordinal);
        _byParent = All.Where(u => u.ParentCode is not null).OrderBy(u => u.IsAdded).ThenBy(u => u.Code, StringComparer.Ordinal).ToLookup(u => u.ParentCode!, StringComparer.Ordinal);
    }

    /// <summary>Every unit, the administrative ones first, parents before children.</summary>
    public IReadOnlyList<ReportingUnit> All { get; }

    /// <summary>The unit with this code, or null.</summary>
    public ReportingUnit? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>Units directly under a unit, by code, added ones last.</summary>
    public IEnumerable<ReportingUnit> Children(string code) => _byParent[code];

    /// <summary>True when the unit is the other one or lies under it.</summary>
    public bool IsWithin(string? code, string above)
    {
        for (var unit = Find(code); unit is not null; unit = Find(unit.ParentCode))
        {
            if (unit.Code == above)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Name with the city's in front: 武汉市武昌区; the code when nobody has it.</summary>
    public string FullName(string code) => Find(code) is not { } unit ? code
        : unit.Level == RegionLevel.County && Find(unit.ParentCode) is { } city ? city.Name + unit.Name : unit.Name;

    /// <summary>The code for the next unit that a city adds, or null when all are taken.</summary>
    public string? NextCode(string cityCode)
    {
        var last = Children(cityCode).Where(u => u.IsAdded).Select(u => int.Parse(u.Code.AsSpan(cityCode.Length + 1), provider: null)).DefaultIfEmpty(0).Max();
        return last >= MostAdded ? null : FormattableString.Invariant($"{cityCode}Z{last + 1:00}");
    }
}
