using System.Security.Cryptography;
using System.Text;
using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Cqo.Service.Policies;
using Cqo.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>A returned workbook and for whom it is filed.</summary>
/// <param name="PeriodId">The collection.</param>
/// <param name="UnitCode">The unit that files it.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Key">The client's key.</param>
/// <param name="Confirmations">Answers about headers.</param>
/// <param name="User">Who sends it.</param>
public sealed record SubmitOrder(int PeriodId, string UnitCode, string FileName, string? Key, IReadOnlyDictionary<string, string> Confirmations, UserScope User);

/// <summary>Answer of <see cref="SubmitTable"/>.</summary>
/// <param name="Submission">The file.</param>
/// <param name="IsNew">False when it was here before and nothing changed.</param>
public sealed record Submitted(SubmissionItem Submission, bool IsNew);

/// <summary>
/// Files a unit's returned workbook: proved, kept in the store, its rows kept in the register, in place of the unit's earlier one. Safe to repeat: the same
/// file or the same key again changes nothing.
/// </summary>
public sealed class SubmitTable(RegisterWriter writer, IDocumentStore store, LayoutCatalog layouts, PolicyCatalog packs, TimeProvider time)
{
    const int LongestName = 200;

    sealed record Known(CollectionPeriod Period, ReportingUnit Unit, ReportingUnits Units, Dictionary<string, HeaderAnswer> Remembered, string Reading, Submission? Same, int Id);

    /// <summary>Files it.</summary>
    /// <param name="order">For whom.</param>
    /// <param name="content">The file, a stream that can seek.</param>
    /// <param name="cancellation">Ends the work; nothing is registered then.</param>
    /// <exception cref="Problems.ProblemException">unit-not-found, period-not-found, idempotency-key-missing, idempotency-key-reused, workbook-refused, table-not-found.</exception>
    public async Task<Submitted> RunAsync(SubmitOrder order, Stream content, CancellationToken cancellation)
    {
        StatisticsProblems.Key(order.Key);
        StatisticsProblems.Line("file", order.FileName, 1, LongestName, "文件名", "The name of the file");
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
        var request = Hash(order, sha256, order.Confirmations);
        var known = await writer.RunAsync((db, token) => LookAsync(db, order, sha256, request, token), cancellation);
        if (known.Same is { } same)
        {
            return new Submitted(SubmissionQueries.Item(same, known.Units), IsNew: false);
        }
        Prove(order, known, content, cancellation);
        var item = await StoreAsync(known, sha256, content, cancellation);
        return await writer.RunAsync((db, token) => FileAsync(db, order, known, content, item, request, token), cancellation);
    }

    async Task<Known> LookAsync(CqoDb db, SubmitOrder order, string sha256, string request, CancellationToken token)
    {
        var units = await UnitRegister.ReadAsync(db, token);
        var unit = UnitRegister.Require(units, order.User, order.UnitCode);
        var period = await PeriodRegister.RequireAsync(db, order.PeriodId, token);
        var remembered = await HeaderAnswerRegister.ReadAsync(db, layouts.Get().Id, HeaderAnswerRegister.RegionOf(units, unit.Code), token);
        var reading = ReadingHash(order, sha256, remembered);
        var same = await FindAsync(db, order, sha256, reading, request, token);
        return new Known(period, unit, units, remembered, reading, same, same is null ? await RegisterRows.NextSerialAsync(db, 0, "statistics-submissions", token) : 0);
    }

    static async Task<Submission?> FindAsync(CqoDb db, SubmitOrder order, string sha256, string reading, string request, CancellationToken token)
    {
        var byKey = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.ReceivedBy == order.User.UserId && s.IdempotencyKey == order.Key, token);
        if (byKey is not null)
        {
            return byKey.RequestSha256 == request ? byKey : throw StatisticsProblems.KeyReused();
        }
        var (period, unit) = (order.PeriodId, order.UnitCode);
        // With other answers about its headers the same file reads differently.
        return await db.Submissions.AsNoTracking().SingleOrDefaultAsync(
            s => s.PeriodId == period && s.UnitCode == unit && s.ReplacedBy == null && s.Sha256 == sha256 && (s.ReadingSha256 ?? s.RequestSha256) == reading, token);
    }

    WorkbookImport Open(SubmitOrder order, Known known, Stream content, CancellationToken cancellation)
    {
        content.Position = 0;
        var options = new ImportOptions
        {
            CutOff = known.Period.CutOff, Pack = packs.Get(known.Period.PackId, known.Period.PackVersion), UnitRegionCode = known.Unit.Code, Confirmations = order.Confirmations, Remembered = known.Remembered,
            Units = CheckKnowledge.NamesOfAdded(known.Units, known.Unit),
        };
        return WorkbookImport.Open(content, order.FileName, layouts.Get(), options, new DuplicateIndex(), null, cancellation);
    }

    // Before anything is kept: a file that cannot be read, or that holds no table, leaves nothing behind.
    void Prove(SubmitOrder order, Known known, Stream content, CancellationToken cancellation)
    {
        using var workbook = Open(order, known, content, cancellation);
        var findings = new List<RowFinding>();
        foreach (var sheet in workbook.Sheets())
        {
            if (sheet.HasTable)
            {
                RefuseReturn(order, [sheet.Summary()]);
                return;
            }
            findings.AddRange(sheet.Summary().Findings);
        }
        throw StatisticsProblems.NoTable(order.FileName, findings);
    }

    // A submission replaces the unit's whole file: one that holds a part of its rows would lose the others (decision 0020).
    static void RefuseReturn(SubmitOrder order, IEnumerable<SheetSummary> sheets)
    {
        if (sheets.Any(s => ReturnTable.IsReturn(s.Header)))
        {
            throw StatisticsProblems.IsReturn(order.FileName);
        }
    }

    async Task<StoredItem> StoreAsync(Known known, string sha256, Stream content, CancellationToken cancellation)
    {
        content.Position = 0;
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellation);
        return await store.PutAsync(FormattableString.Invariant($"statistics/{known.Period.Year}-{known.Period.CutOff:MMdd}/{known.Unit.Code}/{sha256[..32]}.xlsx"), bytes, cancellation);
    }

    async Task<Submitted> FileAsync(CqoDb db, SubmitOrder order, Known known, Stream content, StoredItem item, string request, CancellationToken token)
    {
        await RegisterRows.LockAsync(db, FormattableString.Invariant($"statistics/{known.Period.Id}/{known.Unit.Code}"), order.User.UserId + "/" + order.Key, token);
        if (await FindAsync(db, order, item.Sha256, known.Reading, request, token) is { } same)
        {
            return new Submitted(SubmissionQueries.Item(same, known.Units), IsNew: false);
        }
        var (period, unit) = (known.Period.Id, known.Unit.Code);
        var versions = await db.Submissions.Where(s => s.PeriodId == period && s.UnitCode == unit).Select(s => s.Version).ToListAsync(token);
        var submission = SubmissionOf(order, known, item, request, versions.Count == 0 ? 1 : versions.Max() + 1);
        db.Add(submission);
        await db.SaveChangesAsync(token);
        using var workbook = Open(order, known, content, token);
        var import = new SubmissionImport(workbook, known.Period, known.Unit, known.Units, submission.Id);
        await StatisticsRows.InsertAsync(db, import.Rows(), token);
        RefuseReturn(order, import.Sheets);
        Count(submission, import);
        var answers = HeaderAnswer.WorthKeeping(order.Confirmations, import.Sheets.SelectMany(s => s.Header));
        await HeaderAnswerRegister.PutAsync(db, layouts.Get().Id, HeaderAnswerRegister.RegionOf(known.Units, unit), answers, time.GetUtcNow(), order.User.UserId, token);
        await db.SaveChangesAsync(token);
        await db.Submissions.Where(s => s.PeriodId == period && s.UnitCode == unit && s.ReplacedBy == null && s.Id != submission.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ReplacedBy, submission.Id), token);
        return new Submitted(SubmissionQueries.Item(submission, known.Units), IsNew: true);
    }

    Submission SubmissionOf(SubmitOrder order, Known known, StoredItem item, string request, int version) => new()
    {
        Id = known.Id, PeriodId = known.Period.Id, UnitCode = known.Unit.Code, Version = version, FileName = order.FileName.Trim(), Path = item.Path, StoreVersion = item.Version,
        UnitRank = known.Unit.Level switch { RegionLevel.County => 0, RegionLevel.City => 1, _ => 2 }, Size = item.Size, Sha256 = item.Sha256, IdempotencyKey = order.Key!,
        RequestSha256 = request, ReadingSha256 = known.Reading, ReceivedAt = time.GetUtcNow(), ReceivedBy = order.User.UserId, Sheets = "[]",
    };

    static void Count(Submission submission, SubmissionImport import)
    {
        submission.Sheets = RowJson.Write(import.Sheets);
        submission.Questioned = import.Sheets.Sum(s => s.Counts.Questioned) + import.Outside;
        submission.Fixed = import.Sheets.Sum(s => s.Counts.Fixed) - import.OutsideFixed;
        submission.Accepted = import.Sheets.Sum(s => s.Counts.Accepted) - (import.Outside - import.OutsideFixed);
        submission.NotData = import.Sheets.Sum(s => s.Counts.NotData);
    }

    // An answer that was remembered, or taken back, since then may read the same file differently.
    static string ReadingHash(SubmitOrder order, string sha256, Dictionary<string, HeaderAnswer> remembered)
    {
        var answers = remembered.ToDictionary(r => r.Key, r => r.Value.Field, StringComparer.Ordinal);
        foreach (var (header, field) in order.Confirmations)
        {
            answers[header.StartsWith('#') ? header : HeaderAnswer.KeyOf(header)] = field;
        }
        return Hash(order, sha256, answers);
    }

    static string Hash(SubmitOrder order, string sha256, IReadOnlyDictionary<string, string> answers)
    {
        var lines = answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}");
        var text = string.Join('\n', [FormattableString.Invariant($"{order.PeriodId}"), order.UnitCode, sha256, .. lines]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
