using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;
using Cqo.Service.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Persistence;

/// <summary>What the register knows about an enterprise and a person: their terms, and the name under the credit code.</summary>
public static class KnownTerms
{
    /// <summary>The facts with the terms that stand in the register, reserved ones included: a number that is about to be issued already blocks another.</summary>
    public static async Task<Facts> AddAsync(CqoDb db, Facts facts, CancellationToken cancellation)
    {
        var code = CreditCode.Normalise(facts.Enterprise.CreditCode);
        var name = facts.Candidate.Name?.Trim();
        var birth = facts.Candidate.BirthMonth;
        // Only columns that an index finds and that are cheap to read: a common name stands in many rows.
        var rows = await (
            from certificate in db.Certificates.AsNoTracking()
            where certificate.State != CertificateState.Void
                && (certificate.CreditCode == code || (birth != null && certificate.CandidateName == name && certificate.BirthMonth == birth))
            join appointment in db.Appointments on certificate.AppointmentId equals appointment.Id into appointments
            from appointment in appointments.DefaultIfEmpty()
            orderby certificate.TermStart, certificate.Number
            select new Row(
                certificate.EnterpriseName, certificate.CreditCode, certificate.CandidateName, certificate.BirthMonth, certificate.TermStart, certificate.TermEnd,
                certificate.Number, (DateOnly?)appointment.EndedOn)).ToListAsync(cancellation);
        var known = rows.Select(row => Describe(row, code, facts.Candidate)).Where(term => term.SameEnterprise || term.SameCandidate);
        var registered = await db.Enterprises.AsNoTracking().Where(e => e.CreditCode == code).Select(e => e.Name).SingleOrDefaultAsync(cancellation);
        return facts with { Appointment = facts.Appointment with { KnownTerms = [.. known], RegisteredName = registered } };
    }

    sealed record Row(
        string EnterpriseName, string CreditCode, string CandidateName, DateOnly? BirthMonth, DateOnly TermStart, DateOnly TermEnd, string Number, DateOnly? EndedOn);

    static KnownTerm Describe(Row row, string code, CandidateFacts person)
    {
        var sameEnterprise = row.CreditCode == code;
        var end = row.EndedOn < row.TermEnd ? row.EndedOn.Value : row.TermEnd;
        return new KnownTerm(row.EnterpriseName, sameEnterprise, IsSamePerson(row, person, sameEnterprise), row.CandidateName, row.TermStart, end, row.Number);
    }

    // Names repeat: inside one enterprise a name is taken for the same person unless the birth months differ; between enterprises both must agree.
    static bool IsSamePerson(Row known, CandidateFacts person, bool sameEnterprise)
    {
        if (known.CandidateName != person.Name?.Trim())
        {
            return false;
        }
        return known.BirthMonth == person.BirthMonth ? sameEnterprise || person.BirthMonth is not null : sameEnterprise && (known.BirthMonth is null || person.BirthMonth is null);
    }
}
