namespace Cqo.Domain.Policies;

/// <summary>Ids of the rules that a pack may switch on. An id never changes its meaning.</summary>
public static class RuleIds
{
    /// <summary>Declares to care for quality work and to know law and policy (R10).</summary>
    public const string KnowsLaw = "knows-law";
    /// <summary>Declares professional ethics (R11).</summary>
    public const string Ethics = "ethics";
    /// <summary>Declares ability and practice (R13).</summary>
    public const string Ability = "ability";
    /// <summary>Years in quality management (R12).</summary>
    public const string YearsInQualityWork = "years-in-quality-work";
    /// <summary>Education and credentials by the logic of the pack (R14, R15). Findings bear <see cref="Education"/>, <see cref="Credential"/> or <see cref="EducationOrCredential"/>.</summary>
    public const string EducationAndCredential = "education-and-credential";
    /// <summary>Finding id: education alone.</summary>
    public const string Education = "education";
    /// <summary>Finding id: qualification or title alone.</summary>
    public const string Credential = "credential";
    /// <summary>Finding id: education and credentials that may stand for each other.</summary>
    public const string EducationOrCredential = "education-or-credential";
    /// <summary>Hours of initial training (R16, R35).</summary>
    public const string InitialTraining = "initial-training";
    /// <summary>Initial training passed by the day of appointment (R24).</summary>
    public const string TrainingBeforeAppointment = "training-before-appointment";
    /// <summary>Signed by the legal representative or the recorded top manager (R23).</summary>
    public const string Signer = "signer";
    /// <summary>Rank of the post in an above-scale enterprise (R26).</summary>
    public const string Rank = "rank";
    /// <summary>Consultation of the department that manages cadres, for state-owned enterprises (R28).</summary>
    public const string StateOwnedConsultation = "state-owned-consultation";
    /// <summary>Bar: punished for a major failure in a quality post (R17).</summary>
    public const string BarPunished = "bar-punished";
    /// <summary>Bar: improper gain through the post (R18).</summary>
    public const string BarImproperGain = "bar-improper-gain";
    /// <summary>Bar: responsible for a serious quality-safety accident (R19).</summary>
    public const string BarAccident = "bar-accident";
    /// <summary>Length of the term (R30); always checked, by the figure of the pack.</summary>
    public const string TermLength = "term-length";
    /// <summary>First and last day of the term known and in order; always checked.</summary>
    public const string TermOrder = "term-order";
    /// <summary>The term does not start before the appointment; always checked, advice.</summary>
    public const string TermStart = "term-start";
    /// <summary>No other term of the same enterprise overlaps (R7, R30); always checked.</summary>
    public const string OneTermPerEnterprise = "one-term-per-enterprise";
    /// <summary>The candidate holds no such post at another enterprise; always checked, advice.</summary>
    public const string PostElsewhere = "post-elsewhere";
    /// <summary>Name of the enterprise; always checked.</summary>
    public const string EnterpriseName = "enterprise-name";
    /// <summary>The name is the one in the register under the same credit code; always checked, advice.</summary>
    public const string EnterpriseNameAsRegistered = "enterprise-name-as-registered";
    /// <summary>Unified social credit code; always checked.</summary>
    public const string CreditCode = "credit-code";
    /// <summary>Division of Hubei; always checked.</summary>
    public const string Region = "region";
    /// <summary>Name of the candidate; always checked.</summary>
    public const string CandidateName = "candidate-name";
    /// <summary>Dates that can be true together; always checked.</summary>
    public const string PlausibleDates = "plausible-dates";
    /// <summary>Other texts that a paper prints; always checked.</summary>
    public const string PrintableText = "printable-text";

    /// <summary>Rules that may stand under <c>conditions</c>.</summary>
    public static IReadOnlyList<string> Conditions { get; } =
    [
        KnowsLaw, Ethics, Ability, YearsInQualityWork, EducationAndCredential, InitialTraining, TrainingBeforeAppointment, Signer, Rank, StateOwnedConsultation,
    ];

    /// <summary>Rules that may stand under <c>bars</c>.</summary>
    public static IReadOnlyList<string> Bars { get; } = [BarPunished, BarImproperGain, BarAccident];
}
