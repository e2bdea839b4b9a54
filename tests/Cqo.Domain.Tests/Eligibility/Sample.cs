using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;

namespace Cqo.Domain.Tests.Eligibility;

/// <summary>Facts with which everything is met under both packs; each test changes what it is about.</summary>
internal static class Sample
{
    public static readonly DateOnly Appointed = new(2026, 11, 22);

    public static Facts Facts { get; } = new()
    {
        Enterprise = new()
        {
            Name = "武汉示例精密制造有限公司", CreditCode = "91420106XX0000019L", SizeClass = SizeClass.Large, AboveScale = true, Ownership = Ownership.Private,
            RegionCode = "420106", Industry = "通用设备制造业", LegalRepresentative = "周示例",
        },
        Candidate = new()
        {
            Name = "李示范", Sex = Sex.Male, BirthMonth = new(1984, 6, 1), Post = "副总经理", Rank = Rank.DeputyTopManager, Education = Education.Bachelor,
            Qualification = new() { Level = ProfessionalLevel.Intermediate, Name = "质量工程师" }, QualityWorkSince = new(2012, 3, 1), Mobile = "13800005678",
        },
        Declarations = new()
        {
            KnowsLaw = true, Ethics = true, Ability = true, Punished = false, ImproperGain = false, Accident = AccidentGrade.None, ResponsibleForAccident = false,
        },
        Training = [new() { Class = TrainingClass.Initial, Hours = 21, PassedOn = new(2026, 9, 1), Organiser = "示例培训中心" }],
        Appointment = new() { AppointedOn = Appointed, AppointedBy = "周示例", Selection = Selection.Internal, LedDepartments = ["质量管理部"] },
    };

    public static Facts Candidate(Func<CandidateFacts, CandidateFacts> change) => Facts with { Candidate = change(Facts.Candidate) };

    public static Facts Enterprise(Func<EnterpriseFacts, EnterpriseFacts> change) => Facts with { Enterprise = change(Facts.Enterprise) };

    public static Facts Appointment(Func<AppointmentFacts, AppointmentFacts> change) => Facts with { Appointment = change(Facts.Appointment) };

    public static Facts Declared(Func<DeclarationFacts, DeclarationFacts> change) => Facts with { Declarations = change(Facts.Declarations) };

    public static Facts Trained(params TrainingFacts[] training) => Facts with { Training = training };
}
