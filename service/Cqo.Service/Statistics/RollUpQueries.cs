using Cqo.Domain.Statistics;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Cqo.Service.Policies;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>The 汇总表, the coverage, and who is missing, as they stand now.</summary>
public sealed class RollUpQueries(IDbContextFactory<CqoDb> factory, PolicyCatalog packs)
{
    /// <summary>The 汇总表 of a region.</summary>
    /// <exception cref="Problems.ProblemException">period-not-found, unit-not-found.</exception>
    public async Task<RollUpReport> RollUpAsync(int periodId, string? unitCode, UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var (counted, region) = await CountAsync(db, periodId, unitCode, user, cancellation);
        return RollUpReader.Report(counted, region);
    }

    /// <summary>The coverage of a region and its parts.</summary>
    /// <exception cref="Problems.ProblemException">period-not-found, unit-not-found.</exception>
    public async Task<CoverageReport> CoverageAsync(int periodId, string? unitCode, UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var (counted, region) = await CountAsync(db, periodId, unitCode, user, cancellation);
        return await CoverageReader.ReportAsync(db, counted, packs.Get(counted.Period.PackId, counted.Period.PackVersion), region, cancellation);
    }

    /// <summary>Who sent and who is missing.</summary>
    /// <exception cref="Problems.ProblemException">period-not-found, unit-not-found.</exception>
    public async Task<CollectionReport> CollectionAsync(int periodId, string? unitCode, UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var (counted, region) = await CountAsync(db, periodId, unitCode, user, cancellation);
        var files = counted.Files.Where(f => counted.Units.IsWithin(f.UnitCode, region)).ToDictionary(f => f.UnitCode, f => SubmissionQueries.Item(f, counted.Units));
        var lines = counted.Lines.Where(l => l.Kind != LineKind.Own).ToList();
        return new CollectionReport(
            lines.ConvertAll(l => new UnitCollection(
                l.Code, counted.Units.FullName(l.Code), counted.Units.Find(l.Code)!.Level, l.State, l.Units, l.UnitsSent, files.GetValueOrDefault(l.Code))),
            [.. lines.Where(l => l is { Kind: LineKind.Unit, State: UnitState.NotSent }).Select(l => counted.Units.FullName(l.Code))]);
    }

    internal static async Task<(Counted Counted, string Region)> CountAsync(CqoDb db, int periodId, string? unitCode, UserScope user, CancellationToken cancellation)
    {
        var units = await UnitRegister.ReadAsync(db, cancellation);
        var period = await PeriodRegister.RequireAsync(db, periodId, cancellation);
        var region = UnitRegister.Require(units, user, unitCode ?? user.RegionCode).Code;
        return (await RollUpReader.CountAsync(db, period, units, region, cancellation), region);
    }
}
