using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>Which rows of a snapshot are asked for.</summary>
/// <param name="Unit">A unit of the snapshot; all when null.</param>
/// <param name="Own">True for the rows that belong to the unit itself and to none below it.</param>
/// <param name="Measure">The measure that they counted for.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">1-500, 100 by default.</param>
public sealed record SnapshotRows(string? Unit, bool Own, Measure Measure, int? Page, int? PageSize);

/// <summary>Reads frozen figures and the rows behind them.</summary>
public sealed class SnapshotQueries(IDbContextFactory<CqoDb> factory)
{
    /// <summary>The snapshots of a collection, the newest first.</summary>
    public async Task<IReadOnlyList<SnapshotItem>> ListAsync(int periodId, UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var units = await UnitRegister.ReadAsync(db, cancellation);
        await PeriodRegister.RequireAsync(db, periodId, cancellation);
        var all = await db.Snapshots.AsNoTracking().Where(s => s.PeriodId == periodId).OrderByDescending(s => s.Id)
            .Select(s => new SnapshotItem(s.Id, s.PeriodId, s.UnitCode, s.Title, s.PackId, s.PackVersion, s.PackSha256, s.ResultSha256, s.MadeAt)).ToListAsync(cancellation);
        return all.FindAll(s => user.Covers(units, s.UnitCode));
    }

    /// <summary>One snapshot.</summary>
    /// <exception cref="Problems.ProblemException">snapshot-not-found.</exception>
    public async Task<SnapshotDetails> GetAsync(int id, UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var (snapshot, _) = await RequireAsync(db, id, user, cancellation);
        return Details(snapshot);
    }

    internal static SnapshotDetails Details(Snapshot s) => new(
        new SnapshotItem(s.Id, s.PeriodId, s.UnitCode, s.Title, s.PackId, s.PackVersion, s.PackSha256, s.ResultSha256, s.MadeAt), RowJson.Read<SnapshotResult>(s.Result));

    /// <summary>The rows behind a figure: as many as the figure says, from the very versions that it was counted from.</summary>
    /// <exception cref="Problems.ProblemException">snapshot-not-found, unit-not-found.</exception>
    public async Task<RowPage> RowsAsync(int id, SnapshotRows wanted, UserScope user, CancellationToken cancellation)
    {
        var (size, skip) = SubmissionQueries.Page(wanted.Page, wanted.PageSize);
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var (snapshot, units) = await RequireAsync(db, id, user, cancellation);
        var unit = UnitRegister.Require(units, user, wanted.Unit ?? snapshot.UnitCode).Code;
        if (!units.IsWithin(unit, snapshot.UnitCode))
        {
            throw StatisticsProblems.NoUnit(wanted.Unit);
        }
        List<string> codes = wanted.Own ? [unit] : [.. units.All.Where(u => units.IsWithin(u.Code, unit)).Select(u => u.Code)];
        var matching = Counted(db, id, wanted.Measure).Where(r => codes.Contains(r.UnitCode));
        var total = await matching.CountAsync(cancellation);
        var rows = await matching.OrderBy(r => r.SubmissionId).ThenBy(r => r.Sheet).ThenBy(r => r.RowNumber).Skip(skip).Take(size).ToListAsync(cancellation);
        return new RowPage(total, await DescribeAsync(db, id, rows, units, cancellation));
    }

    static IQueryable<SubmittedRow> Counted(CqoDb db, int id, Measure measure)
    {
        var bit = MeasureSet.Bit(measure);
        var rows = db.SubmittedRows.AsNoTracking().Where(r => db.SnapshotSubmissions.Any(s => s.SnapshotId == id && s.SubmissionId == r.SubmissionId));
        var waits = db.SnapshotWaits.Where(w => w.SnapshotId == id);
        return measure switch
        {
            Measure.Rows => rows,
            Measure.Waiting => rows.Where(r => (r.Measures & bit) != 0 || waits.Any(w => w.SubmissionId == r.SubmissionId && w.Sheet == r.Sheet && w.RowNumber == r.RowNumber)),
            _ => rows.Where(r => (r.Measures & bit) != 0 && !waits.Any(w => w.SubmissionId == r.SubmissionId && w.Sheet == r.Sheet && w.RowNumber == r.RowNumber)),
        };
    }

    static async Task<IReadOnlyList<SubmissionRow>> DescribeAsync(CqoDb db, int id, List<SubmittedRow> rows, ReportingUnits units, CancellationToken cancellation)
    {
        var files = rows.Select(r => r.SubmissionId).Distinct().ToList();
        var sheets = (await db.Submissions.AsNoTracking().Where(s => files.Contains(s.Id)).Select(s => new { s.Id, s.Sheets }).ToListAsync(cancellation))
            .ToDictionary(s => s.Id, s => RowJson.Read<List<SheetSummary>>(s.Sheets));
        var waits = (await db.SnapshotWaits.AsNoTracking().Where(w => w.SnapshotId == id && files.Contains(w.SubmissionId)).ToListAsync(cancellation))
            .ToDictionary(w => (w.SubmissionId, w.Sheet, w.RowNumber), w => RowJson.Read<List<RowFinding>>(w.Findings));
        return rows.ConvertAll(r => SubmissionQueries.RowOf(r, sheets[r.SubmissionId][r.Sheet].Sheet, units,
            waits.TryGetValue((r.SubmissionId, r.Sheet, r.RowNumber), out var findings) ? (findings, true) : ([], false)));
    }

    internal static async Task<(Snapshot Snapshot, ReportingUnits Units)> RequireAsync(CqoDb db, int id, UserScope user, CancellationToken cancellation)
    {
        var units = await UnitRegister.ReadAsync(db, cancellation);
        var snapshot = await db.Snapshots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation);
        return snapshot is not null && user.Covers(units, snapshot.UnitCode) ? (snapshot, units) : throw StatisticsProblems.NoSnapshot();
    }
}
