namespace Cqo.Service.Statistics;

/// <summary>Figures as they were when somebody printed them. Never changed.</summary>
public sealed class Snapshot
{
    /// <summary>Our own key.</summary>
    public int Id { get; set; }
    /// <summary>The collection.</summary>
    public int PeriodId { get; set; }
    /// <summary>The region that the figures are of.</summary>
    public required string UnitCode { get; set; }
    /// <summary>Title for people.</summary>
    public required string Title { get; set; }
    /// <summary>Policy pack.</summary>
    public required string PackId { get; set; }
    /// <summary>Its version.</summary>
    public required string PackVersion { get; set; }
    /// <summary>Hash of its file.</summary>
    public required string PackSha256 { get; set; }
    /// <summary>The figures, as JSON of <see cref="SnapshotResult"/>.</summary>
    public required string Result { get; set; }
    /// <summary>Lower-case hex of the UTF-8 bytes of <see cref="Result"/>.</summary>
    public required string ResultSha256 { get; set; }
    /// <summary>The client's key.</summary>
    public required string IdempotencyKey { get; set; }
    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset MadeAt { get; set; }
    /// <summary>Who made it.</summary>
    public required string MadeBy { get; set; }
}

/// <summary>A file that the figures of a snapshot come from.</summary>
public sealed class SnapshotSubmission
{
    /// <summary>The snapshot.</summary>
    public int SnapshotId { get; set; }
    /// <summary>The file.</summary>
    public int SubmissionId { get; set; }
}

/// <summary>A row that waited in a snapshot because of a row in another file.</summary>
public sealed class SnapshotWait
{
    /// <summary>The snapshot.</summary>
    public int SnapshotId { get; set; }
    /// <summary>The file.</summary>
    public int SubmissionId { get; set; }
    /// <summary>Its sheet.</summary>
    public int Sheet { get; set; }
    /// <summary>The row.</summary>
    public int RowNumber { get; set; }
    /// <summary>Why, as JSON of findings.</summary>
    public required string Findings { get; set; }
}
