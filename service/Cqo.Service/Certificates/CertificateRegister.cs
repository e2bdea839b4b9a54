using System.Data.Common;
using Cqo.Domain.Appointments;
using Cqo.Domain.Certificates;
using Cqo.Domain.Eligibility;
using Cqo.Domain.Policies;
using Cqo.Service.Persistence;
using Cqo.Service.Problems;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Certificates;

/// <summary>Owns the life of a number: reserve, claim, close, hand back, make void. Each is one transaction, and each of the later ones names the attempt that
/// it belongs to, so that of two that work on one number only the newer one changes anything.</summary>
public sealed class CertificateRegister(RegisterWriter writer, DatabaseOptions database, CertificateOptions options, TimeProvider time)
{
    /// <summary>China has kept one time zone without summer time since 1992; a fixed offset does not depend on the machine's zone data.</summary>
    static readonly TimeSpan PolicyCalendar = TimeSpan.FromHours(8);

    /// <summary>This process; a claim by any other name on an embedded register belongs to a process that is dead.</summary>
    readonly string owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Today in the policy calendar.</summary>
    public DateOnly Today => DayOf(Now());

    /// <summary>Answers a repeated request, or takes the decision and reserves the number.</summary>
    /// <returns>The row, and whether this process now has to finish it.</returns>
    /// <exception cref="ProblemException">idempotency-key-reused, request-in-progress, candidate-not-eligible and the problems of the facts.</exception>
    public Task<Opening> OpenAsync(CertificateOrder order, PolicyPack pack, CancellationToken cancellation) =>
        writer.RunAsync(
            async (db, token) =>
            {
                await RegisterRows.LockAsync(db, order.Key, order.CreditCode, token);
                var known = await db.Certificates.SingleOrDefaultAsync(c => c.IdempotencyKey == order.Key, token);
                var opening = known is null ? new Opening(await ReserveAsync(db, order, pack, token), true) : Repeat(known, order);
                await db.SaveChangesAsync(token);
                return opening;
            },
            cancellation);

    /// <summary>Claims a reserved number that nobody works on any more; null when somebody does, or when it is not reserved any more.</summary>
    public Task<Certificate?> ClaimAsync(Guid id, CancellationToken cancellation) =>
        writer.RunAsync(
            async (db, token) =>
            {
                var certificate = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token);
                if (certificate is not { State: CertificateState.Reserved } || IsHeld(certificate))
                {
                    return null;
                }
                var (attempt, now) = (certificate.Attempt, Now());
                var claimed = await db.Certificates.Where(c => c.Id == id && c.State == CertificateState.Reserved && c.Attempt == attempt)
                    .ExecuteUpdateAsync(row => row.SetProperty(c => c.Attempt, attempt + 1).SetProperty(c => c.Owner, owner).SetProperty(c => c.ClaimedAt, now), token);
                Claim(certificate, now);
                return claimed == 1 ? certificate : null;
            },
            cancellation);

    /// <summary>Records the stored paper: the certificate is issued, the appointment and the document stand, in one transaction.</summary>
    /// <returns>The rows as they now stand; null when another attempt has taken the number over or finished it: then nothing was changed.</returns>
    public Task<IssuedCertificate?> CloseAsync(Certificate claim, StoredPaper paper, CancellationToken cancellation) =>
        writer.RunAsync(
            async (db, token) =>
            {
                var now = Now();
                // Locks the row while it is still ours; whoever claims next waits and then finds it issued.
                if (await Mine(db, claim).ExecuteUpdateAsync(row => row.SetProperty(c => c.ClaimedAt, now), token) == 0)
                {
                    return null;
                }
                var (appointment, document) = (AppointmentOf(claim, now), paper.ToDocument(claim, now));
                db.Add(appointment);
                db.Add(document);
                await db.SaveChangesAsync(token);
                await Mine(db, claim).ExecuteUpdateAsync(
                    row => row.SetProperty(c => c.State, CertificateState.Issued).SetProperty(c => c.IssuedAt, now).SetProperty(c => c.DocumentId, document.Id)
                        .SetProperty(c => c.AppointmentId, appointment.Id).SetProperty(c => c.TemplateSha256, paper.TemplateSha256).SetProperty(c => c.Owner, (string?)null),
                    token);
                return new IssuedCertificate(await db.Certificates.AsNoTracking().SingleAsync(c => c.Id == claim.Id, token), document);
            },
            cancellation);

    /// <summary>Hands a number back that could not be finished now, so that a repeat need not wait for the lease. When even that fails, the lease ends by itself.</summary>
    public async Task TryReleaseAsync(Certificate claim)
    {
        try
        {
            await writer.RunAsync((db, token) => Mine(db, claim).ExecuteUpdateAsync(row => row.SetProperty(c => c.Owner, (string?)null), token), CancellationToken.None);
        }
        catch (DbException)
        {
        }
    }

    /// <summary>Makes a number void that was never issued. It keeps its owner until <see cref="DiscardedAsync"/>, so that a crash before its file is removed is found.</summary>
    public Task<int> AbandonAsync(Certificate claim, string reason, CancellationToken cancellation) =>
        writer.RunAsync(
            (db, token) => Mine(db, claim).ExecuteUpdateAsync(
                row => row.SetProperty(c => c.State, CertificateState.Void).SetProperty(c => c.VoidReason, reason).SetProperty(c => c.VoidedAt, Now()), token),
            cancellation);

    /// <summary>The row of a number that became void without being issued, else null.</summary>
    public Task<Certificate?> FindGivenUpAsync(Guid id) =>
        writer.RunAsync((db, token) => GivenUp(db).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token), CancellationToken.None);

    /// <summary>Records that the library holds nothing of a number that was given up.</summary>
    public Task<int> DiscardedAsync(Guid id) => writer.RunAsync(
        (db, token) => GivenUp(db).Where(c => c.Id == id).ExecuteUpdateAsync(row => row.SetProperty(c => c.Owner, (string?)null), token), CancellationToken.None);

    internal static IQueryable<Certificate> GivenUp(CqoDb db) => db.Certificates.Where(c => c.State == CertificateState.Void && c.IssuedAt == null);

    Opening Repeat(Certificate known, CertificateOrder order)
    {
        if (known.RequestSha256 != order.Sha256)
        {
            throw CertificateProblems.KeyReused();
        }
        if (known.State != CertificateState.Reserved)
        {
            return known.IssuedAt is null ? throw CertificateProblems.GivenUp(known) : new Opening(known, false);
        }
        if (IsHeld(known))
        {
            throw CertificateProblems.InProgress(known.ClaimedAt + options.Lease - Now());
        }
        Claim(known, Now());
        return new Opening(known, true);
    }

    /// <summary>The decision comes before the number: who is not eligible spends none.</summary>
    async Task<Certificate> ReserveAsync(CqoDb db, CertificateOrder order, PolicyPack pack, CancellationToken token)
    {
        var now = Now();
        var enterprise = await RegisterRows.PutEnterpriseAsync(db, order.Facts.Enterprise, Guid.CreateVersion7(now), token);
        var candidate = await RegisterRows.PutCandidateAsync(db, order.Facts, enterprise, Guid.CreateVersion7(now), token);
        var facts = await KnownTerms.AddAsync(db, order.Facts, token);
        var decision = EligibilityRules.Check(pack, facts);
        if (!decision.Eligible || decision.TermStart is null || decision.TermEnd is null)
        {
            throw CertificateProblems.NotEligible(decision);
        }
        var serial = await RegisterRows.NextSerialAsync(db, DayOf(now).Year, enterprise.RegionCode, token);
        var certificate = Row(order, facts, decision, new CertificateNumber(DayOf(now).Year, enterprise.RegionCode, serial), now);
        (certificate.EnterpriseId, certificate.CandidateId) = (enterprise.Id, candidate.Id);
        Claim(certificate, now);
        db.Certificates.Add(certificate);
        return certificate;
    }

    Certificate Row(CertificateOrder order, Facts facts, Decision decision, CertificateNumber number, DateTimeOffset now)
    {
        var code = VerifyCode.New();
        return new Certificate
        {
            Id = Guid.CreateVersion7(now),
            Number = number.ToString(),
            Year = number.Year,
            RegionCode = number.RegionCode,
            Serial = number.Serial,
            State = CertificateState.Reserved,
            IdempotencyKey = order.Key,
            RequestSha256 = order.Sha256,
            ReservedAt = now,
            Facts = facts,
            Decision = decision,
            PackId = decision.PackId,
            PackVersion = decision.PackVersion,
            PackSha256 = decision.PackSha256,
            VerifyCode = code,
            VerifyUrl = $"{options.PublicAddress}/verify/{code}",
            EnterpriseName = facts.Enterprise.Name!.Trim(),
            CreditCode = order.CreditCode,
            CandidateName = facts.Candidate.Name!.Trim(),
            BirthMonth = facts.Candidate.BirthMonth,
            AppointedOn = facts.Appointment.AppointedOn!.Value,
            TermStart = decision.TermStart!.Value,
            TermEnd = decision.TermEnd!.Value,
            IssuedOn = DayOf(now),
        };
    }

    void Claim(Certificate certificate, DateTimeOffset now) => (certificate.Owner, certificate.Attempt, certificate.ClaimedAt) = (owner, certificate.Attempt + 1, now);

    bool IsHeld(Certificate certificate)
    {
        var isDead = certificate.Owner is null || (database.IsEmbedded && certificate.Owner != owner);
        return !isDead && certificate.ClaimedAt + options.Lease > Now();
    }

    static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(PolicyCalendar).DateTime);

    /// <summary>To the millisecond, so that both databases give back exactly what was answered.</summary>
    internal DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    static IQueryable<Certificate> Mine(CqoDb db, Certificate claim)
    {
        var (id, attempt, owner) = (claim.Id, claim.Attempt, claim.Owner);
        return db.Certificates.Where(c => c.Id == id && c.Attempt == attempt && c.Owner == owner && c.State == CertificateState.Reserved);
    }

    static Appointment AppointmentOf(Certificate claim, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        EnterpriseId = claim.EnterpriseId,
        CandidateId = claim.CandidateId,
        AppointedOn = claim.AppointedOn,
        TermStart = claim.TermStart,
        TermEnd = claim.TermEnd,
        AppointedBy = (claim.Facts.Appointment.AppointedBy ?? claim.Facts.Enterprise.LegalRepresentative)!.Trim(),
    };
}
