using System.Security.Cryptography;
using System.Text;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Cqo.Service.Policies;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>
/// Freezes the figures of a region: result, pack, denominators, the versions of the files and the rows that waited. Nothing of it changes later, and every
/// number in it leads back to its rows. Safe to repeat with the same key.
/// </summary>
public sealed class FreezeSnapshot(RegisterWriter writer, PolicyCatalog packs, TimeProvider time)
{
    /// <summary>Freezes them.</summary>
    /// <exception cref="Problems.ProblemException">period-not-found, unit-not-found, idempotency-key-missing, idempotency-key-reused, invalid-request.</exception>
    public Task<Snapshot> RunAsync(int periodId, SnapshotRequest request, string? key, UserScope user, CancellationToken cancellation)
    {
        StatisticsProblems.Key(key);
        var title = StatisticsProblems.Line("title", request.Title, 2, 100, "标题", "The title");
        return writer.RunAsync((db, token) => FreezeAsync(db, periodId, request with { Title = title, UnitCode = request.UnitCode ?? user.RegionCode }, key!, user, token), cancellation);
    }

    async Task<Snapshot> FreezeAsync(CqoDb db, int periodId, SnapshotRequest request, string key, UserScope user, CancellationToken token)
    {
        await RegisterRows.LockAsync(db, "statistics-snapshot", user.UserId + "/" + key, token);
        if (await db.Snapshots.AsNoTracking().SingleOrDefaultAsync(s => s.MadeBy == user.UserId && s.IdempotencyKey == key, token) is { } known)
        {
            return known.PeriodId == periodId && known.UnitCode == request.UnitCode && known.Title == request.Title ? known : throw StatisticsProblems.KeyReused();
        }
        var units = await UnitRegister.ReadAsync(db, token);
        var period = await PeriodRegister.RequireAsync(db, periodId, token);
        var region = UnitRegister.Require(units, user, request.UnitCode).Code;
        var pack = packs.Get(period.PackId, period.PackVersion);
        var counted = await RollUpReader.CountAsync(db, period, units, region, token);
        var coverage = await CoverageReader.ReportAsync(db, counted, pack, region, token);
        // What others stated and filed is theirs, also where it was counted with.
        var result = RowJson.Write(new SnapshotResult(
            RollUpReader.Report(counted, region), coverage, [.. counted.Stated.Where(d => units.IsWithin(d.UnitCode, region))],
            [.. counted.Files.Where(f => units.IsWithin(f.UnitCode, region)).Select(f => SubmissionQueries.Item(f, units))]));
        var snapshot = new Snapshot
        {
            Id = await RegisterRows.NextSerialAsync(db, 0, "statistics-snapshots", token), PeriodId = periodId, UnitCode = region, Title = request.Title, PackId = pack.Id,
            PackVersion = pack.Version, PackSha256 = pack.Sha256, Result = result, ResultSha256 = Hash(result), IdempotencyKey = key, MadeAt = time.GetUtcNow(), MadeBy = user.UserId,
        };
        db.Add(snapshot);
        db.AddRange(counted.Files.Select(f => new SnapshotSubmission { SnapshotId = snapshot.Id, SubmissionId = f.Id }));
        db.AddRange(counted.Conflicts.Select(c => new SnapshotWait
        {
            SnapshotId = snapshot.Id, SubmissionId = c.Row.SubmissionId, Sheet = c.Row.Sheet, RowNumber = c.Row.RowNumber, Findings = RowJson.Write(c.Findings),
        }));
        await db.SaveChangesAsync(token);
        return snapshot;
    }

    internal static string Hash(string result) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(result)));
}
