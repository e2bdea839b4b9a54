using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Cqo.Service.Problems;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>How many enterprises there are, as stated for a collection. What nobody stated is unknown.</summary>
public sealed class DenominatorRegister(IDbContextFactory<CqoDb> factory, RegisterWriter writer, TimeProvider time)
{
    const int MostAtOnce = 1000, EarliestYear = 2000, LatestYear = 2100;

    /// <summary>What is stated for the user's region.</summary>
    public async Task<IReadOnlyList<Denominator>> ListAsync(int periodId, UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var units = await UnitRegister.ReadAsync(db, cancellation);
        await PeriodRegister.RequireAsync(db, periodId, cancellation);
        return [.. (await ReadAsync(db, periodId, cancellation)).Where(d => user.Covers(units, d.UnitCode))];
    }

    /// <summary>Everything stated for a collection, by unit and group.</summary>
    internal static async Task<IReadOnlyList<Denominator>> ReadAsync(CqoDb db, int periodId, CancellationToken cancellation)
    {
        var stated = await db.Denominators.AsNoTracking().Where(d => d.PeriodId == periodId).ToListAsync(cancellation);
        return [.. stated.OrderBy(d => d.UnitCode, StringComparer.Ordinal).ThenBy(d => d.Group).Select(d => new Denominator(d.UnitCode, d.Group, d.Count, d.Source, d.AsOf))];
    }

    /// <summary>States denominators, all or none. The same unit and group again replaces; a null count takes back.</summary>
    /// <exception cref="ProblemException">unit-not-found, period-not-found, invalid-request with every field that is wrong.</exception>
    public async Task<IReadOnlyList<Denominator>> StateAsync(int periodId, IReadOnlyList<DenominatorRequest> requests, UserScope user, CancellationToken cancellation)
    {
        Check(requests);
        await writer.RunAsync(
            async (db, token) =>
            {
                var units = await UnitRegister.ReadAsync(db, token);
                await PeriodRegister.RequireAsync(db, periodId, token);
                await RegisterRows.LockAsync(db, "statistics-denominators", FormattableString.Invariant($"{periodId}"), token);
                var known = await db.Denominators.Where(d => d.PeriodId == periodId).ToDictionaryAsync(d => (d.UnitCode, d.Group), token);
                foreach (var request in requests)
                {
                    var unit = UnitRegister.Require(units, user, request.UnitCode);
                    Put(db, periodId, known, unit, request, user);
                }
                await db.SaveChangesAsync(token);
                return requests.Count;
            },
            cancellation);
        return await ListAsync(periodId, user, cancellation);
    }

    void Put(CqoDb db, int periodId, Dictionary<(string, EnterpriseGroup), StatedDenominator> known, ReportingUnit unit, DenominatorRequest request, UserScope user)
    {
        var stated = known.GetValueOrDefault((unit.Code, request.Group));
        if (request.Count is not { } count)
        {
            if (stated is not null)
            {
                db.Remove(stated);
            }
            return;
        }
        if (stated is null)
        {
            stated = new StatedDenominator { PeriodId = periodId, UnitCode = unit.Code, Group = request.Group, Source = "", StatedBy = "" };
            db.Add(stated);
            known[(unit.Code, request.Group)] = stated;
        }
        (stated.Count, stated.Source, stated.AsOf, stated.StatedAt, stated.StatedBy) = (count, request.Source.Trim(), request.AsOf, time.GetUtcNow(), user.UserId);
    }

    static void Check(IReadOnlyList<DenominatorRequest> requests)
    {
        var wrong = new Dictionary<string, (string, string)>();
        if (requests.Count is 0 or > MostAtOnce)
        {
            wrong["$"] = ($"一次须填1到{MostAtOnce}项。", $"Give 1 to {MostAtOnce} items at once.");
        }
        for (var i = 0; i < Math.Min(requests.Count, MostAtOnce); i++)
        {
            if (requests[i] is null)
            {
                wrong[$"[{i}]"] = ("这一项是空的（null），请填写或删去。", "This item is null; fill it in or leave it out.");
                continue;
            }
            if (requests[i].Count is < 0 or > Denominators.Most)
            {
                wrong[$"[{i}].count"] = ($"企业数须在0到{Denominators.Most}之间；不知道请填 null，不要填0。", $"The count lies between 0 and {Denominators.Most}; give null when it is not known, not 0.");
            }
            if (requests[i].AsOf.Year is < EarliestYear or > LatestYear)
            {
                wrong[$"[{i}].asOf"] = ($"数据日期须在{EarliestYear}到{LatestYear}年之间。", $"The day of the number lies between {EarliestYear} and {LatestYear}.");
            }
            if (!StatisticsProblems.IsLine(requests[i].Source, 2, 200))
            {
                wrong[$"[{i}].source"] = ("请写明数据来源（2到200个字），如“市统计局年报”。", "Say where the number comes from (2 to 200 characters).");
            }
        }
        if (wrong.Count > 0)
        {
            throw new ProblemException("invalid-request", StatusCodes.Status422UnprocessableEntity,
                $"有 {wrong.Count} 项填写有误，没有保存任何内容。请按各项提示更正。", $"{wrong.Count} item(s) are wrong; nothing was stored. Correct them as each says.") { Fields = wrong };
        }
    }
}
