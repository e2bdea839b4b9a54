using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>What the service knows besides a file that is checked: zones that cities added, and earlier answers about headers. So a check reads as the submission will.</summary>
public sealed class CheckKnowledge(IDbContextFactory<CqoDb> factory, LayoutCatalog layouts, HeaderAnswerRegister answers)
{
    /// <summary>The order with what is known for its region; for a region that is not the user's nothing is added.</summary>
    public async Task<CheckOrder> CompleteAsync(CheckOrder order, UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var units = await UnitRegister.ReadAsync(db, cancellation);
        if (units.Find(order.Region ?? user.RegionCode) is not { } unit || !user.Covers(units, unit.Code))
        {
            return order;
        }
        var remembered = await HeaderAnswerRegister.ReadAsync(db, layouts.Get().Id, HeaderAnswerRegister.RegionOf(units, unit.Code), cancellation);
        return order with { Remembered = remembered, Units = NamesOfAdded(units, unit) };
    }

    /// <summary>Keeps the answers that the file made use of.</summary>
    public async Task KeepAsync(CheckOrder order, CheckOutcome outcome, UserScope user, CancellationToken cancellation)
    {
        var kept = HeaderAnswer.WorthKeeping(order.Confirmations, outcome.Header);
        if (kept.Count == 0)
        {
            return;
        }
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var units = await UnitRegister.ReadAsync(db, cancellation);
        if (units.Find(order.Region ?? user.RegionCode) is { } unit && user.Covers(units, unit.Code))
        {
            await answers.KeepAsync(HeaderAnswerRegister.RegionOf(units, unit.Code), kept, user, cancellation);
        }
    }

    /// <summary>Two cities may each have a 高新区: only the zones that the unit may name are known by name.</summary>
    internal static Dictionary<string, string> NamesOfAdded(ReportingUnits units, ReportingUnit unit)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var added in units.All.Where(u => u.IsAdded))
        {
            names.TryAdd(units.FullName(added.Code), added.Code);
            if (units.IsWithin(added.Code, unit.Code) || added.ParentCode == unit.ParentCode)
            {
                names.TryAdd(added.Name, added.Code);
            }
        }
        return names;
    }
}
