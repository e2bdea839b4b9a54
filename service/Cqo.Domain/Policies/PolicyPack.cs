namespace Cqo.Domain.Policies;

/// <summary>Which rules and which numbers hold: data, read from <c>service/policy-packs/&lt;pack&gt;/&lt;version&gt;.json</c>. A version is never edited, only superseded.</summary>
public sealed record PolicyPack
{
    /// <summary>Id, e.g. <c>hubei-2022</c>.</summary>
    public required string Id { get; init; }
    /// <summary>Version, e.g. <c>1</c>.</summary>
    public required string Version { get; init; }
    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Sha256 { get; init; }
    /// <summary>Title (zh-CN).</summary>
    public required string Title { get; init; }
    /// <summary>Title (en-US).</summary>
    public required string TitleEn { get; init; }
    /// <summary><c>draft</c>, <c>in-force</c> or <c>expired</c>.</summary>
    public required string Status { get; init; }
    /// <summary>Powers printed on the certificate, in order (zh-CN).</summary>
    public IReadOnlyList<string> Powers { get; init; } = [];
    /// <summary>Duties printed on the certificate, in order (zh-CN).</summary>
    public IReadOnlyList<string> Duties { get; init; } = [];
}
