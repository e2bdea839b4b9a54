using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace Cqo.Domain.Tests.Statistics;

public class RollUpTests
{
    private static readonly ReportingUnits Units = new([new("420100Z01", "东湖新技术开发区", RegionLevel.County, "420100", IsAdded: true)]);
    private static readonly RowFacts InPost = new(new MeasureSet().With(Measure.Rows).With(Measure.Appointed).With(Measure.AboveScale), null);
    private static readonly string[] Codes = [.. Units.All.Select(u => u.Code)];

    [Fact]
    public void Table_WhenAUnitSentNothing_HasNoFiguresForItAndNeverZero()
    {
        var rollUp = new RollUp();
        rollUp.Add("420106", InPost);
        var table = rollUp.Table(Units, "420100", new HashSet<string> { "420106", "420111" });

        var wuchang = table.Single(l => l.Code == "420106");
        var hongshan = table.Single(l => l.Code == "420111");
        var missing = table.Single(l => l.Code == "420102");
        Assert.Equal((UnitState.Sent, 1L), (wuchang.State, wuchang.Figures!.AboveScale));
        Assert.Equal((UnitState.Sent, 0L), (hongshan.State, hongshan.Figures!.Rows));
        Assert.Equal(UnitState.NotSent, missing.State);
        Assert.Null(missing.Figures);
        Assert.Equal(("420100", LineKind.Total, UnitState.Partly, 14, 2), (table[0].Code, table[0].Kind, table[0].State, table[0].Units, table[0].UnitsSent));
    }

    [Fact]
    public void Table_WhenNobodySent_KnowsNothingOfTheProvince()
    {
        var table = new RollUp().Table(Units, "420000", new HashSet<string>());
        Assert.Equal(118, table.Count);
        Assert.All(table, line => Assert.True(line is { State: UnitState.NotSent, Figures: null, UnitsSent: 0 }));
        Assert.Equal(104, table[0].Units);
    }

    [Fact]
    public void Table_WhenACityFilesForItsCounties_ShowsWhoCameThroughItAndWhatIsItsOwn()
    {
        var rollUp = new RollUp();
        rollUp.Add("420106", InPost);
        rollUp.Add("420100", InPost);
        var table = rollUp.Table(Units, "420100", new HashSet<string> { "420100" });

        Assert.Equal([("420100", LineKind.Total), ("420100", LineKind.Own), ("420102", LineKind.Unit)], table.Take(3).Select(l => (l.Code, l.Kind)));
        Assert.Equal(2, table[0].Figures!.Appointed);
        Assert.Equal(UnitState.SentThrough, table.Single(l => l.Code == "420106").State);
        Assert.Equal(UnitState.NotSent, table.Single(l => l.Code == "420102").State);
        Assert.Equal(UnitState.Partly, table[0].State);
    }

    [Fact]
    public void Table_WhenAllUnitsSent_IsComplete()
    {
        var table = new RollUp().Table(Units, "420900", new HashSet<string>(Units.Children("420900").Select(u => u.Code)));
        Assert.Equal((UnitState.Sent, 7, 7, 0L), (table[0].State, table[0].Units, table[0].UnitsSent, table[0].Figures!.Rows));
    }

    [Fact]
    public void Merge_InAnyOrder_EqualsOnePass() => Holds(rows =>
    {
        var random = new Random(rows.Length);
        var parts = Enumerable.Range(0, 5).Select(_ => new RollUp()).ToArray();
        foreach (var (unit, facts) in rows)
        {
            parts[random.Next(parts.Length)].Add(unit, facts);
        }
        random.Shuffle(parts);
        var merged = new RollUp();
        foreach (var part in parts)
        {
            merged.Merge(part);
        }
        Assert.Equal(Count(rows).Table(Units, "420000", AllSent), merged.Table(Units, "420000", AllSent));
    });

    [Fact]
    public void Totals_OfCitiesAndProvince_EqualTheSumOfTheirParts() => Holds(rows =>
    {
        var lines = Count(rows).Table(Units, "420000", AllSent);
        foreach (var total in lines.Where(l => l.Kind == LineKind.Total))
        {
            var parts = lines.Where(l => l.Kind == LineKind.Own ? l.Code == total.Code : l.ParentCode == total.Code).ToList();
            foreach (var measure in Enum.GetValues<Measure>())
            {
                Assert.Equal(total.Figures!.Of(measure), parts.Sum(p => p.Figures!.Of(measure)));
            }
            Assert.Equal(total.Figures!.TrainingHours ?? -1, parts.Any(p => p.Figures!.TrainingHours is not null) ? parts.Sum(p => p.Figures!.TrainingHours ?? 0) : -1);
        }
        Assert.Equal(rows.Length, lines[0].Figures!.Rows);
    });

    [Fact]
    public void MakeWait_WhenARowWasCounted_CountsAsIfItHadWaitedFromTheStart() => Holds(rows =>
    {
        var (counted, waited) = (Count(rows), new RollUp());
        for (var i = 0; i < rows.Length; i++)
        {
            var (unit, facts) = rows[i];
            waited.Add(unit, i % 3 == 0 ? RowFacts.Waiting : facts);
            if (i % 3 == 0)
            {
                counted.MakeWait(unit, facts);
            }
        }
        Assert.Equal(waited.Table(Units, "420000", AllSent), counted.Table(Units, "420000", AllSent));
    });

    [Fact]
    public void Add_WhenRowsWereCountedTogetherBefore_EqualsOneByOne() => Holds(rows =>
    {
        var together = new RollUp();
        foreach (var group in rows.GroupBy(r => (r.Item1, r.Item2.Measures)))
        {
            var hours = group.Select(r => r.Item2.TrainingHours).OfType<decimal>().ToList();
            together.Add(group.Key.Item1, group.Key.Measures, group.Count(), hours.Count == 0 ? null : hours.Sum(), hours.Count);
        }
        Assert.Equal(Count(rows).Table(Units, "420000", AllSent), together.Table(Units, "420000", AllSent));
    });

    private static HashSet<string> AllSent => [.. Codes];

    private static RollUp Count((string Unit, RowFacts Facts)[] rows)
    {
        var rollUp = new RollUp();
        foreach (var (unit, facts) in rows)
        {
            rollUp.Add(unit, facts);
        }
        return rollUp;
    }

    private static void Holds(Action<(string, RowFacts)[]> property)
    {
        var row = from unit in Gen.Elements(Codes)
                  from bits in Gen.Choose(0, (1 << MeasureSet.Count) - 1)
                  from hours in Gen.Choose(-3, 4000)
                  select (unit, new RowFacts(new MeasureSet(bits | 1), hours < 0 ? null : hours / 100m));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(row.ArrayOf().ToArbitrary(), property));
    }
}
