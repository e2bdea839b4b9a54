namespace Cqo.Domain.Appointments;

/// <summary>One person appointed by one enterprise for one term (R7, R30).</summary>
public sealed class Appointment
{
    /// <summary>Our own key.</summary>
    public Guid Id { get; set; }
    /// <summary>The enterprise.</summary>
    public Guid EnterpriseId { get; set; }
    /// <summary>The person.</summary>
    public Guid CandidateId { get; set; }
    /// <summary>Day of appointment.</summary>
    public DateOnly AppointedOn { get; set; }
    /// <summary>First day of the term.</summary>
    public DateOnly TermStart { get; set; }
    /// <summary>Last day of the term, inclusive.</summary>
    public DateOnly TermEnd { get; set; }
    /// <summary>Who signed for the enterprise (R23).</summary>
    public required string AppointedBy { get; set; }
    /// <summary>Day on which the term was ended early, or null.</summary>
    public DateOnly? EndedOn { get; set; }
}
