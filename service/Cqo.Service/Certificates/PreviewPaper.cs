using Cqo.Domain.Eligibility;
using Cqo.Service.Persistence;
using Cqo.Service.Policies;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Certificates;

/// <summary>Shows a paper before anything is decided: no number, nothing stored; the templates leave blanks where facts are not known.</summary>
public sealed class PreviewPaper(PaperRenderer renderer, PolicyCatalog policies, CertificateRegister register, CertificateOptions options, IDbContextFactory<CqoDb> factory)
{
    /// <summary>Stands where the number will be.</summary>
    public const string Number = "预览";

    /// <summary>The paper as bytes.</summary>
    /// <exception cref="Problems.ProblemException">invalid-facts (form only), template-not-found, policy-pack-not-found.</exception>
    public async Task<RenderedPaper> RunAsync(PreviewRequest request, CancellationToken cancellation)
    {
        var facts = FactsGate.Check(request.Facts, complete: false);
        var pack = policies.Get(request.PackId);
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var decision = EligibilityRules.Check(pack, await KnownTerms.AddAsync(db, facts, cancellation));
        var model = new CertificateModel(facts, decision, pack, Number, register.Today, $"{options.PublicAddress}/verify/preview", "preview");
        return renderer.Render(model, PaperRenderer.KindOf(request.TemplateId ?? PaperRenderer.CertificateKind));
    }
}
