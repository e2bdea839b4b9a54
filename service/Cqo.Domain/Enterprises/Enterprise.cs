namespace Cqo.Domain.Enterprises;

/// <summary>Size class of 工信部联企业〔2011〕300号: large, medium, small, micro.</summary>
public enum SizeClass
{
    /// <summary>大型.</summary>
    Large,
    /// <summary>中型.</summary>
    Medium,
    /// <summary>小型.</summary>
    Small,
    /// <summary>微型.</summary>
    Micro,
}

/// <summary>Who owns the enterprise; only state ownership changes a rule (draft 三（一）: consultation before appointment).</summary>
public enum Ownership
{
    /// <summary>国有.</summary>
    StateOwned,
    /// <summary>民营.</summary>
    Private,
    /// <summary>外资或港澳台资.</summary>
    Foreign,
    /// <summary>集体.</summary>
    Collective,
    /// <summary>其他.</summary>
    Other,
}

/// <summary>An enterprise that may appoint a Chief Quality Officer. Its identity in the world is the unified social credit code.</summary>
public sealed class Enterprise
{
    /// <summary>Our own key; never shown on a paper.</summary>
    public Guid Id { get; set; }

    /// <summary>Full name as on the business licence; printed on the certificate (domain.md §2.3).</summary>
    public required string Name { get; set; }

    /// <summary>Unified social credit code, 18 characters, normalised (GB 32100-2015).</summary>
    public required string CreditCode { get; set; }

    /// <summary>Size class, or null when not known.</summary>
    public SizeClass? SizeClass { get; set; }

    /// <summary>规模以上 in the statistics register of the year, or null when not known.</summary>
    public bool? AboveScale { get; set; }

    /// <summary>Ownership, or null when not known.</summary>
    public Ownership? Ownership { get; set; }

    /// <summary>GB/T 2260 code (6 digits) of the place; also the reporting unit unless a zone of its own is named.</summary>
    public required string RegionCode { get; set; }

    /// <summary>Industry in words (GB/T 4754-2017 section or division), optional.</summary>
    public string? Industry { get; set; }

    /// <summary>Legal representative, as on the licence; signs the certificate unless another top manager is recorded (R23).</summary>
    public string? LegalRepresentative { get; set; }
}
