using System.Text.Json;
using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Hosting;
using Cqo.Service.Persistence;
using Cqo.Service.Statistics;
using Cqo.Service.Tests.Persistence;

namespace Cqo.Service.Tests.Statistics;

/// <summary>A whole province: thirteen county files of 300 rows, seventeen city files of 3,500, with what goes wrong in them; on both databases.</summary>
public sealed class ProvinceTests(PostgresCluster postgres)
{
    sealed record FiledTable(string Unit, List<TableRow> Rows, List<string> Places);

    [Fact]
    public async Task RollUp_OfThirteenCountiesAndSeventeenCities_IsTheSameOnBothDatabasesAndAsCountedByHand()
    {
        var tables = Tables();
        Assert.Equal((13 * 300) + (17 * 3500), tables.Sum(t => t.Rows.Count));

        var (sqlite, report) = await CollectAsync(null, tables);
        var (server, _) = await CollectAsync(await postgres.CreateAsync(), tables);

        Assert.Equal(sqlite, server);
        var expected = CountByHand(tables);
        foreach (var line in report.Lines.Select(l => l.Line).Where(l => l.Kind != LineKind.Total && l.Figures is not null))
        {
            Assert.Equal(expected[line.Code], line.Figures);
        }
        Assert.Equal(tables.Sum(t => t.Rows.Count), report.Lines[0].Line.Figures!.Rows);
        Assert.Equal(expected.Values.Sum(f => f.Appointed), report.Lines[0].Line.Figures!.Appointed);
        Assert.True(report.Conflicts > 500, $"{report.Conflicts} conflicts between files");
    }

    static async Task<(string Json, RollUpReport Report)> CollectAsync(DatabaseOptions? database, List<FiledTable> tables)
    {
        await using var service = new RunningService(database);
        var period = await service.OpenPeriodAsync();
        // Some cities send before their counties: the order must not matter.
        foreach (var table in tables.AsEnumerable().Reverse())
        {
            await service.SubmittedAsync(period.Id, table.Unit, table.Rows);
        }
        await service.StateAsync(period.Id, [.. RegionCatalog.Children("420000").Select((c, i) => new DenominatorRequest(c.Code, EnterpriseGroup.AboveScale, 2000 + i, "省统计局", period.CutOff))]);
        var report = await service.RollUpAsync(period.Id);
        var coverage = await service.GetAsync<CoverageReport>($"/periods/{period.Id}/coverage");
        var collection = await service.GetAsync<CollectionReport>($"/periods/{period.Id}/collection");
        return (JsonSerializer.Serialize(new { report, coverage, missing = collection.Missing }, JsonSetup.Wire), report);
    }

    static List<FiledTable> Tables()
    {
        var tables = new List<FiledTable>();
        var number = 1;
        foreach (var county in RegionCatalog.Children("420100"))
        {
            tables.Add(Table(county.Code, Enumerable.Range(number, 300), _ => county));
            number += 300;
        }
        foreach (var city in RegionCatalog.Children("420000"))
        {
            var counties = RegionCatalog.Children(city.Code);
            // Wuhan's own table repeats 500 rows of its counties; every other city has ten enterprises that Wuhan has too.
            var numbers = city.Code == "420100" ? Enumerable.Range(1, 500).Concat(Enumerable.Range(100_000, 3000)) : Enumerable.Range(number, 3490).Concat(Enumerable.Range(100_000, 10));
            tables.Add(Table(city.Code, numbers, n => counties.Count == 0 ? city : counties[n % counties.Count]));
            number += 3500;
        }
        return tables;
    }

    static FiledTable Table(string unit, IEnumerable<int> numbers, Func<int, Region> placeOf)
    {
        var table = new FiledTable(unit, [], []);
        foreach (var n in numbers)
        {
            var place = placeOf(n);
            table.Places.Add(place.Code);
            table.Rows.Add(new TableRow(n, place.Name)
            {
                Size = (n % 5) switch { 0 => "大型", 1 => "中型", 2 => "小型", 3 => "微型", _ => "" }, AboveScale = n % 7 == 0 ? "" : n % 3 == 0 ? "否" : "是",
                Awards = (n % 40) switch { 0 => "长江质量奖", 1 => "市长质量奖、湖北精品", 2 => "湖北精品", 3 => "是", _ => "" }, From = n % 10 == 0 ? "2026-06-15" : "2024-03-05",
                Until = n % 89 == 0 ? "2026-08-31" : n % 61 == 0 ? "" : "2029-03-04", Remarks = n % 83 == 0 ? "2026年7月解聘" : "", Certificate = n % 4 == 0 ? $"鄂培{n}" : "",
                Code = n % 97 == 0 ? "9.142E+17" : null,
            });
        }
        return table;
    }

    // The rules once more, written for these rows alone and with nothing of the product.
    static Dictionary<string, RollUpFigures> CountByHand(List<FiledTable> tables)
    {
        var filedIn = new Dictionary<int, string>();
        var figures = new Dictionary<string, RollUpFigures>();
        foreach (var table in tables)
        {
            for (var i = 0; i < table.Rows.Count; i++)
            {
                var (row, place) = (table.Rows[i], table.Places[i]);
                var waits = !filedIn.TryAdd(row.Number, table.Unit) || row.Code is not null;
                figures[place] = Add(figures.GetValueOrDefault(place) ?? new RollUpFigures(), row, waits);
            }
        }
        return figures;
    }

    static RollUpFigures Add(RollUpFigures f, TableRow row, bool waits)
    {
        if (waits)
        {
            return f with { Rows = f.Rows + 1, Waiting = f.Waiting + 1 };
        }
        var (expired, dismissed, isNew) = (row.Until == "2026-08-31", row.Remarks.Length > 0, row.From == "2026-06-15");
        f = f with
        {
            Rows = f.Rows + 1, NewInYear = f.NewInYear + One(isNew), DismissedInYear = f.DismissedInYear + One(dismissed), ExpiredInYear = f.ExpiredInYear + One(expired && !dismissed),
        };
        return expired || dismissed ? f : f with
        {
            Appointed = f.Appointed + 1, AboveScale = f.AboveScale + One(row.AboveScale == "是"), AboveScaleUnknown = f.AboveScaleUnknown + One(row.AboveScale == ""),
            Sme = f.Sme + One(row.Size is "中型" or "小型" or "微型"), SizeUnknown = f.SizeUnknown + One(row.Size == ""), Trained = f.Trained + One(row.Certificate.Length > 0),
            QualityAward = f.QualityAward + One(row.Awards.Contains("质量奖")), QualityAwardToCity = f.QualityAwardToCity + One(row.Awards.Contains("质量奖")),
            HubeiPremium = f.HubeiPremium + One(row.Awards.Contains("精品")), AwardUnclear = f.AwardUnclear + One(row.Awards == "是"), TermOpen = f.TermOpen + One(row.Until == ""),
        };
    }

    static long One(bool yes) => yes ? 1 : 0;
}
