namespace Cqo.Domain.Policies;

/// <summary>
/// Which rules and which numbers hold: data, read from <c>service/policy-packs/&lt;pack&gt;/&lt;version&gt;.json</c>. A version is never edited, only
/// superseded. A figure that the text leaves open is null and never 0.
/// </summary>
public sealed record PolicyPack
{
    /// <summary>Id, kebab-case, e.g. <c>hubei-2022</c>.</summary>
    public required string Id { get; init; }
    /// <summary>Version, a whole number from 1 as text, e.g. <c>1</c>.</summary>
    public required string Version { get; init; }
    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Sha256 { get; init; }
    /// <summary>Title (zh-CN).</summary>
    public required string Title { get; init; }
    /// <summary>Title (en-US).</summary>
    public required string TitleEn { get; init; }
    /// <summary><c>draft</c>, <c>in-force</c> or <c>expired</c>.</summary>
    public required string Status { get; init; }
    /// <summary>Who issued the policy.</summary>
    public string? Issuer { get; init; }
    /// <summary>Document number of the policy, or null when not known.</summary>
    public string? DocumentNumber { get; init; }
    /// <summary>Day of issue, or null when not known.</summary>
    public DateOnly? IssuedOn { get; init; }
    /// <summary>GB/T 2260 code of the place where it holds, 6 digits.</summary>
    public string? RegionCode { get; init; }
    /// <summary>First day on which it holds, or null when not known.</summary>
    public DateOnly? EffectiveFrom { get; init; }
    /// <summary>Last day on which it holds, or null while no end is known.</summary>
    public DateOnly? EffectiveTo { get; init; }
    /// <summary>Where the figures were read, in words.</summary>
    public string? Source { get; init; }
    /// <summary>How sure we are of the pack as a whole.</summary>
    public Confidence Confidence { get; init; }
    /// <summary>Conditions of appointment, in the order in which findings are shown.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];
    /// <summary>Bars to appointment, in order; each is a rule whose fact must be absent.</summary>
    public IReadOnlyList<Condition> Bars { get; init; } = [];
    /// <summary>Hours of training.</summary>
    public IReadOnlyList<TrainingRequirement> Training { get; init; } = [];
    /// <summary>Length of a term.</summary>
    public TermRequirement Term { get; init; } = new();
    /// <summary>Coverage targets; shown in reports, never a reason to refuse.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];
    /// <summary>Powers printed on the certificate, in order (zh-CN).</summary>
    public IReadOnlyList<string> Powers { get; init; } = [];
    /// <summary>Duties printed on the certificate, in order (zh-CN).</summary>
    public IReadOnlyList<string> Duties { get; init; } = [];
    /// <summary>Periodic reports.</summary>
    public IReadOnlyList<ReportRequirement> Reports { get; init; } = [];
    /// <summary>Template ids by kind of paper or table, e.g. <c>appointment-certificate</c> to <c>certificates/appointment</c>.</summary>
    public IReadOnlyDictionary<string, string> Layouts { get; init; } = new Dictionary<string, string>();

    /// <summary>Length of a term when none is proposed: the figure of the policy, else the length suggested in its place; null when the pack has neither.</summary>
    public int? DefaultTermYears => Term.Years ?? Term.SuggestedYears;

    /// <summary>The training requirement of one class, or null when the pack has none.</summary>
    public TrainingRequirement? TrainingOf(Eligibility.TrainingClass @class) => Training.FirstOrDefault(t => t.Class == @class);
}

/// <summary>How sure we are of a statement in a pack.</summary>
public enum Confidence
{
    /// <summary>Read in the text of the policy itself.</summary>
    Text,
    /// <summary>Read in press reports that agree; the text itself was not reached.</summary>
    PressReport,
    /// <summary>Not found for this policy; carried over from the 2021 draft until its text is at hand.</summary>
    CarriedOver,
}
