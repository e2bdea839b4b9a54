using Cqo.Service.Problems;
using Cqo.Service.Storage;

namespace Cqo.Service.Certificates;

/// <summary>Brings a claimed number to its end: render, store, close. Safe to repeat at each step, because the row is frozen: every attempt makes the same bytes
/// at the same path, so it does not matter whose bytes arrive last, and only the newest attempt closes.</summary>
public sealed class FinishCertificate(CertificateRegister register, PaperRenderer renderer, IDocumentStore store)
{
    /// <summary>Finishes it.</summary>
    /// <exception cref="ProblemException">request-in-progress when another attempt has taken it over; the number stays reserved for whatever else fails.</exception>
    public async Task<IssuedCertificate> RunAsync(Certificate claim)
    {
        // Not cancelled with the request: the number is taken, and a client that went away will ask again under the same key.
        var done = false;
        try
        {
            var paper = renderer.Render(claim, PaperRenderer.CertificateKind);
            var item = await store.PutAsync(PaperRenderer.PathOf(claim, paper.Kind), paper.Content, CancellationToken.None);
            var issued = await register.CloseAsync(claim, new StoredPaper(paper.Kind, paper.Title, paper.TemplateSha256, item), CancellationToken.None);
            done = true;
            return issued ?? throw CertificateProblems.InProgress(TimeSpan.FromSeconds(1));
        }
        finally
        {
            if (!done)
            {
                await register.TryReleaseAsync(claim);
            }
        }
    }
}
