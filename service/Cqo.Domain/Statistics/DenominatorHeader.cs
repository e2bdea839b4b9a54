namespace Cqo.Domain.Statistics;

/// <summary>What a column of a workbook of denominators holds.</summary>
internal enum DenominatorColumn
{
    /// <summary>代码.</summary>
    Code,
    /// <summary>单位.</summary>
    Unit,
    /// <summary>企业类别.</summary>
    Group,
    /// <summary>企业数.</summary>
    Count,
    /// <summary>数据来源.</summary>
    Source,
    /// <summary>数据日期.</summary>
    AsOf,
}

/// <summary>Finds the header of a sheet of denominators and the words for groups, whatever their spaces, punctuation and width.</summary>
internal static class DenominatorHeader
{
    private static readonly Dictionary<string, DenominatorColumn> Names = Keys(
        (DenominatorColumn.Code, "代码|单位代码|行政区划代码|区划代码|填报单位代码|code|unit code"),
        (DenominatorColumn.Unit, "单位|单位名称|填报单位|地区|区域|市州|县市区|所在县（市、区）|名称|unit|region"),
        (DenominatorColumn.Group, "企业类别|类别|类型|企业类型|分组|组别|指标|group"),
        (DenominatorColumn.Count, "企业数|数量|企业数量|总数|企业总数|家数|数量（家）|企业数（家）|count|number"),
        (DenominatorColumn.Source, "数据来源|来源|出处|资料来源|source"),
        (DenominatorColumn.AsOf, "数据日期|日期|截至日期|统计日期|数据截止日期|截止日期|as of|date"));

    private static readonly Dictionary<string, EnterpriseGroup> Groups = Keys(
        (EnterpriseGroup.AboveScale, "规上企业|规模以上企业|规上|规模以上|规上工业企业|规模以上工业企业|above-scale"),
        (EnterpriseGroup.Sme, "中小企业|中小微企业|中小|中型小型微型企业|sme"),
        (EnterpriseGroup.QualityAward, "政府质量奖企业|政府质量奖|质量奖企业|质量奖|各级政府质量奖企业|quality-award"),
        (EnterpriseGroup.QualityAwardToCity, "市级以上政府质量奖企业|市级以上质量奖企业|市级以上质量奖|市级及以上政府质量奖企业|quality-award-to-city"),
        (EnterpriseGroup.HubeiPremium, "湖北精品企业|湖北精品|hubei-premium"));

    /// <summary>The words that the groups are printed with.</summary>
    public const string GroupWords = "规上企业、中小企业、政府质量奖企业、市级以上政府质量奖企业、湖北精品企业";

    /// <summary>The columns that a row names, by their number; null when it is no header.</summary>
    public static Dictionary<DenominatorColumn, int>? Of(in SourceRow row)
    {
        var columns = new Dictionary<DenominatorColumn, int>();
        foreach (var cell in row.Cells.Span)
        {
            if (cell.Kind == CellKind.Text && Names.TryGetValue(CellText.Key(cell.Text ?? ""), out var column))
            {
                columns.TryAdd(column, cell.Column);
            }
        }
        var isHeader = columns.ContainsKey(DenominatorColumn.Group) && columns.ContainsKey(DenominatorColumn.Count) && (columns.ContainsKey(DenominatorColumn.Unit) || columns.ContainsKey(DenominatorColumn.Code));
        return isHeader ? columns : null;
    }

    /// <summary>The group that a word names, or null.</summary>
    public static EnterpriseGroup? GroupOf(string text) => Groups.TryGetValue(CellText.Key(text), out var group) ? group : null;

    private static Dictionary<string, T> Keys<T>(params (T Value, string Words)[] all) =>
        all.SelectMany(a => a.Words.Split('|'), (a, word) => (Key: CellText.Key(word), a.Value)).DistinctBy(p => p).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
}
