using Cqo.Domain.Regions;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>The reporting units: those of GB/T 2260 and those that cities added.</summary>
public sealed class UnitRegister(IDbContextFactory<CqoDb> factory, RegisterWriter writer, TimeProvider time)
{
    /// <summary>All units as they stand.</summary>
    public static async Task<ReportingUnits> ReadAsync(CqoDb db, CancellationToken cancellation)
    {
        var added = await db.AddedUnits.AsNoTracking().OrderBy(u => u.Code).ToListAsync(cancellation);
        return new ReportingUnits(added.Select(u => new ReportingUnit(u.Code, u.Name, RegionLevel.County, u.CityCode, IsAdded: true)));
    }

    /// <summary>A unit that the user may act for.</summary>
    /// <exception cref="Problems.ProblemException">unit-not-found, also for a unit of somebody else.</exception>
    public static ReportingUnit Require(ReportingUnits units, UserScope user, string? code) =>
        units.Find(code) is { } unit && user.Covers(units, unit.Code) ? unit : throw StatisticsProblems.NoUnit(code);

    /// <summary>The units of the user's region.</summary>
    public async Task<IReadOnlyList<ReportingUnit>> ListAsync(UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var units = await ReadAsync(db, cancellation);
        return [.. units.All.Where(u => user.Covers(units, u.Code))];
    }

    /// <summary>Adds a unit beside the counties of a city.</summary>
    /// <exception cref="Problems.ProblemException">unit-not-found (the city), unit-exists, invalid-request.</exception>
    public Task<ReportingUnit> AddAsync(UnitRequest request, UserScope user, CancellationToken cancellation)
    {
        var name = StatisticsProblems.Line("name", request.Name, 2, 40, "单位名称", "The name of a unit");
        return writer.RunAsync(
            async (db, token) =>
            {
                await RegisterRows.LockAsync(db, "statistics-units", request.CityCode, token);
                var units = await ReadAsync(db, token);
                var city = Require(units, user, request.CityCode);
                if (city.Level != RegionLevel.City)
                {
                    throw StatisticsProblems.Field("cityCode", "只能在市（州）下增加填报单位，请填写市的代码。", "A unit is added under a city; give the city's code.");
                }
                var known = units.Children(city.Code).Append(city).FirstOrDefault(u => u.Name == name || city.Name + u.Name == name);
                var code = known is null ? units.NextCode(city.Code) ?? throw StatisticsProblems.TooManyUnits(city.Name) : throw StatisticsProblems.UnitExists(name, known.Code);
                db.Add(new AddedUnit { Code = code, Name = name, CityCode = city.Code, AddedAt = time.GetUtcNow(), AddedBy = user.UserId });
                await db.SaveChangesAsync(token);
                return new ReportingUnit(code, name, RegionLevel.County, city.Code, IsAdded: true);
            },
            cancellation);
    }
}
