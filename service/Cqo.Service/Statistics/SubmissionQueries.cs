using System.Security.Cryptography;
using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Cqo.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>Reads returned workbooks and their rows.</summary>
public sealed class SubmissionQueries(IDbContextFactory<CqoDb> factory, IDocumentStore store)
{
    internal const int MostPerPage = 500;

    /// <summary>The files of a collection, by unit, the newest first.</summary>
    /// <exception cref="Problems.ProblemException">period-not-found, unit-not-found.</exception>
    public async Task<IReadOnlyList<SubmissionItem>> ListAsync(int periodId, string? unitCode, UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var units = await UnitRegister.ReadAsync(db, cancellation);
        await PeriodRegister.RequireAsync(db, periodId, cancellation);
        var region = UnitRegister.Require(units, user, unitCode ?? user.RegionCode).Code;
        var files = await db.Submissions.AsNoTracking().Where(s => s.PeriodId == periodId).ToListAsync(cancellation);
        return [.. files.Where(f => units.IsWithin(f.UnitCode, region)).OrderBy(f => f.UnitCode, StringComparer.Ordinal).ThenByDescending(f => f.Version).Select(f => Item(f, units))];
    }

    /// <summary>One file with what was read of its sheets.</summary>
    /// <exception cref="Problems.ProblemException">submission-not-found.</exception>
    public async Task<SubmissionDetails> GetAsync(int id, UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var (file, units) = await RequireAsync(db, id, user, cancellation);
        var conflicts = await ConflictsOfAsync(db, units, file, cancellation);
        return new SubmissionDetails(Item(file, units), RowJson.Read<List<SheetSummary>>(file.Sheets), conflicts.Count(c => c.Waits));
    }

    /// <summary>A page of the rows of a file.</summary>
    /// <exception cref="Problems.ProblemException">submission-not-found, invalid-request.</exception>
    public async Task<RowPage> RowsAsync(int id, string? status, int? page, int? pageSize, UserScope user, CancellationToken cancellation)
    {
        var (size, skip) = Page(page, pageSize);
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var (file, units) = await RequireAsync(db, id, user, cancellation);
        return await PageAsync(db, file, units, status, (size, skip), cancellation);
    }

    internal static async Task<RowPage> PageAsync(CqoDb db, Submission file, ReportingUnits units, string? status, (int Size, int Skip) page, CancellationToken cancellation)
    {
        var id = file.Id;
        var conflicts = (await ConflictsOfAsync(db, units, file, cancellation)).ToDictionary(c => (c.Row.Sheet, c.Row.RowNumber));
        var waiting = conflicts.Values.Where(c => c.Waits).Select(c => (c.Row.Sheet, c.Row.RowNumber)).ToHashSet();
        var rows = await db.SubmittedRows.AsNoTracking().Where(r => r.SubmissionId == id).OrderBy(r => r.Sheet).ThenBy(r => r.RowNumber)
            .Select(r => new { r.Sheet, r.RowNumber, r.Status }).ToListAsync(cancellation);
        var wanted = StatusOf(status) is { } one ? rows.FindAll(r => (waiting.Contains((r.Sheet, r.RowNumber)) ? RowStatus.Questioned : r.Status) == one) : rows;
        var shown = wanted.Skip(page.Skip).Take(page.Size).Select(r => (r.Sheet, r.RowNumber)).ToHashSet();
        var (sheets, numbers) = (shown.Select(s => s.Sheet).Distinct().ToList(), shown.Select(s => s.RowNumber).ToList());
        var stored = await db.SubmittedRows.AsNoTracking().Where(r => r.SubmissionId == id && sheets.Contains(r.Sheet) && numbers.Contains(r.RowNumber))
            .OrderBy(r => r.Sheet).ThenBy(r => r.RowNumber).ToListAsync(cancellation);
        var names = RowJson.Read<List<SheetSummary>>(file.Sheets);
        return new RowPage(wanted.Count, [.. stored.Where(r => shown.Contains((r.Sheet, r.RowNumber))).Select(r =>
            RowOf(r, names[r.Sheet].Sheet, units, conflicts.GetValueOrDefault((r.Sheet, r.RowNumber)) is { } c ? (c.Findings, c.Waits) : ([], false)))]);
    }

    /// <summary>The original, compared with its hash first.</summary>
    /// <exception cref="Problems.ProblemException">submission-not-found, document-altered.</exception>
    public async Task<(byte[] Content, string FileName, string Sha256)> ContentAsync(int id, UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var (file, _) = await RequireAsync(db, id, user, cancellation);
        await using var stream = await store.OpenAsync(file.Path, file.StoreVersion, cancellation) ?? throw StatisticsProblems.Altered();
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellation);
        var content = memory.ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256 ? (content, file.FileName, file.Sha256) : throw StatisticsProblems.Altered();
    }

    internal static (int Size, int Skip) Page(int? page, int? pageSize)
    {
        var size = Math.Clamp(pageSize ?? 100, 1, MostPerPage);
        return (size, (int)Math.Min((Math.Max(page ?? 1, 1) - 1L) * size, int.MaxValue));
    }

    internal static SubmissionItem Item(Submission s, ReportingUnits units) => new(
        s.Id, s.PeriodId, s.UnitCode, units.FullName(s.UnitCode), s.Version, s.ReplacedBy is null, s.ReplacedBy, s.FileName, s.Size, s.Sha256, s.ReceivedAt,
        s.Accepted, s.Fixed, s.Questioned, s.NotData, $"/api/statistics/submissions/{s.Id}/content");

    internal static SubmissionRow RowOf(SubmittedRow row, string sheet, ReportingUnits units, (IReadOnlyList<RowFinding> Findings, bool Waits) conflict)
    {
        var notes = row.RowNotes is { } json ? RowJson.Read<RowNotes>(json) : new RowNotes([], [], []);
        var measures = conflict.Waits ? RowFacts.Waiting.Measures : new MeasureSet(row.Measures);
        return new SubmissionRow(
            row.SubmissionId, sheet, row.RowNumber, row.UnitCode, units.FullName(row.UnitCode), conflict.Waits ? RowStatus.Questioned : row.Status,
            [.. Enum.GetValues<Measure>().Where(m => measures.Has(m))], RowJson.Read<StatisticsRow>(row.RowValues), notes.Fixes, [.. notes.Findings, .. conflict.Findings], notes.Extra);
    }

    internal static async Task<(Submission File, ReportingUnits Units)> RequireAsync(CqoDb db, int id, UserScope user, CancellationToken cancellation)
    {
        var units = await UnitRegister.ReadAsync(db, cancellation);
        var file = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation);
        return file is not null && user.Covers(units, file.UnitCode) ? (file, units) : throw StatisticsProblems.NoSubmission();
    }

    static async Task<List<FilingConflict>> ConflictsOfAsync(CqoDb db, ReportingUnits units, Submission file, CancellationToken cancellation)
    {
        if (file.ReplacedBy is not null)
        {
            return [];
        }
        var period = file.PeriodId;
        var files = await db.Submissions.AsNoTracking().Where(s => s.PeriodId == period && s.ReplacedBy == null).ToListAsync(cancellation);
        return [.. (await FilingConflicts.FindAsync(db, units, files, cancellation)).Where(c => c.Row.SubmissionId == file.Id)];
    }

    static RowStatus? StatusOf(string? word) => word switch
    {
        null or "" => null,
        "accepted" => RowStatus.Accepted,
        "fixed" => RowStatus.Fixed,
        "questioned" => RowStatus.Questioned,
        _ => throw StatisticsProblems.Field("status", "没有这种状态。可选：accepted（通过）、fixed（已修正）、questioned（待核实）。", "There is no such status. Choose accepted, fixed or questioned."),
    };
}
