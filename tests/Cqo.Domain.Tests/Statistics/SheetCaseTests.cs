using Cqo.Domain.Statistics;

namespace Cqo.Domain.Tests.Statistics;

/// <summary>Irregular sheets: headers, totals, notes, merged blocks, 同上, hidden and blank rows.</summary>
public class SheetCaseTests
{
    private static readonly string Sample = Table.Clean(1);

    [Fact]
    public void Read_WhenTheSheetIsClean_TakesEveryRowAsItStands()
    {
        var reading = Table.Read(Table.Header, Table.Clean(1), Table.Clean(2));
        Assert.All(reading.Rows, r => Assert.Equal((RowStatus.Accepted, 0, 0), (r.Status, r.Fixes.Count, r.Findings.Count)));
        Assert.Equal("武汉第2科技有限公司", reading.Rows[1].Values.EnterpriseName);
        Assert.Empty(reading.Summary.Findings);
        Assert.Equal([1], reading.Summary.HeaderRows);
        Assert.Equal(new ImportCounts { Rows = 3, Accepted = 2, NotData = 1 }, reading.Summary.Counts);
    }

    [Fact]
    public void Read_WhenTheTableIsOursWithTitleAndTwoHeaderRows_ReadsItAndTheFactsAroundIt()
    {
        var columns = Table.Layout.Columns;
        var top = string.Join('|', columns.Select((c, i) => c.Group is null ? c.Header : i > 0 && columns[i - 1].Group == c.Group ? "" : c.Group));
        var bottom = string.Join('|', columns.Select(c => c.Group is null ? "" : c.Header));
        var merged = columns.Index().Where(c => c.Item.Group is not null).GroupBy(c => c.Item.Group)
            .Select(g => new MergedBlock(4, g.First().Index + 1, 4, g.Last().Index + 1)).Append(new(4, 1, 5, 1));
        var row = $"1|武昌区|武汉甲科技有限公司|{Table.Code(1)}|中型|是|制造业|长江质量奖|张三|男|副总经理|大学本科|高级工程师|12|2021-12-05|2026-12-04|P-1|13800000001|无";
        foreach (var blocks in new IReadOnlyList<MergedBlock>[] { [.. merged], [] })
        {
            var reading = Table.Read(Table.Sheet("企业首席质量官基本情况统计表", "填报单位（盖章）：武昌区市场监督管理局||||填报日期：  2021年 12 月5日", "", top, bottom, row, "合计||1", "填表人：王五|||审核人：|赵六|联系电话：027-87654321") with { Merged = blocks });
            var only = Assert.Single(reading.Rows);
            Assert.Equal(RowStatus.Accepted, only.Status);
            Assert.Equal(("长江质量奖", "男", "高级工程师", "P-1", "无"), (only.Values.Awards, only.Values.Sex, only.Values.Title, only.Values.TrainingCertificate, only.Values.Remarks));
            Assert.Equal([4, 5], reading.Summary.HeaderRows);
            Assert.All(reading.Summary.Header, c => Assert.Equal(HeaderMatch.Exact, c.Match));
            Assert.Equal(("武昌区市场监督管理局", "2021-12-05", "王五", "赵六", "027-87654321"),
                (reading.Summary.Facts.Unit, reading.Summary.Facts.FilledOn.ToString(), reading.Summary.Facts.FilledBy, reading.Summary.Facts.ReviewedBy, reading.Summary.Facts.Phone));
            Assert.Equal([NotDataReason.Title, NotDataReason.Facts, NotDataReason.Blank, NotDataReason.Header, NotDataReason.Header, NotDataReason.Total, NotDataReason.Facts],
                [.. reading.Summary.NotData.Select(n => n.Reason)]);
            Assert.True(reading.CountsAddUp);
        }
    }

    [Fact]
    public void Read_WhenHeadersAreSynonymsInAnotherOrder_FindsTheirColumns()
    {
        var reading = Table.Read("手机|任命时间|＊单位\n名称|信用代码（18位）|ＣＱＯ姓名|属地|企业规模", $"13800000001|2021-12-05|武汉甲科技有限公司|{Table.Code(1)}|张三|武昌区|小型");
        Assert.Equal(RowStatus.Accepted, reading.Rows[0].Status);
        Assert.Equal(("武汉甲科技有限公司", "张三", "420106"), (reading.Rows[0].Values.EnterpriseName, reading.Rows[0].Values.CqoName, reading.Rows[0].Values.RegionCode));
        Assert.Equal(["phone", "appointedOn", "enterpriseName", "creditCode", "cqoName", "regionCode", "sizeClass"], reading.Summary.Header.Select(h => h.Field!));
    }

    [Fact]
    public void Read_WhenAColumnIsNotOurs_KeepsItsCellsAndSaysSo()
    {
        var reading = Table.Read(Table.Header + "|法定代表人", Sample + "|李总");
        Assert.Equal(new ExtraValue("M2", "法定代表人", "李总"), Assert.Single(reading.Rows[0].Extra));
        var finding = Assert.Single(reading.Summary.Findings);
        Assert.Equal(("header-unknown", FindingSeverity.Notice), (finding.Rule, finding.Severity));
        Assert.Contains("法定代表人", finding.Text);
    }

    [Fact]
    public void Read_WhenARequiredColumnIsMissing_SaysSoOnceForTheSheetAndQuestionsEveryRow()
    {
        var reading = Table.Read("企业名称|首席质量官姓名|聘任时间|备注", "武汉甲科技有限公司|张三|2021-12-05|", "武汉乙科技有限公司|李四|2021-12-05|");
        Assert.Equal(("column-missing", "creditCode"), (reading.Summary.Findings[0].Rule, reading.Summary.Findings[0].Field));
        Assert.All(reading.Rows, r => Assert.Equal(("column-missing", RowStatus.Questioned), (Assert.Single(r.Findings).Rule, r.Status)));
    }

    [Fact]
    public void Read_WhenTwoColumnsAreEquallyGood_ReadsNoneAndAsks()
    {
        var reading = Table.Read("企业名称|单位名称|公司名称|统一社会信用代码|姓名|聘任时间|手机|移动电话", $"武汉甲科技有限公司|武汉甲科技有限公司|x|{Table.Code(1)}|张三|2021-12-05|13800000001|13800000002");
        var questions = reading.Summary.Findings.Where(f => f.Rule == "header-twice").ToList();
        Assert.Equal([("enterpriseName", FindingSeverity.Notice), ("phone", FindingSeverity.Question)], questions.Select(q => (q.Field!, q.Severity)));
        Assert.Null(reading.Rows[0].Values.Phone);
        Assert.Equal("武汉甲科技有限公司", reading.Rows[0].Values.EnterpriseName);
        var answered = Table.Read(Table.Sheet("企业名称|统一社会信用代码|姓名|聘任时间|手机|移动电话", $"武汉甲科技有限公司|{Table.Code(1)}|张三|2021-12-05|13800000001|13800000002"),
            new ImportOptions { Confirmations = new Dictionary<string, string> { ["#F"] = "phone" } });
        Assert.Equal("13800000002", answered.Rows[0].Values.Phone);
    }

    [Theory]
    [InlineData("企业名程", "enterpriseName")]
    [InlineData("统一社会信用代玛", "creditCode")]
    [InlineData("统一社会信用码代", "creditCode")]
    public void Read_WhenAHeaderIsNearlyOurs_AsksAndReadsItOnceConfirmed(string header, string field)
    {
        var lines = new[] { Table.Header.Replace(field == "creditCode" ? "统一社会信用代码" : "企业名称", header), Sample };
        var asked = Table.Read(lines);
        Assert.Contains(asked.Summary.Findings, f => f.Rule == "header-near" && f.Proposal == field && f.Severity == FindingSeverity.Question);
        Assert.Equal(RowStatus.Questioned, asked.Rows[0].Status);
        var confirmed = Table.Read(Table.Sheet(lines), new ImportOptions { Confirmations = new Dictionary<string, string> { [header + " "] = field } });
        Assert.Equal(RowStatus.Accepted, confirmed.Rows[0].Status);
        Assert.Equal(HeaderMatch.Confirmed, confirmed.Summary.Header.Single(h => h.Field == field).Match);
        Assert.Empty(confirmed.Summary.Findings);
    }

    [Fact]
    public void Read_WhenAColumnWithoutNameHoldsCodes_ProposesItAndReadsItByItsLetter()
    {
        string[] lines = [Table.Header.Replace("统一社会信用代码", ""), Table.Clean(1), Table.Clean(2), Table.Clean(3)];
        var asked = Table.Read(lines);
        Assert.Contains(asked.Summary.Findings, f => f is { Rule: "header-content", Address: "D1", Proposal: "creditCode" });
        Assert.Equal(HeaderMatch.Content, asked.Summary.Header.Single(h => h.Letter == "D").Match);
        var answered = Table.Read(Table.Sheet(lines), new ImportOptions { Confirmations = new Dictionary<string, string> { ["#D"] = "creditCode" } });
        Assert.Equal(Table.Code(3), answered.Rows[2].Values.CreditCode);
        Assert.All(answered.Rows, r => Assert.Equal(RowStatus.Accepted, r.Status));
    }

    [Fact]
    public void Read_WhenPagesWerePastedTogether_DropsTitlesAndHeadersInBetween()
    {
        var reading = Table.Read("统计表", Table.Header, Table.Clean(1), "企业首席质量官基本情况统计表", "填报单位：武昌区局", Table.Header.Replace("企业名称", "企业名称 "), Table.Clean(2));
        Assert.Equal([3, 7], reading.Rows.Select(r => r.Row));
        Assert.Equal([NotDataReason.Title, NotDataReason.Header, NotDataReason.Title, NotDataReason.Facts, NotDataReason.RepeatedHeader], reading.Summary.NotData.Select(n => n.Reason));
    }

    [Fact]
    public void Read_WhenAPastedPageHasAnotherOrderOfColumns_ReadsItByItsOwnHeader()
    {
        var reading = Table.Read(Table.Header, Table.Clean(1), "姓名|聘任时间|企业名称|统一社会信用代码|手机", $"李四|2021-12-05|武汉第2科技有限公司|{Table.Code(2)}|13800000002");
        Assert.Equal(("李四", "武汉第2科技有限公司", RowStatus.Accepted), (reading.Rows[1].Values.CqoName, reading.Rows[1].Values.EnterpriseName, reading.Rows[1].Status));
        Assert.Contains("header-changed", reading.Rules);
        Assert.True(reading.CountsAddUp);
    }

    [Theory]
    [InlineData("合计|||2家", NotDataReason.Total)]
    [InlineData("|小　计|2", NotDataReason.Total)]
    [InlineData("|武昌区小计|#2", NotDataReason.Total)]
    [InlineData("总计：2家", NotDataReason.Total)]
    [InlineData("注：1.本表一式两份。", NotDataReason.Note)]
    [InlineData("填表说明：每人一行", NotDataReason.Note)]
    [InlineData("2.企业规模按统计部门划型标准填写，没有划型的由所在县（市、区）统计部门确定。", NotDataReason.Note)]
    [InlineData("填表人：张三||审核人：李四||联系电话：87654321", NotDataReason.Facts)]
    [InlineData("填表人：张三|||联系电话：87654321", NotDataReason.Facts)]
    [InlineData("一、规上企业", NotDataReason.Section)]
    [InlineData("#7", NotDataReason.EmptyNumbered)]
    [InlineData(" |　|", NotDataReason.Blank)]
    [InlineData("", NotDataReason.Blank)]
    public void Read_WhenALineIsNotData_NamesIt(string line, NotDataReason reason)
    {
        var reading = Table.Read(Table.Header, Table.Clean(1), line, Table.Clean(2));
        Assert.Equal([2, 4], reading.Rows.Select(r => r.Row));
        Assert.Equal((3, reason), (reading.Summary.NotData[1].FirstRow, reading.Summary.NotData[1].Reason));
        Assert.True(reading.CountsAddUp);
    }

    [Theory]
    [InlineData("1||武汉合计算科技有限公司")]
    [InlineData("||武汉甲科技有限公司")]
    [InlineData("合计|||9.142E+17")]
    [InlineData("|||9142010661640035")]
    [InlineData("1|武昌区||||||||||注：已离职")]
    public void Read_WhenALineMayBeData_AsksInsteadOfDroppingIt(string line)
    {
        var reading = Table.Read(Table.Header, Table.Clean(1), line);
        Assert.Equal(RowStatus.Questioned, reading.Rows[1].Status);
    }

    [Fact]
    public void Read_WhenCellsAreMerged_GivesTheValueToAllRowsOfTheBlock()
    {
        var sheet = Table.Sheet(Table.Header, Table.Clean(1), Table.Clean(2).Replace("武昌区", ""), Table.Clean(3).Replace("武昌区", ""), Table.Clean(4).Replace("武昌区", ""), "", "")
            with { Merged = [new(2, 2, 4, 2), new(2, 1, 2, 1), new(5, 2, 7, 2)] };
        var reading = Table.Read(sheet);
        Assert.Equal(["420106", "420106", "420106", ""], reading.Rows.Select(r => r.Values.RegionCode ?? ""));
        Assert.Equal(["", "merged-value", "merged-value", ""], reading.Rows.Select(r => string.Join(' ', r.Fixes.Select(f => f.Rule))));
        Assert.Equal(2, reading.Summary.Counts.Blank);
    }

    [Theory]
    [InlineData("同上")]
    [InlineData("〃")]
    [InlineData("″")]
    [InlineData(" 同上 ")]
    [InlineData("Ditto")]
    public void Read_WhenACellSaysAsAbove_TakesTheValueAboveWithinTheBlock(string ditto)
    {
        var second = Table.Clean(2).Replace("武昌区", ditto).Replace("2021-12-05", ditto);
        var reading = Table.Read(Table.Header, Table.Clean(1).Replace("2021-12-05", "2021.12.5"), second, second.Replace(Table.Code(2), Table.Code(3)), "", second.Replace(Table.Code(2), Table.Code(4)), "合计|2", second.Replace(Table.Code(2), Table.Code(5)));
        Assert.Equal(["420106", "420106", "420106", "", ""], reading.Rows.Select(r => r.Values.RegionCode ?? ""));
        Assert.Equal("2021-12-05", reading.Rows[2].Values.AppointedOn.ToString());
        Assert.Equal(["ditto", "ditto", "date-form"], reading.Rows[2].Fixes.Select(f => f.Rule));
        Assert.All(reading.Rows.Skip(3), r => Assert.All(r.Findings, f => Assert.Equal("ditto-without-value", f.Rule)));
    }

    [Fact]
    public void Read_WhenARowIsHidden_CountsItAndSaysSo()
    {
        var reading = Table.Read(new SourceSheet("表1", [Table.Line(1, Table.Header), Table.Line(2, Table.Clean(1), hidden: true)]));
        Assert.Equal(("hidden-row", RowStatus.Accepted, 1), (reading.Rows[0].Findings[0].Rule, reading.Rows[0].Status, reading.Summary.Counts.Hidden));
    }

    [Fact]
    public void Read_WhenNoHeaderIsThere_SaysWhatIsWanted()
    {
        var reading = Table.Read("通知", "各县（市、区）：", "请于年底前报送。");
        Assert.Empty(reading.Rows);
        Assert.Equal(["no-header"], reading.Rules);
        Assert.Contains("统一社会信用代码", reading.Summary.Findings[0].Text);
        Assert.True(reading.CountsAddUp);
    }

    [Fact]
    public void Read_WhenTheHeaderComesVeryLate_StillFindsIt()
    {
        var reading = Table.Read([.. Enumerable.Range(0, 100).Select(i => $"说明第{i}条，请仔细阅读"), Table.Header, Table.Clean(1)]);
        Assert.Equal(RowStatus.Accepted, Assert.Single(reading.Rows).Status);
        Assert.True(reading.CountsAddUp);
    }

    [Fact]
    public void Read_WhenASheetHasAMillionBlankRows_CountsThemInOneRun()
    {
        var blank = new SourceCell[] { SourceCell.OfText(1, ""), SourceCell.OfText(2, " ") };
        var rows = Enumerable.Range(2, 1_000_000).Select(n => new SourceRow(n, false, blank)).Prepend(Table.Line(1, Table.Header)).Append(Table.Line(1_000_002, Table.Clean(1)));
        var reading = Table.Read(new SourceSheet("表1", rows));
        Assert.Equal(RowStatus.Accepted, Assert.Single(reading.Rows).Status);
        Assert.Equal(1_000_000, Assert.Single(reading.Summary.NotData, n => n.Reason == NotDataReason.Blank).Rows);
        Assert.True(reading.CountsAddUp);
    }

    [Fact]
    public void Read_WhenASheetHas16384ColumnsAndAWholeSheetMerge_Ends()
    {
        var wide = Enumerable.Range(1, 16_384).Select(c => SourceCell.OfText(c, "名称")).ToArray();
        var rows = Enumerable.Range(1, 80).Select(n => new SourceRow(n, false, wide)).Append(Table.Line(81, Table.Header)).Append(Table.Line(82, Table.Clean(1)));
        var reading = Table.Read(new SourceSheet("表1", rows) { Merged = [.. Enumerable.Range(1, 100_000).Select(n => new MergedBlock(n % 90 + 1, 1, 1_048_576, 16_384))] });
        Assert.True(reading.CountsAddUp);
        Assert.Equal(Table.Code(1), Assert.Single(reading.Rows).Values.CreditCode);
    }
}
