namespace Cqo.Domain.Eligibility;

/// <summary>Words for the rank of a post.</summary>
public static class RankNames
{
    /// <summary>The word printed on papers (zh-CN); 未知 for a value outside the list.</summary>
    public static string Chinese(this Rank value) => value switch
    {
        Rank.TopManager => "总经理级",
        Rank.DeputyTopManager => "副总经理级",
        Rank.Director => "总监级",
        Rank.DepartmentManager => "部门经理级",
        Rank.Staff => "一般人员",
        _ => "未知",
    };

    /// <summary>The English word; "unknown" for a value outside the list.</summary>
    public static string English(this Rank value) => value switch
    {
        Rank.TopManager => "top manager",
        Rank.DeputyTopManager => "deputy top manager",
        Rank.Director => "director",
        Rank.DepartmentManager => "department manager",
        Rank.Staff => "staff",
        _ => "unknown",
    };
}
