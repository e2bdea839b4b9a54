namespace Cqo.Domain.Eligibility;

/// <summary>Words for the sex.</summary>
public static class SexNames
{
    /// <summary>The word printed on papers (zh-CN); 未知 for a value outside the list.</summary>
    public static string Chinese(this Sex value) => value switch
    {
        Sex.Male => "男",
        Sex.Female => "女",
        _ => "未知",
    };

    /// <summary>The English word; "unknown" for a value outside the list.</summary>
    public static string English(this Sex value) => value switch
    {
        Sex.Male => "male",
        Sex.Female => "female",
        _ => "unknown",
    };

    /// <summary>Form of address on the certificate: 先生 or 女士; empty for a value outside the list.</summary>
    public static string TitleOfAddress(this Sex value) => value switch
    {
        Sex.Male => "先生",
        Sex.Female => "女士",
        _ => "",
    };
}
