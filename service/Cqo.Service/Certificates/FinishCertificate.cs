using Cqo.Service.Problems;
using Cqo.Service.Storage;

namespace Cqo.Service.Certificates;

/// <summary>Brings a claimed number to its end: render, store, close. Safe to repeat at each step: the row is frozen, every attempt writes to the same path, and
/// only the newest attempt closes. Its version is the one that the register serves, whoever writes last.</summary>
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
            return issued ?? throw await OvertakenAsync(claim);
        }
        finally
        {
            if (!done)
            {
                await register.TryReleaseAsync(claim);
            }
        }
    }

    /// <summary>Removes what a number that was given up has left in the library. It was never issued, so nobody may find it.</summary>
    public async Task DiscardAsync(Certificate given)
    {
        await store.DeleteAsync(PaperRenderer.PathOf(given, PaperRenderer.CertificateKind), CancellationToken.None);
        await register.DiscardedAsync(given.Id);
    }

    async Task<ProblemException> OvertakenAsync(Certificate claim)
    {
        if (await register.FindGivenUpAsync(claim.Id) is { } given)
        {
            await DiscardAsync(given);
            return CertificateProblems.GivenUp(given);
        }
        return CertificateProblems.InProgress(TimeSpan.FromSeconds(1));
    }
}
