namespace Cqo.Domain.Eligibility;

/// <summary>Words for the level of a title or qualification.</summary>
public static class ProfessionalLevelNames
{
    /// <summary>The word printed on papers (zh-CN); 未知 for a value outside the list.</summary>
    public static string Chinese(this ProfessionalLevel value) => value switch
    {
        ProfessionalLevel.Junior => "初级",
        ProfessionalLevel.Intermediate => "中级",
        ProfessionalLevel.AssociateSenior => "副高级",
        ProfessionalLevel.Senior => "正高级",
        _ => "未知",
    };

    /// <summary>The English word; "unknown" for a value outside the list.</summary>
    public static string English(this ProfessionalLevel value) => value switch
    {
        ProfessionalLevel.Junior => "junior",
        ProfessionalLevel.Intermediate => "intermediate",
        ProfessionalLevel.AssociateSenior => "associate senior",
        ProfessionalLevel.Senior => "senior",
        _ => "unknown",
    };
}
