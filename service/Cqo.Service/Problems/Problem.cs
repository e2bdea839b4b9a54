using System.Text.Json.Serialization;

namespace Cqo.Service.Problems;

/// <summary>An error as the client reads it: RFC 9457 with our members.</summary>
public sealed record Problem
{
    /// <summary><c>/problems/</c> and the id of the problem type.</summary>
    public required string Type { get; init; }
    /// <summary>The type in a few words.</summary>
    public required string Title { get; init; }
    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }
    /// <summary>What failed, why, how to fix it.</summary>
    public required string Detail { get; init; }
    /// <summary>Path of the request.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instance { get; init; }
    /// <summary>What an operator finds in the log.</summary>
    public required string CorrelationId { get; init; }
    /// <summary>Texts by path of the field, camelCase.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
    /// <summary>Further members, e.g. <c>findings</c>.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? Members { get; init; }
}
