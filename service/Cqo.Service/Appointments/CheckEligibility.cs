using Cqo.Domain.Eligibility;
using Cqo.Service.Persistence;
using Cqo.Service.Policies;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Appointments;

/// <summary>Checks a proposed appointment as it is being typed: every finding, with the terms that the register knows. Changes nothing.</summary>
public sealed class CheckEligibility(PolicyCatalog policies, IDbContextFactory<CqoDb> factory)
{
    /// <summary>The decision as it would be taken now.</summary>
    /// <exception cref="Problems.ProblemException">invalid-facts (form only), policy-pack-not-found.</exception>
    public async Task<Decision> RunAsync(CheckRequest request, CancellationToken cancellation)
    {
        var facts = FactsGate.Check(request.Facts, complete: false);
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return EligibilityRules.Check(policies.Get(request.PackId), await KnownTerms.AddAsync(db, facts, cancellation));
    }
}
