using System.Text.Json;
using Cqo.Domain.Enterprises;
using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Hosting;
using Cqo.Templating;

namespace Cqo.Service.Statistics;

/// <summary>What <c>templates/statistics/return</c> is filled with.</summary>
static class ReturnModel
{
    static readonly string[] Fields = [.. StatisticsFields.All.SelectMany(f => new[] { f.Id(), f.Id() + "Note" }), "row", "rowNote", "questions"];

    sealed record Head(string Unit, DateOnly ReturnedOn, IReadOnlyList<string> Notes);

    /// <summary>The data.</summary>
    /// <param name="file">The file that goes back.</param>
    /// <param name="rows">Its rows in question.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="sheets">What was read of its sheets.</param>
    /// <param name="known">Units and layout.</param>
    /// <param name="day">The day of the return.</param>
    public static ModelObject Of(Submission file, IReadOnlyList<SubmissionRow> rows, int all, IReadOnlyList<SheetSummary> sheets, (ReportingUnits Units, TableLayout Layout) known, DateOnly day)
    {
        var head = new Head(known.Units.FullName(file.UnitCode), day, [.. Notes(file, rows.Count, all, sheets)]);
        return ModelObject.Parse(JsonSerializer.SerializeToUtf8Bytes(head, JsonSetup.Wire))
            .WithRows("rows", Fields, rows.Count, () => rows.Select(r => Row(r, sheets.Count > 1, known.Units, known.Layout)));
    }

    static IEnumerable<string> Notes(Submission file, int shown, int all, IReadOnlyList<SheetSummary> sheets)
    {
        yield return FormattableString.Invariant($"注：退回的是“{file.FileName}”（第{file.Version}版）。请照“需核实的问题”在原表中改正，“原行号”是原表中的行，再把整张原表重新提交；这张退回单不能代替原表。");
        if (all > shown)
        {
            yield return FormattableString.Invariant($"注：待核实的共{all}行，这里列出前{shown}行。问题这样多，多半是表头或整列的问题，请先改正。");
        }
        foreach (var finding in sheets.SelectMany(s => s.Findings).Where(f => f.Severity == FindingSeverity.Question))
        {
            yield return "注：" + finding.Text;
        }
    }

    static object?[] Row(SubmissionRow row, bool namesSheet, ReportingUnits units, TableLayout layout)
    {
        var cells = new object?[Fields.Length];
        foreach (var field in StatisticsFields.All)
        {
            var at = 2 * (int)field;
            cells[at] = Value(row.Values, field, units) ?? ReturnTable.Given(row.Findings, field.Id());
            cells[at + 1] = ReturnTable.Note(row.Findings, field.Id());
        }
        cells[^3] = namesSheet ? FormattableString.Invariant($"{row.Sheet}!{row.Row}") : row.Row;
        (cells[^2], cells[^1]) = (ReturnTable.Note(row.Findings, null), ReturnTable.Words(row.Findings, layout));
        return cells;
    }

    static object? Value(StatisticsRow row, StatisticsField field, ReportingUnits units) => field switch
    {
        StatisticsField.RegionCode => row.RegionCode is { } code ? units.FullName(code) : null,
        StatisticsField.SizeClass => row.SizeClass?.Chinese(),
        StatisticsField.AboveScale => row.AboveScale is { } above ? above ? "是" : "否" : null,
        StatisticsField.QualityYears => row.QualityYears,
        StatisticsField.AppointedOn => AttachmentModel.Date(row.AppointedOn),
        StatisticsField.TermEnd => AttachmentModel.Date(row.TermEnd),
        _ => Text(row, field),
    };

    static string? Text(StatisticsRow row, StatisticsField field) => field switch
    {
        StatisticsField.Serial => row.Serial,
        StatisticsField.EnterpriseName => row.EnterpriseName,
        StatisticsField.CreditCode => row.CreditCode,
        StatisticsField.Industry => row.Industry,
        StatisticsField.Awards => row.Awards,
        StatisticsField.CqoName => row.CqoName,
        StatisticsField.Sex => row.Sex,
        StatisticsField.Post => row.Post,
        StatisticsField.Education => row.Education,
        StatisticsField.Title => row.Title,
        StatisticsField.TrainingCertificate => row.TrainingCertificate,
        StatisticsField.Phone => row.Phone,
        _ => row.Remarks,
    };
}
