using System.Text.Json;
using Cqo.Domain.Appointments;
using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;
using Cqo.Domain.Policies;
using Cqo.Domain.Regions;
using Cqo.Service.Templates;
using Cqo.Templating;

namespace Cqo.Service.Certificates;

/// <summary>What a paper of a certificate is made of. The same values give the same bytes, whichever process makes them and however often.</summary>
/// <param name="Facts">The facts decided on.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Pack">The pack that judged.</param>
/// <param name="Number">Number as printed.</param>
/// <param name="IssuedOn">Day printed.</param>
/// <param name="VerifyUrl">Address printed as a QR code.</param>
/// <param name="VerifyCode">Code within that address.</param>
public sealed record CertificateModel(Facts Facts, Decision Decision, PolicyPack Pack, string Number, DateOnly IssuedOn, string VerifyUrl, string VerifyCode)
{
    static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The model of a certificate, from its frozen row.</summary>
    public static CertificateModel Of(Certificate certificate, PolicyPack pack) => new(
        certificate.Facts, certificate.Decision, pack, certificate.Number, certificate.IssuedOn, certificate.VerifyUrl, certificate.VerifyCode);

    /// <summary>The model that templates read.</summary>
    public ModelObject Build() => ModelObject.Parse(ToJson());

    // Error correction M of the code: readable on an office print, and still when a seal touches it.
    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Number,
            IssuedOn,
            Verify = new { Url = VerifyUrl, Code = VerifyCode, Qr = TemplateValues.QrCode(VerifyUrl, 'M') },
            Enterprise = Enterprise(),
            Candidate = Candidate(),
            Appointment = new
            {
                Facts.Appointment.AppointedOn,
                AppointedBy = Word(Facts.Appointment.AppointedBy ?? Facts.Enterprise.LegalRepresentative),
                Selection = Word(Facts.Appointment.Selection?.Chinese()),
                Facts.Appointment.LedDepartments,
            },
            Term = Term(),
            Consultation = Facts.Consultation is { } asked ? new { Body = Word(asked.Body), asked.AnsweredOn, Opinion = Word(asked.Opinion?.Chinese()) } : null,
            Training = Facts.Training.Select(t => new { Class = Word(t.Class?.Chinese()), t.Hours, t.PassedOn, Organiser = Word(t.Organiser), t.CertificateNumber }),
            Declarations = Declarations(Facts.Declarations),
            Pack = new { Pack.Id, Pack.Version, Pack.Title, Pack.Powers, Pack.Duties },
            Decision = new { Decision.Eligible, Findings = Decision.Findings.Select(Describe) },
        },
        Snake);

    object Enterprise()
    {
        var enterprise = Facts.Enterprise;
        return new
        {
            Name = Word(enterprise.Name),
            CreditCode = Word(CreditCode.Normalise(enterprise.CreditCode)),
            SizeClass = Word(enterprise.SizeClass?.Chinese()),
            enterprise.AboveScale,
            Ownership = Word(enterprise.Ownership?.Chinese()),
            RegionName = Word(RegionCatalog.Find(enterprise.RegionCode)?.FullName),
            Industry = Word(enterprise.Industry),
            LegalRepresentative = Word(enterprise.LegalRepresentative),
        };
    }

    object Candidate()
    {
        var person = Facts.Candidate;
        int? years = person.QualityWorkSince is { } since ? TermRules.CompletedYears(since, Facts.Appointment.AppointedOn ?? IssuedOn) : null;
        return new
        {
            Name = Word(person.Name),
            Sex = Word(person.Sex?.Chinese()),
            TitleOfAddress = Word(person.Sex?.TitleOfAddress()),
            person.BirthMonth,
            Post = Word(person.Post),
            Rank = Word(person.Rank?.Chinese()),
            Education = Word(person.Education?.Chinese()),
            Qualification = person.Qualification?.Chinese(),
            Title = person.Title?.Chinese(),
            person.QualityWorkSince,
            YearsInQualityWork = years,
            MobileMasked = MobileNumber.Mask(person.Mobile),
        };
    }

    object Term()
    {
        int? years = Decision is { TermStart: { } start, TermEnd: { } end } ? TermRules.WholeYears(new Term(start, end)) : null;
        return new { Start = Decision.TermStart, End = Decision.TermEnd, Years = years };
    }

    static object[] Declarations(DeclarationFacts facts)
    {
        bool? responsible = facts.Accident < AccidentGrade.Larger ? false : facts.ResponsibleForAccident;
        return
        [
            Declaration("关心质量工作，了解国家质量法律法规和政策", facts.KnowsLaw),
            Declaration("遵守职业道德，诚实守信，勇于担责", facts.Ethics),
            Declaration("有沟通、协调和组织能力，有质量知识和实践经验", facts.Ability),
            Declaration("曾在质量岗位违法违规造成重大失误而受处分，或受过刑事处罚", facts.Punished),
            Declaration("曾利用职务谋取不正当利益", facts.ImproperGain),
            Declaration("对较大及以上等级质量安全事故负有责任", responsible),
        ];
    }

    static object Declaration(string text, bool? answer) => new { Text = text, Answer = answer switch { true => "是", false => "否", null => "未填" } };

    static object Describe(Finding finding) => new
    {
        finding.Title,
        Outcome = finding.Outcome.Chinese(),
        Weight = finding.Weight.Chinese(),
        finding.Text,
        finding.Article,
        finding.Blocks,
    };

    static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
