using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;

namespace Cqo.Domain.Tests.Eligibility;

/// <summary>Facts from a seed: sensible, absent and absurd values mixed.</summary>
internal sealed class WildFacts(int seed, double absent)
{
    private static readonly string[] Texts =
    [
        "", " ", "王伟", "丁𠮷安", "91420106XX0000019L", "9.142E+17", "914403001922038000", "420106", "420821", "x\u0000y", "\u202E反", "\uD842", "🦄", "{{ name }}", "<w:p/>",
        new string('长', 5000),
    ];

    private static readonly DateOnly[] Days =
        [DateOnly.MinValue, DateOnly.MaxValue, new(1900, 2, 28), new(2016, 2, 29), new(2026, 11, 22), new(2026, 11, 23), new(2031, 11, 21), new(2028, 2, 29), new(9999, 12, 30)];

    private readonly Random _random = new(seed);

    public Facts Next() => new()
    {
        Enterprise = Some(() => new EnterpriseFacts
        {
            Name = Text(), CreditCode = Text(), SizeClass = Word<SizeClass>(), AboveScale = Flag(), Ownership = Word<Ownership>(), RegionCode = Text(), Industry = Text(),
            LegalRepresentative = Text(),
        })!,
        Candidate = Some(Candidate)!,
        Declarations = Some(() => new DeclarationFacts
        {
            KnowsLaw = Flag(), Ethics = Flag(), Ability = Flag(), Punished = Flag(), ImproperGain = Flag(), Accident = Word<AccidentGrade>(), ResponsibleForAccident = Flag(),
        })!,
        Training = Some(() => Many(() => Some(Training)!))!,
        Appointment = Some(() => new AppointmentFacts
        {
            AppointedOn = Day(), TermStart = Day(), TermEnd = Day(), AppointedBy = Text(), Selection = Word<Selection>(), LedDepartments = Some(() => Many(Text))!,
            KnownTerms = Some(() => Many(() => Some(Known)!))!,
        })!,
        Consultation = Some(() => new ConsultationFacts { Body = Text(), AnsweredOn = Day(), Opinion = Word<ConsultationOpinion>() }),
    };

    private CandidateFacts Candidate() => new()
    {
        Name = Text(), Sex = Word<Sex>(), BirthMonth = Day(), Post = Text(), Rank = Word<Rank>(), Education = Word<Education>(), Qualification = Some(Paper), Title = Some(Paper),
        NoCredential = Flag(), QualityWorkSince = Day(), Mobile = Text(),
    };

    private Credential Paper() => new() { Level = Word<ProfessionalLevel>(), Name = Text(), Number = Text() };

    private TrainingFacts Training() => new()
    {
        Class = Word<TrainingClass>(), PassedOn = Day(), Organiser = Text(), CertificateNumber = Text(),
        Hours = _random.NextDouble() < absent ? null : Pick([0m, 21m, -1m, 7.5m, decimal.MaxValue, decimal.MinValue]),
    };

    private KnownTerm Known() => new(Text()!, Flag() ?? false, Flag() ?? false, Text()!, Day() ?? default, Day() ?? default, Text());

    private T? Some<T>(Func<T> make) where T : class => _random.NextDouble() < absent / 3 ? null : make();

    private T[] Many<T>(Func<T?> make) => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => make()!)];

    private string? Text() => _random.NextDouble() < absent ? null : Pick(Texts);

    private bool? Flag() => _random.NextDouble() < absent ? null : _random.Next(2) == 0;

    private DateOnly? Day() => _random.NextDouble() < absent ? null
        : _random.Next(3) > 0 ? Pick(Days)
        : DateOnly.FromDayNumber(_random.Next(DateOnly.MaxValue.DayNumber));

    private T? Word<T>() where T : struct, Enum =>
        _random.NextDouble() < absent ? null : _random.Next(12) == 0 ? (T)Enum.ToObject(typeof(T), 99) : Pick(Enum.GetValues<T>());

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
}
