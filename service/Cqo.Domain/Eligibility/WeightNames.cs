namespace Cqo.Domain.Eligibility;

/// <summary>Words for the weight of a finding.</summary>
public static class WeightNames
{
    /// <summary>The word printed on papers (zh-CN); 未知 for a value outside the list.</summary>
    public static string Chinese(this Weight value) => value switch
    {
        Weight.Blocking => "必须",
        Weight.Advice => "建议",
        _ => "未知",
    };

    /// <summary>The English word; "unknown" for a value outside the list.</summary>
    public static string English(this Weight value) => value switch
    {
        Weight.Blocking => "required",
        Weight.Advice => "advice",
        _ => "unknown",
    };
}
