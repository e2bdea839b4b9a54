using Cqo.Domain.Appointments;
using Cqo.Domain.Policies;

namespace Cqo.Domain.Eligibility;

/// <summary>One proposed appointment before one pack, with what follows from the facts before any rule is asked.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Facts">Facts without holes: no null part, no null in a list, no enum value outside its list.</param>
/// <param name="TermStart">First day of the term, proposed or the day of appointment; null when neither is known.</param>
/// <param name="Term">The term proposed or by default; null when its first or last day cannot be known.</param>
internal sealed record Case(PolicyPack Pack, Facts Facts, DateOnly? TermStart, Term? Term)
{
    public DateOnly? AppointedOn => Facts.Appointment.AppointedOn;

    public static Case Of(PolicyPack pack, Facts facts)
    {
        var whole = WithoutHoles(facts);
        var start = whole.Appointment.TermStart ?? whole.Appointment.AppointedOn;
        var end = whole.Appointment.TermEnd
            ?? (start is { } first && pack.DefaultTermYears is { } years ? TermRules.DefaultEnd(first, years) : null);
        return new(pack, whole, start, start is { } from && end is { } to ? new Term(from, to) : null);
    }

    // Facts come from JSON, where every part can be null whatever the types say, and a number can stand for an enum.
    private static Facts WithoutHoles(Facts facts)
    {
        var enterprise = facts.Enterprise ?? new();
        var appointment = facts.Appointment ?? new();
        return facts with
        {
            Enterprise = enterprise with { SizeClass = Known(enterprise.SizeClass), Ownership = Known(enterprise.Ownership) },
            Candidate = WithoutHoles(facts.Candidate ?? new()),
            Declarations = (facts.Declarations ?? new()) with { Accident = Known(facts.Declarations?.Accident) },
            Training = [.. (facts.Training ?? []).Where(t => t is not null).Select(t => t with { Class = Known(t.Class) })],
            Appointment = appointment with
            {
                LedDepartments = [.. (appointment.LedDepartments ?? []).Where(d => d is not null)],
                KnownTerms = [.. (appointment.KnownTerms ?? []).Where(t => t is not null)],
            },
            Consultation = facts.Consultation is { } asked ? asked with { Opinion = Known(asked.Opinion) } : null,
        };
    }

    private static CandidateFacts WithoutHoles(CandidateFacts candidate) => candidate with
    {
        Rank = Known(candidate.Rank),
        Education = Known(candidate.Education),
        Qualification = candidate.Qualification is { } q ? q with { Level = Known(q.Level) } : null,
        Title = candidate.Title is { } t ? t with { Level = Known(t.Level) } : null,
    };

    private static T? Known<T>(T? value) where T : struct, Enum => value is { } v && Enum.IsDefined(v) ? v : null;
}
