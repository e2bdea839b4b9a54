using System.Collections.Concurrent;
using Cqo.Service.Policies;

namespace Cqo.Service.Certificates;

/// <summary>Issues a certificate: decide, reserve the number, make the paper, store it, close the row. Repeated with the same key it answers the same, after a
/// crash as well.</summary>
public sealed class IssueCertificate(CertificateRegister register, FinishCertificate finish, PaperRenderer renderer, PolicyCatalog policies, RegisterQueries queries)
{
    readonly ConcurrentDictionary<string, CertificateOrder> underWay = new(StringComparer.Ordinal);

    /// <summary>Issues it, or answers as before.</summary>
    /// <exception cref="Problems.ProblemException">See <c>POST /api/certificates</c>.</exception>
    public async Task<CertificateDetails> RunAsync(CertificateRequest request, string? key, CancellationToken cancellation)
    {
        var order = CertificateOrder.Of(request, key);
        // A double click is answered here; the register decides between processes.
        if (!underWay.TryAdd(order.Key, order))
        {
            throw CertificateProblems.InProgress(TimeSpan.FromSeconds(1));
        }
        try
        {
            return await IssueAsync(order, cancellation);
        }
        finally
        {
            underWay.TryRemove(order.Key, out _);
        }
    }

    async Task<CertificateDetails> IssueAsync(CertificateOrder order, CancellationToken cancellation)
    {
        renderer.Require(PaperRenderer.CertificateKind);
        var opening = await register.OpenAsync(order, policies.Get(order.PackId), cancellation);
        if (!opening.IsClaimed)
        {
            return await queries.GetAsync(opening.Certificate.Id, cancellation);
        }
        var issued = await finish.RunAsync(opening.Certificate);
        return RegisterQueries.Describe(issued.Certificate, [issued.Document]);
    }
}
