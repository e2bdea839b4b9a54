using Cqo.Domain.Eligibility;

namespace Cqo.Domain.Appointments;

/// <summary>A person known to the register, with the facts last given about that person. Belongs to one enterprise.</summary>
public sealed class Candidate
{
    /// <summary>Our own key.</summary>
    public Guid Id { get; set; }
    /// <summary>The enterprise that proposes the person.</summary>
    public Guid EnterpriseId { get; set; }
    /// <summary>Name as given; compared after trimming only, never changed.</summary>
    public required string Name { get; set; }
    /// <summary>All facts last given, so that the pane can offer them again.</summary>
    public required Facts Facts { get; set; }
}
