using Cqo.Domain.Statistics;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Cqo.Service.Policies;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>The collections: opened once, then fixed.</summary>
public sealed class PeriodRegister(IDbContextFactory<CqoDb> factory, RegisterWriter writer, PolicyCatalog packs, TimeProvider time)
{
    const int FirstYear = 2010, LastYear = 2100;

    /// <summary>All, the newest first.</summary>
    public async Task<IReadOnlyList<PeriodItem>> ListAsync(CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var periods = await db.Periods.AsNoTracking().OrderByDescending(p => p.Year).ThenByDescending(p => p.CutOff).ToListAsync(cancellation);
        return periods.ConvertAll(Item);
    }

    /// <summary>One, or the problem that there is none.</summary>
    public static async Task<CollectionPeriod> RequireAsync(CqoDb db, int id, CancellationToken cancellation) =>
        await db.Periods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation) ?? throw StatisticsProblems.NoPeriod();

    /// <summary>Opens a collection; the same again answers the one that is open.</summary>
    /// <exception cref="Problems.ProblemException">period-exists with another pack, invalid-request, policy-pack-not-found.</exception>
    public async Task<PeriodItem> OpenAsync(PeriodRequest request, UserScope user, CancellationToken cancellation)
    {
        if (request.Year is < FirstYear or > LastYear || request.CutOff.Year != request.Year)
        {
            throw StatisticsProblems.Field("cutOff", $"年份须在{FirstYear}到{LastYear}之间，截止日须在同一年内，例如 {Math.Clamp(request.Year, FirstYear, LastYear)}-12-31。",
                $"The year lies between {FirstYear} and {LastYear} and the cut-off date in that year, such as {Math.Clamp(request.Year, FirstYear, LastYear)}-12-31.");
        }
        var pack = packs.Get(request.PackId);
        var opened = await writer.RunAsync(
            async (db, token) =>
            {
                if (await db.Periods.AsNoTracking().SingleOrDefaultAsync(p => p.Year == request.Year && p.CutOff == request.CutOff, token) is { } known)
                {
                    return known.PackId == pack.Id && (known.PackVersion == pack.Version || request.PackId is null) ? known : throw StatisticsProblems.PeriodExists(known);
                }
                var period = new CollectionPeriod
                {
                    Id = await RegisterRows.NextSerialAsync(db, 0, "statistics-periods", token), Year = request.Year, CutOff = request.CutOff, PackId = pack.Id,
                    PackVersion = pack.Version, PackSha256 = pack.Sha256, OpenedAt = time.GetUtcNow(), OpenedBy = user.UserId,
                };
                db.Add(period);
                await db.SaveChangesAsync(token);
                return period;
            },
            cancellation);
        return Item(opened);
    }

    internal static PeriodItem Item(CollectionPeriod period) => new(period.Id, period.Year, period.CutOff, period.PackId, period.PackVersion, period.OpenedAt);

    internal static ReportingYear YearOf(CollectionPeriod period) => new(period.Year, period.CutOff);
}
