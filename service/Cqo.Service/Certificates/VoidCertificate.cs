using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Certificates;

/// <summary>Makes an issued certificate void, with its reason, and ends its appointment. The number is never given again; the papers stay in the library, marked.</summary>
public sealed class VoidCertificate(RegisterWriter writer, RegisterQueries queries, CertificateRegister register)
{
    const int ShortestReason = 2, LongestReason = 500;

    /// <summary>Makes it void.</summary>
    /// <exception cref="Problems.ProblemException">certificate-not-found, certificate-not-issued, already-void, invalid-request (no reason).</exception>
    public async Task<CertificateDetails> RunAsync(Guid id, VoidRequest request, CancellationToken cancellation)
    {
        var reason = request.Reason?.Trim() ?? "";
        if (reason.Length is < ShortestReason or > LongestReason || reason.Any(char.IsControl))
        {
            throw CertificateProblems.VoidReason();
        }
        await writer.RunAsync((db, token) => VoidAsync(db, id, reason, token), cancellation);
        return await queries.GetAsync(id, cancellation);
    }

    async Task<int> VoidAsync(CqoDb db, Guid id, string reason, CancellationToken token)
    {
        var now = register.Now();
        var changed = await db.Certificates.Where(c => c.Id == id && c.State == CertificateState.Issued)
            .ExecuteUpdateAsync(row => row.SetProperty(c => c.State, CertificateState.Void).SetProperty(c => c.VoidReason, reason).SetProperty(c => c.VoidedAt, now), token);
        var certificate = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token) ?? throw RegisterQueries.NotFound();
        if (changed == 0)
        {
            throw certificate.State == CertificateState.Void ? CertificateProblems.AlreadyVoid(certificate) : CertificateProblems.NotIssued(certificate);
        }
        var (appointment, today) = (certificate.AppointmentId, register.Today);
        return await db.Appointments.Where(a => a.Id == appointment && a.EndedOn == null).ExecuteUpdateAsync(row => row.SetProperty(a => a.EndedOn, today), token);
    }
}
