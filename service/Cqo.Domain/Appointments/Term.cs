namespace Cqo.Domain.Appointments;

/// <summary>A term of office. Both days belong to it (domain.md §2.3: "both ends printed; inclusive").</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, inclusive; before <paramref name="Start"/> when the term was typed the wrong way round.</param>
public readonly record struct Term(DateOnly Start, DateOnly End)
{
    /// <summary>True when the last day lies before the first.</summary>
    public bool IsReversed => End < Start;

    /// <summary>Days in the term, counting both ends; 0 when it is reversed.</summary>
    public int Days => IsReversed ? 0 : End.DayNumber - Start.DayNumber + 1;

    /// <summary>True when the day belongs to the term.</summary>
    public bool Contains(DateOnly day) => Start <= day && day <= End;

    /// <summary>True when the two terms share at least one day; a term that starts the day after the other ended does not overlap it.</summary>
    public bool Overlaps(Term other) => !IsReversed && !other.IsReversed && Start <= other.End && other.Start <= End;
}

/// <summary>Where a term stands on one day.</summary>
public enum TermState
{
    /// <summary>The first day is still to come.</summary>
    NotStarted,
    /// <summary>The day belongs to the term.</summary>
    Running,
    /// <summary>The last day has passed.</summary>
    Expired,
    /// <summary>Ended early, on or before the day.</summary>
    Ended,
}
