using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Cqo.Service.Templates;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>Writes the return file of a submission: the sender's own rows in question, those that wait because of other files too (decision 0020).</summary>
public sealed partial class WriteReturn(IDbContextFactory<CqoDb> factory, TemplateCatalog templates, LayoutCatalog layouts, TimeProvider time, ILogger<WriteReturn> logger)
{
    /// <summary>Every cell of these may have a note, and a workbook takes 65,536. More questions than that are about a header.</summary>
    const int MostRows = 3000;
    const string TemplateId = "statistics/return";

    /// <summary>Writes it.</summary>
    /// <exception cref="Problems.ProblemException">submission-not-found, submission-replaced, nothing-in-question, template-not-found, template-invalid.</exception>
    public async Task<(byte[] Content, string FileName)> RunAsync(int id, UserScope user, CancellationToken cancellation)
    {
        var template = templates.Get(TemplateId);
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var (file, units) = await SubmissionQueries.RequireAsync(db, id, user, cancellation);
        if (file.ReplacedBy is not null)
        {
            throw StatisticsProblems.Replaced(file);
        }
        var page = await SubmissionQueries.PageAsync(db, file, units, "questioned", (MostRows, 0), cancellation);
        var sheets = RowJson.Read<List<Domain.Statistics.SheetSummary>>(file.Sheets);
        if (page.Total == 0 && !sheets.Exists(s => s.Findings.Any(f => f.Severity == Domain.Statistics.FindingSeverity.Question)))
        {
            throw StatisticsProblems.NothingInQuestion(file);
        }
        var model = ReturnModel.Of(file, page.Items, page.Total, sheets, (units, layouts.Get()), DateOnly.FromDateTime(time.GetUtcNow().ToOffset(WriteAttachment.China).DateTime));
        using var content = new MemoryStream();
        template.Render(model, content, TemplateValues.Options, cancellation);
        LogExport(user.UserId, file.UnitCode, file.Id, page.Items.Count);
        return (content.ToArray(), $"{units.FullName(file.UnitCode)}企业首席质量官基本情况统计表（退回核实）.xlsx");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Return file by {User}: unit {Unit}, submission {Submission}, {Rows} rows")]
    partial void LogExport(string user, string unit, int submission, int rows);
}
