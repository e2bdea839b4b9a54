namespace Cqo.Domain.Eligibility;

/// <summary>Words for the opinion of the consulted department.</summary>
public static class ConsultationOpinionNames
{
    /// <summary>The word printed on papers (zh-CN); 未知 for a value outside the list.</summary>
    public static string Chinese(this ConsultationOpinion value) => value switch
    {
        ConsultationOpinion.Agreed => "同意",
        ConsultationOpinion.Disagreed => "不同意",
        _ => "未知",
    };

    /// <summary>The English word; "unknown" for a value outside the list.</summary>
    public static string English(this ConsultationOpinion value) => value switch
    {
        ConsultationOpinion.Agreed => "agreed",
        ConsultationOpinion.Disagreed => "disagreed",
        _ => "unknown",
    };
}
