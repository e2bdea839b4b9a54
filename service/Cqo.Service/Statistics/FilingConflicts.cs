using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Persistence;

namespace Cqo.Service.Statistics;

/// <summary>A row that a row of another file stands in the way of, or should be seen with.</summary>
/// <param name="Row">The row.</param>
/// <param name="Findings">What was found, naming the other file and row.</param>
/// <param name="Waits">True when it would count if the other file were not there.</param>
sealed record FilingConflict(SharedRow Row, IReadOnlyList<RowFinding> Findings, bool Waits);

/// <summary>
/// Compares the files in force with each other (decision 0018). The answer follows from the set of files alone, not from the order in which they came, so it is
/// derived each time and never out of date.
/// </summary>
static class FilingConflicts
{
    /// <summary>Every conflict among these files of one collection.</summary>
    public static async Task<IReadOnlyList<FilingConflict>> FindAsync(CqoDb db, ReportingUnits units, IReadOnlyList<Submission> files, CancellationToken cancellation)
    {
        var conflicts = new List<FilingConflict>();
        if (files.Count < 2)
        {
            return conflicts;
        }
        var index = new DuplicateIndex(acrossFilesOnly: true);
        var byId = files.ToDictionary(f => f.Id);
        var opened = new Dictionary<(int, int), int>();
        await foreach (var row in StatisticsRows.SharedAsync(db, files[0].PeriodId, [.. byId.Keys], cancellation))
        {
            var file = byId[row.SubmissionId];
            if (!opened.TryGetValue((row.SubmissionId, row.Sheet), out var number))
            {
                opened[(row.SubmissionId, row.Sheet)] = number = index.Open($"{units.FullName(file.UnitCode)} {file.FileName}", "", file.UnitCode);
            }
            var values = RowJson.Read<StatisticsRow>(row.RowValues);
            values.RegionCode = row.UnitCode;
            var findings = index.Compare(number, row.RowNumber, values).Where(f => f.Rule != ImportRules.NearName).ToList();
            if (findings.Count > 0)
            {
                var waits = findings.Exists(f => f.Severity == FindingSeverity.Question) && !new MeasureSet(row.Measures).Has(Measure.Waiting);
                conflicts.Add(new(row, findings, waits));
            }
        }
        return conflicts;
    }
}
