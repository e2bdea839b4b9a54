namespace Cqo.Domain.Eligibility;

/// <summary>Words for the grade of a quality-safety accident.</summary>
public static class AccidentGradeNames
{
    /// <summary>The word printed on papers (zh-CN); 未知 for a value outside the list.</summary>
    public static string Chinese(this AccidentGrade value) => value switch
    {
        AccidentGrade.None => "无",
        AccidentGrade.General => "一般",
        AccidentGrade.Larger => "较大",
        AccidentGrade.Major => "重大",
        AccidentGrade.Extraordinary => "特别重大",
        _ => "未知",
    };

    /// <summary>The English word; "unknown" for a value outside the list.</summary>
    public static string English(this AccidentGrade value) => value switch
    {
        AccidentGrade.None => "none",
        AccidentGrade.General => "general",
        AccidentGrade.Larger => "relatively major",
        AccidentGrade.Major => "major",
        AccidentGrade.Extraordinary => "extraordinarily major",
        _ => "unknown",
    };
}
