using System.Security.Cryptography;
using Cqo.Service.Certificates;
using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cqo.Service.Tests.Crash;

/// <summary>Looks at a register and a library after a disaster and names everything that is not as it must be.</summary>
public sealed class Judge(DatabaseOptions database, string library)
{
    readonly List<string> faults = [];

    /// <param name="answered">What clients were told: number by key.</param>
    /// <returns>The faults; empty when all is well.</returns>
    public async Task<IReadOnlyList<string>> JudgeAsync(IReadOnlyDictionary<string, string> answered)
    {
        await using var services = new ServiceCollection().AddRegister(database).BuildServiceProvider();
        await using var db = services.GetRequiredService<IDbContextFactory<CqoDb>>().CreateDbContext();
        var certificates = await db.Certificates.AsNoTracking().ToListAsync();
        JudgeKeys(certificates, answered);
        JudgeNumbers(certificates, await db.NumberSeries.AsNoTracking().ToListAsync());
        await JudgeFilesAsync(db, certificates);
        Expect(!await db.PaperTasks.AnyAsync(), "a paper was begun and never finished");
        Expect(await db.Appointments.CountAsync() == certificates.Count(c => c.IssuedAt is not null), "appointments and issued certificates differ in number");
        return faults;
    }

    void JudgeKeys(List<Certificate> certificates, IReadOnlyDictionary<string, string> answered)
    {
        var byKey = certificates.ToLookup(c => c.IdempotencyKey);
        foreach (var (key, number) in answered)
        {
            Expect(byKey[key].Count() == 1, $"key {key} has {byKey[key].Count()} certificates");
            Expect(byKey[key].All(c => c.Number == number && c.IssuedAt is not null), $"key {key} was answered {number}, the register says otherwise");
        }
        Expect(certificates.TrueForAll(c => c.State != CertificateState.Reserved), "a number is still reserved");
        Expect(certificates.TrueForAll(c => answered.ContainsKey(c.IdempotencyKey)), "a certificate exists that nobody was told of");
    }

    void JudgeNumbers(List<Certificate> certificates, List<NumberSeries> series)
    {
        Expect(certificates.Select(c => c.Number).Distinct().Count() == certificates.Count, "a number stands twice");
        Expect(certificates.TrueForAll(c => c.State != CertificateState.Void || !string.IsNullOrWhiteSpace(c.VoidReason)), "a void has no reason");
        foreach (var row in series)
        {
            var serials = certificates.Where(c => c.Year == row.Year && c.RegionCode == row.RegionCode).Select(c => c.Serial).Order();
            Expect(serials.SequenceEqual(Enumerable.Range(1, row.LastSerial)), $"series {row.Year}/{row.RegionCode} has a gap without a row");
        }
    }

    async Task JudgeFilesAsync(CqoDb db, List<Certificate> certificates)
    {
        var documents = await db.Documents.AsNoTracking().ToDictionaryAsync(d => d.Path);
        var files = Files("*").Where(path => path[0] != '.').ToList();
        foreach (var path in files)
        {
            Expect(documents.TryGetValue(path, out var row) && row.Sha256 == Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(library, path)))),
                $"{path}: no row, or another hash");
        }
        Expect(documents.Keys.All(files.ToHashSet().Contains), "a row has no file");
        Expect(certificates.TrueForAll(c => c.IssuedAt is null || documents.Values.Any(d => d.Id == c.DocumentId && d.CertificateId == c.Id)), "an issued certificate has no document");
    }

    IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(library, pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Select(f => Path.GetRelativePath(library, f));

    void Expect(bool holds, string fault)
    {
        if (!holds)
        {
            faults.Add(fault);
        }
    }
}
