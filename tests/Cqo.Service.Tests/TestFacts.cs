using System.Globalization;
using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;

namespace Cqo.Service.Tests;

/// <summary>Facts of candidates who meet both packs; every number is another enterprise. No real firm, no real person.</summary>
public static class TestFacts
{
    static readonly string[] Regions = ["420106", "420111", "420205", "420502", "420606", "429004"];

    public static Facts Eligible(int n) => new()
    {
        Enterprise = new EnterpriseFacts
        {
            Name = $"测试样例第{n}制造有限公司",
            CreditCode = CreditCodeOf(n),
            SizeClass = SizeClass.Large,
            AboveScale = true,
            Ownership = Ownership.Private,
            RegionCode = Regions[n % Regions.Length],
            Industry = "通用设备制造业",
            LegalRepresentative = "程样例",
        },
        Candidate = new CandidateFacts
        {
            Name = "𠮷样例" + n.ToString(CultureInfo.InvariantCulture),
            Sex = Sex.Female,
            BirthMonth = new DateOnly(1984, 6, 1),
            Post = "副总经理",
            Rank = Rank.DeputyTopManager,
            Education = Education.Bachelor,
            Qualification = new Credential { Level = ProfessionalLevel.Intermediate, Name = "质量工程师", Number = "ZL-1" },
            Title = new Credential { Level = ProfessionalLevel.AssociateSenior, Name = "高级工程师" },
            QualityWorkSince = new DateOnly(2010, 3, 1),
            Mobile = "13800005678",
        },
        Declarations = new DeclarationFacts
        {
            KnowsLaw = true,
            Ethics = true,
            Ability = true,
            Punished = false,
            ImproperGain = false,
            Accident = AccidentGrade.None,
            ResponsibleForAccident = false,
        },
        Training = [new TrainingFacts { Class = TrainingClass.Initial, Hours = 21, PassedOn = new DateOnly(2026, 9, 18), Organiser = "样例质量进修中心", CertificateNumber = "YL-1" }],
        Appointment = new AppointmentFacts { AppointedOn = new DateOnly(2026, 11, 1), AppointedBy = "程样例", Selection = Selection.Internal, LedDepartments = ["质量管理部"] },
    };

    /// <summary>A well-formed code that no authority gave out.</summary>
    public static string CreditCodeOf(int n)
    {
        var body = $"91420106X{n:D7}0";
        return body + CreditCode.CheckCharacter(body);
    }
}
