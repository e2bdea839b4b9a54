using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>A row that waits because of a row in another file.</summary>
readonly record struct HeldRow(int SubmissionId, int Sheet, int RowNumber);

/// <summary>Everything an attachment is made of, as it stood in one moment: rows never change, so it reads the same however often.</summary>
/// <param name="RollUp">The figures.</param>
/// <param name="Units">The reporting units.</param>
/// <param name="Held">Rows that wait because of another file.</param>
/// <param name="Parts">The rows that count: in the order of the 汇总表, for one unit by file, lower units' files first.</param>
/// <param name="Snapshot">The snapshot, or null for the figures of now.</param>
sealed record AttachmentSource(RollUpReport RollUp, ReportingUnits Units, IReadOnlySet<HeldRow> Held, IReadOnlyList<AttachmentPart> Parts, SnapshotItem? Snapshot)
{
    /// <summary>The figures of now.</summary>
    public static async Task<AttachmentSource> OfPeriodAsync(CqoDb db, int periodId, string? unitCode, UserScope user, CancellationToken cancellation)
    {
        var (counted, region) = await RollUpQueries.CountAsync(db, periodId, unitCode, user, cancellation);
        var held = counted.Conflicts.Select(c => (new HeldRow(c.Row.SubmissionId, c.Row.Sheet, c.Row.RowNumber), c.Row.UnitCode)).ToList();
        return await MakeAsync(db, RollUpReader.Report(counted, region), counted.Units, counted.Files, held, null, cancellation);
    }

    /// <summary>Frozen figures and the very rows that they were counted from.</summary>
    public static async Task<AttachmentSource> OfSnapshotAsync(CqoDb db, int id, UserScope user, CancellationToken cancellation)
    {
        var (snapshot, units) = await SnapshotQueries.RequireAsync(db, id, user, cancellation);
        var details = SnapshotQueries.Details(snapshot);
        var files = await db.Submissions.AsNoTracking().Where(s => db.SnapshotSubmissions.Any(f => f.SnapshotId == id && f.SubmissionId == s.Id)).ToListAsync(cancellation);
        var held = await db.SnapshotWaits.AsNoTracking().Where(w => w.SnapshotId == id)
            .Join(db.SubmittedRows, w => new { w.SubmissionId, w.Sheet, w.RowNumber }, r => new { r.SubmissionId, r.Sheet, r.RowNumber }, (w, r) => r)
            .Select(r => new { r.SubmissionId, r.Sheet, r.RowNumber, r.UnitCode }).ToListAsync(cancellation);
        return await MakeAsync(
            db, details.Result.RollUp, units, files, held.ConvertAll(h => (new HeldRow(h.SubmissionId, h.Sheet, h.RowNumber), h.UnitCode)), details.Snapshot, cancellation);
    }

    static async Task<AttachmentSource> MakeAsync(
        CqoDb db, RollUpReport report, ReportingUnits units, IReadOnlyList<Submission> files, List<(HeldRow Row, string Unit)> held, SnapshotItem? snapshot, CancellationToken cancellation)
    {
        var counts = await CountedRows.CountAsync(db, [.. files.Select(f => f.Id)], cancellation);
        var ofFile = counts.ToLookup(c => c.SubmissionId);
        var taken = held.CountBy(h => (h.Row.SubmissionId, h.Unit)).ToDictionary();
        var order = files.OrderBy(f => f.UnitRank).ThenBy(f => f.UnitCode, StringComparer.Ordinal).Select(f => f.Id).ToList();
        var parts = new List<AttachmentPart>();
        foreach (var unit in report.Lines.Select(l => l.Line).Where(l => l.Kind != LineKind.Total).Select(l => l.Code))
        {
            foreach (var (file, count) in order.SelectMany(f => ofFile[f].Where(c => c.UnitCode == unit).Select(c => (f, c))))
            {
                parts.Add(new AttachmentPart(unit, file, IsWholeFile: ofFile[file].Count() == 1, count.Rows - taken.GetValueOrDefault((file, unit))));
            }
        }
        return new AttachmentSource(report, units, held.Select(h => h.Row).ToHashSet(), parts, snapshot);
    }
}

/// <summary>The rows of one file that count for one unit.</summary>
/// <param name="UnitCode">The unit.</param>
/// <param name="SubmissionId">The file.</param>
/// <param name="IsWholeFile">True when the file has rows of no other unit.</param>
/// <param name="Rows">How many.</param>
sealed record AttachmentPart(string UnitCode, int SubmissionId, bool IsWholeFile, int Rows);
