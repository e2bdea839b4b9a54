using Cqo.Domain.Eligibility;
using Cqo.Service.Documents;

namespace Cqo.Service.Certificates;

/// <summary>What a client sends to have a certificate issued.</summary>
public sealed record CertificateRequest
{
    /// <summary>Policy pack; the default pack when null.</summary>
    public string? PackId { get; init; }
    /// <summary>The proposed appointment.</summary>
    public required Facts Facts { get; init; }
}

/// <summary>What a client sends to see a paper before anything is issued.</summary>
public sealed record PreviewRequest
{
    /// <summary>Policy pack; the default pack when null.</summary>
    public string? PackId { get; init; }
    /// <summary>Template; the certificate when null.</summary>
    public string? TemplateId { get; init; }
    /// <summary>The proposed appointment, as far as it is filled in.</summary>
    public required Facts Facts { get; init; }
}

/// <summary>Why a certificate is made void.</summary>
public sealed record VoidRequest
{
    /// <summary>The reason in words, 2-500 characters; kept with the number for ever.</summary>
    public string? Reason { get; init; }
}

/// <summary>A certificate as the register shows it.</summary>
public sealed record CertificateDetails(
    Guid Id, string Number, CertificateState State, string CandidateName, string EnterpriseName, string CreditCode, DateOnly AppointedOn, DateOnly TermStart,
    DateOnly TermEnd, DateTimeOffset? IssuedAt, string PackId, string PackVersion, string PackSha256, string VerifyUrl, DocumentItem? Document,
    IReadOnlyList<DocumentItem> Papers, string? VoidReason, DateTimeOffset? VoidedAt);

/// <summary>One page of the register.</summary>
/// <param name="Total">Certificates that match, on all pages.</param>
/// <param name="Items">Those of this page, newest first.</param>
public sealed record CertificatePage(int Total, IReadOnlyList<CertificateDetails> Items);

/// <summary>What the certificates need to know of their surroundings.</summary>
/// <param name="PublicAddress">Address under which people reach the service; printed on the paper as the place to verify it. No slash at the end.</param>
public sealed record CertificateOptions(string PublicAddress)
{
    /// <summary>How long a claim stands before another may take the work over. Longer than a paper takes by far, short enough for a client that waits.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);
    /// <summary>How often reserved numbers that nobody works on are looked for.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromSeconds(15);
    /// <summary>After this time a number that could not be finished is made void.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(24);
    /// <summary>Claims after which a number whose paper cannot be made is made void. Trouble of the storage does not count: it passes.</summary>
    public int MostAttempts { get; init; } = 5;
}
