namespace Cqo.Domain.Statistics;

/// <summary>The fields of <see cref="StatisticsRow"/>; their ids are the names of its properties in JSON.</summary>
public enum StatisticsField
{
    /// <summary>序号.</summary>
    Serial,
    /// <summary>所在县（市、区）.</summary>
    RegionCode,
    /// <summary>企业名称.</summary>
    EnterpriseName,
    /// <summary>统一社会信用代码.</summary>
    CreditCode,
    /// <summary>规模.</summary>
    SizeClass,
    /// <summary>是否规上.</summary>
    AboveScale,
    /// <summary>所属行业.</summary>
    Industry,
    /// <summary>获质量奖（湖北精品）情况.</summary>
    Awards,
    /// <summary>首席质量官姓名.</summary>
    CqoName,
    /// <summary>性别.</summary>
    Sex,
    /// <summary>现任职务.</summary>
    Post,
    /// <summary>学历.</summary>
    Education,
    /// <summary>职称或职业资格.</summary>
    Title,
    /// <summary>从事质量工作年限.</summary>
    QualityYears,
    /// <summary>聘任时间.</summary>
    AppointedOn,
    /// <summary>任期止.</summary>
    TermEnd,
    /// <summary>培训证书编号.</summary>
    TrainingCertificate,
    /// <summary>联系电话.</summary>
    Phone,
    /// <summary>备注.</summary>
    Remarks,
}

/// <summary>Ids of the fields and the kinds of column that may fill them.</summary>
public static class StatisticsFields
{
    private static readonly string[] Ids = [.. Enum.GetNames<StatisticsField>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    /// <summary>Every field, in the order of <see cref="StatisticsRow"/>.</summary>
    public static IReadOnlyList<StatisticsField> All { get; } = Enum.GetValues<StatisticsField>();

    /// <summary>Id in JSON and in layout files, camelCase: <c>creditCode</c>.</summary>
    public static string Id(this StatisticsField field) => Ids[(int)field];

    /// <summary>Finds a field by its id, letter by letter.</summary>
    public static bool TryFind(string id, out StatisticsField field)
    {
        var index = Array.IndexOf(Ids, id);
        field = (StatisticsField)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>True when a column of this kind can fill the field.</summary>
    internal static bool Allows(this StatisticsField field, ColumnKind kind) => Kinds(field).Contains(kind);

    internal static string KindWords(this StatisticsField field) =>
        string.Join(" | ", Kinds(field).Select(k => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(k.ToString())));

    private static ColumnKind[] Kinds(StatisticsField field) => field switch
    {
        StatisticsField.Serial => [ColumnKind.Serial],
        StatisticsField.RegionCode => [ColumnKind.Region],
        StatisticsField.EnterpriseName => [ColumnKind.EnterpriseName],
        StatisticsField.CreditCode => [ColumnKind.CreditCode],
        StatisticsField.SizeClass => [ColumnKind.SizeClass],
        StatisticsField.AboveScale => [ColumnKind.YesNo],
        StatisticsField.CqoName => [ColumnKind.PersonName],
        StatisticsField.QualityYears => [ColumnKind.Number],
        StatisticsField.AppointedOn or StatisticsField.TermEnd => [ColumnKind.Date],
        StatisticsField.Phone => [ColumnKind.Phone, ColumnKind.Text],
        _ => [ColumnKind.Text, ColumnKind.Choice],
    };
}
