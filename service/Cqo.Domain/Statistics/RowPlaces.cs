using Cqo.Domain.Regions;

namespace Cqo.Domain.Statistics;

/// <summary>To which reporting unit a row belongs.</summary>
public static class RowPlaces
{
    /// <summary>
    /// The unit of a row: the one it names, else the one that filed it. A county's row that names only its city stays with the county. Null when the row
    /// names a place that the unit does not answer for; then it waits (<see cref="Outside"/>).
    /// </summary>
    public static string? Of(string? named, ReportingUnit filedBy, ReportingUnits units)
    {
        if (named is null || named == filedBy.Code || units.IsWithin(filedBy.Code, named))
        {
            return filedBy.Code;
        }
        return units.IsWithin(named, filedBy.Code) ? named : null;
    }

    /// <summary>The question about a row of another unit's place.</summary>
    public static RowFinding Outside(int row, string named, ReportingUnit filedBy, ReportingUnits units) => new(
        row, 0, CellAddress.Of(row, 0), StatisticsField.RegionCode.Id(), ImportRules.RegionOutside, FindingSeverity.Question,
        $"这一行的所在地是{units.FullName(named)}，不在填报单位{units.FullName(filedBy.Code)}的范围内，暂不计入。请改正所在县（市、区），或由{units.FullName(named)}填报。",
        $"The row names {units.FullName(named)}, which {units.FullName(filedBy.Code)} does not answer for; it does not count yet. Correct the county, or let {units.FullName(named)} file it.",
        null, null);
}
