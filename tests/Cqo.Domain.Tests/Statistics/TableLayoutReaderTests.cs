using System.Text;
using Cqo.Domain.Statistics;

namespace Cqo.Domain.Tests.Statistics;

public class TableLayoutReaderTests
{
    private static readonly string Shipped = Encoding.UTF8.GetString(Repository.Read("templates/statistics/cqo-table/layout.json"));

    [Fact]
    public void Read_WhenTheLayoutIsShipped_GivesEveryFieldInTheOrderOfTheTable()
    {
        var reading = TableLayoutReader.Read("\uFEFF" + Shipped);
        Assert.Empty(reading.Diagnostics);
        Assert.Equal("企业首席质量官基本情况统计表", reading.Layout!.Title);
        Assert.Equal(StatisticsFields.All, reading.Layout.Columns.Select(c => c.Field));
        Assert.Equal(["enterpriseName", "creditCode", "cqoName", "appointedOn"], reading.Layout.Columns.Where(c => c.Required).Select(c => c.Id));
        Assert.Equal(60, reading.Layout.Columns.Single(c => c.Id == "qualityYears").Most);
    }

    [Fact]
    public void Read_WhenEverySynonymStandsAsHeader_FindsItsColumn()
    {
        foreach (var column in Table.Layout.Columns)
        {
            foreach (var header in column.Synonyms.Append(column.FullHeader).Append(column.FullHeader + "（请如实填写）"))
            {
                Assert.Equal(column.Field, Table.Layout.Columns[Table.Layout.Names.Find(null, header).Column].Field);
            }
        }
    }

    [Theory]
    [InlineData("\"id\": \"creditCode\"", "\"id\": \"code\"", "$.columns[3].id", "没有名为“code”的统计字段")]
    [InlineData("\"id\": \"creditCode\"", "\"id\": \"serial\"", "$.columns[3].id", "已有一列")]
    [InlineData("\"kind\": \"credit-code\"", "\"kind\": \"text\"", "$.columns[3].kind", "credit-code")]
    [InlineData("\"kind\": \"credit-code\"", "\"kind\": \"code\"", "$.columns[3].kind", "serial, text")]
    [InlineData(", \"width\": 20,", ",", "$.columns[3].width", "缺少字段")]
    [InlineData("\"width\": 22", "\"width\": 0", "$.columns[2].width", "1到255")]
    [InlineData("\"header\": \"序号\"", "\"header\": \"\"", "$.columns[0].header", "不为空")]
    [InlineData("\"header\": \"序号\"", "\"hedaer\": \"序号\"", "$.columns[0].hedaer", "没有名为")]
    [InlineData("\"编号\"", "\"信用代码\"", "$.columns", "同时指“serial”和“creditCode”")]
    [InlineData("\"synonyms\": [\"博士\"]", "\"synonyms\": [\"硕士\"]", "$.columns[11].choices", "“硕士”出现了两次")]
    [InlineData("\"group\": \"聘任\", \"groupEn\": \"Appointment\", \"header\": \"时间\"", "\"group\": \"聘任\", \"header\": \"时间\"", "$.columns[14]", "groupEn")]
    [InlineData("\"width\": 5 }", "\"width\": 5, \"most\": 3 }", "$.columns[0].most", "number")]
    public void Read_WhenTheFileHasAFault_SaysWhereAndWhat(string text, string instead, string path, string says)
    {
        Assert.Contains(text, Shipped);
        var faulty = Shipped.Remove(Shipped.IndexOf(text, StringComparison.Ordinal), text.Length).Insert(Shipped.IndexOf(text, StringComparison.Ordinal), instead);
        var reading = TableLayoutReader.Read(faulty);
        Assert.Null(reading.Layout);
        Assert.Contains(reading.Diagnostics, d => d.Path == path && d.Text.Contains(says) && d.TextEn.Length > 10);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"columns\": 3}")]
    [InlineData("{\"columns\": [null, 3, []]}")]
    [InlineData("{\"id\": \"\\ud800\"}")]
    [InlineData("{\"id\": \"\uD800\"}")]
    [InlineData("{\"id\": 1, \"columns\": [{\"id\": {}}]} // x")]
    public void Read_WhenTheFileIsNoLayout_NamesAMistakeAndDoesNotThrow(string json)
    {
        var reading = TableLayoutReader.Read(json);
        Assert.Null(reading.Layout);
        Assert.NotEmpty(reading.Diagnostics);
    }
}
