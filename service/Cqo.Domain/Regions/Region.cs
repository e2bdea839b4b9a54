namespace Cqo.Domain.Regions;

/// <summary>Level of an administrative unit, as far as reporting goes.</summary>
public enum RegionLevel
{
    /// <summary>The province.</summary>
    Province,
    /// <summary>Reports straight to the province: prefecture-level units, the three directly administered cities and 神农架林区.</summary>
    City,
    /// <summary>County-level unit under a city-level unit.</summary>
    County,
}

/// <summary>One administrative unit of GB/T 2260.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Name">Own name, e.g. 武昌区.</param>
/// <param name="Level">Level.</param>
/// <param name="Parent">The unit above, null for the province.</param>
public sealed record Region(string Code, string Name, RegionLevel Level, Region? Parent)
{
    /// <summary>Code of the unit above, null for the province.</summary>
    public string? ParentCode => Parent?.Code;

    /// <summary>Name with the names above it, without the province: 武汉市武昌区; the province itself stays 湖北省.</summary>
    public string FullName => Level == RegionLevel.County && Parent is not null ? Parent.Name + Name : Name;

    /// <summary>The city-level unit that this unit reports through: itself for a city, null for the province.</summary>
    public Region? City => Level switch
    {
        RegionLevel.Province => null,
        RegionLevel.City => this,
        _ => Parent,
    };

    /// <summary>This unit and every unit above it, from the province downwards.</summary>
    public IReadOnlyList<Region> Chain => Parent is null ? [this] : [.. Parent.Chain, this];
}

/// <summary>A code or name of GB/T 2260 that no longer holds.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Name">Name in its time.</param>
/// <param name="FirstSeen">First edition of the list that holds it, yyyy-MM.</param>
/// <param name="LastSeen">Last edition of the list that holds it, yyyy-MM.</param>
/// <param name="SuccessorCode">Code of the unit that took its place, or null when there is no single one.</param>
public sealed record HistoricalRegion(string Code, string Name, string FirstSeen, string LastSeen, string? SuccessorCode);
