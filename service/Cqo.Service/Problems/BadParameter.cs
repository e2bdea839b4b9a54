using System.Text.RegularExpressions;

namespace Cqo.Service.Problems;

/// <summary>A parameter of the address or a header that could not be read, by its name.</summary>
static partial class BadParameter
{
    public static ProblemException? Describe(BadHttpRequestException exception)
    {
        if (Named().Match(exception.Message) is not { Success: true } match)
        {
            return null;
        }
        var name = match.Groups[1].Value;
        return new("invalid-request", StatusCodes.Status400BadRequest,
            $"参数“{name}”的值不正确或缺失，请求未作处理。请按接口说明 openapi.json 填写。", $"The parameter “{name}” is missing or has a wrong value; nothing was done. See openapi.json.")
        {
            Fields = new Dictionary<string, (string, string)> { [name] = ("值不正确或缺失。", "Missing or wrong.") },
        };
    }

    [GeneratedRegex("""parameter "\S+ (\w+)" """)]
    private static partial Regex Named();
}
