using Cqo.Domain.Statistics;

namespace Cqo.Domain.Tests.Statistics;

/// <summary>The same enterprise again, inside a file and across files.</summary>
public class DuplicateTests
{
    private static readonly string First = Table.Clean(1);

    public static TheoryData<string, string> Cases => new()
    {
        { First.Replace("1|武", "2|武"), "duplicate-row" },
        { First.Replace("|12|", "|13|"), "duplicate-enterprise" },
        { First.Replace("张三", "李四"), "two-cqos" },
        { First.Replace("张三", "李四").Replace("2026-12-04", ""), "two-cqos" },
        { First.Replace("张三", "李四").Replace("2026-12-04", "2031-12-04").Replace("2021-12-05", "2026-12-05"), "successor" },
        { First.Replace("武昌区", "洪山区"), "two-regions duplicate-enterprise" },
        { First.Replace("武汉第1科技有限公司", "武汉新名科技有限公司"), "code-with-two-names duplicate-enterprise" },
        { First.Replace("武汉第1科技有限公司", "武汉（第1）科技有限责任公司"), "duplicate-row" },
        { First.Replace(Table.Code(1), Table.Code(9)), "name-with-two-codes" },
        { Table.Clean(9, "武汉第１（科技）有限公司"), "name-with-two-codes" },
        { Table.Clean(9, "武汉市第1科技股份有限公司"), "near-name" },
        { Table.Clean(9, "宜昌第1科技有限公司"), "" },
        { Table.Clean(9), "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Check_WhenTheSameEnterpriseComesAgain_NamesTheEarlierRow(string second, string rules)
    {
        var rows = Table.Read(Table.Sheet(Table.Header, First, Table.Clean(2), second), duplicates: new DuplicateIndex()).Rows;
        Assert.Empty(rows[0].Findings);
        Assert.Empty(rows[1].Findings);
        Assert.Equal(rules, string.Join(' ', rows[2].Findings.Select(f => f.Rule)));
        Assert.All(rows[2].Findings, f => Assert.Contains("第2行", f.Text));
    }

    [Fact]
    public void Check_WhenItComesInAnotherFile_NamesTheFileAndTheOtherCounty()
    {
        var index = new DuplicateIndex();
        var line = First.Replace("武昌区", "");
        Table.Read(Table.Sheet(Table.Header, line) with { File = "武昌.xlsx" }, new ImportOptions { UnitRegionCode = "420106" }, index);
        var row = Assert.Single(Table.Read(Table.Sheet(Table.Header, line.Replace("|12|", "|13|")) with { File = "洪山.xlsx" }, new ImportOptions { UnitRegionCode = "420111" }, index).Rows);
        Assert.Equal(["two-regions", "duplicate-enterprise"], row.Findings.Select(f => f.Rule));
        Assert.Contains("文件“武昌.xlsx”第2行", row.Findings[0].Text);
        Assert.Equal(2, index.Count);
    }

    [Fact]
    public void Check_WhenAnIdenticalRowComesFromTwoCounties_NamesTheCountiesToo()
    {
        var index = new DuplicateIndex();
        var line = First.Replace("武昌区", "");
        Table.Read(Table.Sheet(Table.Header, line) with { File = "武昌.xlsx" }, new ImportOptions { UnitRegionCode = "420106" }, index);
        var row = Assert.Single(Table.Read(Table.Sheet(Table.Header, line) with { File = "洪山.xlsx" }, new ImportOptions { UnitRegionCode = "420111" }, index).Rows);
        Assert.Equal(["duplicate-row", "two-regions"], row.Findings.Select(f => f.Rule));
    }

    [Fact]
    public void Check_WhenACodeIsDamaged_StillComparesTheNames()
    {
        var rows = Table.Read(Table.Sheet(Table.Header, First, First.Replace(Table.Code(1), "9.142E+17")), duplicates: new DuplicateIndex()).Rows;
        Assert.Equal(["credit-code", "duplicate-enterprise"], rows[1].Findings.Select(f => f.Rule));
    }

    [Fact]
    public void Compare_WhenOnlyFilesAreCompared_LeavesOutWhatEachFileSaysOfItself()
    {
        var rows = Table.Read(Table.Sheet(Table.Header, First, First, Table.Clean(2))).Rows;
        var index = new DuplicateIndex(acrossFilesOnly: true);
        var wuchang = index.Open("武昌.xlsx", "表1", "420106");
        Assert.All(rows, r => Assert.Empty(index.Compare(wuchang, r.Row, r.Values)));
        var hongshan = index.Open("洪山.xlsx", "表1", "420111");
        Assert.Equal(["duplicate-row"], index.Compare(hongshan, 9, rows[2].Values).Select(f => f.Rule));
        Assert.Equal(["two-regions", "duplicate-enterprise"], index.Compare(hongshan, 10, rows[0].Values with { RegionCode = "420111", QualityYears = 1 }).Select(f => f.Rule));
    }

    [Fact]
    public void Compare_WhenAFileGivesOneCodeManyTimes_ComparesEachOfItsRowsWithTheOtherFile()
    {
        var index = new DuplicateIndex(acrossFilesOnly: true);
        var row = Table.Read(Table.Sheet(Table.Header, First)).Rows[0].Values;
        Assert.Empty(index.Compare(index.Open("武昌.xlsx", "表1", "420106"), 2, row));
        var hongshan = index.Open("洪山.xlsx", "表1", "420111");
        for (var i = 0; i < 40; i++)
        {
            Assert.Equal(["two-cqos"], index.Compare(hongshan, i + 2, row with { CqoName = $"王{(char)('一' + i)}" }).Select(f => f.Rule));
        }
    }

    [Fact]
    public void Compare_WhenAFileGivesANameUnderAnotherCodeTwice_AsksAboutBothRows()
    {
        var index = new DuplicateIndex(acrossFilesOnly: true);
        var row = Table.Read(Table.Sheet(Table.Header, First)).Rows[0].Values;
        Assert.Empty(index.Compare(index.Open("武昌.xlsx", "表1", "420106"), 2, row));
        var hongshan = index.Open("洪山.xlsx", "表1", "420106");
        Assert.Equal(["name-with-two-codes"], index.Compare(hongshan, 2, row with { CreditCode = Table.Code(9) }).Select(f => f.Rule));
        Assert.Equal(["name-with-two-codes"], index.Compare(hongshan, 3, row with { CreditCode = Table.Code(9), CqoName = "李四" }).Select(f => f.Rule));
    }
}
