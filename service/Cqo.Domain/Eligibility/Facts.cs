using Cqo.Domain.Enterprises;

namespace Cqo.Domain.Eligibility;

/// <summary>
/// Everything the rules may look at for one proposed appointment, as far as it is known. Null means "not known yet" and
/// never "no": a rule that needs a null answers <see cref="Outcome.CannotTell"/>. This record is also the body that the pane sends
/// (camelCase, enums as kebab-case words, dates as yyyy-MM-dd).
/// </summary>
public sealed record Facts
{
    /// <summary>The enterprise that appoints.</summary>
    public EnterpriseFacts Enterprise { get; init; } = new();
    /// <summary>The person proposed.</summary>
    public CandidateFacts Candidate { get; init; } = new();
    /// <summary>What the candidate declares (R10, R11, R13, R17-R19).</summary>
    public DeclarationFacts Declarations { get; init; } = new();
    /// <summary>Training done so far; hours count per class (R35-R37).</summary>
    public IReadOnlyList<TrainingFacts> Training { get; init; } = [];
    /// <summary>The appointment itself.</summary>
    public AppointmentFacts Appointment { get; init; } = new();
    /// <summary>Consultation with the department that manages cadres; asked of state-owned enterprises (R28).</summary>
    public ConsultationFacts? Consultation { get; init; }
}

/// <summary>Facts of the enterprise.</summary>
public sealed record EnterpriseFacts
{
    /// <summary>Full name as on the licence.</summary>
    public string? Name { get; init; }
    /// <summary>Unified social credit code as typed; normalised by the rules.</summary>
    public string? CreditCode { get; init; }
    /// <summary>Size class.</summary>
    public SizeClass? SizeClass { get; init; }
    /// <summary>规模以上.</summary>
    public bool? AboveScale { get; init; }
    /// <summary>Ownership.</summary>
    public Ownership? Ownership { get; init; }
    /// <summary>GB/T 2260 code, 6 digits.</summary>
    public string? RegionCode { get; init; }
    /// <summary>Industry in words.</summary>
    public string? Industry { get; init; }
    /// <summary>Legal representative.</summary>
    public string? LegalRepresentative { get; init; }
}

/// <summary>Sex, for the form of address (先生/女士).</summary>
public enum Sex
{
    /// <summary>男.</summary>
    Male,
    /// <summary>女.</summary>
    Female,
}

/// <summary>Level of the post inside the enterprise, high to low (R26, R27).</summary>
public enum Rank
{
    /// <summary>董事长、总经理、总裁 or equal.</summary>
    TopManager,
    /// <summary>副总经理、副总裁 or equal: "高层副职".</summary>
    DeputyTopManager,
    /// <summary>总监、部长 or equal.</summary>
    Director,
    /// <summary>部门经理、科长 or equal.</summary>
    DepartmentManager,
    /// <summary>Any other post.</summary>
    Staff,
}

/// <summary>Level of education reached and completed, low to high (domain.md §4.8; 结业 and 肄业 do not count as completed).</summary>
public enum Education
{
    /// <summary>初中及以下.</summary>
    JuniorSecondary,
    /// <summary>高中.</summary>
    SeniorSecondary,
    /// <summary>中专、中职.</summary>
    Vocational,
    /// <summary>大专.</summary>
    JuniorCollege,
    /// <summary>大学本科.</summary>
    Bachelor,
    /// <summary>硕士研究生.</summary>
    Master,
    /// <summary>博士研究生.</summary>
    Doctor,
}

/// <summary>Level of a professional title or qualification, low to high: 初级, 中级, 高级 (副高、正高).</summary>
public enum ProfessionalLevel
{
    /// <summary>初级.</summary>
    Junior,
    /// <summary>中级.</summary>
    Intermediate,
    /// <summary>副高级.</summary>
    AssociateSenior,
    /// <summary>正高级.</summary>
    Senior,
}

/// <summary>A professional title (职称) or a quality professional qualification (质量专业技术人员职业资格).</summary>
public sealed record Credential
{
    /// <summary>Level, or null when the paper does not say.</summary>
    public ProfessionalLevel? Level { get; init; }
    /// <summary>Name as printed, e.g. 质量工程师.</summary>
    public string? Name { get; init; }
    /// <summary>Number of the paper.</summary>
    public string? Number { get; init; }
}

/// <summary>Facts of the person.</summary>
public sealed record CandidateFacts
{
    /// <summary>Key of a candidate in the register, or null for a person typed in.</summary>
    public Guid? Id { get; init; }
    /// <summary>Name, any script, 1-100 characters; rare characters and 间隔号 kept as given.</summary>
    public string? Name { get; init; }
    /// <summary>Sex.</summary>
    public Sex? Sex { get; init; }
    /// <summary>Month of birth, first day of the month.</summary>
    public DateOnly? BirthMonth { get; init; }
    /// <summary>Present post, e.g. 副总经理.</summary>
    public string? Post { get; init; }
    /// <summary>Rank of that post.</summary>
    public Rank? Rank { get; init; }
    /// <summary>Highest education completed.</summary>
    public Education? Education { get; init; }
    /// <summary>Quality professional qualification, if any; null when not known, level null when none is shown.</summary>
    public Credential? Qualification { get; init; }
    /// <summary>Professional title in a related speciality, if any.</summary>
    public Credential? Title { get; init; }
    /// <summary>True when the candidate states that there is neither qualification nor title.</summary>
    public bool? NoCredential { get; init; }
    /// <summary>First day in quality management; years are counted from it to the appointment date.</summary>
    public DateOnly? QualityWorkSince { get; init; }
    /// <summary>Mobile number, optional; masked wherever it is not needed.</summary>
    public string? Mobile { get; init; }
}

/// <summary>Grade of a quality-safety accident, low to high (R19).</summary>
public enum AccidentGrade
{
    /// <summary>No accident.</summary>
    None,
    /// <summary>一般.</summary>
    General,
    /// <summary>较大.</summary>
    Larger,
    /// <summary>重大.</summary>
    Major,
    /// <summary>特别重大.</summary>
    Extraordinary,
}

/// <summary>What the candidate declares.</summary>
public sealed record DeclarationFacts
{
    /// <summary>Cares for quality work and knows law and policy (R10).</summary>
    public bool? KnowsLaw { get; init; }
    /// <summary>Professional ethics, honest and accountable (R11).</summary>
    public bool? Ethics { get; init; }
    /// <summary>Communication, coordination, organisation; quality knowledge and practice (R13).</summary>
    public bool? Ability { get; init; }
    /// <summary>Disciplinary or criminal punishment for a major failure in a quality post (R17).</summary>
    public bool? Punished { get; init; }
    /// <summary>Improper gain through the post (R18).</summary>
    public bool? ImproperGain { get; init; }
    /// <summary>Highest grade of a quality-safety accident (R19).</summary>
    public AccidentGrade? Accident { get; init; }
    /// <summary>Whether the candidate was responsible for it (R19).</summary>
    public bool? ResponsibleForAccident { get; init; }
}

/// <summary>Class of training hours (R35-R37).</summary>
public enum TrainingClass
{
    /// <summary>任职培训: before the first appointment.</summary>
    Initial,
    /// <summary>继续教育.</summary>
    Continuing,
    /// <summary>第二类 (methods).</summary>
    Methods,
}

/// <summary>One completed training.</summary>
public sealed record TrainingFacts
{
    /// <summary>Class of the hours.</summary>
    public TrainingClass? Class { get; init; }
    /// <summary>Class hours (学时), 0-1000.</summary>
    public decimal? Hours { get; init; }
    /// <summary>Day of the verdict 合格.</summary>
    public DateOnly? PassedOn { get; init; }
    /// <summary>Organiser in words.</summary>
    public string? Organiser { get; init; }
    /// <summary>Number of the training certificate.</summary>
    public string? CertificateNumber { get; init; }
}

/// <summary>How the candidate was found (R24).</summary>
public enum Selection
{
    /// <summary>内部选拔.</summary>
    Internal,
    /// <summary>外部招聘.</summary>
    External,
}

/// <summary>Facts of the appointment.</summary>
public sealed record AppointmentFacts
{
    /// <summary>Day of appointment; printed on the certificate.</summary>
    public DateOnly? AppointedOn { get; init; }
    /// <summary>First day of the term; the day of appointment when null.</summary>
    public DateOnly? TermStart { get; init; }
    /// <summary>Last day of the term, inclusive; the pack's default when null (5 years less a day).</summary>
    public DateOnly? TermEnd { get; init; }
    /// <summary>Top manager who signs (R23); the legal representative when null.</summary>
    public string? AppointedBy { get; init; }
    /// <summary>How the candidate was found.</summary>
    public Selection? Selection { get; init; }
    /// <summary>Departments led by the CQO (R8).</summary>
    public IReadOnlyList<string> LedDepartments { get; init; } = [];
    /// <summary>Other valid terms that the register knows; filled by the service, never by a client.</summary>
    public IReadOnlyList<KnownTerm> KnownTerms { get; init; } = [];
    /// <summary>Name of the enterprise in the register under this credit code, null when it is not there; filled by the service, never by a client.</summary>
    public string? RegisteredName { get; init; }
}

/// <summary>A term already in the register.</summary>
/// <param name="EnterpriseName">Enterprise of that term.</param>
/// <param name="SameEnterprise">True when it is the enterprise that now appoints.</param>
/// <param name="SameCandidate">True when it is the same person.</param>
/// <param name="CandidateName">Who holds it.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, inclusive.</param>
/// <param name="CertificateNumber">Number of its certificate, if any.</param>
public sealed record KnownTerm(string EnterpriseName, bool SameEnterprise, bool SameCandidate, string CandidateName, DateOnly Start, DateOnly End, string? CertificateNumber);

/// <summary>Opinion of the consulted department.</summary>
public enum ConsultationOpinion
{
    /// <summary>同意.</summary>
    Agreed,
    /// <summary>不同意.</summary>
    Disagreed,
}

/// <summary>Consultation of the department that manages cadres (R28).</summary>
public sealed record ConsultationFacts
{
    /// <summary>Department asked.</summary>
    public string? Body { get; init; }
    /// <summary>Day of its opinion.</summary>
    public DateOnly? AnsweredOn { get; init; }
    /// <summary>Its opinion.</summary>
    public ConsultationOpinion? Opinion { get; init; }
}
