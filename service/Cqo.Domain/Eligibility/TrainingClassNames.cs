namespace Cqo.Domain.Eligibility;

/// <summary>Words for the class of training hours.</summary>
public static class TrainingClassNames
{
    /// <summary>The word printed on papers (zh-CN); 未知 for a value outside the list.</summary>
    public static string Chinese(this TrainingClass value) => value switch
    {
        TrainingClass.Initial => "任职培训",
        TrainingClass.Continuing => "继续教育",
        TrainingClass.Methods => "质量方法培训",
        _ => "未知",
    };

    /// <summary>The English word; "unknown" for a value outside the list.</summary>
    public static string English(this TrainingClass value) => value switch
    {
        TrainingClass.Initial => "initial training",
        TrainingClass.Continuing => "continuing education",
        TrainingClass.Methods => "methods training",
        _ => "unknown",
    };
}
