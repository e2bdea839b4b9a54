namespace Cqo.Domain.Enterprises;

/// <summary>Words for the ownership.</summary>
public static class OwnershipNames
{
    /// <summary>The word printed on papers (zh-CN); 未知 for a value outside the list.</summary>
    public static string Chinese(this Ownership value) => value switch
    {
        Ownership.StateOwned => "国有",
        Ownership.Private => "民营",
        Ownership.Foreign => "外资（含港澳台资）",
        Ownership.Collective => "集体",
        Ownership.Other => "其他",
        _ => "未知",
    };

    /// <summary>The English word; "unknown" for a value outside the list.</summary>
    public static string English(this Ownership value) => value switch
    {
        Ownership.StateOwned => "state-owned",
        Ownership.Private => "private",
        Ownership.Foreign => "foreign",
        Ownership.Collective => "collective",
        Ownership.Other => "other",
        _ => "unknown",
    };
}
