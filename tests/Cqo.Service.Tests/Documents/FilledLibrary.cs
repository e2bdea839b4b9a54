using System.Text;
using Cqo.Domain.Appointments;
using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;
using Cqo.Service.Certificates;
using Cqo.Service.Documents;
using Cqo.Service.Persistence;
using Cqo.Service.Storage;
using Cqo.Service.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cqo.Service.Tests.Documents;

/// <summary>Puts certificates and papers into a service's register and library, without templates.</summary>
static class FilledLibrary
{
    public static async Task<(Certificate Certificate, Document Document)> AddAsync(
        this TestService service, int serial, int year = 2026, string region = "420106", string kind = "certificates/appointment", Action<Certificate>? change = null)
    {
        var enterprise = new Enterprise { Id = Guid.NewGuid(), Name = $"武汉样例{serial}有限公司", CreditCode = $"91420106XX{serial:D7}X", RegionCode = region };
        var candidate = new Candidate { Id = Guid.NewGuid(), EnterpriseId = enterprise.Id, Name = "阿依古丽·买买提", Facts = new Facts() };
        var certificate = CertificateOf(serial, year, region, enterprise, candidate);
        var appointment = new Appointment
        {
            Id = Guid.NewGuid(), EnterpriseId = enterprise.Id, CandidateId = candidate.Id, AppointedOn = certificate.AppointedOn, TermStart = certificate.TermStart,
            TermEnd = certificate.TermEnd, AppointedBy = "周启澜",
        };
        certificate.AppointmentId = appointment.Id;
        change?.Invoke(certificate);
        var path = $"{year}/{region}/{certificate.Number}{(kind.EndsWith("/appointment", StringComparison.Ordinal) ? "" : "-" + kind.Split('/')[1])}.docx";
        var item = await service.Services.GetRequiredService<IDocumentStore>().PutAsync(path, Encoding.UTF8.GetBytes($"paper {serial}"), default);
        var document = new Document
        {
            Id = Guid.NewGuid(), Kind = kind, Title = kind == "certificates/appointment" ? "首席质量官聘任授权证书" : "任职条件审查表", Path = path, ItemId = item.ItemId, ETag = item.ETag,
            Version = item.Version, Size = item.Size, Sha256 = item.Sha256, Year = year, ReportingUnit = region, CertificateId = certificate.Id, EnterpriseId = enterprise.Id,
            StoredAt = new DateTimeOffset(year, 3, 1, 0, 0, serial, TimeSpan.Zero),
        };
        certificate.DocumentId = document.Id;
        await using var db = await service.Services.GetRequiredService<IDbContextFactory<CqoDb>>().CreateDbContextAsync();
        db.AddRange(enterprise, candidate, appointment, certificate, document);
        await db.SaveChangesAsync();
        return (certificate, document);
    }

    static Certificate CertificateOf(int serial, int year, string region, Enterprise enterprise, Candidate candidate) => new()
    {
        Id = Guid.NewGuid(), Number = $"鄂质官证〔{year}〕{region}-{serial:D4}", Year = year, RegionCode = region, Serial = serial, State = CertificateState.Issued,
        IdempotencyKey = Guid.NewGuid().ToString(), RequestSha256 = "x", Attempt = 1, Facts = new Facts(), Decision = new Decision("hubei-2022", "1", "x", null, null, []),
        PackId = "hubei-2022", PackVersion = "1", PackSha256 = "x", VerifyCode = $"CODE{year}{region}{serial}", VerifyUrl = "x", EnterpriseId = enterprise.Id, CandidateId = candidate.Id,
        EnterpriseName = enterprise.Name, CreditCode = enterprise.CreditCode, CandidateName = candidate.Name, AppointedOn = new DateOnly(year, 3, 1), TermStart = new DateOnly(year, 3, 1),
        TermEnd = new DateOnly(year + 5, 2, 28), IssuedOn = new DateOnly(year, 3, 1), IssuedAt = new DateTimeOffset(year, 3, 1, 0, 0, 0, TimeSpan.Zero),
        ReservedAt = new DateTimeOffset(year, 3, 1, 0, 0, 0, TimeSpan.Zero), ClaimedAt = new DateTimeOffset(year, 3, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
