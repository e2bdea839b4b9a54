using Cqo.Domain.Policies;

namespace Cqo.Domain.Statistics;

/// <summary>What an import needs to know besides the sheet.</summary>
public sealed record ImportOptions
{
    /// <summary>No pack, no cut-off date, no confirmations.</summary>
    public static ImportOptions Default { get; } = new();

    /// <summary>Day on which a CQO must be in post to count, or null to ask nothing about it.</summary>
    public DateOnly? CutOff { get; init; }

    /// <summary>Policy that names the length of a term, or null to ask nothing about it.</summary>
    public PolicyPack? Pack { get; init; }

    /// <summary>GB/T 2260 code of the unit that sent the file: decides between places of the same short name. Null when not known.</summary>
    public string? UnitRegionCode { get; init; }

    /// <summary>
    /// Answers given before. Key: a header as it stands (企业：名称 with its group, spaces and punctuation do not count), or <c>#C</c> for the column C.
    /// Value: id of a field, or an empty text for "none of ours, keep it as an extra".
    /// </summary>
    public IReadOnlyDictionary<string, string> Confirmations { get; init; } = new Dictionary<string, string>();

    /// <summary>Answers that were remembered, by <see cref="HeaderAnswer.KeyOf"/>. Those of <see cref="Confirmations"/> come first; each one that is used is named in a notice.</summary>
    public IReadOnlyDictionary<string, HeaderAnswer> Remembered { get; init; } = new Dictionary<string, HeaderAnswer>();

    /// <summary>Names of reporting units that have no code in GB/T 2260, such as development zones, with the codes given to them.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of enterprises in the register by credit code; a row with another name is asked about.</summary>
    public IReadOnlyDictionary<string, string> RegisteredNames { get; init; } = new Dictionary<string, string>();
}
