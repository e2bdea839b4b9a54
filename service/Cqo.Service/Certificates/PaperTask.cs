namespace Cqo.Service.Certificates;

/// <summary>A paper that is being written beside its certificate. The row is there before the file and goes when the file is in the register, so that a crash
/// between the two is finished later and no file is left without a row.</summary>
public sealed class PaperTask
{
    public Guid CertificateId { get; set; }
    /// <summary>Id of the template.</summary>
    public required string Kind { get; set; }
    public DateTimeOffset StartedAt { get; set; }
}
