namespace Cqo.Domain.Enterprises;

/// <summary>Words for the size class.</summary>
public static class SizeClassNames
{
    /// <summary>The word printed on papers (zh-CN); 未知 for a value outside the list.</summary>
    public static string Chinese(this SizeClass value) => value switch
    {
        SizeClass.Large => "大型",
        SizeClass.Medium => "中型",
        SizeClass.Small => "小型",
        SizeClass.Micro => "微型",
        _ => "未知",
    };

    /// <summary>The English word; "unknown" for a value outside the list.</summary>
    public static string English(this SizeClass value) => value switch
    {
        SizeClass.Large => "large",
        SizeClass.Medium => "medium",
        SizeClass.Small => "small",
        SizeClass.Micro => "micro",
        _ => "unknown",
    };
}
