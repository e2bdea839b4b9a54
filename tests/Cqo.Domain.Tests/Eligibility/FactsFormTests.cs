using Cqo.Domain.Eligibility;

namespace Cqo.Domain.Tests.Eligibility;

public class FactsFormTests
{
    [Fact]
    public void Check_WhenFactsAreInOrder_FindsNothing()
    {
        Assert.Empty(FactsForm.Check(Sample.Facts, complete: true));
        Assert.Empty(FactsForm.Check(new(), complete: false));
    }

    [Fact]
    public void Check_WhenNothingIsGivenForAnAppointment_NamesEveryFieldThatIsNeeded()
    {
        Assert.Equal(
            ["appointment.appointedBy", "appointment.appointedOn", "candidate.name", "enterprise.creditCode", "enterprise.name", "enterprise.regionCode"],
            FactsForm.Check(new(), complete: true).Keys.Order());
    }

    [Fact]
    public void Check_WhenTextIsTooLongOrCannotBePrinted_CountsItAndNamesTheCharacters()
    {
        var wrong = FactsForm.Check(Sample.Candidate(c => c with { Name = string.Concat(Enumerable.Repeat("𠮷", 101)), Post = "总\u0007监\n" }), complete: false);
        Assert.Contains("现有 101 个", wrong["candidate.name"].Zh);
        Assert.Contains("U+0007、U+000A", wrong["candidate.post"].Zh);
        Assert.Contains("U+0007", wrong["candidate.post"].En);
    }

    [Fact]
    public void Check_WhenTermIsReversed_StopsAnAppointmentButNotAFindingAmongOthers()
    {
        var facts = Sample.Appointment(a => a with { TermStart = new(2031, 11, 21), TermEnd = new(2026, 11, 22) });
        Assert.Contains("早于开始日 2031年11月21日", FactsForm.Check(facts, complete: true)["appointment.termEnd"].Zh);
        Assert.Empty(FactsForm.Check(facts, complete: false));
    }

    [Fact]
    public void Check_WhenAListHoldsANullOrAnImpossibleFigure_NamesTheItem()
    {
        Assert.Equal(["training[0]"], FactsForm.Check(Sample.Trained([null!]), complete: false).Keys);
        Assert.Equal(["training[1].hours", "training[1].passedOn"],
            FactsForm.Check(Sample.Trained(new(), new() { Hours = 1001, PassedOn = new(1, 1, 1) }), complete: false).Keys.Order());
        Assert.Equal(["training"], FactsForm.Check(Sample.Trained([.. Enumerable.Repeat(new TrainingFacts(), 101)]), complete: false).Keys);
    }
}
