using System.Globalization;
using Cqo.Domain.Policies;

namespace Cqo.Domain.Statistics;

/// <summary>Says why a target stands as it does, and what would change it.</summary>
internal static class CoverageWords
{
    public static CoverageLine NoColumn(Target target)
    {
        var state = target.Percent is null && target.DeltaPercentPerYear is null ? CoverageState.NotAsked : CoverageState.Unknown;
        return new(target, null, default, default, null, state, null,
            "统计表没有能说明哪些企业属于这一类的列，不能计算。", "No column of the table says which enterprises belong to this group, so nothing can be computed.");
    }

    public static CoverageLine Tell(CoverageLine line)
    {
        var (zh, en) = Words(line);
        return line with { Text = zh, TextEn = en };
    }

    private static (string Zh, string En) Words(CoverageLine line) => line.State switch
    {
        CoverageState.NotAsked => ("政策没有给出数字，只列出现状。", "The policy gives no number; the figures are shown as they are."),
        CoverageState.NoEnterprises => ("这一地区没有这类企业，目标不适用。", "There is no such enterprise in this region; the target does not apply."),
        CoverageState.Unknown => Missing(line),
        CoverageState.Met when line.Now.IsPartial => ($"尚有单位未报，仅已报部分就达到目标（{Shown(line.Now)}）。", $"Units are missing; what was sent reaches the target already ({Shown(line.Now)})."),
        CoverageState.Met => Exceeds(line),
        CoverageState.NotDue => ($"现为{Shown(line.Now)}，到期日为{line.Target.By:O}，还差{line.Lacking}家。", $"Now {Shown(line.Now)}; due on {line.Target.By:O}; {line.Lacking} enterprise(s) lacking."),
        _ => Lacks(line),
    };

    private static (string, string) Exceeds(CoverageLine line) => line.Now.Appointed > line.Now.Enterprises
        ? ($"已聘任{line.Now.Appointed}家，多于企业总数{line.Now.Enterprises}家：总数可能已过时，请核对来源。", $"{line.Now.Appointed} appointed, more than the {line.Now.Enterprises} enterprises stated: the total may be out of date; check its source.")
        : ($"已达到目标，现为{Shown(line.Now)}。", $"The target is reached: {Shown(line.Now)}.");

    private static (string, string) Lacks(CoverageLine line) => line.Target.Percent is null && line.Change is { } change
        ? ($"比上年变化{Points(change)}个百分点，现为{Shown(line.Now)}，还差{line.Lacking}家。", $"{Points(change)} percentage points since the year before, now {Shown(line.Now)}; {line.Lacking} enterprise(s) lacking.")
        : ($"没有达到目标，现为{Shown(line.Now)}，还差{line.Lacking}家。", $"The target is not reached: {Shown(line.Now)}; {line.Lacking} enterprise(s) lacking.");

    private static (string, string) Missing(CoverageLine line)
    {
        if (line.Now.Appointed is null)
        {
            return ("没有收到统计表，不能计算（未报不等于0）。", "No table was sent, so nothing can be computed; not sent is not 0.");
        }
        if (line.Now.Enterprises is null)
        {
            return ("没有填写这类企业的总数（分母），不能计算。请录入总数及其来源。", "Nobody stated how many such enterprises there are, so there is no rate. Enter the total with its source.");
        }
        if (line.Now.IsPartial)
        {
            return ($"尚有单位未报，已报部分为{Shown(line.Now)}，不能断定是否达到目标。", $"Units are missing; what was sent makes {Shown(line.Now)}, which does not decide the target.");
        }
        return ("没有上一年的完整数据，不能计算增长。", "The year before is not known completely, so there is no growth to compute.");
    }

    private static string Shown(GroupCoverage coverage) => $"{coverage.Appointed}/{coverage.Enterprises}={coverage.Rate}";

    private static string Points(RateChange change) => change.Points().ToString("+0.0;-0.0;0.0", NumberFormatInfo.InvariantInfo);
}
