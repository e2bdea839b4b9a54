using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;
using Cqo.Service.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Persistence;

/// <summary>Terms that the register knows about an enterprise and a person.</summary>
public static class KnownTerms
{
    /// <summary>The facts with the terms that stand in the register, reserved ones included: a number that is about to be issued already blocks another.</summary>
    public static async Task<Facts> AddAsync(CqoDb db, Facts facts, CancellationToken cancellation)
    {
        var code = CreditCode.Normalise(facts.Enterprise.CreditCode);
        var name = facts.Candidate.Name?.Trim();
        var rows = await (
            from certificate in db.Certificates.AsNoTracking()
            where certificate.State != CertificateState.Void && (certificate.CreditCode == code || certificate.CandidateName == name)
            join appointment in db.Appointments on certificate.AppointmentId equals appointment.Id into appointments
            from appointment in appointments.DefaultIfEmpty()
            orderby certificate.TermStart, certificate.Number
            select new { Certificate = certificate, EndedOn = (DateOnly?)appointment.EndedOn }).ToListAsync(cancellation);
        var known = rows.Select(row => Describe(row.Certificate, row.EndedOn, code, facts.Candidate)).Where(term => term.SameEnterprise || term.SameCandidate);
        return facts with { Appointment = facts.Appointment with { KnownTerms = [.. known] } };
    }

    static KnownTerm Describe(Certificate certificate, DateOnly? endedOn, string code, CandidateFacts person)
    {
        var sameEnterprise = certificate.CreditCode == code;
        var end = endedOn < certificate.TermEnd ? endedOn.Value : certificate.TermEnd;
        return new KnownTerm(
            certificate.EnterpriseName, sameEnterprise, IsSamePerson(certificate.Facts.Candidate, person, sameEnterprise), certificate.CandidateName,
            certificate.TermStart, end, certificate.Number);
    }

    // Names repeat: inside one enterprise a name is taken for the same person unless the birth months differ; between enterprises both must agree.
    static bool IsSamePerson(CandidateFacts known, CandidateFacts person, bool sameEnterprise)
    {
        if (known.Name?.Trim() != person.Name?.Trim())
        {
            return false;
        }
        return known.BirthMonth == person.BirthMonth ? sameEnterprise || person.BirthMonth is not null : sameEnterprise && (known.BirthMonth is null || person.BirthMonth is null);
    }
}
