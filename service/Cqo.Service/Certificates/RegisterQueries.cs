using Cqo.Domain.Enterprises;
using Cqo.Domain.Regions;
using Cqo.Service.Documents;
using Cqo.Service.Persistence;
using Cqo.Service.Problems;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Certificates;

/// <summary>Reads certificates out of the register.</summary>
public sealed class RegisterQueries(IDbContextFactory<CqoDb> factory)
{
    const int MostPerPage = 100;

    /// <summary>One page, newest first. The words are looked for in number, names and credit code.</summary>
    public async Task<CertificatePage> ListAsync(string? query, int? year, CertificateState? state, int? page, int? pageSize, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var matching = Matching(db.Certificates.AsNoTracking(), query?.Trim(), year, state);
        var size = Math.Clamp(pageSize ?? 20, 1, MostPerPage);
        var skip = (int)Math.Min((Math.Max(page ?? 1, 1) - 1L) * size, int.MaxValue);
        var total = await matching.CountAsync(cancellation);
        var certificates = await matching.OrderByDescending(c => c.ReservedAt).ThenByDescending(c => c.Serial).Skip(skip).Take(size).ToListAsync(cancellation);
        var ids = certificates.ConvertAll(c => c.Id);
        var papers = (await db.Documents.AsNoTracking().Where(d => ids.Contains(d.CertificateId)).ToListAsync(cancellation)).ToLookup(d => d.CertificateId);
        return new CertificatePage(total, certificates.ConvertAll(c => Describe(c, papers[c.Id])));
    }

    /// <summary>One certificate.</summary>
    /// <exception cref="ProblemException">certificate-not-found.</exception>
    public async Task<CertificateDetails> GetAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var certificate = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) ?? throw NotFound();
        return Describe(certificate, await db.Documents.AsNoTracking().Where(d => d.CertificateId == id).ToListAsync(cancellation));
    }

    /// <summary>The certificate of a verification code, or null.</summary>
    public async Task<Certificate?> VerifyAsync(string code, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var typed = code.Trim().ToUpperInvariant();
        return await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.VerifyCode == typed, cancellation);
    }

    internal static ProblemException NotFound() => new(
        "certificate-not-found", 404, "登记库中没有这份证书。请在登记列表中重新查找。", "The register has no such certificate. Look it up in the list again.");

    static IQueryable<Certificate> Matching(IQueryable<Certificate> all, string? query, int? year, CertificateState? state)
    {
        if (!string.IsNullOrEmpty(query))
        {
            var code = CreditCode.Normalise(query);
            all = all.Where(c => c.Number.Contains(query) || c.CandidateName.Contains(query) || c.EnterpriseName.Contains(query) || (code != "" && c.CreditCode.Contains(code)));
        }
        all = year is { } y ? all.Where(c => c.Year == y) : all;
        return state is { } s ? all.Where(c => c.State == s) : all;
    }

    internal static CertificateDetails Describe(Certificate c, IEnumerable<Document> documents)
    {
        var papers = documents.Select(d => Describe(c, d)).ToList();
        return new CertificateDetails(
            c.Id, c.Number, c.State, c.CandidateName, c.EnterpriseName, c.CreditCode, c.AppointedOn, c.TermStart, c.TermEnd, c.IssuedAt, c.PackId, c.PackVersion,
            c.PackSha256, c.VerifyUrl, papers.Find(p => p.Id == c.DocumentId), [.. papers.Where(p => p.Id != c.DocumentId).OrderBy(p => p.Kind, StringComparer.Ordinal)],
            c.VoidReason, c.VoidedAt);
    }

    internal static DocumentItem Describe(Certificate c, Document d) => new(
        d.Id, d.Kind, d.Title, d.Path[(d.Path.LastIndexOf('/') + 1)..], d.Path, d.Year, d.ReportingUnit, RegionCatalog.Find(d.ReportingUnit)?.FullName ?? d.ReportingUnit,
        c.EnterpriseName, c.CreditCode, c.Number, c.State, d.Size, d.Sha256, d.ETag, d.Version, d.StoredAt, $"/api/documents/{d.Id}/content");
}
