using System.Net;
using Cqo.Domain.Statistics;
using Cqo.Service.Persistence;
using Cqo.Service.Statistics;
using Cqo.Service.Tests.Persistence;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Tests.Statistics;

public sealed class SqliteReturnTests : ReturnSuite
{
    protected override Task<DatabaseOptions?> DatabaseAsync() => Task.FromResult<DatabaseOptions?>(null);
}

public sealed class PostgresReturnTests(PostgresCluster postgres) : ReturnSuite
{
    protected override async Task<DatabaseOptions?> DatabaseAsync() => await postgres.CreateAsync();
}

/// <summary>Return files over HTTP, on both databases.</summary>
public abstract class ReturnSuite : IAsyncLifetime
{
    const string Wuchang = "420106", Hongshan = "420111";
    RunningService service = null!;
    PeriodItem period = null!;

    protected abstract Task<DatabaseOptions?> DatabaseAsync();

    public async ValueTask InitializeAsync()
    {
        service = new RunningService(await DatabaseAsync());
        period = await service.OpenPeriodAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Return_WhenRowsAreInQuestion_HoldsThemAloneWithNotesInTheirCells()
    {
        await service.SubmittedAsync(period.Id, Wuchang, new TableRow(1, "武昌区"), new TableRow(2, "武昌区") { Cqo = "李四" });
        var filed = await service.SubmittedAsync(period.Id, Hongshan,
            new TableRow(3, "洪山区"), new TableRow(4, "洪山区") { Code = "9.142E+17", From = "去年秋天" }, new TableRow(1, "洪山区"), new TableRow(5, "洪山区") { Cqo = "" });
        var answer = await service.Client.GetAsync($"/api/statistics/submissions/{filed.Id}/return");
        var content = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("武汉市洪山区企业首席质量官基本情况统计表（退回核实）.xlsx", answer.Content.Headers.ContentDisposition?.FileNameStar);
        var rows = WorkbookText.Of(content, "退回核实").Rows;
        Assert.Equal(["4", "5", "6"], rows.Select(r => r["T"]));
        Assert.Equal(("9.142E+17", "去年秋天", "湖北样例4号精密制造有限公司"), (rows[0]["D"], rows[0]["O"], rows[0]["C"]));
        Assert.Contains("1. 企业统一社会信用代码（D4）：", rows[0]["U"], StringComparison.Ordinal);
        Assert.Contains("2. 聘任时间（I4）：", rows[0]["U"], StringComparison.Ordinal);
        Assert.Contains("已由另一个县（市、区）填报", rows[1]["U"], StringComparison.Ordinal);
        Assert.DoesNotContain(rows, r => r.Values.Any(v => v.Contains("李四", StringComparison.Ordinal) || v.Contains("样例2号", StringComparison.Ordinal)));

        using var document = SpreadsheetDocument.Open(new MemoryStream(content), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        var notes = document.WorkbookPart!.WorksheetParts.Single().WorksheetCommentsPart!.Comments.CommentList!.Elements<Comment>().ToDictionary(c => c.Reference!.Value!, c => c.InnerText);
        Assert.Equal(["D5", "I7", "O5", "T6"], notes.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("照营业执照", notes["D5"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Return_WhenCorrectedAndSentInPlaceOfTheTable_IsRefusedAndNoRowIsLost()
    {
        var filed = await service.SubmittedAsync(period.Id, Wuchang, new TableRow(1, "武昌区"), new TableRow(2, "武昌区") { Code = "9.142E+17" });
        var content = await service.Client.GetByteArrayAsync($"/api/statistics/submissions/{filed.Id}/return");
        var stored = await service.Store.ListAsync(default).CountAsync();
        var refused = await service.SubmitAsync(period.Id, Wuchang, content);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "return-file"), (refused.StatusCode, (await RunningService.ProblemAsync(refused)).Type));
        Assert.True((await service.GetAsync<SubmissionDetails>($"/submissions/{filed.Id}")).Submission.IsCurrent);
        Assert.Equal((2, stored), (await service.Open().SubmittedRows.CountAsync(), await service.Store.ListAsync(default).CountAsync()));
        // What stands in it is still read as the table that it came from.
        using var body = new ByteArrayContent(content);
        var check = await RunningService.ReadAsync<WorkbookCheck>(await service.Client.PostAsync("/api/statistics/check?file=a.xlsx&region=420106", body));
        Assert.Equal((1, "湖北样例2号精密制造有限公司", RowStatus.Questioned), (check.Rows.Count, check.Rows[0].Values.EnterpriseName, check.Rows[0].Status));
    }

    [Fact]
    public async Task Return_WhenNothingIsInQuestionOrTheTableWasReplaced_SaysSo()
    {
        var first = await service.SubmittedAsync(period.Id, Wuchang, new TableRow(1, "武昌区") { Code = "9.142E+17" });
        var second = await service.SubmittedAsync(period.Id, Wuchang, new TableRow(1, "武昌区"));

        Assert.Equal("submission-replaced", (await RunningService.ProblemAsync(await service.Client.GetAsync($"/api/statistics/submissions/{first.Id}/return"))).Type);
        Assert.Equal("nothing-in-question", (await RunningService.ProblemAsync(await service.Client.GetAsync($"/api/statistics/submissions/{second.Id}/return"))).Type);
        Assert.Equal("submission-not-found", (await RunningService.ProblemAsync(await service.Client.GetAsync("/api/statistics/submissions/99/return"))).Type);
    }
}
