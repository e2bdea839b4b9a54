using Cqo.Domain.Eligibility;

namespace Cqo.Service.Certificates;

/// <summary>Life of a number: reserved when the decision is taken, issued when the paper is stored, void for ever after.</summary>
public enum CertificateState
{
    /// <summary>The number is taken, the paper is not yet in the library.</summary>
    Reserved,
    /// <summary>The paper is in the library and its hash in the register.</summary>
    Issued,
    /// <summary>No longer valid, or never finished; the reason is on record and the number is not given again.</summary>
    Void,
}

/// <summary>One certificate number and all that was decided with it. What the paper says is frozen here when the number is reserved, so that every
/// attempt to finish it makes the same bytes.</summary>
public sealed class Certificate
{
    public Guid Id { get; set; }
    public required string Number { get; set; }
    /// <summary>Year of the series: the year of <see cref="IssuedOn"/>.</summary>
    public int Year { get; set; }
    /// <summary>Region of the series (GB/T 2260); also the reporting unit under which the paper is filed.</summary>
    public required string RegionCode { get; set; }
    public int Serial { get; set; }
    public CertificateState State { get; set; }

    /// <summary>Key that the client chose for this request; unique.</summary>
    public required string IdempotencyKey { get; set; }
    /// <summary>SHA-256 of the request as understood, lower-case hex; another request under the same key is refused.</summary>
    public required string RequestSha256 { get; set; }

    /// <summary>Process that works on it; null when it was handed back after a failure.</summary>
    public string? Owner { get; set; }
    /// <summary>Counts the claims; a close by an older attempt changes nothing.</summary>
    public int Attempt { get; set; }
    public DateTimeOffset ClaimedAt { get; set; }
    public DateTimeOffset ReservedAt { get; set; }

    public required Facts Facts { get; set; }
    public required Decision Decision { get; set; }
    public required string PackId { get; set; }
    public required string PackVersion { get; set; }
    public required string PackSha256 { get; set; }
    /// <summary>SHA-256 of the template that made the stored paper; null until issued.</summary>
    public string? TemplateSha256 { get; set; }

    /// <summary>128 random bits, base32, printed as a QR code; cannot be guessed from the number.</summary>
    public required string VerifyCode { get; set; }
    /// <summary>Address printed on the paper, frozen because the service may move.</summary>
    public required string VerifyUrl { get; set; }

    public Guid EnterpriseId { get; set; }
    public Guid CandidateId { get; set; }
    public Guid? AppointmentId { get; set; }
    /// <summary>Names as printed; the register's own rows may change later.</summary>
    public required string EnterpriseName { get; set; }
    public required string CreditCode { get; set; }
    public required string CandidateName { get; set; }
    /// <summary>Tells namesakes apart; null when it was not given.</summary>
    public DateOnly? BirthMonth { get; set; }
    public DateOnly AppointedOn { get; set; }
    public DateOnly TermStart { get; set; }
    public DateOnly TermEnd { get; set; }

    /// <summary>Day printed on the paper, in the calendar of Asia/Shanghai, frozen when the number was reserved.</summary>
    public DateOnly IssuedOn { get; set; }
    public DateTimeOffset? IssuedAt { get; set; }
    public string? VoidReason { get; set; }
    public DateTimeOffset? VoidedAt { get; set; }
    public Guid? DocumentId { get; set; }
}
