using Cqo.Domain.Enterprises;
using Cqo.Domain.Regions;
using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Appointments;

/// <summary>Finds people whom the register knows.</summary>
public sealed class CandidateQueries(IDbContextFactory<CqoDb> factory)
{
    const int MostItems = 100;

    /// <summary>Candidates whose name, enterprise or credit code holds the words.</summary>
    public async Task<CandidatePage> ListAsync(string? query, int? limit, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var all = from candidate in db.Candidates.AsNoTracking()
                  join enterprise in db.Enterprises on candidate.EnterpriseId equals enterprise.Id
                  select new { candidate, enterprise };
        if (query?.Trim() is { Length: > 0 } words)
        {
            var code = CreditCode.Normalise(words);
            all = all.Where(r => r.candidate.Name.Contains(words) || r.enterprise.Name.Contains(words) || (code != "" && r.enterprise.CreditCode.Contains(code)));
        }
        var total = await all.CountAsync(cancellation);
        var rows = await all.OrderBy(r => r.enterprise.CreditCode).ThenBy(r => r.candidate.Name).ThenBy(r => r.candidate.Id)
            .Take(Math.Clamp(limit ?? 20, 1, MostItems)).ToListAsync(cancellation);
        return new CandidatePage(total, rows.ConvertAll(r => new CandidateItem(
            r.candidate.Id, r.candidate.Name, r.enterprise.Name, r.enterprise.CreditCode, RegionCatalog.Find(r.enterprise.RegionCode)?.FullName ?? r.enterprise.RegionCode,
            r.candidate.Facts)));
    }
}
