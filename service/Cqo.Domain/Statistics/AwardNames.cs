using System.Buffers;
using Cqo.Domain.Regions;

namespace Cqo.Domain.Statistics;

/// <summary>What the column 获质量奖（湖北精品）情况 says.</summary>
/// <param name="QualityAward">A government quality award of any level, or its nomination.</param>
/// <param name="ToCity">中国质量奖, 长江质量奖 or their nominations, or the award of a city.</param>
/// <param name="HubeiPremium">湖北精品.</param>
/// <param name="IsUnclear">Something stands there whose kind or level cannot be told.</param>
public readonly record struct AwardReading(bool QualityAward, bool ToCity, bool HubeiPremium, bool IsUnclear);

/// <summary>Reads the awards of a row. Only what is plainly written counts; the rest is called unclear and never guessed.</summary>
public static class AwardNames
{
    private const string Award = "质量奖", Premium = "湖北精品";
    private static readonly SearchValues<char> Separators = SearchValues.Create("、，,；;。/\n\r+和及");
    private static readonly string[] None = ["无", "否", "没有", "暂无", "未获得", "未获奖", "-", "—", "/", "0", "×"];
    private static readonly string[] BareYes = ["是", "有", "√", "获奖", "已获", "已获奖", "✓"];
    private static readonly string[] Denials = ["未", "非", "无", "没", "不是", "拟", "申报", "争创", "培育"];
    private static readonly string[] Aims = ["申报", "申请", "培育", "候选", "创建", "入围", "争创"];
    private static readonly string[] Provincial = ["中国质量奖", "长江质量奖", "省长质量奖", "省质量奖", "省政府质量奖"];
    private static readonly string[] OfCities = ["市长质量奖", "市质量奖", "市政府质量奖", "州长质量奖", "州质量奖", "州政府质量奖", "三峡质量奖", "荆江质量奖", "清江质量奖", "大别山质量奖"];
    private static readonly string[] OfCounties = ["区长质量奖", "县长质量奖", "区质量奖", "县质量奖", "区政府质量奖", "县政府质量奖", "光谷质量奖"];
    private static readonly string[] CountyNames = [.. RegionCatalog.All.Where(r => r.Level == RegionLevel.County).Select(r => r.Name)];

    /// <summary>Reads the text of the column.</summary>
    public static AwardReading Read(string? text)
    {
        var plain = text?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        if (plain.Length == 0 || None.Contains(plain))
        {
            return default;
        }
        if (BareYes.Contains(plain))
        {
            return new(false, false, false, IsUnclear: true);
        }
        var reading = default(AwardReading);
        foreach (var part in plain.AsSpan().SplitAny(Separators))
        {
            reading = Join(reading, ReadPart(plain[part]));
        }
        return reading;
    }

    private static AwardReading Join(AwardReading a, AwardReading b) =>
        new(a.QualityAward || b.QualityAward, a.ToCity || b.ToCity, a.HubeiPremium || b.HubeiPremium, a.IsUnclear || b.IsUnclear);

    private static AwardReading ReadPart(string part)
    {
        var (award, premium) = (part.Contains(Award, StringComparison.Ordinal), part.Contains("精品", StringComparison.Ordinal));
        if (!award && !premium)
        {
            return default;
        }
        if (Aims.Any(a => part.Contains(a, StringComparison.Ordinal)))
        {
            return new(false, false, false, IsUnclear: true);
        }
        if (IsDenied(part, award ? Award : "精品"))
        {
            return default;
        }
        var isPremium = part.Contains(Premium, StringComparison.Ordinal);
        return Join(award ? ReadAward(part) : default, new(false, false, isPremium, premium && !isPremium));
    }

    private static AwardReading ReadAward(string part)
    {
        var nominated = part.Contains("提名", StringComparison.Ordinal);
        if (Contains(part, Provincial))
        {
            return new(true, true, false, false);
        }
        if (Contains(part, OfCounties) || (Contains(part, OfCities) && Contains(part, CountyNames)))
        {
            return new(true, false, false, false);
        }
        if (Contains(part, OfCities))
        {
            // The 2021 draft names nominations of the first two awards only; whether a city's nomination counts for it, its text does not say.
            return new(true, !nominated, false, nominated);
        }
        // 政府质量奖 without a level counts where every level does. 全国质量奖 and awards of trades are no government's.
        return new(IsBare(part), false, false, true);
    }

    private static bool IsBare(string part) => part.StartsWith("政府质量奖", StringComparison.Ordinal) || part.Contains("获政府质量奖", StringComparison.Ordinal) || part.StartsWith(Award, StringComparison.Ordinal);

    private static bool IsDenied(string part, string word)
    {
        var before = part.AsSpan(0, part.IndexOf(word, StringComparison.Ordinal));
        foreach (var denial in Denials)
        {
            if (before.StartsWith(denial, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Contains(string part, string[] words) => Array.Exists(words, w => part.Contains(w, StringComparison.Ordinal));
}
