namespace Cqo.Domain.Eligibility;

/// <summary>Words for the level of education.</summary>
public static class EducationNames
{
    /// <summary>The word printed on papers (zh-CN); 未知 for a value outside the list.</summary>
    public static string Chinese(this Education value) => value switch
    {
        Education.JuniorSecondary => "初中及以下",
        Education.SeniorSecondary => "高中",
        Education.Vocational => "中专",
        Education.JuniorCollege => "大学专科",
        Education.Bachelor => "大学本科",
        Education.Master => "硕士研究生",
        Education.Doctor => "博士研究生",
        _ => "未知",
    };

    /// <summary>The English word; "unknown" for a value outside the list.</summary>
    public static string English(this Education value) => value switch
    {
        Education.JuniorSecondary => "junior secondary or below",
        Education.SeniorSecondary => "senior secondary",
        Education.Vocational => "vocational secondary",
        Education.JuniorCollege => "junior college",
        Education.Bachelor => "bachelor",
        Education.Master => "master",
        Education.Doctor => "doctor",
        _ => "unknown",
    };
}
