using Cqo.Domain.Appointments;
using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Persistence;

/// <summary>Fills an empty register with the shipped enterprises and candidates, so that a newcomer has somebody to appoint.</summary>
/// <param name="Folder">Folder with <c>enterprises.json</c> and <c>candidates.json</c>; null for none.</param>
public sealed record SampleData(string? Folder)
{
    /// <summary>One candidate of the file; what it says about the purpose of the sample is for the tests of the rules.</summary>
    sealed record Sample(Guid Id, string CreditCode, Facts Facts);

    /// <summary>Fills it, in one transaction, if no enterprise is there yet.</summary>
    /// <returns>Candidates added.</returns>
    public async Task<int> FillAsync(RegisterWriter writer, CancellationToken cancellation)
    {
        if (Folder is null || !File.Exists(Path.Combine(Folder, "enterprises.json")))
        {
            return 0;
        }
        var enterprises = await ReadAsync<Enterprise>("enterprises.json", cancellation);
        var samples = await ReadAsync<Sample>("candidates.json", cancellation);
        return await writer.RunAsync(
            async (db, token) =>
            {
                if (await db.Enterprises.AnyAsync(token))
                {
                    return 0;
                }
                db.Enterprises.AddRange(enterprises);
                db.Candidates.AddRange(Candidates(samples, enterprises.ToDictionary(e => e.CreditCode, e => e.Id)));
                await db.SaveChangesAsync(token);
                return samples.Count;
            },
            cancellation);
    }

    static IEnumerable<Candidate> Candidates(List<Sample> samples, Dictionary<string, Guid> enterprises) => samples.Select(sample => new Candidate
    {
        Id = sample.Id,
        EnterpriseId = enterprises[sample.CreditCode],
        Name = sample.Facts.Candidate.Name?.Trim() ?? "",
        Facts = sample.Facts with { Candidate = sample.Facts.Candidate with { Id = sample.Id } },
    });

    async Task<List<T>> ReadAsync<T>(string file, CancellationToken cancellation) =>
        RegisterJson.Read<List<T>>(await File.ReadAllTextAsync(Path.Combine(Folder!, file), cancellation));
}
