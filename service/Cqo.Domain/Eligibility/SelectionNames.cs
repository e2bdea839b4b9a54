namespace Cqo.Domain.Eligibility;

/// <summary>Words for the way a candidate was found.</summary>
public static class SelectionNames
{
    /// <summary>The word printed on papers (zh-CN); 未知 for a value outside the list.</summary>
    public static string Chinese(this Selection value) => value switch
    {
        Selection.Internal => "内部选拔",
        Selection.External => "外部招聘",
        _ => "未知",
    };

    /// <summary>The English word; "unknown" for a value outside the list.</summary>
    public static string English(this Selection value) => value switch
    {
        Selection.Internal => "internal selection",
        Selection.External => "external recruitment",
        _ => "unknown",
    };
}
