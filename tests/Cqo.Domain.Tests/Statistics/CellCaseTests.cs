using Cqo.Domain.Statistics;

namespace Cqo.Domain.Tests.Statistics;

/// <summary>One irregular cell in a clean row: what is read, what is fixed, what is asked.</summary>
public class CellCaseTests
{
    private const string Quality = "从事质量工作年限";

    public static TheoryData<string, string, string, string> SafeFixes => new()
    {
        { "企业名称", " 武汉乙有限公司　", "武汉乙有限公司", "trim" },
        { "企业名称", "武汉乙\n有限公司", "武汉乙有限公司", "inner-spaces" },
        { "企业名称", "武汉 乙有限公司", "武汉乙有限公司", "inner-spaces" },
        { "企业名称", "武汉ＡＢＢ有限公司", "武汉ABB有限公司", "half-width" },
        { "企业名称", "武汉\u200B乙\u202E有限公司", "武汉乙有限公司", "invisible-characters" },
        { "统一社会信用代码", "91420100616400352x", "91420100616400352X", "code-form" },
        { "统一社会信用代码", "914201006164 0035-2Ｘ", "91420100616400352X", "code-form" },
        { "统一社会信用代码", "'91420100616400352X", "91420100616400352X", "code-form" },
        { "规模", "大", "Large", "" },
        { "规模", "中型企业", "Medium", "size-word" },
        { "规模", "微企", "Micro", "size-word" },
        { "是否规上", "√", "True", "yes-no-word" },
        { "是否规上", "×", "False", "yes-no-word" },
        { "是否规上", "Y", "True", "yes-no-word" },
        { "是否规上", "n", "False", "yes-no-word" },
        { "是否规上", "#1", "True", "yes-no-word" },
        { "是否规上", "#0", "False", "yes-no-word" },
        { "是否规上", "?true", "True", "yes-no-word" },
        { "是否规上", "规上", "True", "yes-no-word" },
        { "是否规上", "无", "False", "yes-no-word" },
        { "首席质量官姓名", "张　三", "张三", "inner-spaces" },
        { "首席质量官姓名", "王 小 明", "王小明", "inner-spaces" },
        { "首席质量官姓名", "王 小明", "王小明", "inner-spaces" },
        { "首席质量官姓名", "John  Smith", "John  Smith", "" },
        { "首席质量官姓名", "阿依古丽·买买提", "阿依古丽·买买提", "" },
        { "首席质量官姓名", "𠮷田", "𠮷田", "" },
        { Quality, "12年", "12", "number-form" },
        { Quality, "１２", "12", "half-width" },
        { Quality, "十二年", "12", "number-form" },
        { Quality, "#12.5", "12.5", "" },
        { "聘任时间", "@2021-12-05", "2021-12-05", "" },
        { "聘任时间", "2021年12月5日", "2021-12-05", "date-form" },
        { "聘任时间", "2021/12/5", "2021-12-05", "date-form" },
        { "聘任时间", "2021.12.05", "2021-12-05", "date-form" },
        { "聘任时间", "２０２１年１２月５日", "2021-12-05", "half-width date-form" },
        { "聘任时间", "20211205", "2021-12-05", "date-form" },
        { "聘任时间", "#20211205", "2021-12-05", "date-form" },
        { "聘任时间", "二〇二一年十二月五日", "2021-12-05", "date-form" },
        { "聘任时间", "二○二一年十一月二十三日", "2021-11-23", "date-form" },
        { "聘任时间", "2021/12/5 0:00:00", "2021-12-05", "date-form" },
        { "聘任时间", "44561", "2021-12-31", "date-serial" },
        { "聘任时间", "#44561", "2021-12-31", "date-serial" },
        { "聘任时间", "2021.12", "2021-12", "month-only" },
        { "聘任时间", "#2021.12", "2021-12", "month-only" },
        { "聘任时间", "#2021.9", "2021-09", "month-only" },
        { "聘任时间", "2021年12月", "2021-12", "month-only" },
        { "聘任时间", "202112", "2021-12", "month-only" },
        { "聘任时间", "2021-12", "2021-12", "" },
        { "联系电话", "138 0000 0001", "13800000001", "phone-form" },
        { "联系电话", "+86-13800000001", "13800000001", "phone-form" },
        { "联系电话", "0086 138-0000-0001", "13800000001", "phone-form" },
        { "联系电话", "#13800000001", "13800000001", "" },
        { "联系电话", "#1.3800000001E10", "13800000001", "phone-form" },
        { "联系电话", "027-87654321", "027-87654321", "" },
        { "联系电话", "（027）87654321", "027-87654321", "phone-form" },
        { "联系电话", "027 8765 4321转8001", "027-87654321-8001", "phone-form" },
        { "联系电话", "0714-6301234", "0714-6301234", "" },
        { "所在县（市、区）", "武昌", "420106", "region-name" },
        { "所在县（市、区）", "武汉市武昌区", "420106", "" },
        { "所在县（市、区）", "湖北省武汉市武昌区", "420106", "" },
        { "所在县（市、区）", "武汉武昌", "420106", "region-name" },
        { "所在县（市、区）", "#420106", "420106", "" },
        { "所在县（市、区）", "长阳", "420528", "region-name" },
        { "所在县（市、区）", "神农架", "429021", "region-name" },
        { "备注", "/", "", "placeholder" },
        { "备注", "第一行\n第二行", "第一行\n第二行", "" },
        { "备注", "a\u00A0b", "a b", "inner-spaces" },
    };

    [Theory]
    [MemberData(nameof(SafeFixes))]
    public void Read_WhenACellIsSafeToFix_FixesItWithALog(string header, string cell, string expected, string rules)
    {
        var row = Table.With(header, cell);
        Assert.Equal(expected, Value(row, header));
        Assert.Equal(rules, string.Join(' ', row.Fixes.Select(f => f.Rule)));
        Assert.Equal(rules.Length > 0 ? RowStatus.Fixed : RowStatus.Accepted, row.Status);
        Assert.Empty(row.Findings);
        Assert.All(row.Fixes, f => Assert.True(f.Text.Length > 4 && f.TextEn.Length > 10 && f.Row == 2 && f.Address.EndsWith('2')));
    }

    public static TheoryData<string, string, string, string> Doubts => new()
    {
        { "统一社会信用代码", "9.142E+17", "credit-code", "丢失" },
        { "统一社会信用代码", "#9.14201E+17", "credit-code", "丢失" },
        { "统一社会信用代码", "#914403001922038000", "credit-code", "15位" },
        { "统一社会信用代码", "914403001922038000", "credit-code", "000" },
        { "统一社会信用代码", "91420100616400352Y", "credit-code", "“X”" },
        { "统一社会信用代码", "91420100616400352", "credit-code", "17位" },
        { "统一社会信用代码", "91420100616400O52X", "credit-code", "字母O" },
        { "统一社会信用代码", "武汉甲科技有限公司", "swapped-cells", "填错了列" },
        { "统一社会信用代码", "", "required-missing", "必须填" },
        { "统一社会信用代码", "!#REF!", "formula-error", "#REF!" },
        { "企业名称", "!#N/A", "formula-error", "#N/A" },
        { "企业名称", "91420100616400352X", "swapped-cells", "信用代码" },
        { "企业名称", "", "required-missing", "必须填" },
        { "企业名称", "-", "required-missing", "必须填" },
        { "企业名称", "#12345", "enterprise-name", "没有文字" },
        { "企业名称", "=HYPERLINK(\"http://x\")", "formula-like", "公式" },
        { "备注", "=1+1", "formula-like", "公式" },
        { "备注", "-cmd(1)!A0", "formula-like", "公式" },
        { "备注", "@2021-12-05", "unexpected-kind", "日期" },
        { "备注", "#2.0211205E+17", "digits-lost", "丢失" },
        { "备注", "A\uE000B", "unreadable-characters", "U+E000" },
        { "首席质量官姓名", "张三、李四", "two-people", "两个人" },
        { "首席质量官姓名", "张三/李四", "two-people", "两个人" },
        { "首席质量官姓名", "张三\n李四", "two-people", "两个人" },
        { "首席质量官姓名", "张三 李四", "two-people", "可能" },
        { "首席质量官姓名", "武汉甲公司", "person-name", "单位" },
        { "首席质量官姓名", "张三1", "person-name", "数字" },
        { "首席质量官姓名", "#138", "person-name", "数字" },
        { "规模", "特大", "unknown-word", "大型" },
        { "是否规上", "待定", "unknown-word", "“是”或“否”" },
        { Quality, "#2009", "number-range", "60" },
        { Quality, "2009年至今", "number-unreadable", "起始年份" },
        { Quality, "多年", "number-unreadable", "数字" },
        { Quality, "#-3", "number-range", "负数" },
        { "聘任时间", "21.12.5", "date-two-digit-year", "两位" },
        { "聘任时间", "2021-02-30", "date-unreadable", "不存在" },
        { "聘任时间", "#2021.1", "date-ambiguous", "10月" },
        { "聘任时间", "5/12/2021", "date-ambiguous", "年-月-日" },
        { "聘任时间", "2021.12-2026.12", "two-dates", "两个日期" },
        { "聘任时间", "2021", "date-unreadable", "只有年份" },
        { "聘任时间", "长期", "date-unreadable", "不是日期" },
        { "聘任时间", "去年底", "date-unreadable", "不能读作日期" },
        { "聘任时间", "44561日", "date-unreadable", "不能读作日期" },
        { "聘任时间", "四四五六一", "date-unreadable", "不能读作日期" },
        { "聘任时间", "#44561000", "date-unreadable", "不能读作日期" },
        { "聘任时间", "1021-12-05", "date-range", "年份" },
        { "任期止", "2020-01-01", "term-order", "早于" },
        { "联系电话", "12345", "phone-unreadable", "手机号" },
        { "联系电话", "#2787654321", "phone-unreadable", "手机号" },
        { "所在县（市、区）", "东湖高新区", "region-unknown", "填报单位" },
        { "所在县（市、区）", "襄樊市", "region-historical", "襄阳市" },
        { "所在县（市、区）", "恩施", "region-ambiguous", "或" },
    };

    [Theory]
    [MemberData(nameof(Doubts))]
    public void Read_WhenACellIsInDoubt_AsksAndDoesNotGuess(string header, string cell, string rule, string says)
    {
        var row = Table.With(header, cell);
        var finding = Assert.Single(row.Findings, f => f.Severity == FindingSeverity.Question);
        Assert.Equal(rule, finding.Rule);
        Assert.Contains(says, finding.Text);
        Assert.True(finding.TextEn.Length > 20);
        Assert.EndsWith("2", finding.Address);
        Assert.Equal(RowStatus.Questioned, row.Status);
    }

    [Theory]
    [InlineData("聘任时间", "21.12.5", "2021-12-05")]
    [InlineData("聘任时间", "12/25/2021", "2021-12-25")]
    [InlineData("聘任时间", "5/12/2021", null)]
    [InlineData("聘任时间", "2021.12.5-2026.12.4", "2021-12-05")]
    [InlineData("联系电话", "#2787654321", "027-87654321")]
    [InlineData("所在县（市、区）", "郧县", "十堰市郧阳区")]
    [InlineData("首席质量官姓名", "张三 李四", "张三李四")]
    [InlineData("统一社会信用代码", "91420100616400352Y", null)]
    [InlineData("统一社会信用代码", "914403001922038000", null)]
    public void Read_WhenThereIsAProposal_GivesItWithoutApplyingIt(string header, string cell, string? proposal)
    {
        var row = Table.With(header, cell);
        Assert.Equal(proposal, Assert.Single(row.Findings).Proposal);
        Assert.Equal("", Value(row, header));
        Assert.Equal(cell.TrimStart('#'), row.Findings[0].Given);
    }

    [Fact]
    public void Read_WhenADateIsASerialNumberFrom1904_CountsFromThere()
    {
        var sheet = Table.Sheet(Table.Header, Table.Clean(1).Replace("2021-12-05", "#43099")) with { From1904 = true };
        Assert.Equal("2021-12-31", Table.Read(sheet).Rows[0].Values.AppointedOn.ToString());
    }

    [Fact]
    public void Read_WhenHalfOfASurrogatePairOrACallStandsInACell_Asks()
    {
        foreach (var (text, rule) in new[] { ("A\uD800B", "unreadable-characters"), ("@SUM(A1)", "formula-like"), ("+cmd|' /C calc'!A0", "formula-like"), ("\uFFFF", "unreadable-characters") })
        {
            var sheet = new SourceSheet("表1", [Table.Line(1, "企业名称|统一社会信用代码|姓名|聘任时间|备注"), new(2, false, new[]
            {
                SourceCell.OfText(1, "武汉甲科技有限公司"), SourceCell.OfText(2, Table.Code(1)), SourceCell.OfText(3, "张三"), SourceCell.OfText(4, "2021-12-05"), SourceCell.OfText(5, text),
            })]);
            Assert.Equal(rule, Assert.Single(Table.Read(sheet).Rows[0].Findings).Rule);
        }
    }

    [Fact]
    public void Read_WhenACellIsLongerThanASpreadsheetAllows_AsksAndQuotesItShort()
    {
        var finding = Assert.Single(Table.With("备注", new string('长', 50_000)).Findings);
        Assert.Equal(("too-long", 121), (finding.Rule, finding.Given!.Length));
    }

    [Fact]
    public void Read_WhenAFixTakesAwayWhatNobodySees_WritesItOutInTheLog()
    {
        var fix = Assert.Single(Table.With("首席质量官姓名", "张\u202E三").Fixes);
        Assert.Equal(("张‹U+202E›三", "张三", "G2", "cqoName"), (fix.From, fix.To, fix.Address, fix.Field));
    }

    [Theory]
    [InlineData("2021-12-05", "2027-01-01", "term-length")]
    [InlineData("2021-12-05", "2026-12-04", "")]
    [InlineData("2021-12-05", "2026-12-05", "")]
    [InlineData("2021-12", "2026-12", "")]
    [InlineData("2021-12", "2027-01", "term-length")]
    [InlineData("2018-12-05", "2022-06-29", "term-expired")]
    [InlineData("2018-12-05", "2022-06-30", "")]
    [InlineData("2018-12-05", "2022-06", "")]
    [InlineData("2018-12-05", "2022-05", "term-expired")]
    [InlineData("2022-07-01", "2026-12-04", "appointed-later")]
    [InlineData("2022-06", "2026-12-04", "")]
    public void Read_WhenThereIsAPolicyAndACutOffDate_ChecksTheTermByThem(string from, string until, string rule)
    {
        var options = new ImportOptions { Pack = Repository.Draft, CutOff = new DateOnly(2022, 6, 30) };
        var line = Table.Clean(1).Replace("2021-12-05", from).Replace("2026-12-04", until);
        var row = Assert.Single(Table.Read(Table.Sheet(Table.Header, line), options).Rows);
        Assert.Equal(rule, string.Join(' ', row.Findings.Select(f => f.Rule)));
    }

    [Fact]
    public void Read_WhenOnlyTheMonthIsKnownAndTheDayDecides_AsksForTheDay()
    {
        var options = new ImportOptions { CutOff = new DateOnly(2022, 6, 15) };
        var row = Assert.Single(Table.Read(Table.Sheet(Table.Header, Table.Clean(1).Replace("2026-12-04", "2022.06")), options).Rows);
        Assert.Equal("day-needed", Assert.Single(row.Findings).Rule);
        Assert.Equal("2022-06", row.Values.TermEnd.ToString());
    }

    [Fact]
    public void Read_WhenTheTermIsOnlySuggested_PointsItOut()
    {
        var options = new ImportOptions { Pack = Repository.InForce };
        var row = Assert.Single(Table.Read(Table.Sheet(Table.Header, Table.Clean(1).Replace("2026-12-04", "2031-12-04")), options).Rows);
        Assert.Equal((FindingSeverity.Notice, "term-length", RowStatus.Accepted), (row.Findings[0].Severity, row.Findings[0].Rule, row.Status));
    }

    [Fact]
    public void Read_WhenTheRegisterHasAnotherNameForTheCode_Asks()
    {
        var options = new ImportOptions { RegisteredNames = new Dictionary<string, string> { [Table.Code(1)] = "武汉（第1）科技有限责任公司", [Table.Code(2)] = "武汉丙科技有限公司" } };
        var rows = Table.Read(Table.Sheet(Table.Header, Table.Clean(1), Table.Clean(2)), options).Rows;
        Assert.Empty(rows[0].Findings);
        Assert.Equal(("registered-name", "武汉丙科技有限公司"), (rows[1].Findings[0].Rule, rows[1].Findings[0].Proposal));
    }

    [Fact]
    public void Read_WhenTheUnitIsKnown_DecidesBetweenPlacesOfTheSameShortName()
    {
        Assert.Equal("422801", Table.With("所在县（市、区）", "恩施", new ImportOptions { UnitRegionCode = "422800" }).Values.RegionCode);
        Assert.Equal("420190", Table.With("所在县（市、区）", "东湖高新区", new ImportOptions { Units = new Dictionary<string, string> { ["东湖高新区"] = "420190" } }).Values.RegionCode);
    }

    private static string Value(ImportedRow row, string header)
    {
        var v = row.Values;
        return header switch
        {
            "企业名称" => v.EnterpriseName ?? "", "统一社会信用代码" => v.CreditCode ?? "", "规模" => v.SizeClass.ToString() ?? "", "是否规上" => v.AboveScale.ToString() ?? "",
            "首席质量官姓名" => v.CqoName ?? "", Quality => v.QualityYears is { } years ? FormattableString.Invariant($"{years}") : "", "聘任时间" => v.AppointedOn.ToString() ?? "",
            "联系电话" => v.Phone ?? "", "所在县（市、区）" => v.RegionCode ?? "", _ => v.Remarks ?? "",
        };
    }
}
