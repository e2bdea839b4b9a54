namespace Cqo.Service.Problems;

/// <summary>The one way in which the service fails on purpose; mapped once to RFC 9457.</summary>
/// <param name="type">Id of the problem type, kebab-case, e.g. <c>candidate-not-eligible</c>; never changes meaning.</param>
/// <param name="status">HTTP status.</param>
/// <param name="text">What failed, why, how to fix it (zh-CN).</param>
/// <param name="textEn">The same in English.</param>
public sealed class ProblemException(string type, int status, string text, string textEn) : Exception(textEn)
{
    /// <summary>Id of the problem type.</summary>
    public string Type { get; } = type;
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;
    /// <summary>zh-CN text.</summary>
    public string Text { get; } = text;
    /// <summary>English text.</summary>
    public string TextEn { get; } = textEn;
    /// <summary>Messages by field path (camelCase), each zh and en separated by the mapper according to the language asked for.</summary>
    public IReadOnlyDictionary<string, (string Zh, string En)> Fields { get; init; } = new Dictionary<string, (string, string)>();
    /// <summary>Further members of the problem, e.g. <c>findings</c>.</summary>
    public IReadOnlyDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>();
    /// <summary>Seconds for <c>Retry-After</c>, or null.</summary>
    public int? RetryAfter { get; init; }
}
