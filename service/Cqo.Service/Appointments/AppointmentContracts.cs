using Cqo.Domain.Eligibility;

namespace Cqo.Service.Appointments;

/// <summary>What a client sends to have a proposed appointment checked.</summary>
public sealed record CheckRequest
{
    /// <summary>Policy pack; the default pack when null.</summary>
    public string? PackId { get; init; }
    /// <summary>The proposed appointment, as far as it is filled in.</summary>
    public required Facts Facts { get; init; }
}

/// <summary>A person whom the register knows.</summary>
public sealed record CandidateItem(Guid Id, string Name, string EnterpriseName, string CreditCode, string RegionName, Facts Facts);

/// <summary>Candidates that match.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Items">The first of them, by enterprise and name.</param>
public sealed record CandidatePage(int Total, IReadOnlyList<CandidateItem> Items);
