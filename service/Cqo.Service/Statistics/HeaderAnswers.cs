using Cqo.Domain.Statistics;
using Cqo.Service.Problems;

namespace Cqo.Service.Statistics;

/// <summary>Answers to questions about headers, each written <c>header=field</c>.</summary>
static class HeaderAnswers
{
    /// <summary>Answers by header. An empty field says that the column is none of ours.</summary>
    /// <exception cref="ProblemException"><c>invalid-request</c>: no equals sign, no such field, one header twice.</exception>
    public static Dictionary<string, string> Parse(IEnumerable<string> texts)
    {
        var answers = new Dictionary<string, string>();
        foreach (var text in texts)
        {
            // A header may hold an equals sign, a field cannot.
            var at = text.LastIndexOf('=');
            var field = text[(at + 1)..];
            if (at <= 0 || (field.Length > 0 && !StatisticsFields.TryFind(field, out _)) || !answers.TryAdd(text[..at], field))
            {
                throw Wrong(text);
            }
        }
        return answers;
    }

    static ProblemException Wrong(string text)
    {
        var fields = string.Join(", ", StatisticsFields.All.Select(f => f.Id()));
        return new("invalid-request", StatusCodes.Status400BadRequest,
            $"不能理解“{text}”。请写成“表头=字段”，每个表头一次，例如“单位全名=enterpriseName”；不属于统计表的列写“表头=”。字段有：{fields}。",
            $"“{text}” is not understood. Write “header=field”, each header once, such as “单位全名=enterpriseName”; “header=” for a column that is none of ours. Fields: {fields}.");
    }
}
