using Cqo.Domain.Appointments;
using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;
using Cqo.Service.Problems;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Persistence;

/// <summary>Steps of a transaction that more than one verb takes, and the SQL that EF has no words for.</summary>
public static class RegisterRows
{
    /// <summary>Makes every other transaction that names one of these wait until this one ends. SQLite has one writer anyway.</summary>
    public static async Task LockAsync(CqoDb db, string first, string second, CancellationToken cancellation)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync(
                $"SELECT pg_advisory_xact_lock(hashtextextended({first}, 1)), pg_advisory_xact_lock(hashtextextended({second}, 2))", cancellation);
        }
    }

    /// <summary>Takes the next serial of a series. The row stays locked until the transaction ends, so a number that is rolled back was never taken.</summary>
    public static async Task<int> NextSerialAsync(CqoDb db, int year, string regionCode, CancellationToken cancellation)
    {
        var taken = await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO number_series (year, region_code, last_serial) VALUES ({year}, {regionCode}, 1)
            ON CONFLICT (year, region_code) DO UPDATE SET last_serial = number_series.last_serial + 1
            RETURNING last_serial AS "Value"
            """).ToListAsync(cancellation);
        return taken[0];
    }

    /// <summary>The enterprise of a credit code, made or brought up to date with what was given; facts not given stay as they were.</summary>
    public static async Task<Enterprise> PutEnterpriseAsync(CqoDb db, EnterpriseFacts facts, Guid newId, CancellationToken cancellation)
    {
        var code = CreditCode.Normalise(facts.CreditCode);
        var enterprise = await db.Enterprises.SingleOrDefaultAsync(e => e.CreditCode == code, cancellation);
        if (enterprise is null)
        {
            enterprise = new Enterprise { Id = newId, Name = facts.Name!.Trim(), CreditCode = code, RegionCode = facts.RegionCode! };
            db.Enterprises.Add(enterprise);
        }
        enterprise.Name = facts.Name!.Trim();
        enterprise.RegionCode = facts.RegionCode!;
        enterprise.SizeClass = facts.SizeClass ?? enterprise.SizeClass;
        enterprise.AboveScale = facts.AboveScale ?? enterprise.AboveScale;
        enterprise.Ownership = facts.Ownership ?? enterprise.Ownership;
        enterprise.Industry = facts.Industry ?? enterprise.Industry;
        enterprise.LegalRepresentative = facts.LegalRepresentative ?? enterprise.LegalRepresentative;
        return enterprise;
    }

    /// <summary>The candidate of an enterprise: the one named by id, else the one of the same name and birth month, else a new one.</summary>
    /// <exception cref="ProblemException">candidate-of-another-enterprise, or candidate-not-found.</exception>
    public static async Task<Candidate> PutCandidateAsync(CqoDb db, Facts facts, Enterprise enterprise, Guid newId, CancellationToken cancellation)
    {
        var candidate = facts.Candidate.Id is { } id
            ? await FindAsync(db, id, enterprise, cancellation)
            : await FindAsync(db, facts.Candidate, enterprise.Id, cancellation);
        if (candidate is null)
        {
            candidate = new Candidate { Id = newId, EnterpriseId = enterprise.Id, Name = facts.Candidate.Name!.Trim(), Facts = facts };
            db.Candidates.Add(candidate);
        }
        candidate.Name = facts.Candidate.Name!.Trim();
        candidate.Facts = facts with
        {
            Candidate = facts.Candidate with { Id = candidate.Id },
            Appointment = facts.Appointment with { KnownTerms = [], RegisteredName = null },
        };
        return candidate;
    }

    static async Task<Candidate> FindAsync(CqoDb db, Guid id, Enterprise enterprise, CancellationToken cancellation)
    {
        var candidate = await db.Candidates.SingleOrDefaultAsync(c => c.Id == id, cancellation) ?? throw Problem(
            "candidate-not-found", "候选人不在登记库中，可能已被删除。请重新选择，或不选候选人直接填写。",
            "The candidate is not in the register; it may have been removed. Choose again, or type the person in.");
        return candidate.EnterpriseId == enterprise.Id ? candidate : throw Problem(
            "candidate-of-another-enterprise", $"所选候选人属于另一家企业，不能由“{enterprise.Name}”聘任。请核对统一社会信用代码，或在本企业名下另建此人。",
            "The chosen candidate belongs to another enterprise and cannot be appointed by this one. Check the credit code, or enter the person under this enterprise.");
    }

    static async Task<Candidate?> FindAsync(CqoDb db, CandidateFacts person, Guid enterpriseId, CancellationToken cancellation)
    {
        var name = person.Name!.Trim();
        var namesakes = await db.Candidates.Where(c => c.EnterpriseId == enterpriseId && c.Name == name).ToListAsync(cancellation);
        return namesakes.Find(c => c.Facts.Candidate.BirthMonth == person.BirthMonth);
    }

    static ProblemException Problem(string type, string zh, string en) =>
        new(type, 422, zh, en) { Fields = new Dictionary<string, (string, string)> { ["candidate.id"] = (zh, en) } };
}
