using Cqo.Domain.Regions;

namespace Cqo.Domain.Statistics;

/// <summary>The enterprises that a target speaks of. The sets overlap: an enterprise above scale may be a medium one; each has its own denominator.</summary>
public enum EnterpriseGroup
{
    /// <summary>规模以上企业.</summary>
    AboveScale,
    /// <summary>中小企业: medium, small and micro.</summary>
    Sme,
    /// <summary>Holders of government quality awards of every level, nominations included.</summary>
    QualityAward,
    /// <summary>Holders of 中国质量奖, 长江质量奖 (with nominations) and city awards.</summary>
    QualityAwardToCity,
    /// <summary>湖北精品.</summary>
    HubeiPremium,
}

/// <summary>How many enterprises of a group there are in a region, as somebody stated it.</summary>
/// <param name="UnitCode">Code of the region.</param>
/// <param name="Group">The group.</param>
/// <param name="Count">Enterprises, 0 or more; 0 says that there are none.</param>
/// <param name="Source">Who says so, in words.</param>
/// <param name="AsOf">Day of the statement.</param>
public sealed record Denominator(string UnitCode, EnterpriseGroup Group, long Count, string Source, DateOnly AsOf);

/// <summary>A denominator in use.</summary>
/// <param name="Count">Enterprises.</param>
/// <param name="IsSum">True when nobody stated it for the region itself and it is the sum of all its parts.</param>
public readonly record struct DenominatorValue(long Count, bool IsSum);

/// <summary>The stated denominators of a year. What nobody stated is unknown, never 0.</summary>
public sealed class Denominators
{
    /// <summary>Largest count: far above all enterprises of the province, small enough for exact rates.</summary>
    public const long Most = 100_000_000;

    private readonly Dictionary<(string, EnterpriseGroup), long> _stated;
    private readonly ReportingUnits _units;

    /// <summary>These statements; of two for the same region and group the last holds.</summary>
    public Denominators(IEnumerable<Denominator> stated, ReportingUnits units)
    {
        _units = units;
        _stated = [];
        foreach (var one in stated)
        {
            _stated[(one.UnitCode, one.Group)] = one.Count;
        }
    }

    /// <summary>The denominator of a region: as stated for it, else the sum when every part of it has one, else null.</summary>
    public DenominatorValue? Of(string code, EnterpriseGroup group)
    {
        if (_stated.TryGetValue((code, group), out var count))
        {
            return new(count, IsSum: false);
        }
        var (sum, parts) = (0L, 0);
        foreach (var child in _units.Children(code))
        {
            if (Of(child.Code, group) is not { } part)
            {
                return null;
            }
            (sum, parts) = (sum + part.Count, parts + 1);
        }
        return parts == 0 ? null : new(sum, IsSum: true);
    }
}
