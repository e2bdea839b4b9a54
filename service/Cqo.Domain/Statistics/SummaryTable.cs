namespace Cqo.Domain.Statistics;

/// <summary>The 汇总表 as it is printed (domain.md §2.2): one line for each unit directly below the region, the region's own rows, then the total.</summary>
public static class SummaryTable
{
    /// <summary>The lines above the total. A unit without units below it stands alone.</summary>
    /// <param name="lines">Lines of <see cref="RollUp.Table"/>: the region's first.</param>
    public static IReadOnlyList<RollUpLine> Parts(IReadOnlyList<RollUpLine> lines)
    {
        var region = lines[0];
        // The rows of a city itself stand in its total already.
        return lines.Count == 1 ? lines : [.. lines.Skip(1).Where(l => l.Code == region.Code || (l.ParentCode == region.Code && l.Kind != LineKind.Own))];
    }

    /// <summary>The unit of a line in words. A line that does not hold all its units says so: its figures are lower bounds.</summary>
    public static string Name(RollUpLine line) => line.Kind == LineKind.Own ? line.Name + "本级" : line.Name + Missing(line);

    /// <summary>The words of the total.</summary>
    public static string Total(RollUpLine region) => "合计" + Missing(region);

    private static string Missing(RollUpLine line) => line.State switch
    {
        UnitState.NotSent => "（未报）",
        UnitState.Partly => FormattableString.Invariant($"（应报{line.Units}个，已报{line.UnitsSent}个）"),
        _ => "",
    };
}
