using Cqo.Domain.Appointments;

namespace Cqo.Domain.Tests.Appointments;

public class TermRulesTests
{
    [Theory]
    [InlineData("2026-11-22", 5, "2031-11-21")]
    [InlineData("2026-01-01", 5, "2030-12-31")]
    [InlineData("2026-03-01", 2, "2028-02-29")]
    [InlineData("2028-02-29", 5, "2033-02-27")]
    [InlineData("2028-02-29", 4, "2032-02-28")]
    [InlineData("2028-02-28", 5, "2033-02-27")]
    [InlineData("9998-01-01", 5, "9999-12-31")]
    [InlineData("2026-11-22", 0, "2027-11-21")]
    public void DefaultEnd_IsTheDayBeforeTheAnniversary(string start, int years, string end)
    {
        Assert.Equal(Day(end), TermRules.DefaultEnd(Day(start), years));
    }

    [Theory]
    [InlineData("2023-11-22", "2026-11-22", 3)]
    [InlineData("2023-11-23", "2026-11-22", 2)]
    [InlineData("2016-02-29", "2017-02-28", 1)]
    [InlineData("2016-02-29", "2017-02-27", 0)]
    [InlineData("2016-02-29", "2020-02-28", 3)]
    [InlineData("2016-02-29", "2020-02-29", 4)]
    [InlineData("2026-11-22", "2026-11-22", 0)]
    [InlineData("2026-11-22", "2020-01-01", 0)]
    [InlineData("0001-01-01", "9999-12-31", 9998)]
    public void CompletedYears_CompleteOnTheAnniversary(string from, string to, int years)
    {
        Assert.Equal(years, TermRules.CompletedYears(Day(from), Day(to)));
    }

    [Theory]
    [InlineData("2026-11-22", "2031-11-21", 5)]
    [InlineData("2026-11-22", "2031-11-22", null)]
    [InlineData("2026-11-22", "2031-11-20", null)]
    [InlineData("2028-02-29", "2033-02-27", 5)]
    [InlineData("2026-11-22", "2026-11-21", null)]
    [InlineData("2026-11-22", "9999-12-31", null)]
    public void WholeYears_WhenTermEndsTheDayBeforeAnAnniversary_GivesTheYears(string start, string end, int? years)
    {
        Assert.Equal(years, TermRules.WholeYears(new(Day(start), Day(end))));
    }

    [Fact]
    public void WholeYears_WhenTermIsTheDefault_GivesBackItsYears()
    {
        for (var day = new DateOnly(2024, 1, 1); day < new DateOnly(2029, 1, 1); day = day.AddDays(1))
        {
            Assert.Equal(5, TermRules.WholeYears(new(day, TermRules.DefaultEnd(day, 5))));
        }
    }

    [Theory]
    [InlineData("2026-11-21", null, TermState.NotStarted)]
    [InlineData("2026-11-22", null, TermState.Running)]
    [InlineData("2031-11-21", null, TermState.Running)]
    [InlineData("2031-11-22", null, TermState.Expired)]
    [InlineData("2028-06-30", "2028-06-30", TermState.Running)]
    [InlineData("2028-07-01", "2028-06-30", TermState.Ended)]
    public void StateOn_CountsBothEndsAndAnEarlyEnd(string day, string? endedOn, TermState state)
    {
        var term = new Term(new(2026, 11, 22), new(2031, 11, 21));
        Assert.Equal(state, TermRules.StateOn(term, Day(day), endedOn is null ? null : Day(endedOn)));
    }

    [Fact]
    public void Days_CountBothEnds()
    {
        Assert.Equal(1, new Term(Day("2026-11-22"), Day("2026-11-22")).Days);
        Assert.Equal(1826, new Term(Day("2026-11-22"), Day("2031-11-21")).Days);
        Assert.Equal(0, new Term(Day("2026-11-22"), Day("2026-11-21")).Days);
        Assert.Equal(0, TermRules.DaysLeft(new(Day("2026-11-22"), Day("2031-11-21")), Day("2031-11-21")));
        Assert.Equal(30, TermRules.DaysLeft(new(Day("2026-11-22"), Day("2031-11-21")), Day("2031-10-22")));
    }

    [Theory]
    [InlineData("2031-11-21", "2036-01-01", true)]
    [InlineData("2031-11-22", "2036-01-01", false)]
    [InlineData("2020-01-01", "2026-11-21", false)]
    [InlineData("2020-01-01", "2026-11-22", true)]
    [InlineData("2027-01-01", "2027-02-01", true)]
    [InlineData("2028-01-01", "2027-01-01", false)]
    public void Overlaps_WhenOneDayIsShared_IsTrue(string start, string end, bool overlaps)
    {
        var term = new Term(new(2026, 11, 22), new(2031, 11, 21));
        var other = new Term(Day(start), Day(end));
        Assert.Equal((overlaps, overlaps), (term.Overlaps(other), other.Overlaps(term)));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "O");
}
