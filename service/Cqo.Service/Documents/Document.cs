namespace Cqo.Service.Documents;

/// <summary>What the register knows about a stored paper; the bytes are in the store.</summary>
public sealed class Document
{
    /// <summary>Our own key.</summary>
    public Guid Id { get; set; }
    /// <summary>Id of the template that made it, e.g. <c>certificates/appointment</c>.</summary>
    public required string Kind { get; set; }
    /// <summary>Title for people, e.g. 首席质量官聘任授权证书.</summary>
    public required string Title { get; set; }
    /// <summary>Path in the store.</summary>
    public required string Path { get; set; }
    /// <summary>Id in the store.</summary>
    public required string ItemId { get; set; }
    /// <summary>ETag of the bytes that <see cref="Sha256"/> describes.</summary>
    public required string ETag { get; set; }
    /// <summary>Version in the store.</summary>
    public int Version { get; set; }
    /// <summary>Bytes.</summary>
    public long Size { get; set; }
    /// <summary>Lower-case hex of the bytes; our evidence.</summary>
    public required string Sha256 { get; set; }
    /// <summary>Year of the paper.</summary>
    public int Year { get; set; }
    /// <summary>Code of the reporting unit.</summary>
    public required string ReportingUnit { get; set; }
    /// <summary>The certificate that it belongs to.</summary>
    public Guid CertificateId { get; set; }
    /// <summary>The enterprise.</summary>
    public Guid EnterpriseId { get; set; }
    /// <summary>When it was stored (UTC).</summary>
    public DateTimeOffset StoredAt { get; set; }
}
