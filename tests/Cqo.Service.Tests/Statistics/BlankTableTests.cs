using System.Net;
using System.Net.Http.Headers;
using Cqo.Domain.Statistics;
using Cqo.Service.Statistics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Cqo.Service.Tests.Statistics;

/// <summary>The empty table that an office sends out.</summary>
public sealed class BlankTableTests : IAsyncLifetime
{
    readonly RunningService service = new(null);
    PeriodItem period = null!;

    public async ValueTask InitializeAsync() => period = await service.OpenPeriodAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task BlankTable_WhenFetched_BearsTheUnitsNameAndHasListsForEachRow()
    {
        var answer = await service.Client.GetAsync($"/api/statistics/periods/{period.Id}/table?unit=420106");
        var content = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("武汉市武昌区2026年度统计表.xlsx", answer.Content.Headers.ContentDisposition?.FileNameStar);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(workbook).Select(e => e.Description));
        var sheet = workbook.WorkbookPart!.WorksheetParts.First().Worksheet!;
        Assert.Contains("武汉市武昌区", sheet.InnerText);
        Assert.Contains(sheet.Descendants<DataValidation>(), v => v.SequenceOfReferences!.InnerText!.Contains($"F5:F{4 + BlankTable.Rows}"));
    }

    [Fact]
    public async Task BlankTable_WhenSentBackAsItIs_HoldsNoRowOfData()
    {
        var blank = await service.Client.GetByteArrayAsync($"/api/statistics/periods/{period.Id}/table?unit=420106");
        using var body = new ByteArrayContent(blank);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var read = await RunningService.ReadAsync<WorkbookCheck>(await service.Client.PostAsync("/api/statistics/check?file=blank.xlsx&region=420106", body));

        Assert.Empty(read.Rows);
        Assert.Equal(BlankTable.Rows, read.NotData.Where(n => n.Reason == NotDataReason.EmptyNumbered).Sum(n => n.LastRow - n.FirstRow + 1));
        Assert.All(read.Header, column => Assert.Equal(HeaderMatch.Exact, column.Match));
    }

    [Fact]
    public async Task BlankTable_WhenTheUnitIsUnknown_SaysSo()
    {
        var answer = await service.Client.GetAsync($"/api/statistics/periods/{period.Id}/table?unit=999999");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("unit-not-found", await answer.Content.ReadAsStringAsync());
    }
}
