namespace Cqo.Domain.Statistics;

/// <summary>A line of a workbook of denominators as it was read. Null where a cell is empty or in question.</summary>
/// <param name="Row">Row number in the sheet, from 1.</param>
/// <param name="UnitCode">Region or unit.</param>
/// <param name="UnitName">Its name, with the city's.</param>
/// <param name="Group">Group of enterprises.</param>
/// <param name="Count">Enterprises.</param>
/// <param name="Source">Who says so.</param>
/// <param name="AsOf">Day of the statement.</param>
/// <param name="Findings">Every question; a line with none can be stated.</param>
public sealed record DenominatorLine(
    int Row, string? UnitCode, string? UnitName, EnterpriseGroup? Group, long? Count, string? Source, DateOnly? AsOf, IReadOnlyList<RowFinding> Findings)
{
    /// <summary>True when nothing in it is in question.</summary>
    public bool IsSound => Findings.Count == 0;
}

/// <summary>A sheet of denominators as it was read.</summary>
/// <param name="HeaderRow">Row of its header; 0 when none was found.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="NotData">Numbers of rows that are totals or notes.</param>
/// <param name="Findings">Questions about the sheet.</param>
public sealed record DenominatorSheet(int HeaderRow, IReadOnlyList<DenominatorLine> Lines, IReadOnlyList<int> NotData, IReadOnlyList<RowFinding> Findings);
