namespace Cqo.Templating.Tests.Security;

/// <summary>The bounds are seen to bite.</summary>
[Collection(typeof(AttackCollection))]
public sealed class AttackTests
{
    [Fact]
    public void Bounded_WhenTooMuchIsAllocated_Fails() =>
        Assert.Contains("bytes were held", Record.Exception(() => { Attack.Bounded(() => Filled(201_000_000)); })?.Message);

    // Written to and kept for a moment, so that it is seen.
    static byte Filled(int bytes)
    {
        var room = new byte[bytes];
        for (var i = 0; i < bytes; i += 16) room[i] = 1;
        return room[^1];
    }

    [Fact]
    public void Bounded_WhenItTakesTooLong_Fails() => Assert.Contains("it took", Record.Exception(() => { Attack.Bounded(() => Busy(TimeSpan.FromSeconds(2.1))); })?.Message);

    static long Busy(TimeSpan work)
    {
        var end = Environment.CpuUsage.TotalTime + work;
        var rounds = 0L;
        while (Environment.CpuUsage.TotalTime < end) rounds++;
        return rounds;
    }
}
