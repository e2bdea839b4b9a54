using Cqo.Domain.Policies;
using Cqo.Domain.Statistics;
using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>Compares what was counted with the targets of the pack and with the year before.</summary>
static class CoverageReader
{
    sealed record Earlier(int Year, int? SnapshotId, Func<EnterpriseGroup, string, GroupCoverage> Of);

    public static async Task<CoverageReport> ReportAsync(CqoDb db, Counted counted, PolicyPack pack, string region, CancellationToken cancellation)
    {
        var earlier = await EarlierAsync(db, counted, region, cancellation);
        var units = counted.Lines.Where(l => l.Kind != LineKind.Own).Select(line => new UnitCoverage(line.Code, line.Name,
        [
            .. Coverage.Compare(pack, counted.Period.CutOff, g => counted.Coverage(g, line), g => earlier?.Of(g, line.Code) ?? default).Select(Item),
        ]));
        return new CoverageReport(PeriodRegister.Item(counted.Period), region, earlier?.Year, earlier?.SnapshotId, [.. units]);
    }

    static CoverageItem Item(CoverageLine line) => new(
        line.Target.Scope, line.Target.Text, line.Target.Article, line.Target.Percent, line.Target.DeltaPercentPerYear, line.Target.By, line.Group, line.Now.Appointed,
        line.Now.Enterprises, line.Now.Rate?.Percent(), line.Earlier.Appointed, line.Earlier.Enterprises, line.Earlier.Rate?.Percent(), line.Change?.Points(), line.State,
        line.Lacking, line.Text, line.TextEn);

    // What was printed a year ago comes before what its files would give now.
    static async Task<Earlier?> EarlierAsync(CqoDb db, Counted counted, string region, CancellationToken cancellation)
    {
        var year = counted.Period.Year - 1;
        var period = await db.Periods.AsNoTracking().Where(p => p.Year == year).OrderByDescending(p => p.CutOff).FirstOrDefaultAsync(cancellation);
        if (period is null)
        {
            return null;
        }
        var snapshots = await db.Snapshots.AsNoTracking().Where(s => s.PeriodId == period.Id).OrderByDescending(s => s.Id).Select(s => new { s.Id, s.UnitCode }).ToListAsync(cancellation);
        if (snapshots.Find(s => counted.Units.IsWithin(region, s.UnitCode)) is { } frozen)
        {
            var result = RowJson.Read<SnapshotResult>(await db.Snapshots.Where(s => s.Id == frozen.Id).Select(s => s.Result).SingleAsync(cancellation));
            return new Earlier(year, frozen.Id, (group, code) => Frozen(result, group, code));
        }
        var then = await RollUpReader.CountAsync(db, period, counted.Units, region, cancellation);
        return new Earlier(year, null, (group, code) => then.Lines.FirstOrDefault(l => l.Code == code && l.Kind != LineKind.Own) is { } line ? then.Coverage(group, line) : default);
    }

    static GroupCoverage Frozen(SnapshotResult result, EnterpriseGroup group, string code) =>
        result.RollUp.Lines.FirstOrDefault(l => l.Line.Code == code && l.Line.Kind != LineKind.Own) is { } item && item.Groups.FirstOrDefault(g => g.Group == group) is { } rate
            ? new(rate.Appointed, rate.Enterprises, item.Line.State == UnitState.Partly)
            : default;
}
