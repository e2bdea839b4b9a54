using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>Answers about unusual headers: asked once for each city and layout, never used for another city's files.</summary>
public sealed class HeaderAnswerRegister(IDbContextFactory<CqoDb> factory, RegisterWriter writer, LayoutCatalog layouts, TimeProvider time)
{
    /// <summary>Far more than the tables of a city can have; the oldest give way.</summary>
    const int MostPerRegion = 1000;

    /// <summary>Whose answers hold for a unit's files: its city's, or the province's for its own.</summary>
    internal static string RegionOf(ReportingUnits units, string unitCode) => units.Find(unitCode) is { Level: RegionLevel.County, ParentCode: { } city } ? city : unitCode;

    /// <summary>The answers of a region, by key of the header.</summary>
    internal static async Task<Dictionary<string, HeaderAnswer>> ReadAsync(CqoDb db, string layoutId, string region, CancellationToken cancellation) =>
        (await db.RememberedHeaders.AsNoTracking().Where(h => h.LayoutId == layoutId && h.RegionCode == region).ToListAsync(cancellation))
        .ToDictionary(h => h.HeaderKey, h => new HeaderAnswer(h.Field, h.AnsweredBy, DayOf(h.AnsweredAt)), StringComparer.Ordinal);

    /// <summary>Keeps answers; a later one about the same header takes the place of the earlier.</summary>
    internal static async Task PutAsync(CqoDb db, string layoutId, string region, IReadOnlyDictionary<string, string> answers, DateTimeOffset now, string user, CancellationToken token)
    {
        if (answers.Count == 0)
        {
            return;
        }
        await RegisterRows.LockAsync(db, "statistics-header-answers", layoutId + "/" + region, token);
        var known = await db.RememberedHeaders.Where(h => h.LayoutId == layoutId && h.RegionCode == region).ToDictionaryAsync(h => h.HeaderKey, token);
        foreach (var (header, field) in answers.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            var key = HeaderAnswer.KeyOf(header);
            if (known.GetValueOrDefault(key) is { } same)
            {
                // Who answers the same again confirms it; the first who said so stays named.
                (same.AnsweredAt, same.AnsweredBy) = same.Field == field ? (same.AnsweredAt, same.AnsweredBy) : (now, user);
                (same.Header, same.Field) = (header, field);
                continue;
            }
            db.Add(known[key] = new RememberedHeader { LayoutId = layoutId, RegionCode = region, HeaderKey = key, Header = header, Field = field, AnsweredAt = now, AnsweredBy = user });
        }
        db.RemoveRange(known.Values.OrderByDescending(h => h.AnsweredAt).ThenBy(h => h.HeaderKey, StringComparer.Ordinal).Skip(MostPerRegion));
        await db.SaveChangesAsync(token);
    }

    /// <summary>Keeps the answers of a check, which stores nothing else.</summary>
    internal Task KeepAsync(string region, IReadOnlyDictionary<string, string> answers, UserScope user, CancellationToken cancellation) => writer.RunAsync(
        async (db, token) =>
        {
            await PutAsync(db, layouts.Get().Id, region, answers, time.GetUtcNow(), user.UserId, token);
            return answers.Count;
        },
        cancellation);

    /// <summary>The answers that hold for the user's region, by region and header.</summary>
    public async Task<IReadOnlyList<HeaderAnswerItem>> ListAsync(UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var units = await UnitRegister.ReadAsync(db, cancellation);
        var all = await db.RememberedHeaders.AsNoTracking().ToListAsync(cancellation);
        return [.. all.Where(h => IsOf(units, user, h.RegionCode)).OrderBy(h => h.RegionCode, StringComparer.Ordinal).ThenBy(h => h.HeaderKey, StringComparer.Ordinal)
            .Select(h => new HeaderAnswerItem(h.LayoutId, h.RegionCode, units.FullName(h.RegionCode), h.Header, h.Field, h.AnsweredBy, h.AnsweredAt))];
    }

    /// <summary>Takes an answer back; the header is asked about again. Files that were filed with it stay as they are.</summary>
    /// <exception cref="Problems.ProblemException">unit-not-found: the region is not the user's. header-answer-not-found.</exception>
    public Task RemoveAsync(string header, string? region, UserScope user, CancellationToken cancellation) => writer.RunAsync(
        async (db, token) =>
        {
            var units = await UnitRegister.ReadAsync(db, token);
            var code = region ?? RegionOf(units, user.RegionCode);
            if (!IsOf(units, user, code))
            {
                throw StatisticsProblems.NoUnit(code);
            }
            var (layout, key) = (layouts.Get().Id, HeaderAnswer.KeyOf(header));
            var removed = await db.RememberedHeaders.Where(h => h.LayoutId == layout && h.RegionCode == code && h.HeaderKey == key).ExecuteDeleteAsync(token);
            return removed > 0 ? removed : throw StatisticsProblems.NoHeaderAnswer(header);
        },
        cancellation);

    // A county sees, and may take back, what its city's files are read by: its own are among them.
    static bool IsOf(ReportingUnits units, UserScope user, string region) => user.Covers(units, region) || region == RegionOf(units, user.RegionCode);

    static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(WriteAttachment.China).DateTime);
}
