using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>Everything counted of a region in one moment.</summary>
/// <param name="Period">The collection.</param>
/// <param name="Units">The reporting units.</param>
/// <param name="Files">The files in force that hold rows of the region.</param>
/// <param name="Lines">The 汇总表.</param>
/// <param name="Conflicts">Rows of these files that wait because of another file.</param>
/// <param name="Stated">The denominators of the collection.</param>
sealed record Counted(
    CollectionPeriod Period, ReportingUnits Units, IReadOnlyList<Submission> Files, IReadOnlyList<RollUpLine> Lines, IReadOnlyList<FilingConflict> Conflicts, IReadOnlyList<Denominator> Stated)
{
    /// <summary>The denominators in use.</summary>
    public Denominators Denominators { get; } = new(Stated, Units);

    /// <summary>Coverage of a group in a line.</summary>
    public GroupCoverage Coverage(EnterpriseGroup group, RollUpLine line) => Domain.Statistics.Coverage.Of(group, line, Denominators);
}

/// <summary>Counts the rows in force. The set of files is taken first; rows never change, so every later question has the same answer even while files arrive.</summary>
static class RollUpReader
{
    public static async Task<Counted> CountAsync(CqoDb db, CollectionPeriod period, ReportingUnits units, string region, CancellationToken cancellation)
    {
        var id = period.Id;
        var all = await db.Submissions.AsNoTracking().Where(s => s.PeriodId == id && s.ReplacedBy == null).OrderBy(s => s.Id).ToListAsync(cancellation);
        // A unit above may have filed rows of this region.
        var files = all.FindAll(f => units.IsWithin(f.UnitCode, region) || units.IsWithin(region, f.UnitCode));
        var ids = files.ConvertAll(f => f.Id);
        var rollUp = await StatisticsRows.CountAsync(db, ids, cancellation);
        var conflicts = (await FilingConflicts.FindAsync(db, units, all, cancellation)).Where(c => c.Waits && ids.Contains(c.Row.SubmissionId)).ToList();
        foreach (var row in conflicts.Select(c => c.Row))
        {
            rollUp.MakeWait(row.UnitCode, new RowFacts(new MeasureSet(row.Measures), row.TrainingHundredths / 100m));
        }
        var lines = rollUp.Table(units, region, files.Select(f => f.UnitCode).ToHashSet());
        return new Counted(period, units, files, lines, [.. conflicts.Where(c => units.IsWithin(c.Row.UnitCode, region))], await DenominatorRegister.ReadAsync(db, id, cancellation));
    }

    public static RollUpReport Report(Counted counted, string region) => new(
        PeriodRegister.Item(counted.Period), region, counted.Conflicts.Count, [.. counted.Lines.Select(line => new RollUpItem(line, Groups(counted, line)))]);

    static List<GroupRate> Groups(Counted counted, RollUpLine line) => line.Kind == LineKind.Own ? [] : [.. Enum.GetValues<EnterpriseGroup>().Select(group =>
    {
        var coverage = counted.Coverage(group, line);
        return new GroupRate(group, coverage.Appointed, coverage.Enterprises, counted.Denominators.Of(line.Code, group)?.IsSum ?? false, coverage.Rate?.Percent());
    })];
}
