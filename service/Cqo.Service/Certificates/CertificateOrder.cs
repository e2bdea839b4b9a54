using System.Security.Cryptography;
using System.Text;
using Cqo.Domain.Eligibility;
using Cqo.Service.Documents;
using Cqo.Service.Persistence;
using Cqo.Service.Storage;

namespace Cqo.Service.Certificates;

/// <summary>A request that may be carried out: complete facts, a usable key, and the hash by which a repeat is known.</summary>
/// <param name="Key">The client's key.</param>
/// <param name="Sha256">Of the request as understood, so that white space and the order of members do not matter.</param>
/// <param name="CreditCode">Normalised.</param>
/// <param name="PackId">The pack asked for, or null.</param>
/// <param name="Facts">Without what only the register may say.</param>
public sealed record CertificateOrder(string Key, string Sha256, string CreditCode, string? PackId, Facts Facts)
{
    const int LongestKey = 255;

    /// <exception cref="Problems.ProblemException">idempotency-key-missing, invalid-facts.</exception>
    public static CertificateOrder Of(CertificateRequest request, string? key)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > LongestKey || key.Any(c => c is < '!' or > '~'))
        {
            throw CertificateProblems.KeyMissing();
        }
        var facts = FactsGate.Check(request.Facts, complete: true);
        var sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(RegisterJson.Write(request with { Facts = facts })));
        return new CertificateOrder(key, Convert.ToHexStringLower(sha256), Domain.Enterprises.CreditCode.Normalise(facts.Enterprise.CreditCode), request.PackId, facts);
    }
}

/// <summary>Answer of <see cref="CertificateRegister.OpenAsync"/>.</summary>
/// <param name="Certificate">The row.</param>
/// <param name="IsClaimed">True when this process now has to finish it; false when it was finished before.</param>
public sealed record Opening(Certificate Certificate, bool IsClaimed);

/// <summary>A certificate whose paper is in the library.</summary>
public sealed record IssuedCertificate(Certificate Certificate, Document Document);

/// <summary>A paper that the store holds.</summary>
/// <param name="Kind">Id of the template.</param>
/// <param name="Title">Title for people.</param>
/// <param name="TemplateSha256">Hash of the template that made it.</param>
/// <param name="Item">Where it is.</param>
public sealed record StoredPaper(string Kind, string Title, string TemplateSha256, StoredItem Item)
{
    internal Document ToDocument(Certificate certificate, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = Kind,
        Title = Title,
        Path = Item.Path,
        ItemId = Item.ItemId,
        ETag = Item.ETag,
        Version = Item.Version,
        Size = Item.Size,
        Sha256 = Item.Sha256,
        Year = certificate.Year,
        ReportingUnit = certificate.RegionCode,
        CertificateId = certificate.Id,
        EnterpriseId = certificate.EnterpriseId,
        StoredAt = now,
    };
}
