using System.Runtime.InteropServices;
using Cqo.Domain.Regions;

namespace Cqo.Domain.Statistics;

/// <summary>
/// Counts rows for the 汇总表: one forward pass over any number of rows, memory for units × measures only. Parts may be counted apart and merged in any
/// order. Not for several threads at once; give each its own and merge.
/// </summary>
public sealed class RollUp
{
    private readonly Dictionary<string, RollUpCounts> _byUnit = new(StringComparer.Ordinal);

    /// <summary>Counts one row.</summary>
    /// <param name="unitCode">The unit it belongs to (<see cref="RowPlaces.Of"/>).</param>
    /// <param name="row">What it counts for.</param>
    public void Add(string unitCode, in RowFacts row) => CountsOf(unitCode).Add(row);

    /// <summary>Counts rows that were counted together before, e.g. by the database.</summary>
    /// <param name="unitCode">The unit they all belong to.</param>
    /// <param name="measures">What each of them counts for.</param>
    /// <param name="rows">How many they are.</param>
    /// <param name="hours">Their class hours together, or null when none of them has any.</param>
    /// <param name="rowsWithHours">How many of them have hours.</param>
    public void Add(string unitCode, MeasureSet measures, long rows, decimal? hours, long rowsWithHours) => CountsOf(unitCode).Add(measures, rows, hours ?? 0, rowsWithHours);

    /// <summary>Takes back what a row was counted for: a row of another file stands in its way, and it waits.</summary>
    public void MakeWait(string unitCode, in RowFacts row)
    {
        var counts = CountsOf(unitCode);
        counts.Add(row.Measures, -1, -(row.TrainingHours ?? 0), row.TrainingHours is null ? 0 : -1);
        counts.Add(RowFacts.Waiting);
    }

    /// <summary>Adds what another roll-up counted.</summary>
    public void Merge(RollUp other)
    {
        foreach (var (unit, counts) in other._byUnit)
        {
            CountsOf(unit).Add(counts);
        }
    }

    /// <summary>The lines of a unit and all below it: its total first, then each part followed by its own parts.</summary>
    /// <param name="units">The reporting units.</param>
    /// <param name="code">The unit that asks; the province for all.</param>
    /// <param name="withFile">Codes of the units whose own file is here.</param>
    public IReadOnlyList<RollUpLine> Table(ReportingUnits units, string code, IReadOnlySet<string> withFile)
    {
        var lines = new List<RollUpLine>();
        AddLines(lines, units, units.Find(code) ?? throw new ArgumentException("Not a reporting unit.", nameof(code)), withFile);
        return lines;
    }

    private (RollUpCounts Counts, RollUpLine Line) AddLines(List<RollUpLine> lines, ReportingUnits units, ReportingUnit unit, IReadOnlySet<string> withFile)
    {
        var own = _byUnit.GetValueOrDefault(unit.Code);
        var hasFile = withFile.Contains(unit.Code);
        if (!units.Children(unit.Code).Any())
        {
            var state = hasFile ? UnitState.Sent : own is not null ? UnitState.SentThrough : UnitState.NotSent;
            var leaf = Line(unit, LineKind.Unit, state, hasFile, 1, state == UnitState.NotSent ? 0 : 1, own);
            lines.Add(leaf);
            return (own ?? new(), leaf);
        }
        var place = lines.Count;
        lines.Add(null!);
        var total = new RollUpCounts();
        var parts = new List<RollUpLine>();
        if (own is not null)
        {
            lines.Add(Line(unit, LineKind.Own, UnitState.Sent, hasFile, 0, 0, own));
            total.Add(own);
        }
        foreach (var child in units.Children(unit.Code))
        {
            var (counts, line) = AddLines(lines, units, child, withFile);
            total.Add(counts);
            parts.Add(line);
        }
        lines[place] = TotalLine(unit, hasFile, parts, total, own is not null);
        return (total, lines[place]);
    }

    private static RollUpLine TotalLine(ReportingUnit unit, bool hasFile, List<RollUpLine> parts, RollUpCounts total, bool hasOwn)
    {
        var (all, sent) = (parts.Sum(p => p.Units), parts.Sum(p => p.UnitsSent));
        var state = sent == all ? UnitState.Sent : sent > 0 || hasOwn || hasFile ? UnitState.Partly : UnitState.NotSent;
        return Line(unit, LineKind.Total, state, hasFile, all, sent, total);
    }

    private static RollUpLine Line(ReportingUnit unit, LineKind kind, UnitState state, bool hasFile, int units, int sent, RollUpCounts? counts) => new(
        unit.Code, unit.Name, unit.ParentCode, kind, state, hasFile, units, sent, state == UnitState.NotSent ? null : RollUpFigures.From(counts ?? new()));

    private RollUpCounts CountsOf(string unit) => CollectionsMarshal.GetValueRefOrAddDefault(_byUnit, unit, out _) ??= new();
}

/// <summary>Whether a unit's table is here.</summary>
public enum UnitState
{
    /// <summary>Nothing came; its figures are not known, and never 0.</summary>
    NotSent,
    /// <summary>Its own file is here; for a total, every unit below is accounted for.</summary>
    Sent,
    /// <summary>A unit above sent rows of it.</summary>
    SentThrough,
    /// <summary>For a total: some units below are missing, so its figures are lower bounds.</summary>
    Partly,
}

/// <summary>What a line stands for.</summary>
public enum LineKind
{
    /// <summary>A unit without units below it.</summary>
    Unit,
    /// <summary>Rows that belong to a city or the province itself (本级).</summary>
    Own,
    /// <summary>The sum of a unit and all below it.</summary>
    Total,
}

/// <summary>A line of the 汇总表.</summary>
/// <param name="Code">Code of the unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="ParentCode">The unit above, null for the province.</param>
/// <param name="Kind">What the line stands for.</param>
/// <param name="State">Whether its table is here.</param>
/// <param name="HasFile">Whether the unit itself sent a file.</param>
/// <param name="Units">Units at the lowest level that are asked.</param>
/// <param name="UnitsSent">Those of them that are accounted for.</param>
/// <param name="Figures">Figures, or null when nothing was sent.</param>
public sealed record RollUpLine(
    string Code, string Name, string? ParentCode, LineKind Kind, UnitState State, bool HasFile, int Units, int UnitsSent, RollUpFigures? Figures);
