using Cqo.Domain.Eligibility;
using Cqo.Domain.Policies;
using FsCheck;
using FsCheck.Fluent;
using Outcome = Cqo.Domain.Eligibility.Outcome;

namespace Cqo.Domain.Tests.Eligibility;

/// <summary>What holds for any facts at all.</summary>
public class EligibilityProperties
{
    private static readonly PolicyPack[] Packs = [Repository.InForce, Repository.Draft];

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Check_WhateverTheFacts_NeverThrowsAndIdsAreDistinctAndTheAnswerIsRepeatable()
    {
        Holds(seed => Packs.All(pack =>
        {
            var decision = EligibilityRules.Check(pack, new WildFacts(seed, 0.3).Next());
            var again = EligibilityRules.Check(pack, new WildFacts(seed, 0.3).Next());
            return decision.Findings.Select(f => f.Rule).Distinct().Count() == decision.Findings.Count
                && Answers(decision).SequenceEqual(Answers(again))
                && (decision.TermStart, decision.TermEnd) == (again.TermStart, again.TermEnd)
                && decision.Findings.All(f => f.Text.Length is > 0 and < 1500 && f.TextEn.Length is > 0 and < 2500);
        }));
    }

    [Fact]
    public void Check_WhateverTheFacts_AnswersTheSameRulesInTheSameOrder()
    {
        var expected = Packs.Select(pack => EligibilityRules.Check(pack, new()).Findings.Select(f => f.Rule).ToList()).ToList();
        Holds(seed => Packs.Index().All(p => EligibilityRules.Check(p.Item, new WildFacts(seed, 0.3).Next()).Findings.Select(f => f.Rule).SequenceEqual(expected[p.Index])));
    }

    [Fact]
    public void Check_WhenAMissingFactIsAdded_NeverTurnsMetIntoCannotTell()
    {
        Holds(seed =>
        {
            var known = new WildFacts(seed, 0.6).Next();
            var (path, more) = Filled(known, new WildFacts(seed + 1, 0).Next(), seed);
            return Packs.All(pack => EligibilityRules.Check(pack, known).Findings
                .Zip(EligibilityRules.Check(pack, more).Findings)
                // Answers that contradict each other are the one reason to doubt what was clear before.
                .All(f => f.First.Outcome != Outcome.Met || f.Second.Outcome != Outcome.CannotTell || (f.First.Rule == RuleIds.BarAccident && path == "declarations")));
        });
    }

    [Fact]
    public void Check_WhenADeclarationIsAdded_ChangesNoRuleThatDoesNotLookAtIt()
    {
        Holds(seed =>
        {
            var facts = new WildFacts(seed, 0.5).Next();
            var declared = facts with { Declarations = new WildFacts(seed + 1, 0).Next().Declarations };
            return Packs.All(pack => EligibilityRules.Check(pack, facts).Findings.Zip(EligibilityRules.Check(pack, declared).Findings)
                .All(f => f.First.Fields.Any(x => x.StartsWith("declarations.", StringComparison.Ordinal)) || f.First.Outcome == f.Second.Outcome));
        });
    }

    private static void Holds(Func<int, bool> property) => Prop.ForAll(Seeds, property).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261122UL, 59UL));

    private static IEnumerable<(string, Outcome, string)> Answers(Decision decision) => decision.Findings.Select(f => (f.Rule, f.Outcome, f.Text));

    private static (string Path, Facts Facts) Filled(Facts known, Facts more, int seed)
    {
        var (c, d, e, a) = (known.Candidate ?? new(), known.Declarations ?? new(), known.Enterprise ?? new(), known.Appointment ?? new());
        return (seed % 8) switch
        {
            0 => ("candidate", known with { Candidate = c with { Education = c.Education ?? more.Candidate?.Education } }),
            1 => ("candidate", known with { Candidate = c with { Title = c.Title ?? more.Candidate?.Title, QualityWorkSince = c.QualityWorkSince ?? more.Candidate?.QualityWorkSince } }),
            2 => ("declarations", known with
            {
                Declarations = d with
                {
                    Accident = d.Accident ?? more.Declarations?.Accident, ResponsibleForAccident = d.ResponsibleForAccident ?? more.Declarations?.ResponsibleForAccident,
                    Ethics = d.Ethics ?? more.Declarations?.Ethics,
                },
            }),
            3 => ("enterprise", known with { Enterprise = e with { SizeClass = e.SizeClass ?? more.Enterprise?.SizeClass, AboveScale = e.AboveScale ?? more.Enterprise?.AboveScale } }),
            4 => ("enterprise", known with { Enterprise = e with { Ownership = e.Ownership ?? more.Enterprise?.Ownership, Name = e.Name ?? more.Enterprise?.Name } }),
            5 => ("appointment", known with { Appointment = a with { AppointedOn = a.AppointedOn ?? more.Appointment?.AppointedOn } }),
            6 => ("training", known with { Training = [.. known.Training ?? [], .. more.Training ?? []] }),
            _ => ("consultation", known with { Consultation = known.Consultation ?? more.Consultation }),
        };
    }
}
